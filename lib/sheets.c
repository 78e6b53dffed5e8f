#include "sheets.h"

#include <stdlib.h>
#include <string.h>

#include "sheets_out.h"
#include "text.h"

static size_t
count_known(struct str line, char by, const struct headers *h)
{
	size_t known = 0, start = 0;
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	while (start <= line.n) {
		struct str cell = str_from(line, start);
		cell.n = str_find(cell, by);
		start += cell.n + 1;
		if (cell.n >= 2 && *cell.p == '"' && cell.p[cell.n - 1] == '"')
			cell = (struct str){cell.p + 1, cell.n - 2};
		known += headers_knows(h, cell);
	}
	return known;
}

/* The delimiter with which the dictionary knows most cells of one line of head. */
static char
delimiter_of(struct str head, const struct headers *h)
{
	static const char candidates[] = {',', '\t', ';'};
	char best = ',';
	size_t most = 0;
	for (size_t i = 0; i < sizeof candidates; i++) {
		struct str rest = head, line;
		for (size_t n = 0; n < SHEET_LOOK && str_cut(&rest, '\n', &line); n++) {
			size_t known = count_known(line, candidates[i], h);
			if (known > most) {
				most = known;
				best = candidates[i];
			}
		}
	}
	return best;
}

/* -c may name a header that is not in the dictionary: it is text then. */
static void
keep_own(struct sheets *s, struct sheet *sheet)
{
	for (size_t i = 0; i < sheet->nheaders; i++) {
		struct header *h = &sheet->headers[i];
		for (size_t k = 0; k < s->options.ncolumns && h->way != HEADER_BLANK
		    && !h->column; k++) {
			if (!str_eq(s->options.columns[k], h->text))
				continue;
			struct column *own = arena_take(&s->memory, 1, sizeof *own);
			*own = (struct column){.name = h->text, .type = COLUMN_TEXT};
			h->column = own;
			h->way = HEADER_MAPPED;
		}
	}
}

static int64_t
unit(const struct sheets *s, const struct sheet *sheet)
{
	if (s->options.unit)
		return s->options.unit;
	return sheet->unit ? sheet->unit : 1;
}

static bool
is_blank(const struct grid_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (text_trim(row->cells[i]).n)
			return false;
	return true;
}

static bool
open_file(struct sheets *s, const char *path, struct fault *f)
{
	struct sheets_file *file = &s->files[s->nfiles];
	file->csv = csvrow_open(path, s->options.encoding, f);
	if (!file->csv)
		return false;
	s->nfiles++;
	file->delimiter = s->options.delimiter;
	if (!file->delimiter)
		file->delimiter = delimiter_of(csvrow_head(file->csv), &s->headers);
	csvrow_delimiter(file->csv, file->delimiter);
	file->encoding = csvrow_encoding(file->csv);
	bool good = sheet_open(&file->sheet, csvrow_grid(file->csv), &s->headers, s->options.header,
	    file->encoding, f);
	if (!good)
		return false;
	for (size_t i = 0; i < file->sheet.first; i++)
		file->kinds[is_blank(&file->sheet.held[i]) ? ROW_BLANK : ROW_TITLE]++;
	file->kinds[ROW_HEADER] = file->sheet.lines;
	keep_own(s, &file->sheet);
	totals_init(&file->totals, &file->sheet, &s->cleaner, unit(s, &file->sheet));
	return true;
}

static long
find_column(const struct sheets *s, struct str name)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (str_eq(s->columns[i].name, name))
			return (long)i;
	return -1;
}

static void
add_column(struct sheets *s, const struct column *c, size_t *room)
{
	if (find_column(s, c->name) >= 0)
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
		for (size_t k = 0; k < s->files[i].sheet.nheaders; k++)
			if (s->files[i].sheet.headers[k].column)
				add_column(s, s->files[i].sheet.headers[k].column, &room);
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
		if (find_column(s, o->columns[i]) < 0)
			return unknown(s, o->columns[i], f);
	if (!o->ncolumns)
		return true;
	struct sheets_column *chosen = mem_resize(NULL, o->ncolumns, sizeof *chosen);
	for (size_t i = 0; i < o->ncolumns; i++)
		chosen[i] = s->columns[find_column(s, o->columns[i])];
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
		if (find_column(s, added[i]) >= 0)
			return fault_set(f, M_IMPORT_ORIGIN, STR_FMT(added[i]));
	for (size_t i = 0; i < s->options.nfill; i++) {
		long at = find_column(s, s->options.fill[i]);
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
		struct sheets_file *file = &s->files[i];
		file->from = arena_take(&s->memory, s->ncolumns, sizeof *file->from);
		for (size_t k = 0; k < s->ncolumns; k++)
			file->from[k] = -1;
		for (size_t k = 0; k < file->sheet.nheaders; k++) {
			const struct column *c = file->sheet.headers[k].column;
			long at = c ? find_column(s, c->name) : -1;
			if (at >= 0)
				file->from[at] = (long)k;
		}
	}
	s->cells = arena_take(&s->memory, s->ncolumns, sizeof *s->cells);
	s->changes = arena_take(&s->memory, s->ncolumns, sizeof *s->changes);
	s->last = arena_take(&s->memory, s->ncolumns, sizeof *s->last);
}

static bool
load_words(struct sheets *s, struct fault *f)
{
	const struct sheets_options *o = &s->options;
	if (!columns_load(&s->dictionary, o->dictionaries, o->ndictionaries, &s->memory, f))
		return false;
	headers_init(&s->headers, &s->dictionary, &s->memory);
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
	s->files = arena_take(&s->memory, n, sizeof *s->files);
	for (size_t i = 0; i < n; i++)
		if (!open_file(s, paths[i], f))
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
		totals_free(&s->files[i].totals);
		sheet_close(&s->files[i].sheet);
		csvrow_close(s->files[i].csv);
	}
	for (size_t i = 0; s->last && i < s->ncolumns; i++)
		buf_free(&s->last[i]);
	for (size_t i = 0; i < SHEETS_MARKS; i++)
		buf_free(&s->seen[i]);
	free(s->columns);
	buf_free(&s->row);
	cleaner_free(&s->cleaner);
	headers_free(&s->headers);
	columns_free(&s->dictionary);
	arena_free(&s->memory);
}
