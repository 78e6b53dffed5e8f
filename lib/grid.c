#include "grid.h"

#include <stdlib.h>

static bool
is_control(char c)
{
	return (unsigned char)c < ' ' || c == 0x7f;
}

void
grid_clean(struct buf *b, size_t from)
{
	size_t at = from, to;
	char before = 0;

	while (at < b->n && !is_control(b->p[at]))
		at++;
	for (to = at; at < b->n; at++) {
		char c = b->p[at];
		if (c != '\n' || before != '\r')
			b->p[to++] = is_control(c) ? ' ' : c;
		before = c;
	}
	b->n = to;
}

static int
by_place(const void *left, const void *right)
{
	const struct grid_span *a = left, *b = right;

	if (a->top != b->top)
		return a->top < b->top ? -1 : 1;
	return (a->left > b->left) - (a->left < b->left);
}

void
grid_sort_spans(struct grid_span *spans, size_t n)
{
	if (n)
		qsort(spans, n, sizeof *spans, by_place);
}

void
grid_address(struct buf *b, size_t column, size_t row)
{
	char letters[16];
	size_t n = sizeof letters;
	for (size_t c = column + 1; c; c = (c - 1) / 26)
		letters[--n] = (char)('A' + (c - 1) % 26);
	buf_put(b, (struct str){letters + n, sizeof letters - n});
	buf_printf(b, "%zu", row);
}
