/* sheets_bind - which columns of a sheet give which of the table, person by person. */
#include "sheets_unfold.h"

/* The column of the sheet that is name, of the numbered person group (0: of none); or -1. */
static long
find_in(const struct sheet *sheet, struct str name, size_t group)
{
	for (size_t i = 0; i < sheet->nheaders; i++) {
		const struct header *h = &sheet->headers[i];
		if (h->column && h->group == group && str_eq(h->column->name, name))
			return (long)i;
	}
	return -1;
}

static struct sheets_who
find_who(const struct sheet *sheet, size_t group)
{
	struct sheets_who w = {group, find_in(sheet, STR("name"), group),
	    find_in(sheet, STR("id_number"), group)};
	if (!group && w.name < 0 && w.id < 0) {
		w.name = find_in(sheet, STR("head_name"), 0);
		w.id = find_in(sheet, STR("head_id_number"), 0);
	}
	return w;
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
		long at = h->column && h->group == group ? sheets_column(s, h->column->name) : -1;
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
	file->who = arena_take(&s->memory, most + 1, sizeof *file->who);
	for (size_t g = 0; g <= most; g++) {
		if (g && !has_group(sheet, g))
			continue;
		file->who[file->ngroups] = find_who(sheet, g);
		file->groups[file->ngroups++] = bind(s, sheet, g);
	}
	file->from = file->groups[0];
	s->name_at = sheets_column(s, STR("name"));
	s->id_at = sheets_column(s, STR("id_number"));
	s->relation_at = sheets_column(s, STR("relation"));
	file->persons = find_in(sheet, STR("covered_persons"), 0);
	if (file->persons < 0)
		file->persons = find_in(sheet, STR("persons"), 0);
	file->of_head = find_in(sheet, STR("name"), 0) < 0
	    && find_in(sheet, STR("id_number"), 0) < 0;
}
