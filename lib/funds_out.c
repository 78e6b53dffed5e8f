/* funds - the totals as a table and as figures. */
#include <stdlib.h>

#include "funds.h"

static const char base_note[] = "amount / person_times, half 0.01";

size_t
funds_rows(const struct funds *f)
{
	return f->sums.n - 1 + (f->ask->totals || !f->ask->nkeys);
}

/* Nothing when there are no person-times to divide by. */
static bool
put_average(const struct funds *f, const struct sum_group *g, struct buf *b)
{
	struct ratio amount, average;
	fen v;

	if (!g->person_times)
		return true;
	if (!sum_ratio(&f->sums.values[g->first], &amount) ||
	    !ratio_div(amount, RATIO(g->person_times), &average) ||
	    !ratio_round(average, ROUND_HALF, (struct ratio){1, 100}, &average) ||
	    !money_of_ratio(average, &v))
		return false;
	money_print(b, v);
	return true;
}

static bool
put_cell(const struct funds *f, const struct sum_group *g, const struct funds_column *c,
    struct buf *b, struct fault *why)
{
	bool good = true;

	buf_reset(b);
	switch (c->kind) {
	case FUNDS_HOUSEHOLDS:
		buf_int(b, g->households);
		break;
	case FUNDS_PERSONS:
		buf_int(b, g->persons);
		break;
	case FUNDS_TIMES:
		buf_int(b, g->person_times);
		break;
	case FUNDS_VALUE:
		good = sum_print(b, &f->sums.values[g->first + c->value], c->money);
		break;
	case FUNDS_AVERAGE:
		good = put_average(f, g, b);
		break;
	}
	*why = (struct fault){.column = c->name};
	return good || fault_set(why, M_FUNDS_NEEDS_ROUND);
}

static bool
table_row(const struct funds *f, const struct sum_group *g, struct tsv_out *w, struct buf *b,
    struct fault *why)
{
	if (f->ask->nkeys && g != f->sums.groups)
		tsv_put_row(w, g->key);
	for (size_t i = 0; i < f->ask->nkeys && g == f->sums.groups; i++)
		tsv_put(w, i ? (struct str){0} : STR("total"));
	for (size_t i = 0; i < f->nshows; i++) {
		if (!put_cell(f, g, &f->shows[i], b, why))
			return false;
		tsv_put(w, buf_str(b));
	}
	tsv_end(w);
	return true;
}

/* 'total' is the name of the last line. */
static bool
total_is_free(const struct funds *f, struct fault *why)
{
	*why = (struct fault){0};
	for (size_t i = 1; f->ask->totals && i < f->sums.n; i++) {
		struct str rest = f->sums.groups[i].key, first = {0};

		str_cut(&rest, '\t', &first);
		if (str_eq(first, STR("total")))
			return fault_set(why, M_FUNDS_TOTAL_KEY);
	}
	return true;
}

/* Calls put for every group in order, the total last. */
static bool
each_group(const struct funds *f, bool (*put)(const struct funds *, const struct sum_group *,
    void *, struct fault *), void *with, struct fault *why)
{
	const struct sum_group **order = sums_sorted(&f->sums);
	bool good = total_is_free(f, why);

	for (size_t i = 1; good && i < f->sums.n; i++)
		good = put(f, order[i - 1], with, why);
	if (good && (f->ask->totals || !f->ask->nkeys))
		good = put(f, f->sums.groups, with, why);
	free(order);
	return good;
}

struct table {
	struct tsv_out *w;
	struct buf cell;
};

static bool
put_table_row(const struct funds *f, const struct sum_group *g, void *with, struct fault *why)
{
	struct table *x = with;

	return table_row(f, g, x->w, &x->cell, why);
}

bool
funds_table(const struct funds *f, struct tsv_out *w, struct fault *why)
{
	struct table x = {.w = w};
	bool good;

	for (size_t i = 0; i < f->ask->nkeys; i++)
		tsv_put(w, f->ask->keys[i]);
	for (size_t i = 0; i < f->nshows; i++)
		tsv_put(w, f->shows[i].name);
	tsv_end(w);
	good = each_group(f, put_table_row, &x, why);
	buf_free(&x.cell);
	return good;
}

struct telling {
	struct tsv_out *w;
	struct str prefix;
	struct buf cell, key, stock, flow, stock_day, flow_day;
	struct figures made;	/* so that no key is made twice */
	struct arena store;
};

static void
put_day(struct buf *b, months m)
{
	date_print(b, month_last(m));
}

/* What period and which day stock and flow are of. */
static void
tell_periods(const struct funds *f, struct telling *x)
{
	months from = f->ask->span ? f->ask->from : f->first;
	months to = f->ask->span ? f->ask->to : f->last, stock;

	if (f->ask->span || f->any_month) {
		month_print(&x->flow, from);
		if (from != to) {
			buf_puts(&x->flow, "..");
			month_print(&x->flow, to);
		}
		put_day(&x->flow_day, to);
	}
	if (funds_stock_month(f, &stock)) {
		month_print(&x->stock, stock);
		put_day(&x->stock_day, stock);
	}
}

/* PREFIX.CELL.CELL.NAME; an empty cell is "-". */
static struct str
figure_key(const struct funds *f, const struct sum_group *g, struct telling *x, struct str name)
{
	struct str rest = g->key, cell = {0};

	buf_reset(&x->key);
	buf_put(&x->key, x->prefix);
	if (f->ask->nkeys && g == f->sums.groups)
		buf_puts(&x->key, ".total");
	for (size_t i = 0; i < f->ask->nkeys && g != f->sums.groups; i++) {
		cell = (struct str){0};
		str_cut(&rest, '\t', &cell);
		buf_putc(&x->key, '.');
		buf_put(&x->key, cell.n ? cell : STR("-"));
	}
	buf_putc(&x->key, '.');
	buf_put(&x->key, name);
	return buf_str(&x->key);
}

static bool
tell_group(const struct funds *f, const struct sum_group *g, void *with, struct fault *why)
{
	struct telling *x = with;

	for (size_t i = 0; i < f->nshows; i++) {
		const struct funds_column *c = &f->shows[i];
		bool stock = c->kind == FUNDS_HOUSEHOLDS || c->kind == FUNDS_PERSONS;
		struct figure one = {
			.key = figure_key(f, g, x, c->name), .unit = c->unit,
			.period = buf_str(stock ? &x->stock : &x->flow),
			.as_of = buf_str(stock ? &x->stock_day : &x->flow_day),
			.qualifier = STR("exact"),
			.note = str_of(c->kind == FUNDS_AVERAGE ? base_note : "")
		};

		if (!put_cell(f, g, c, &x->cell, why))
			return false;
		one.value = buf_str(&x->cell);
		if (!one.value.n)
			continue;
		*why = (struct fault){0};
		if (!figures_add(&x->made, &one, &x->store, why))
			return false;
		figures_put(x->w, &one);
	}
	return true;
}

bool
funds_figures(const struct funds *f, struct str prefix, struct tsv_out *w, size_t *made,
    struct fault *why)
{
	struct telling x = {.w = w, .prefix = prefix};
	bool good;

	tell_periods(f, &x);
	figures_put_header(w);
	good = each_group(f, tell_group, &x, why);
	*made = x.made.n;
	buf_free(&x.cell);
	buf_free(&x.key);
	buf_free(&x.stock);
	buf_free(&x.flow);
	buf_free(&x.stock_day);
	buf_free(&x.flow_day);
	figures_free(&x.made);
	arena_free(&x.store);
	return good;
}
