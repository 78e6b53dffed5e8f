/* sheets_figure - in a table of figures, numbers as reports write them. */
#include "sheets_figure.h"

#include "quantity.h"
#include "text.h"

enum { VALUE, UNIT, QUALIFIER };

static const struct str names[] = {
	[VALUE] = STR_INIT("value"), [UNIT] = STR_INIT("unit"), [QUALIFIER] = STR_INIT("qualifier")
};

static long
find(const struct sheets *s, struct str name)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (str_eq(s->columns[i].name, name))
			return (long)i;
	return -1;
}

void
sheets_figure_columns(struct sheets *s,
    void (*add)(struct sheets *s, const struct column *c, size_t *room), size_t *room)
{
	if (find(s, STR("key")) < 0 || find(s, STR("value")) < 0)
		return;
	for (size_t i = UNIT; i <= QUALIFIER; i++) {
		const struct column *c = columns_find(&s->dictionary, names[i]);
		if (c)
			add(s, c, room);
	}
}

void
sheets_figure_bind(struct sheets *s)
{
	bool figures = find(s, STR("key")) >= 0;
	for (size_t i = VALUE; i <= QUALIFIER; i++)
		s->figure.at[i] = figures ? find(s, names[i]) : -1;
}

/* Is it for clean_cell, which counts commas and the like? 5元 is not: there the unit is lost. */
static bool
is_plain(struct str text, const struct quantity *q)
{
	for (size_t i = 0; i < text.n; i++)
		if (text.p[i] & 0x80)
			return false;
	return !q->unit.n && str_eq(q->qualifier, STR("exact"));
}

/* "yuan" and the cell 元, or 元/月: the same, the cell says more. */
static bool
agrees(struct sheets *s, size_t which, struct str code)
{
	size_t at = (size_t)s->figure.at[which];
	struct buf said = {0};
	struct fault ignored;
	bool same = clean_cell(&s->cleaner, s->columns[at].column, 1, s->cells[at], &said,
	    &ignored);
	struct str cell = buf_str(&said);
	if (which == UNIT)
		cell.n = str_find(cell, '/');
	same = same && str_eq(cell, code);
	buf_free(&said);
	return same;
}

/* What the number says beside itself goes into its cell, or is there already. */
static bool
say(struct sheets *s, size_t which, struct str code)
{
	long at = s->figure.at[which];
	if (at < 0)
		return fault_set(&s->fault, M_FIGURE_NO_COLUMN, STR_FMT(names[which]));
	if (!text_trim(s->cells[at]).n) {
		s->cells[at] = code;
		return true;
	}
	return agrees(s, which, code) ||
	    fault_set(&s->fault, M_FIGURE_OTHER, STR_FMT(names[which]));
}

static bool
take(struct sheets *s, const struct quantity *q)
{
	struct sheets_figure *x = &s->figure;
	for (size_t i = VALUE; i <= QUALIFIER; i++)
		if (x->at[i] >= 0)
			x->was[i] = s->cells[x->at[i]];
	x->taken = true;
	if ((q->unit.n && !say(s, UNIT, q->unit)) ||
	    (!str_eq(q->qualifier, STR("exact")) && !say(s, QUALIFIER, q->qualifier))) {
		sheets_figure_undo(s);
		return false;
	}
	buf_reset(&x->number);
	ratio_print(&x->number, q->value);
	s->cells[x->at[VALUE]] = buf_str(&x->number);
	s->changes[x->at[VALUE]] |= CHANGE_BIT(CHANGE_WORDS);
	return true;
}

static bool
refuse(struct sheets *s, enum msg m, struct str text)
{
	struct buf shown = {0};
	msg_excerpt(&shown, text);
	fault_set(&s->fault, m, STR_FMT(buf_str(&shown)));
	buf_free(&shown);
	return false;
}

bool
sheets_figure(struct sheets *s, const struct sheets_file *file)
{
	struct sheets_figure *x = &s->figure;
	long at = x->at[VALUE];
	struct quantity q;
	struct str text;
	x->taken = false;
	if (at < 0 || s->kinds[at] != CELL_TEXT)
		return true;
	buf_reset(&x->half);
	buf_reset(&x->text);
	text_halfwidth(&x->half, s->cells[at]);
	text_squeeze(&x->text, buf_str(&x->half));
	text = buf_str(&x->text);
	switch (quantity_parse(text, &q)) {
	case QUANTITY_NONE:
		return true;
	case QUANTITY_RANGE:
		return refuse(s, M_FIGURE_RANGE, text);
	case QUANTITY_NUMBER:
		break;
	}
	if (is_plain(text, &q))
		return true;
	if (s->sources[at] >= 0 && file->sheet.headers[s->sources[at]].scale > 1)
		return refuse(s, M_FIGURE_SCALE, text);
	return take(s, &q);
}

void
sheets_figure_undo(struct sheets *s)
{
	struct sheets_figure *x = &s->figure;
	for (size_t i = VALUE; x->taken && i <= QUALIFIER; i++)
		if (x->at[i] >= 0)
			s->cells[x->at[i]] = x->was[i];
	x->taken = false;
}

void
sheets_figure_free(struct sheets *s)
{
	buf_free(&s->figure.half);
	buf_free(&s->figure.text);
	buf_free(&s->figure.number);
}
