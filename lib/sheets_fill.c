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

/* Has mark i another value here than above? Blank or 同上 is the one above. */
static bool
is_another(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row, size_t i)
{
	for (size_t k = 0; k < file->sheet.nheaders; k++) {
		const struct header *h = &file->sheet.headers[k];
		struct str here = cell(row, k);
		if (!h->column || h->group || !here.n || clean_is_ditto(here)
		    || !str_eq(h->column->name, marks[i].name))
			continue;
		if (str_eq(here, buf_str(&s->seen[i])))
			return false;
		buf_reset(&s->seen[i]);
		buf_put(&s->seen[i], here);
		return true;
	}
	return false;
}

/* Is the row about the head of its household? */
static bool
is_head(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
{
	bool head = false;
	for (size_t k = 0; k < file->sheet.nheaders && !head; k++) {
		const struct header *h = &file->sheet.headers[k];
		struct buf code = {0};
		struct fault ignored;
		if (!h->column || h->group || !str_eq(h->column->name, STR("relation")))
			continue;
		head = clean_cell(&s->cleaner, h->column, 1, cell(row, k), &code, &ignored)
		    && str_eq(buf_str(&code), STR("head"));
		buf_free(&code);
	}
	return head;
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
	bool head = is_head(s, file, row);
	if (head && s->headed && !b.household)
		b = (struct begins){true, true};	/* no household has two heads */
	s->headed = head || (s->headed && !b.household);
	return b;
}

/* A township is merged over many households; what is said of one ends with it, and any money. */
static bool
ends_above(const struct column *c, struct begins b)
{
	return (b.household && (str_eq(c->entity, STR("household")) || c->type == COLUMN_MONEY))
	    || (b.person && str_eq(c->entity, STR("person")));
}

/* household_id and the like: without it a row belongs to nothing. */
static bool
opens_entity(const struct column *c)
{
	return c->type == COLUMN_KEY && str_ends(c->name, STR("_id"));
}

/* From the cell above, as of a sheet whose merged cells are not known: nothing over a border. */
static void
fill_by_blanks(struct sheets *s, size_t i, struct begins b)
{
	const struct sheets_column *c = &s->columns[i];
	struct sheets_above *above = &s->above[i];
	bool ends = ends_above(c->column, b);
	if (!above->text.n)
		return;
	if (!c->fill) {
		s->changes[i] = opens_entity(c->column) ? CHANGE_BIT(DOUBT_MERGED) : 0;
	} else if (ends) {
		buf_reset(&above->text);
		s->changes[i] = CHANGE_BIT(DOUBT_BEGINS);
	} else {
		s->cells[i] = buf_str(&above->text);
		s->kinds[i] = above->kind;
		s->changes[i] = CHANGE_BIT(CHANGE_FILLED);
	}
}

/* Are cells of this column of the sheet merged downwards, anywhere below its header? */
static bool
has_merged(struct sheets_file *file, size_t at)
{
	const struct grid *g = &file->sheet.grid;
	size_t header = file->sheet.held[file->sheet.last - 1].line;
	for (size_t k = 0; k < g->nspans; k++)
		if (g->spans[k].top > header && g->spans[k].bottom > g->spans[k].top
		    && g->spans[k].left <= at && at <= g->spans[k].right)
			return true;
	return false;
}

/* The row in which the merged cell that this one is part of begins, above line; 0: none. */
static size_t
merged_from(struct sheets_file *file, size_t i, size_t at, size_t line)
{
	const struct grid *g = &file->sheet.grid;
	size_t *k = &file->merged[i].next;
	while (*k < g->nspans && (g->spans[*k].bottom < line || at < g->spans[*k].left
	    || at > g->spans[*k].right))
		++*k;
	return *k < g->nspans && g->spans[*k].top < line ? g->spans[*k].top : 0;
}

static void
fill_merged(struct sheets *s, struct sheets_file *file, size_t i, size_t at, size_t line)
{
	const struct sheets_above *above = &s->above[i];
	size_t top = merged_from(file, i, at, line);
	if (!top || !above->text.n || above->line != top)
		return;
	if (!s->columns[i].fill) {
		s->changes[i] = CHANGE_BIT(DOUBT_SPAN);
		return;
	}
	s->cells[i] = buf_str(&above->text);
	s->kinds[i] = above->kind;
	s->changes[i] = CHANGE_BIT(CHANGE_FILLED);
}

/* 同上 says it: the cell above, merged or not; it stays as it is where another household begins. */
static void
fill_ditto(struct sheets *s, size_t i, struct begins b)
{
	const struct sheets_column *c = &s->columns[i];
	const struct sheets_above *above = &s->above[i];
	if (!c->fill || !above->text.n || ends_above(c->column, b))
		return;
	s->cells[i] = buf_str(&above->text);
	s->kinds[i] = above->kind;
	s->changes[i] = CHANGE_BIT(CHANGE_FILLED);
}

static void
pick_one(struct sheets *s, struct sheets_file *file, const struct sheet_row *row, size_t i,
    struct begins b)
{
	struct sheets_merged *m = &file->merged[i];
	long at = file->from[i];
	bool candidate = s->columns[i].fill || opens_entity(s->columns[i].column);
	if (m->state == MERGED_UNKNOWN)
		m->state = at >= 0 && has_merged(file, (size_t)at) ? MERGED_SOME : MERGED_NONE;
	if (!candidate && m->state == MERGED_NONE)
		return;
	if (clean_is_ditto(text_trim(s->cells[i]))) {
		fill_ditto(s, i, b);
	} else if (at >= 0 && !sheet_is_blank(row, (size_t)at)) {
		struct sheets_above *above = &s->above[i];
		buf_reset(&above->text);
		buf_put(&above->text, s->cells[i]);
		above->kind = s->kinds[i];
		above->line = row->line;
	} else if (m->state == MERGED_SOME) {
		fill_merged(s, file, i, (size_t)at, row->line);
	} else {
		fill_by_blanks(s, i, b);
	}
}

void
sheets_pick(struct sheets *s, struct sheets_file *file, const struct sheet_row *row)
{
	struct begins b = {0};
	if (s->options.nfill)
		b = what_begins(s, file, row);
	for (size_t i = 0; i < s->ncolumns; i++) {
		long at = file->from[i];
		s->changes[i] = 0;
		s->sources[i] = at;
		s->cells[i] = at >= 0 && (size_t)at < row->n ? row->cells[at] : (struct str){0};
		s->kinds[i] = at >= 0 ? sheet_cell_kind(row, (size_t)at) : CELL_TEXT;
		pick_one(s, file, row, i, b);
	}
}

void
sheets_forget_above(struct sheets *s)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		buf_reset(&s->above[i].text);
	for (size_t i = 0; i < SHEETS_MARKS; i++)
		buf_reset(&s->seen[i]);
	s->headed = false;
}
