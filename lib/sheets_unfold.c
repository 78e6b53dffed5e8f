#include "sheets_unfold.h"

#include <strings.h>

#include "text.h"

static long
find_column(const struct sheets *s, struct str name)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (str_eq(s->columns[i].name, name))
			return (long)i;
	return -1;
}

/* The column of the sheet that is name, and of no numbered person; or -1. */
static long
find_own(const struct sheet *sheet, struct str name)
{
	for (size_t i = 0; i < sheet->nheaders; i++) {
		const struct header *h = &sheet->headers[i];
		if (h->column && !h->group && str_eq(h->column->name, name))
			return (long)i;
	}
	return -1;
}

static bool
has_group(const struct sheet *sheet, size_t group)
{
	for (size_t i = 0; i < sheet->nheaders; i++)
		if (sheet->headers[i].column && sheet->headers[i].group == group)
			return true;
	return false;
}

static long *
bind(struct sheets *s, const struct sheet *sheet, size_t group)
{
	long *from = arena_take(&s->memory, s->ncolumns, sizeof *from);
	for (size_t i = 0; i < s->ncolumns; i++)
		from[i] = -1;
	for (size_t i = 0; i < sheet->nheaders; i++) {
		const struct header *h = &sheet->headers[i];
		long at = h->column && h->group == group ? find_column(s, h->column->name) : -1;
		if (at >= 0)
			from[at] = (long)i;
	}
	return from;
}

void
sheets_bind_groups(struct sheets *s, struct sheets_file *file)
{
	const struct sheet *sheet = &file->sheet;
	size_t most = 0;
	for (size_t i = 0; i < sheet->nheaders; i++)
		if (sheet->headers[i].column && sheet->headers[i].group > most)
			most = sheet->headers[i].group;
	file->groups = arena_take(&s->memory, most + 1, sizeof *file->groups);
	for (size_t g = 0; g <= most; g++)
		if (!g || has_group(sheet, g))
			file->groups[file->ngroups++] = bind(s, sheet, g);
	file->from = file->groups[0];
	s->name_at = find_column(s, STR("name"));
	s->id_at = find_column(s, STR("id_number"));
	s->relation_at = find_column(s, STR("relation"));
	file->persons = find_own(sheet, STR("covered_persons"));
	if (file->persons < 0)
		file->persons = find_own(sheet, STR("persons"));
	bool own = find_own(sheet, STR("name")) >= 0 || find_own(sheet, STR("id_number")) >= 0;
	file->head_name = own ? -1 : find_own(sheet, STR("head_name"));
	file->head_id = own ? -1 : find_own(sheet, STR("head_id_number"));
}

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

/* A cell of the sheet, trimmed, nothing where it says that there is nothing. */
static struct str
cell(const struct sheets *s, long at)
{
	const struct sheet_row *row = &s->current;
	struct str t = at >= 0 && (size_t)at < row->n ? text_trim(row->cells[at])
	    : (struct str){0};
	return clean_is_blank(t) ? (struct str){0} : t;
}

static bool
is_empty(const struct sheets *s, const long *from)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (from[i] >= 0 && (cell(s, from[i]).n
		    || sheet_cell_kind(&s->current, (size_t)from[i]) == CELL_FORMULA))
			return false;
	return true;
}

static bool
same_number(struct str a, struct str b)
{
	return a.n == b.n && strncasecmp(a.p, b.p, a.n) == 0;
}

/* Is the person of a group the one whom the row is about? By number; by name where one has none. */
static bool
is_own(const struct sheets *s, const long *from)
{
	struct str id = s->id_at >= 0 ? cell(s, s->sources[s->id_at]) : (struct str){0};
	struct str name = s->name_at >= 0 ? cell(s, s->sources[s->name_at]) : (struct str){0};
	struct str its_id = s->id_at >= 0 ? cell(s, from[s->id_at]) : (struct str){0};
	struct str its_name = s->name_at >= 0 ? cell(s, from[s->name_at]) : (struct str){0};
	if (id.n && its_id.n)
		return same_number(id, its_id);
	return name.n && str_eq(name, its_name);
}

/* The head of a household in a row that names no other person. */
static void
take_head(struct sheets *s, const struct sheets_file *file)
{
	if (s->name_at >= 0 && file->head_name >= 0)
		take(s, (size_t)s->name_at, file->head_name);
	if (s->id_at >= 0 && file->head_id >= 0)
		take(s, (size_t)s->id_at, file->head_id);
	bool head = (file->head_name >= 0 && cell(s, file->head_name).n)
	    || (file->head_id >= 0 && cell(s, file->head_id).n);
	if (head && s->relation_at >= 0 && file->from[s->relation_at] < 0)
		s->cells[s->relation_at] = STR("head");
}

/* What the row itself leaves empty, of the group that is the same person. */
static void
complete(struct sheets *s, const long *from)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (is_persons(s, i) && from[i] >= 0 && !text_trim(s->cells[i]).n)
			take(s, i, from[i]);
}

bool
sheets_unfold_own(struct sheets *s, const struct sheets_file *file)
{
	s->group = 1;
	s->own_group = s->given = 0;
	take_head(s, file);
	bool own = (s->name_at >= 0 && cell(s, s->sources[s->name_at]).n)
	    || (s->id_at >= 0 && cell(s, s->sources[s->id_at]).n);
	for (size_t g = 1; g < file->ngroups && own && !s->own_group; g++)
		if (is_own(s, file->groups[g])) {
			s->own_group = g;
			complete(s, file->groups[g]);
		}
	return own;
}

bool
sheets_unfold_next(struct sheets *s, const struct sheets_file *file)
{
	while (s->group && s->group < file->ngroups) {
		size_t g = s->group++;
		const long *from = file->groups[g];
		if (g == s->own_group || is_empty(s, from))
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
