#include "sheet.h"

#include <string.h>

#include "headers_unit.h"
#include "sheet_header.h"
#include "sheet_seen.h"
#include "text.h"

static struct grid_row
keep(struct arena *a, const struct grid_row *row)
{
	struct grid_row kept = *row;
	struct str *cells = arena_take(a, row->n + 1, sizeof *cells);
	for (size_t i = 0; i < row->n; i++)
		cells[i] = arena_str(a, row->cells[i]);
	kept.cells = cells;
	if (row->kinds) {
		unsigned char *kinds = arena_take(a, row->n + 1, sizeof *kinds);
		if (row->n)
			memcpy(kinds, row->kinds, row->n);
		kept.kinds = kinds;
	}
	return kept;
}

static bool
hold(struct sheet *s)
{
	struct grid_row row;
	while (s->nheld < SHEET_LOOK && s->grid.next(s->grid.source, &row))
		s->held[s->nheld++] = keep(&s->memory, &row);
	return !s->grid.failed(s->grid.source);
}

/* The digits of a cell that is a number and nothing else. */
static size_t
count_digits(struct str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++)
		if (str_is_digit(s.p[i]))
			digits++;
		else if (!strchr(".,-Xx", s.p[i]))
			return 0;
	return digits;
}

bool
sheet_has_long_number(const struct grid_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (count_digits(text_trim(row->cells[i])) >= 15)
			return true;
	return false;
}

/* Two numbers, or a long one: not a title, nor a header. */
static bool
is_figures(const struct grid_row *row)
{
	size_t numbers = 0;
	for (size_t i = 0; i < row->n; i++)
		numbers += count_digits(text_trim(row->cells[i])) > 0;
	return numbers > 1 || sheet_has_long_number(row);
}

static bool
find(struct sheet *s, const struct headers *h, size_t line, const char *encoding, struct guess *g,
    struct fault *f)
{
	*g = (struct guess){0};
	f->file = s->grid.file;
	for (size_t i = 0; i < s->nheld; i++) {
		if (!line && g->hits > 1 && is_figures(&s->held[i]))
			break;	/* what comes below is of another table */
		if (!line || s->held[i].line == line)
			header_try(s, h, i, g);
	}
	s->headless = true;
	if (!s->nheld)
		return fault_set(f, M_IMPORT_EMPTY);
	if (!g->rows)
		return fault_set(f, M_IMPORT_NO_LINE, line, s->held[s->nheld - 1].line);
	size_t need = header_width(s, (struct guess){.at = g->at, .rows = 1}) > 1 ? 2 : 1;
	s->headless = !line && g->hits < need;
	if (!s->headless)
		return true;
	return encoding ? fault_set(f, M_IMPORT_NO_HEADER, s->nheld, encoding)
	    : fault_set(f, M_IMPORT_NO_HEADER_HERE, s->nheld);
}

/* The unit of money in "万元" or "户、人、万元"; others are of other columns. */
static bool
read_units(struct str list, int64_t *unit)
{
	static const struct str comma = STR_INIT("、");
	bool found = false;
	while (list.n) {
		size_t n = 0, cut = 1;
		while (n < list.n && list.p[n] != ',' && !str_starts(str_from(list, n), comma))
			n++;
		if (n < list.n && list.p[n] != ',')
			cut = comma.n;
		found = unit_amount((struct str){list.p, n}, unit) || found;
		list = n < list.n ? str_from(list, n + cut) : (struct str){0};
	}
	return found;
}

/* 单位：万元 anywhere above the header. */
static void
find_unit(struct sheet *s, const struct grid_row *row)
{
	static const struct str word = STR_INIT("单位:");
	for (size_t i = 0; i < row->n; i++) {
		struct buf key = {0};
		headers_key(&key, row->cells[i]);
		struct str k = buf_str(&key);
		while (k.n && !str_starts(k, word))
			k = str_from(k, 1);
		if (k.n && k.p[k.n - 1] == ')')
			k.n--;
		if (k.n && read_units(str_from(k, word.n), &s->unit))
			s->unit_line = row->line;
		buf_free(&key);
	}
}

static bool
bind(struct sheet *s, const struct headers *h, struct guess g, struct fault *f)
{
	size_t n = s->nheaders = header_width(s, g);
	struct header_path *paths = arena_take(&s->memory, n + 1, sizeof *paths);
	s->headers = arena_take(&s->memory, n + 1, sizeof *s->headers);
	s->hidden = arena_take(&s->memory, n + 1, sizeof *s->hidden);
	for (size_t i = 0; i < n && i < s->grid.nhidden && s->grid.hidden; i++)
		s->hidden[i] = s->grid.hidden[i];
	header_paths(s, g, &s->memory, paths, n);
	s->first = g.at;
	s->at = s->last = g.at + g.rows + header_tail(s, g, paths, n);
	s->line = s->held[g.at].line;
	s->lines = s->last - s->first;
	f->line = s->line;
	return headers_bind(h, paths, s->headers, n, f);
}

bool
sheet_open(struct sheet *s, struct grid grid, const struct headers *h, size_t line,
    const char *encoding, struct fault *f)
{
	struct guess g;
	*s = (struct sheet){.grid = grid, .known = h};
	*f = (struct fault){.file = grid.file};
	if (!hold(s)) {
		*f = *grid.failed(grid.source);
		return false;
	}
	sheet_index_spans(s);
	if (!find(s, h, line, encoding, &g, f))
		return false;
	for (size_t i = 0; i < g.at; i++)
		find_unit(s, &s->held[i]);
	return bind(s, h, g, f);
}

bool
sheet_resume(struct sheet *s, struct grid grid)
{
	struct grid_row row;
	s->grid = grid;
	for (size_t i = 0; i < s->nheld; i++)
		if (!grid.next(grid.source, &row))
			break;
	return !grid.failed(grid.source);
}

bool
sheet_next(struct sheet *s, struct sheet_row *row)
{
	struct grid_row raw;
	if (s->at < s->nheld)
		raw = s->held[s->at++];
	else if (!s->grid.next(s->grid.source, &raw))
		return false;
	*row = (struct sheet_row){.cells = raw.cells, .kinds = raw.kinds, .n = raw.n,
	    .line = raw.line, .hidden = raw.hidden};
	row->kind = sheet_kind(s, row);
	return true;
}

enum cell_kind
sheet_cell_kind(const struct sheet_row *row, size_t at)
{
	return row->kinds && at < row->n ? (enum cell_kind)row->kinds[at] : CELL_TEXT;
}

bool
sheet_is_blank(const struct sheet_row *row, size_t at)
{
	return at >= row->n || (!text_trim(row->cells[at]).n
	    && sheet_cell_kind(row, at) != CELL_FORMULA);
}

void
sheet_close(struct sheet *s)
{
	arena_free(&s->memory);
}
