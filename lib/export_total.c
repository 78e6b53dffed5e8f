/*
 * export_total - exact sums, written as values: a formula would be computed again by
 * whatever opens the sheet, in binary fractions, and changed by whoever sorts it.
 */
#include "export_priv.h"

bool
export_add_row(struct export *e, struct fault *f)
{
	e->rows++;
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];
		struct sum x;

		if (!c->summed || c->at < 0)
			continue;
		struct str cell = tsv_field(e->t, (size_t)c->at);

		if (!cell.n)
			continue;
		*f = tsv_at(e->t, c->name);
		if (!sum_parse(cell, c->type, &x))
			return fault_set(f, M_EXPORT_NO_NUMBER);
		if (!sum_add(&c->sum, &x))
			return fault_set(f, M_EXPORT_SUM_LARGE, STR_FMT(c->name));
	}
	return true;
}

static bool
put_ratio(const struct export_column *c, struct buf *b)
{
	struct ratio top, bottom, x;

	return sum_ratio(&c->top->sum, &top) && sum_ratio(&c->bottom->sum, &bottom) && bottom.n
	    && ratio_div(top, bottom, &x)
	    && ratio_round(x, ROUND_HALF, (struct ratio){1, 100}, &x) && ratio_print_fixed(b, x, 2);
}

bool
export_total(const struct export *e, size_t i, struct buf *b)
{
	const struct export_column *c = &e->columns[i];

	if (!c->layout)
		return false;
	switch (c->layout->total) {
	case LAYOUT_SUM:
		return sum_print(b, &c->sum, c->kind == EXPORT_MONEY);
	case LAYOUT_RATIO:
		return put_ratio(c, b);
	case LAYOUT_ROWS:
		buf_printf(b, "%zu", e->rows);
		return true;
	default:
		return false;
	}
}
