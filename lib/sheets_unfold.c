#include "sheets_unfold.h"

#include "text.h"

static bool
is_persons(const struct sheets *s, size_t i)
{
	return str_eq(s->columns[i].column->entity, STR("person"));
}

static bool
is_repeated(const struct sheets *s, size_t i)
{
	struct str entity = s->columns[i].column->entity;
	return str_eq(entity, STR("household")) || str_eq(entity, STR("area"));
}

static void
take(struct sheets *s, size_t i, long at)
{
	const struct sheet_row *row = &s->current;
	s->changes[i] = 0;
	s->sources[i] = at;
	s->cells[i] = at >= 0 && (size_t)at < row->n ? row->cells[at] : (struct str){0};
	s->kinds[i] = at >= 0 ? sheet_cell_kind(row, (size_t)at) : CELL_TEXT;
}

/* Trimmed, and nothing where it says that there is nothing. */
static struct str
said(struct str cell)
{
	struct str t = text_trim(cell);
	return clean_is_blank(t) ? (struct str){0} : t;
}

/* The same of a cell of the sheet. */
static struct str
cell(const struct sheets *s, long at)
{
	const struct sheet_row *row = &s->current;
	return at >= 0 && (size_t)at < row->n ? said(row->cells[at]) : (struct str){0};
}

static bool
is_empty(const struct sheets *s, const struct sheets_file *file, size_t group)
{
	const struct sheet *sheet = &file->sheet;
	for (size_t i = 0; i < sheet->nheaders; i++)
		if (sheet->headers[i].column && sheet->headers[i].group == group
		    && (cell(s, (long)i).n
		    || sheet_cell_kind(&s->current, i) == CELL_FORMULA))
			return false;
	return true;
}

/* Are both what clean_cell makes the same of? 甲 一 and 甲一. */
static bool
is_alike(struct sheets *s, const struct column *c, struct str a, struct str b)
{
	struct buf one = {0}, other = {0};
	struct fault ignored;
	bool alike = str_eq(a, b)
	    || (clean_cell(&s->cleaner, c, 1, a, &one, &ignored)
	    && clean_cell(&s->cleaner, c, 1, b, &other, &ignored)
	    && str_eq(buf_str(&one), buf_str(&other)));
	buf_free(&one);
	buf_free(&other);
	return alike;
}

/* Does a group say the same as the row itself? */
enum says { SAYS_NOTHING, SAYS_SAME, SAYS_OTHER };	/* nothing: one of the two is blank */

static enum says
compare(struct sheets *s, const struct column *c, struct str own, struct str its)
{
	if (!own.n || !its.n)
		return SAYS_NOTHING;
	return is_alike(s, c, own, its) ? SAYS_SAME : SAYS_OTHER;
}

static enum says
compare_cells(struct sheets *s, const struct sheets_file *file, long own, long its)
{
	if (own < 0 || its < 0)
		return SAYS_NOTHING;
	return compare(s, file->sheet.headers[its].column, cell(s, own), cell(s, its));
}

/*
 * Is the person of a group the one whom the row is about? No number and no name says otherwise:
 * somebody whose number was copied from the row above is not lost.
 */
static bool
is_own(struct sheets *s, const struct sheets_file *file, size_t g)
{
	const struct sheets_who *own = &file->who[0], *its = &file->who[g];
	enum says id = compare_cells(s, file, own->id, its->id);
	enum says name = compare_cells(s, file, own->name, its->name);
	return id != SAYS_OTHER && name != SAYS_OTHER && (id == SAYS_SAME || name == SAYS_SAME);
}

bool
sheets_unfold_named(const struct sheets *s, const struct sheets_file *file, size_t g)
{
	return cell(s, file->who[g].name).n || cell(s, file->who[g].id).n;
}

/* The head of a household in a row that names no other person. */
static void
take_head(struct sheets *s, const struct sheets_file *file)
{
	const struct sheets_who *head = &file->who[0];
	if (!file->of_head)
		return;
	if (s->name_at >= 0 && head->name >= 0)
		take(s, (size_t)s->name_at, head->name);
	if (s->id_at >= 0 && head->id >= 0)
		take(s, (size_t)s->id_at, head->id);
	if (sheets_unfold_named(s, file, 0) && s->relation_at >= 0
	    && file->from[s->relation_at] < 0)
		s->cells[s->relation_at] = STR("head");
}

bool
sheets_unfold_own(struct sheets *s, const struct sheets_file *file)
{
	s->group = 1;
	s->own_group = s->given = 0;
	take_head(s, file);
	bool own = sheets_unfold_named(s, file, 0);
	for (size_t g = 1; g < file->ngroups && own && !s->own_group; g++)
		if (is_own(s, file, g))
			s->own_group = g;
	return own;
}

bool
sheets_unfold_complete(struct sheets *s, const struct sheets_file *file)
{
	const long *from = file->groups[s->own_group];
	for (size_t i = 0; s->own_group && i < s->ncolumns; i++) {
		if (!is_persons(s, i) || from[i] < 0)
			continue;
		if (compare(s, s->columns[i].column, said(s->cells[i]), cell(s, from[i]))
		    == SAYS_OTHER) {
			s->given++;
			s->fault.column = s->columns[i].name;
			return fault_set(&s->fault, M_IMPORT_OWN, file->who[s->own_group].group);
		}
		if (!said(s->cells[i]).n && s->kinds[i] != CELL_FORMULA)
			take(s, i, from[i]);
	}
	return true;
}

bool
sheets_unfold_next(struct sheets *s, const struct sheets_file *file)
{
	while (s->group && s->group < file->ngroups) {
		size_t g = s->group++;
		const long *from = file->groups[g];
		if (g == s->own_group || is_empty(s, file, file->who[g].group))
			continue;
		for (size_t i = 0; i < s->ncolumns; i++)
			if (is_persons(s, i))
				take(s, i, from[i]);
			else if (is_repeated(s, i))
				s->changes[i] = 0;
			else if (s->given)
				take(s, i, -1);
		return true;
	}
	s->group = 0;
	return false;
}
