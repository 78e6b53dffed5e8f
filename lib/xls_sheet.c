#include <stdlib.h>

#include "xls_priv.h"

/* Records of cells and the bytes that each has at least. */
static const struct {
	uint16_t type, least;
} cell_types[] = {
	{XLS_RK, 10}, {XLS_LABELSST, 10}, {XLS_NUMBER, 14}, {XLS_FORMULA, 20}, {XLS_BOOLERR, 8},
	{XLS_LABEL, 8}, {XLS_RSTRING, 8}
};

static bool
add_cell(struct xls_sheet *s, unsigned row, unsigned column, unsigned type, size_t at)
{
	if (column >= XLS_COLUMNS)
		return false;
	s->cells = mem_grow(s->cells, s->ncells, &s->rcells, sizeof *s->cells);
	s->cells[s->ncells++] = (struct xls_cell){(uint16_t)row, (uint16_t)column,
	    (uint16_t)type, (uint32_t)at};
	return true;
}

/* Several numbers beside each other: row, first column, (XF, number)..., last column. */
static bool
add_numbers(struct xls_sheet *s, const struct xls_records *r)
{
	enum { HEAD = 4, TAIL = 2, EACH = 6 };
	size_t at = (size_t)(r->body.p - r->stream.p) + HEAD;

	if (r->body.n < HEAD + TAIL)
		return false;
	unsigned row = xls_get16(r->body.p), column = xls_get16(r->body.p + 2);
	for (size_t n = (r->body.n - HEAD - TAIL) / EACH; n; n--, at += EACH)
		if (!add_cell(s, row, column++, XLS_RK, at))
			return false;
	return true;
}

static bool
add_columns(struct xls_sheet *s, struct str body)
{
	if (body.n < 10)
		return false;
	size_t last = xls_get16(body.p + 2);
	if (!(body.p[8] & 1))
		return true;
	for (size_t i = xls_get16(body.p); i <= last && i < XLS_COLUMNS; i++) {
		s->hidden[i] = true;
		if (i >= s->nhidden)
			s->nhidden = i + 1;
	}
	return true;
}

static bool
add_spans(struct xls_sheet *s, struct str body)
{
	if (body.n < 2)
		return false;
	size_t n = xls_get16(body.p);
	body = str_from(body, 2);
	if (body.n / 8 < n)
		return false;
	for (; n; n--, body = str_from(body, 8)) {
		s->spans = mem_grow(s->spans, s->nspans, &s->rspans, sizeof *s->spans);
		s->spans[s->nspans++] = (struct grid_span){
			xls_get16(body.p) + 1, xls_get16(body.p + 2) + 1,
			xls_get16(body.p + 4), xls_get16(body.p + 6)
		};
	}
	return true;
}

static bool
add_row(struct xls_sheet *s, struct str body)
{
	enum { FLAGS = 12, HIDDEN = 0x20 };

	if (body.n <= FLAGS)
		return false;
	unsigned row = xls_get16(body.p);
	if (body.p[FLAGS] & HIDDEN)
		s->hidden_rows[row / 8] |= (unsigned char)(1 << row % 8);
	return true;
}

static bool
add(struct xls_sheet *s, const struct xls_records *r)
{
	switch (r->type) {
	case XLS_COLINFO:
		return add_columns(s, r->body);
	case XLS_MERGEDCELLS:
		return add_spans(s, r->body);
	case XLS_MULRK:
		return add_numbers(s, r);
	case XLS_ROW:
		return add_row(s, r->body);
	case XLS_UNCALCED:
		s->uncalced = true;
		return true;
	}
	for (size_t i = 0; i < COUNT(cell_types); i++)
		if (cell_types[i].type == r->type)
			return r->body.n >= cell_types[i].least
			    && add_cell(s, xls_get16(r->body.p), xls_get16(r->body.p + 2), r->type,
			    (size_t)(r->body.p - r->stream.p) + 4);
	return true;
}

/* The one that came later stands behind the other. */
static int
compare_cells(const void *left, const void *right)
{
	const struct xls_cell *a = left, *b = right;

	if (a->row != b->row)
		return a->row < b->row ? -1 : 1;
	if (a->column != b->column)
		return a->column < b->column ? -1 : 1;
	return (a->at > b->at) - (a->at < b->at);
}

static void
sort(struct xls_sheet *s)
{
	size_t i = 1;

	while (i < s->ncells && compare_cells(&s->cells[i - 1], &s->cells[i]) < 0)
		i++;
	if (i < s->ncells)
		qsort(s->cells, s->ncells, sizeof *s->cells, compare_cells);
	grid_sort_spans(s->spans, s->nspans);
}

bool
xls_sheet_read(struct xls_sheet *s, struct str stream, size_t start)
{
	struct xls_records r = {.stream = stream, .next = start};
	size_t depth = 0;	/* a chart in the sheet has records of its own */

	xls_sheet_free(s);
	while (xls_next(&r)) {
		if (!depth && r.type != XLS_BOF)
			return false;
		if (r.type == XLS_BOF)
			depth++;
		else if (r.type == XLS_EOF && --depth == 0) {
			sort(s);
			return true;
		} else if (depth == 1 && !add(s, &r))
			return false;
	}
	return false;
}

void
xls_sheet_free(struct xls_sheet *s)
{
	free(s->cells);
	free(s->spans);
	*s = (struct xls_sheet){0};
}
