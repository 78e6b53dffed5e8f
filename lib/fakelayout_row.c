#include "fakelayout_row.h"

#include "money.h"
#include "text.h"

static const char *const fields[NFIELDS] = {
	[FIELD_ROW] = "row",
	[FIELD_HOUSEHOLD_ID] = "household_id",
	[FIELD_TOWNSHIP] = "township",
	[FIELD_VILLAGE] = "village",
	[FIELD_RESIDENCE] = "residence",
	[FIELD_HEAD_NAME] = "head_name",
	[FIELD_HEAD_ID_NUMBER] = "head_id_number",
	[FIELD_FROM_MONTH] = "from_month",
	[FIELD_TO_MONTH] = "to_month",
	[FIELD_FAMILY_SIZE] = "family_size",
	[FIELD_COVERED_PERSONS] = "covered_persons",
	[FIELD_INCOME_MONTH] = "income_month",
	[FIELD_STANDARD] = "standard",
	[FIELD_AMOUNT] = "amount",
	[FIELD_PAYEE_NAME] = "payee_name",
	[FIELD_ACCOUNT] = "account",
	[FIELD_NOTE] = "note",
};

static enum msg
wrong(struct fakelayout_row *r, enum fakelayout_cell at, enum msg why)
{
	r->at = at;
	return why;
}

/* Which of the words text is, or -1. */
static int
choose(struct str text, const char *const *words, int n)
{
	for (int i = 0; i < n; i++)
		if (str_eq(text, str_of(words[i])))
			return i;
	return -1;
}

static enum msg
read_file(struct fakelayout_row *r)
{
	struct str name = r->cell[TEXT];

	if (!name.n || name.p[0] == '.' || str_find(name, '/') < name.n)
		return wrong(r, TEXT, M_FAKE_LAYOUT_PATH);
	r->layout->file = name;
	r->layout->kind = str_ends(name, STR(".xlsx")) ? FAKE_XLSX
	    : str_ends(name, STR(".xls")) ? FAKE_XLS : FAKE_TEXT_FILE;
	return M_NONE;
}

/* What Excel takes for the name of a sheet. */
static bool
tab_name(struct str s)
{
	for (const char *c = "[]:*?/\\"; *c; c++)
		if (str_find(s, *c) < s.n)
			return false;
	return s.n && text_length(s) <= 31 && s.p[0] != '\'' && s.p[s.n - 1] != '\'';
}

static enum msg
read_encoding(struct fakelayout_row *r)
{
	struct csvout_style *style = &r->layout->style;

	if (!r->cell[TEXT].n)
		return wrong(r, TEXT, M_FAKE_LAYOUT_VALUE);
	style->bom = str_eq(r->cell[TEXT], STR("UTF-8-BOM"));
	style->encoding = style->bom ? "UTF-8" : r->cell[TEXT].p;
	return M_NONE;
}

static enum msg
read_delimiter(struct fakelayout_row *r)
{
	static const char *const words[] = {"comma", "tab", "semicolon"};
	int which = choose(r->cell[TEXT], words, COUNT(words));

	if (which < 0)
		return wrong(r, TEXT, M_FAKE_LAYOUT_VALUE);
	r->layout->style.delimiter = ",\t;"[which];
	return M_NONE;
}

static enum msg
read_newline(struct fakelayout_row *r)
{
	static const char *const words[] = {"lf", "crlf"};
	int which = choose(r->cell[TEXT], words, COUNT(words));

	r->layout->style.crlf = which == 1;
	return which < 0 ? wrong(r, TEXT, M_FAKE_LAYOUT_VALUE) : M_NONE;
}

static enum msg
read_quote(struct fakelayout_row *r)
{
	r->layout->style.quote_all = str_eq(r->cell[TEXT], STR("all"));
	return r->layout->style.quote_all ? M_NONE : wrong(r, TEXT, M_FAKE_LAYOUT_VALUE);
}

static enum msg
read_ragged(struct fakelayout_row *r)
{
	r->layout->ragged = true;
	return M_NONE;
}

