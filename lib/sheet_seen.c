#include "sheet_seen.h"

#include <stdlib.h>

#include "text.h"

struct str
held_cell(const struct grid_row *row, size_t i)
{
	return i < row->n ? text_trim(row->cells[i]) : (struct str){0};
}

static bool
crosses(const struct grid_span *span, size_t line)
{
	return span->top <= line && line <= span->bottom;
}

static int
by_left(const void *a, const void *b)
{
	const struct grid_span *x = a, *y = b;
	return (x->left > y->left) - (x->left < y->left);
}

void
sheet_index_spans(struct sheet *s)
{
	const struct grid *g = &s->grid;
	for (size_t r = 0; r < s->nheld; r++) {
		struct sheet_across *to = &s->across[r];
		size_t line = s->held[r].line, end = 0, n = 0;
		for (; end < g->nspans && g->spans[end].top <= line; end++)
			n += crosses(&g->spans[end], line);
		to->spans = arena_take(&s->memory, n, sizeof *to->spans);
		for (size_t k = 0; k < end; k++)
			if (crosses(&g->spans[k], line))
				to->spans[to->n++] = g->spans[k];
		if (n)
			qsort(to->spans, n, sizeof *to->spans, by_left);
	}
}

/* The merged cells that column i is part of. */
static const struct grid_span *
span_at(const struct sheet_across *across, size_t i)
{
	size_t low = 0, high = across->n;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (across->spans[middle].right < i)
			low = middle + 1;
		else
			high = middle;
	}
	return low < across->n && across->spans[low].left <= i ? &across->spans[low] : NULL;
}

struct seen
sheet_look(const struct sheet *s, size_t from, size_t r, size_t i)
{
	struct seen c = {.text = held_cell(&s->held[r], i), .span = span_at(&s->across[r], i)};
	if (!c.span)
		return c;
	size_t first = r;
	while (first > 0 && s->held[first - 1].line >= c.span->top)
		first--;
	c.inner = i > c.span->left;
	c.again = first < r && from < r;
	c.text = held_cell(&s->held[first], c.span->left);
	return c;
}

bool
sheet_reaches(const struct sheet *s, size_t at, size_t r)
{
	for (size_t k = 0; k < s->across[r].n; k++) {
		const struct grid_span *span = &s->across[r].spans[k];
		if (span->top >= s->held[at].line && span->top < s->held[r].line)
			return true;
	}
	return false;
}
