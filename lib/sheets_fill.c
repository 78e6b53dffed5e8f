#include "sheets_fill.h"

#include "text.h"

/* Where another value begins another household or person. */
static const struct {
	struct str name, entity;
} marks[SHEETS_MARKS] = {
	{STR_INIT("household_id"), STR_INIT("household")},
	{STR_INIT("head_id_number"), STR_INIT("household")},
	{STR_INIT("head_name"), STR_INIT("household")},
	{STR_INIT("id_number"), STR_INIT("person")}, {STR_INIT("name"), STR_INIT("person")},
};

static struct str
cell(const struct sheet_row *row, size_t at)
{
	return at < row->n ? text_trim(row->cells[at]) : (struct str){0};
}

/* Has mark i another value here than above? Blank is the one above. */
static bool
is_another(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row, size_t i)
{
	for (size_t k = 0; k < file->sheet.nheaders; k++) {
		const struct column *c = file->sheet.headers[k].column;
		struct str here = cell(row, k);
		if (!c || !here.n || !str_eq(c->name, marks[i].name))
			continue;
		if (str_eq(here, buf_str(&s->seen[i])))
			return false;
		buf_reset(&s->seen[i]);
		buf_put(&s->seen[i], here);
		return true;
	}
	return false;
}

/* What begins in this row: a person; a household, and with it a person. */
struct begins {
	bool household, person;
};

static struct begins
what_begins(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
{
	struct begins b = {0};
	for (size_t i = 0; i < SHEETS_MARKS; i++) {
		if (!is_another(s, file, row, i))
			continue;
		b.person = true;
		b.household = b.household || str_eq(marks[i].entity, STR("household"));
	}
	return b;
}

/* A township is merged over many households; what is said of one ends with it. */
static bool
ends_above(const struct column *c, struct begins b)
{
	return (b.household && str_eq(c->entity, STR("household")))
	    || (b.person && str_eq(c->entity, STR("person")));
}

/* household_id and the like: without it a row belongs to nothing. */
static bool
opens_entity(const struct column *c)
{
	return c->type == COLUMN_KEY && str_ends(c->name, STR("_id"));
}

static void
pick_one(struct sheets *s, size_t i, struct begins b)
{
	const struct sheets_column *c = &s->columns[i];
	struct buf *last = &s->last[i];
	bool ends = ends_above(c->column, b);
	if (text_trim(s->cells[i]).n) {
		buf_reset(last);
		buf_put(last, s->cells[i]);
	} else if (last->n && c->fill && ends) {
		buf_reset(last);
		s->changes[i] = CHANGE_BIT(DOUBT_BEGINS);
	} else if (last->n && c->fill) {
		s->cells[i] = buf_str(last);
		s->changes[i] = CHANGE_BIT(CHANGE_FILLED);
	} else if (last->n) {
		s->changes[i] = CHANGE_BIT(DOUBT_MERGED);
	}
}

void
sheets_pick(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
{
	struct begins b = what_begins(s, file, row);
	for (size_t i = 0; i < s->ncolumns; i++) {
		long at = file->from[i];
		s->changes[i] = 0;
		s->cells[i] = at >= 0 && (size_t)at < row->n ? row->cells[at] : (struct str){0};
		if (s->columns[i].fill || opens_entity(s->columns[i].column))
			pick_one(s, i, b);
	}
}

void
sheets_forget_above(struct sheets *s)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		buf_reset(&s->last[i]);
	for (size_t i = 0; i < SHEETS_MARKS; i++)
		buf_reset(&s->seen[i]);
}
