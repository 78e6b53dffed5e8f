#include "sheets.h"

#include <stdlib.h>

#include "sheets_figure.h"
#include "sheets_files.h"
#include "sheets_out.h"
#include "sheets_unfold.h"

long
sheets_column(const struct sheets *s, struct str name)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (str_eq(s->columns[i].name, name))
			return (long)i;
	return -1;
}

static void
add_column(struct sheets *s, const struct column *c, size_t *room)
{
	if (sheets_column(s, c->name) >= 0)
		return;
	s->columns = mem_grow(s->columns, s->ncolumns, room, sizeof *s->columns);
	s->columns[s->ncolumns++] = (struct sheets_column){.name = c->name, .column = c};
}

/* All that any sheet has, in the order in which they come up. */
static void
all_columns(struct sheets *s)
{
	size_t room = 0;
	for (size_t i = 0; i < s->nfiles; i++)
		for (size_t k = 0; k < s->files[i]->sheet.nheaders; k++)
			if (s->files[i]->sheet.headers[k].column)
				add_column(s, s->files[i]->sheet.headers[k].column, &room);
	sheets_figure_columns(s, add_column, &room);
}

static bool
unknown(const struct sheets *s, struct str name, struct fault *f)
{
	struct str *names = mem_resize(NULL, s->ncolumns + 1, sizeof *names);
	for (size_t i = 0; i < s->ncolumns; i++)
		names[i] = s->columns[i].name;
	struct str near = columns_nearest(name, names, s->ncolumns);
	free(names);
	if (near.n)
		return fault_set(f, M_NO_COLUMN_NEAR, STR_FMT(name), STR_FMT(near));
	return fault_set(f, M_IMPORT_NO_COLUMN, STR_FMT(name));
}

static bool
choose_columns(struct sheets *s, struct fault *f)
{
	const struct sheets_options *o = &s->options;
	all_columns(s);
	for (size_t i = 0; i < o->ncolumns; i++)
		if (sheets_column(s, o->columns[i]) < 0)
			return unknown(s, o->columns[i], f);
	if (!o->ncolumns)
		return true;
	struct sheets_column *chosen = mem_resize(NULL, o->ncolumns, sizeof *chosen);
	for (size_t i = 0; i < o->ncolumns; i++)
		chosen[i] = s->columns[sheets_column(s, o->columns[i])];
	free(s->columns);
	s->columns = chosen;
	s->ncolumns = o->ncolumns;
	return true;
}

static bool
check_columns(struct sheets *s, struct fault *f)
{
	static const struct str added[] = {STR_INIT("file"), STR_INIT("sheet"), STR_INIT("row")};
	if (!s->ncolumns)
		return fault_set(f, M_IMPORT_NO_COLUMNS);
	for (size_t i = 0; i < COUNT(added) && s->options.origin; i++)
		if (sheets_column(s, added[i]) >= 0)
			return fault_set(f, M_IMPORT_ORIGIN, STR_FMT(added[i]));
	for (size_t i = 0; i < s->options.nfill; i++) {
		long at = sheets_column(s, s->options.fill[i]);
		if (at < 0)
			return fault_set(f, M_IMPORT_FILL, STR_FMT(s->options.fill[i]));
		s->columns[at].fill = true;
	}
	return true;
}

/* Which column of each sheet gives which column of the table. */
static void
bind_files(struct sheets *s)
{
	for (size_t i = 0; i < s->nfiles; i++) {
		struct sheets_file *file = s->files[i];
		file->amounts = arena_take(&s->memory, s->ncolumns, sizeof *file->amounts);
		file->merged = arena_take(&s->memory, s->ncolumns, sizeof *file->merged);
		sheets_bind_groups(s, file);
	}
	sheets_figure_bind(s);
	s->cells = arena_take(&s->memory, s->ncolumns, sizeof *s->cells);
	s->kinds = arena_take(&s->memory, s->ncolumns, sizeof *s->kinds);
	s->changes = arena_take(&s->memory, s->ncolumns, sizeof *s->changes);
	s->sources = arena_take(&s->memory, s->ncolumns, sizeof *s->sources);
	s->above = arena_take(&s->memory, s->ncolumns, sizeof *s->above);
}

static bool
load_words(struct sheets *s, struct fault *f)
{
	const struct sheets_options *o = &s->options;
	if (!columns_load(&s->dictionary, o->dictionaries, o->ndictionaries, &s->memory, f))
		return false;
	headers_init(&s->headers, &s->dictionary, &s->memory);
	s->headers.unfold = o->unfold;
	cleaner_init(&s->cleaner, &s->dictionary, &s->memory);
	return !o->map || headers_map(&s->headers, o->map, f);
}

bool
sheets_open(struct sheets *s, char *const *paths, size_t n, const struct sheets_options *o,
    struct fault *f)
{
	static char dash[] = "-";
	static char *const standard[] = {dash};
	*s = (struct sheets){.options = *o};
	*f = (struct fault){0};
	if (!load_words(s, f))
		return false;
	if (!n) {
		paths = standard;
		n = 1;
	}
	s->books = arena_take(&s->memory, n, sizeof *s->books);
	for (size_t i = 0; i < n; i++)
		if (!sheets_open_book(s, paths[i], f))
			return false;
	*f = (struct fault){.file = n == 1 ? str_of(paths[0]) : (struct str){0}};
	if (!choose_columns(s, f) || !check_columns(s, f))
		return false;
	bind_files(s);
	s->totals_open = o->totals && tsv_create(&s->totals, o->totals, f);
	if (s->totals_open)
		sheets_put_totals_names(&s->totals);
	return s->totals_open || !o->totals;
}

void
sheets_close(struct sheets *s)
{
	struct fault ignored;
	if (s->totals_open)
		tsv_finish(&s->totals, false, &ignored);
	for (size_t i = 0; i < s->nfiles; i++) {
		totals_free(&s->files[i]->totals);
		sheet_close(&s->files[i]->sheet);
	}
	for (size_t i = 0; i < s->nbooks; i++)
		book_close(s->books[i].book);
	for (size_t i = 0; s->above && i < s->ncolumns; i++)
		buf_free(&s->above[i].text);
	for (size_t i = 0; i < SHEETS_MARKS; i++)
		buf_free(&s->seen[i]);
	free(s->columns);
	free(s->files);
	sheets_figure_free(s);
	buf_free(&s->row);
	cleaner_free(&s->cleaner);
	headers_free(&s->headers);
	columns_free(&s->dictionary);
	arena_free(&s->memory);
}
