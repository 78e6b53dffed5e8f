#include "sheet_header.h"

#include "sheet_seen.h"
#include "text.h"

size_t
header_width(const struct sheet *s, struct guess g)
{
	size_t width = 0;
	for (size_t r = g.at; r < g.at + g.rows; r++) {
		size_t n = s->held[r].n;
		while (n > width && !held_cell(&s->held[r], n - 1).n)
			n--;
		width = n > width ? n : width;
	}
	return width;
}

static struct str
keep_squeezed(struct arena *a, struct str s)
{
	struct buf b = {0};
	text_squeeze(&b, s);
	struct str kept = arena_str(a, buf_str(&b));
	buf_free(&b);
	return kept;
}

/* The rows of one column, from above: each with the text that is new there. */
struct column_of {
	struct seen rows[SHEET_LEVELS];
	size_t n;
};

static struct column_of
look_down(const struct sheet *s, struct guess g, size_t i)
{
	struct column_of c = {.n = g.rows};
	for (size_t r = 0; r < g.rows; r++) {
		c.rows[r] = sheet_look(s, g.at, g.at + r, i);
		if (c.rows[r].again)
			c.rows[r].text.n = 0;
	}
	/* nothing below what reaches over from the left: it is no header of this column */
	for (size_t r = g.rows; r-- > 0 && (!c.rows[r].text.n || c.rows[r].inner);)
		c.rows[r].text.n = 0;
	return c;
}

static bool
has_below(const struct column_of *c, size_t r)
{
	while (++r < c->n)
		if (c->rows[r].text.n)
			return true;
	return false;
}

/*
 * Where merged cells are not known, a parent holds for the blanks beside it that have
 * something below them. carry: row by row, what holds on the left.
 */
static void
inherit(struct column_of *c, struct str carry[SHEET_LEVELS])
{
	bool begun = false;	/* a new parent: what holds on the left ends */
	for (size_t r = 0; r < c->n; r++) {
		struct seen *cell = &c->rows[r];
		bool below = has_below(c, r);
		if (cell->text.n) {
			begun = true;
			carry[r] = below && !cell->span ? cell->text : (struct str){0};
		} else if (begun || !below) {
			carry[r] = (struct str){0};
		} else if (!cell->span) {
			cell->text = carry[r];
		}
	}
}

static struct header_path
path_of(struct arena *a, const struct column_of *c)
{
	struct header_path p = {0};
	for (size_t r = 0; r < c->n; r++) {
		if (!c->rows[r].text.n)
			continue;
		p.top = p.parent;
		p.parent = p.child;
		p.child = keep_squeezed(a, c->rows[r].text);
	}
	return p;
}

void
header_paths(const struct sheet *s, struct guess g, struct arena *a, struct header_path *paths,
    size_t n)
{
	struct str carry[SHEET_LEVELS] = {{0}};
	for (size_t i = 0; i < n; i++) {
		struct column_of c = look_down(s, g, i);
		inherit(&c, carry);
		paths[i] = path_of(a, &c);
	}
}

/* Three digits in a row are no header: 2016 or an ID stands in a title or in data. */
static bool
has_number(struct str s)
{
	size_t run = 0;
	for (size_t i = 0; i < s.n && run < 3; i++)
		run = str_is_digit(s.p[i]) ? run + 1 : 0;
	return run == 3;
}

/*
 * Could held[r] be one more row of a header that begins with held[at]? Something in it must
 * stand beside a merged parent, nothing in it may look like data, and a header that
 * stands alone has nothing below it.
 */
static bool
is_next(const struct sheet *s, const struct headers *h, size_t at, size_t r)
{
	const struct grid_row *top = &s->held[r - 1];
	bool merged = sheet_reaches(s, at, r);
	if ((!merged && s->held[r].line != top->line + 1) || header_is_units(s, r))
		return false;
	size_t n = header_width(s, (struct guess){.at = r - 1, .rows = 2});
	for (size_t i = 0; i < n; i++) {
		struct seen over = sheet_look(s, at, r - 1, i), under = sheet_look(s, at, r, i);
		if (under.again || under.inner || !under.text.n)
			continue;
		if (has_number(under.text))
			return false;
		bool wide = over.span ? over.span->right > over.span->left
		    : !held_cell(top, i + 1).n;
		if (over.text.n && !wide && headers_knows(h, over.text))
			return false;
		merged = merged || !over.text.n || (wide && (i + 1 < n || i + 1 < top->n));
	}
	return merged;
}

static size_t
count_hits(const struct sheet *s, const struct headers *h, struct guess g)
{
	size_t n = header_width(s, g), hits = 0;
	struct arena a = {0};
	struct header_path *paths = arena_take(&a, n + 1, sizeof *paths);
	header_paths(s, g, &a, paths, n);
	for (size_t i = 0; i < n; i++)
		hits += paths[i].child.n && (headers_knows_path(h, &paths[i])
		    || (paths[i].parent.n && headers_knows(h, paths[i].child)));
	arena_free(&a);
	return hits;
}

void
header_try(const struct sheet *s, const struct headers *h, size_t at, struct guess *best)
{
	struct guess here = {.at = at, .rows = 1};
	size_t first = here.hits = count_hits(s, h, here);
	for (size_t rows = 2; rows <= SHEET_LEVELS && at + rows <= s->nheld; rows++) {
		struct guess more = {.at = at, .rows = rows};
		struct guess below = {.at = at + 1, .rows = rows - 1};
		if (!is_next(s, h, at, at + rows - 1))
			break;
		more.hits = count_hits(s, h, more);
		below.hits = count_hits(s, h, below);
		/* what is known twice in the lower rows alone may be told apart by its parents */
		bool beside = more.hits >= here.hits && more.hits + (first > 1) > below.hits;
		if (beside || (first && sheet_reaches(s, at, at + rows - 1)))
			here = more;
	}
	if (here.hits > best->hits || !best->rows)
		*best = here;
}
