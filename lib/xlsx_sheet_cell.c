#include "cellformat.h"
#include "xlsx_sheet.h"

#define DIGITS 15	/* that a workbook keeps of a number */

/* The types of cells (ISO/IEC 29500-1, 18.18.11), and the letter that we keep. */
static const struct {
	const char *name;
	char letter;
} types[] = {
	{"s", 's'}, {"n", 'n'}, {"str", 't'}, {"inlineStr", 'i'}, {"b", 'b'}, {"e", 'e'},
	{"d", 'd'},
};

/* Stop: what is wrong in the cell that is read, with its address. */
static void
refuse(struct xlsx_sheet *s, enum msg m, const char *value)
{
	struct buf address = {0}, excerpt = {0};
	grid_address(&address, s->column, s->line);
	msg_excerpt(&excerpt, str_of(value));
	xlsx_xml_refuse(&s->xml, m, STR_FMT(s->name), buf_cstr(&address), buf_cstr(&excerpt));
	buf_free(&address);
	buf_free(&excerpt);
}

static void
set_address(struct xlsx_sheet *s, const char *address)
{
	size_t column, row;
	const char *end = xlsx_address(address, &column, &row);
	if (!end || *end || row != s->line)
		refuse(s, M_XLSX_ADDRESS, address);
	else if (column < s->n)
		refuse(s, M_XLSX_CELL_ORDER, address);
	else
		s->column = column;
}

static void
set_type(struct xlsx_sheet *s, const char *type)
{
	for (size_t i = 0; i < COUNT(types); i++)
		if (strcmp(type, types[i].name) == 0) {
			s->type = types[i].letter;
			return;
		}
	refuse(s, M_XLSX_TYPE, type);
}

static void
set_style(struct xlsx_sheet *s, const char *style)
{
	size_t n = s->shared->styles.n;
	if (n && !xlsx_count(style, n - 1, &s->style))
		refuse(s, M_XLSX_STYLE, style);
}

void
xlsx_cell_start(struct xlsx_sheet *s, const char **attributes)
{
	s->column = s->n;
	s->type = 'n';
	s->style = 0;
	s->formula = s->value = s->in_value = false;
	s->from = s->text.n;
	for (const char **a = attributes; *a; a += 2)
		if (strcmp(*a, "r") == 0)
			set_address(s, a[1]);
		else if (strcmp(*a, "s") == 0)
			set_style(s, a[1]);
		else if (strcmp(*a, "t") == 0)
			set_type(s, a[1]);
	if (s->column >= XLSX_COLUMNS)
		refuse(s, M_XLSX_ADDRESS, "");
}

/* Cells up to `column`, blank ones before it. */
static void
widen(struct xlsx_sheet *s)
{
	while (s->room <= s->column) {
		s->room = s->room ? s->room * 2 : 64;
		s->cells = mem_resize(s->cells, s->room, sizeof *s->cells);
		s->kinds = mem_resize(s->kinds, s->room, sizeof *s->kinds);
	}
	for (; s->n < s->column; s->n++) {
		s->cells[s->n] = STR("");
		s->kinds[s->n] = CELL_TEXT;
	}
}

/* What stands in the text behind `from` is the cell. */
static struct str
taken(const struct xlsx_sheet *s)
{
	return (struct str){s->text.p + s->from, s->text.n - s->from};
}

/* Without the blanks and line breaks that XML may have around a number. */
static struct str
bare(struct str v)
{
	for (; v.n && strchr(" \t\r\n", *v.p); v = str_from(v, 1))
		;
	while (v.n && strchr(" \t\r\n", v.p[v.n - 1]))
		v.n--;
	return v;
}

/* The text that was taken, without what would break a line. */
static enum cell_kind
cleaned(struct xlsx_sheet *s, enum cell_kind kind, struct str *out)
{
	xlsx_text_clean(&s->text, s->from);
	*out = taken(s);
	return kind;
}

/* A whole number without zeros in front, all digits of which are there. */
static bool
is_whole(struct str v)
{
	return str_all_digits(v) && (*v.p != '0' || v.n == 1);
}

static enum cell_kind
number(struct xlsx_sheet *s, struct str v, struct str *out)
{
	const struct xlsx_styles *styles = &s->shared->styles;
	enum cellformat format = styles->n ? styles->kinds[s->style] : FORMAT_PLAIN;
	enum cell_kind kind;

	if (s->type == 'n' && format == FORMAT_PLAIN && is_whole(v)) {
		/* cut, not rounded: the beginning of an ID is looked for elsewhere */
		*out = (struct str){v.p, v.n < DIGITS ? v.n : DIGITS};
		return v.n > DIGITS ? CELL_LOST : CELL_NUMBER;
	}
	/* no number: written out anew it might not fit behind itself */
	if (v.n > XLSX_NUMBER_MOST)
		return cleaned(s, CELL_TEXT, out);
	s->from = s->text.n;
	if (s->type == 'd')
		kind = cellformat_iso(&s->text, v, format);
	else
		kind = cellformat_put(&s->text, v, format, s->shared->from1904);
	return cleaned(s, kind, out);
}

static enum cell_kind
boolean(struct str v, struct str *out)
{
	*out = str_eq(v, STR("1")) || str_eq(v, STR("true")) ? STR("TRUE") : STR("FALSE");
	return CELL_BOOL;
}

static enum cell_kind
shared(struct xlsx_sheet *s, struct str v, struct str *out)
{
	const struct xlsx_strings *strings = &s->shared->strings;
	size_t i;
	s->text.n = (size_t)(v.p + v.n - s->text.p);
	buf_putc(&s->text, 0);	/* for which there is room: v stays where it is */
	if (!strings->n || !xlsx_count(v.p, strings->n - 1, &i))
		refuse(s, M_XLSX_STRING, "");	/* what stands there may be a name */
	else
		*out = xlsx_string(strings, i);
	return CELL_TEXT;
}

/* No value: a formula that nobody has reckoned, or nothing. An empty text has a v. */
static enum cell_kind
blank(const struct xlsx_sheet *s)
{
	return s->formula && !(s->type == 't' && s->value) ? CELL_FORMULA : CELL_TEXT;
}

/* The kind of the cell, and its text in *out. */
static enum cell_kind
convert(struct xlsx_sheet *s, struct str *out)
{
	struct str v = bare(taken(s));
	if (!v.n && s->text.n == s->from)
		return blank(s);
	/* what libraries write into a formula that they cannot reckon */
	if (s->formula && s->shared->reckon && s->type == 'n' && str_eq(v, STR("0")))
		return CELL_FORMULA;
	switch (s->type) {
	case 's':
		return shared(s, v, out);
	case 'b':
		return boolean(v, out);
	case 'e':
		return cleaned(s, CELL_ERROR, out);
	case 't':
		return cleaned(s, CELL_TEXT, out);
	case 'i':	/* its runs are clean: _x005F_x000D_ must not be decoded twice */
		*out = taken(s);
		return CELL_TEXT;
	}
	return v.n ? number(s, v, out) : blank(s);
}

void
xlsx_cell_end(struct xlsx_sheet *s)
{
	struct str text = STR("");
	widen(s);
	enum cell_kind kind = convert(s, &text);
	s->cells[s->n] = text;
	s->kinds[s->n++] = (unsigned char)kind;
}
