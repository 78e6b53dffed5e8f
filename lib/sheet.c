#include "sheet.h"

#include <string.h>

#include "headers_unit.h"
#include "text.h"

/* One way to read the top of a sheet. */
struct guess {
	size_t at, rows, hits;
};

static struct str
keep_squeezed(struct arena *a, struct str s)
{
	struct buf b = {0};
	text_squeeze(&b, s);
	struct str kept = arena_str(a, buf_str(&b));
	buf_free(&b);
	return kept;
}

static bool
hold(struct sheet *s)
{
	struct grid_row row;
	while (s->nheld < SHEET_LOOK && s->grid.next(s->grid.source, &row)) {
		struct str *cells = arena_take(&s->memory, row.n + 1, sizeof *cells);
		for (size_t i = 0; i < row.n; i++)
			cells[i] = arena_str(&s->memory, row.cells[i]);
		s->held[s->nheld++] = (struct grid_row){.cells = cells, .n = row.n, .line = row.line};
	}
	return !s->grid.failed(s->grid.source);
}

static struct str
cell(const struct grid_row *row, size_t i)
{
	return i < row->n ? text_trim(row->cells[i]) : (struct str){0};
}

static size_t
width(const struct grid_row *a, const struct grid_row *b)
{
	size_t n = a->n > b->n ? a->n : b->n;
	while (n && !cell(a, n - 1).n && !cell(b, n - 1).n)
		n--;
	return n;
}

/* Three digits in a row are no header: 2016 or an ID stands in a title or in data. */
static bool
has_number(struct str s)
{
	size_t run = 0;
	for (size_t i = 0; i < s.n && run < 3; i++)
		run = s.p[i] >= '0' && s.p[i] <= '9' ? run + 1 : 0;
	return run == 3;
}

/*
 * Could below be the second row of a header that begins with top? Something in
 * it must stand beside a merged parent, nothing in it may look like data, and a
 * header that stands alone has nothing below it.
 */
static bool
is_second(const struct headers *h, const struct grid_row *top, const struct grid_row *below)
{
	bool merged = false;
	for (size_t i = 0; i < width(top, below); i++) {
		struct str over = cell(top, i), under = cell(below, i);
		if (has_number(under))
			return false;
		bool next = i + 1 < top->n && cell(top, i + 1).n;
		if (over.n && under.n && next && headers_knows(h, over))
			return false;
		merged = merged || (!over.n && under.n);
	}
	return merged;
}

/* Parents and children, squeezed; a parent holds for the blanks beside it that have children. */
static void
flatten(struct sheet *s, struct guess g, struct str *parents, struct str *children, size_t n)
{
	const struct grid_row *top = &s->held[g.at], *below = &s->held[g.at + g.rows - 1];
	struct str parent = {0};
	for (size_t i = 0; i < n; i++) {
		struct str over = keep_squeezed(&s->memory, cell(top, i));
		struct str under = g.rows == 2 ? keep_squeezed(&s->memory, cell(below, i))
		    : (struct str){0};
		if (over.n || !under.n)
			parent = under.n ? over : (struct str){0};
		parents[i] = parent;
		children[i] = under.n ? under : over;
	}
}

static size_t
count_hits(struct sheet *s, const struct headers *h, struct guess g)
{
	const struct grid_row *top = &s->held[g.at], *below = &s->held[g.at + g.rows - 1];
	size_t n = width(top, below), hits = 0;
	struct str *parents = arena_take(&s->memory, 2 * n + 1, sizeof *parents),
	    *children = parents + n;
	flatten(s, g, parents, children, n);
	for (size_t i = 0; i < n; i++)
		hits += headers_knows_under(h, parents[i], children[i])
		    || headers_knows(h, children[i]);
	return hits;
}

static void
try(struct sheet *s, const struct headers *h, size_t at, struct guess *best)
{
	struct guess one = {at, 1, 0}, two = {at, 2, 0};
	one.hits = count_hits(s, h, one);
	if (one.hits > best->hits || !best->rows)
		*best = one;
	if (at + 1 == s->nheld || !is_second(h, &s->held[at], &s->held[at + 1]))
		return;
	two.hits = count_hits(s, h, two);
	struct guess below = {at + 1, 1, 0};
	below.hits = count_hits(s, h, below);
	/* what is known twice in the lower row alone may be told apart by its parents */
	bool beside = two.hits >= one.hits && two.hits + (one.hits > 1) > below.hits;
	if (beside && two.hits + (best->at == at) > best->hits)
		*best = two;
}

static bool
find(struct sheet *s, const struct headers *h, size_t line, const char *encoding, struct guess *g,
    struct fault *f)
{
	*g = (struct guess){0};
	f->file = s->grid.file;
	for (size_t i = 0; i < s->nheld; i++)
		if (!line || s->held[i].line == line)
			try(s, h, i, g);
	if (!s->nheld)
		return fault_set(f, M_IMPORT_EMPTY);
	if (!g->rows)
		return fault_set(f, M_IMPORT_NO_LINE, line, s->nheld);
	size_t need = width(&s->held[g->at], &s->held[g->at]) > 1 ? 2 : 1;
	if (line || g->hits >= need)
		return true;
	return fault_set(f, M_IMPORT_NO_HEADER, s->nheld, encoding);
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
		if (k.n && unit_amount(str_from(k, word.n), &s->unit))
			s->unit_line = row->line;
		buf_free(&key);
	}
}

static bool
bind(struct sheet *s, const struct headers *h, struct guess g, struct fault *f)
{
	size_t n = s->nheaders = width(&s->held[g.at], &s->held[g.at + g.rows - 1]);
	struct str *parents = arena_take(&s->memory, 2 * n + 1, sizeof *parents);
	s->headers = arena_take(&s->memory, n + 1, sizeof *s->headers);
	flatten(s, g, parents, parents + n, n);
	f->line = s->line;
	return headers_bind(h, parents, parents + n, s->headers, n, f);
}

bool
sheet_open(struct sheet *s, struct grid grid, const struct headers *h, size_t line,
    const char *encoding, struct fault *f)
{
	struct guess g;
	*s = (struct sheet){.grid = grid};
	*f = (struct fault){.file = grid.file};
	if (!hold(s)) {
		*f = *grid.failed(grid.source);
		return false;
	}
	if (!find(s, h, line, encoding, &g, f))
		return false;
	for (size_t i = 0; i < g.at; i++)
		find_unit(s, &s->held[i]);
	s->first = g.at;
	s->at = s->last = g.at + g.rows;
	s->line = s->held[g.at].line;
	s->lines = g.rows;
	return bind(s, h, g, f);
}

bool
sheet_next(struct sheet *s, struct sheet_row *row)
{
	struct grid_row raw;
	if (s->at < s->nheld)
		raw = s->held[s->at++];
	else if (!s->grid.next(s->grid.source, &raw))
		return false;
	*row = (struct sheet_row){sheet_kind(s, raw.cells, raw.n), raw.cells, raw.n, raw.line};
	return true;
}

void
sheet_close(struct sheet *s)
{
	arena_free(&s->memory);
}
