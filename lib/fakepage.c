#include "fakepage.h"

#include <stdlib.h>

#include "buf.h"

static size_t
row_start(const struct fakepage *p, size_t i)
{
	return i ? p->ends[i - 1] : 0;
}

void
fakepage_put(struct fakepage *p, struct fakecell cell)
{
	cell.text = arena_str(&p->arena, cell.text);
	p->cells = mem_grow(p->cells, p->ncells, &p->cells_room, sizeof(*p->cells));
	p->cells[p->ncells++] = cell;
}

void
fakepage_end(struct fakepage *p)
{
	p->ends = mem_grow(p->ends, p->nrows, &p->rows_room, sizeof(*p->ends));
	p->ends[p->nrows++] = p->ncells;
}

size_t
fakepage_width(const struct fakepage *p)
{
	return p->ncells - row_start(p, p->nrows);
}

const struct fakecell *
fakepage_row(const struct fakepage *p, size_t i, size_t *n)
{
	size_t start = row_start(p, i);

	*n = p->ends[i] - start;
	return *n ? &p->cells[start] : NULL;
}

void
fakepage_merge(struct fakepage *p, size_t top, size_t bottom, size_t left, size_t right)
{
	if (top == bottom && left == right)
		return;
	p->spans = mem_grow(p->spans, p->nspans, &p->spans_room, sizeof(*p->spans));
	p->spans[p->nspans++] = (struct grid_span){top, bottom, left, right};
}

/* The body cell of row i in the column, or NULL. */
static const struct fakecell *
body_cell(const struct fakepage *p, size_t i, size_t column)
{
	size_t n;
	const struct fakecell *row = fakepage_row(p, i, &n);

	return column < n && row[column].look == FAKE_BODY ? &row[column] : NULL;
}

void
fakepage_merge_runs(struct fakepage *p, size_t top, size_t column)
{
	const struct fakecell *cell;

	for (size_t i = top - 1, end; i < p->nrows; i = end) {
		end = i + 1;
		if (!body_cell(p, i, column))
			continue;
		while (end < p->nrows && (cell = body_cell(p, end, column)) != NULL &&
		    !cell->text.n)
			end++;
		fakepage_merge(p, i + 1, end, column, column);
	}
}

void
fakepage_free(struct fakepage *p)
{
	arena_free(&p->arena);
	free(p->cells);
	free(p->ends);
	free(p->spans);
	*p = (struct fakepage){0};
}