/* A number of households. */
static enum msg
read_every(struct fakelayout_row *r, size_t *every)
{
	struct ratio x;

	if (!ratio_parse(r->cell[TEXT], &x) || x.d != 1 || x.n < 1)
		return wrong(r, TEXT, M_FAKE_COUNT);
	*every = (size_t)x.n;
	return M_NONE;
}

static enum msg
read_gap(struct fakelayout_row *r)
{
	return read_every(r, &r->layout->gap);
}

static enum msg
read_page(struct fakelayout_row *r)
{
	return read_every(r, &r->layout->page);
}

static enum msg
read_tab(struct fakelayout_row *r)
{
	if (!tab_name(r->cell[TEXT]))
		return wrong(r, TEXT, M_FAKE_LAYOUT_TAB);
	r->layout->tab = r->cell[TEXT];
	return M_NONE;
}

static enum msg
read_hidden(struct fakelayout_row *r)
{
	if (!tab_name(r->cell[TEXT]))
		return wrong(r, TEXT, M_FAKE_LAYOUT_TAB);
	r->layout->hidden = r->cell[TEXT];
	r->layout->codes = r->cell[FORM];
	return M_NONE;
}

static enum msg
read_subtotal(struct fakelayout_row *r)
{
	r->layout->subtotal = r->cell[TEXT];
	return M_NONE;
}

static enum msg
read_column(struct fakelayout_row *r)
{
	struct fakelayout *l = r->layout;
	int field = choose(r->cell[COLUMN], fields, NFIELDS);
	struct fakecolumn c = {.field = (enum fakefield)field, .text = r->cell[TEXT],
	    .parent = r->cell[PARENT]};

	if (field < 0)
		return wrong(r, COLUMN, M_FAKE_LAYOUT_FIELD);
	if (!fakeform_parse(&c.form, r->cell[FORM]))
		return wrong(r, FORM, M_FAKE_LAYOUT_FORM);
	if (l->below.n)
		return wrong(r, PART, M_FAKE_LAYOUT_WHERE);
	if (l->levels < 1 + fakecolumn_parents(&c))
		l->levels = 1 + fakecolumn_parents(&c);
	l->columns = mem_grow(l->columns, l->ncolumns, &l->room, sizeof(*l->columns));
	l->columns[l->ncolumns++] = c;
	return M_NONE;
}

static enum msg
add_line(struct fakelayout_row *r, enum fakeline kind)
{
	struct fakelayout *l = r->layout;
	struct fakeparts *to = l->ncolumns ? &l->below : &l->above;

	if (kind != LINE_BLANK && (to == &l->above) != (kind == LINE_TITLE))
		return wrong(r, PART, M_FAKE_LAYOUT_WHERE);
	to->list = mem_grow(to->list, to->n, &to->room, sizeof(*to->list));
	to->list[to->n++] = (struct fakepart){kind, r->cell[TEXT]};
	return M_NONE;
}

static enum msg
read_title(struct fakelayout_row *r)
{
	return add_line(r, LINE_TITLE);
}

static enum msg
read_blank(struct fakelayout_row *r)
{
	return add_line(r, LINE_BLANK);
}

static enum msg
read_total(struct fakelayout_row *r)
{
	return add_line(r, LINE_TOTAL);
}

static enum msg
read_foot(struct fakelayout_row *r)
{
	return add_line(r, LINE_FOOT);
}

static const struct {
	const char *part;
	enum msg (*read)(struct fakelayout_row *r);
} parts[] = {
	{"file", read_file}, {"encoding", read_encoding}, {"delimiter", read_delimiter},
	{"newline", read_newline}, {"quote", read_quote}, {"ragged", read_ragged},
	{"gap", read_gap}, {"page", read_page}, {"tab", read_tab}, {"hidden", read_hidden},
	{"subtotal", read_subtotal}, {"title", read_title}, {"blank", read_blank},
	{"column", read_column}, {"total", read_total}, {"foot", read_foot},
};

enum msg
fakelayout_take(struct fakelayout_row *r)
{
	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_eq(r->cell[PART], str_of(parts[i].part)))
			return parts[i].read(r);
	return wrong(r, PART, M_FAKE_LAYOUT_PART);
}
