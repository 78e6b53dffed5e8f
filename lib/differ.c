/* differ - new is found by key, old is read in order. */
#include <stdlib.h>

#include "differ_priv.h"

static bool
compare(struct differ *d)
{
	bool any = false;

	for (size_t i = 0; i < d->ncolumns; i++) {
		struct differ_column *c = &d->columns[i];

		struct str old = tsv_field(d->old.rows.t, c->old), new = d->new.rows.cells[c->new];
		bool equal = differ_equal(c, old, new);

		c->differs = !equal && !differ_rewritten(d, c, old, new);
		c->rows += c->differs;
		c->written += !equal && !c->differs;
		any |= c->differs;
	}
	return any;
}

/* ---- rows */

struct fault
differ_at_new(const struct differ *d, struct str column)
{
	return (struct fault){.file = str_of(d->ask->new), .line = d->number + 2,
	    .column = column};
}

/* The group of the row in new.rows.cells. */
static struct balance_group *
group_of_cells(struct differ *d)
{
	return balance_group(&d->balance,
	    rowkey_of_cells(&d->by_new, d->new.rows.cells, &d->text));
}

static struct balance_group *
group_of(struct differ *d, struct rowkey *by, const struct tsv *t)
{
	return balance_group(&d->balance, by->n ? rowkey_of(by, t) : (struct str){0});
}

static bool
weigh_row(const struct differ *d, const struct tsv *t, size_t column, int64_t *v, struct fault *f)
{
	struct str cell = d->balance.valued ? tsv_field(t, column) : (struct str){0};

	return differ_weigh(d, cell, tsv_at(t, d->ask->value), v, f);
}

/* The row in new.rows.cells. */
static bool
weigh_cells(const struct differ *d, int64_t *v, struct fault *f)
{
	struct str cell = d->balance.valued ? d->new.rows.cells[d->value_new] : (struct str){0};

	return differ_weigh(d, cell, differ_at_new(d, d->ask->value), v, f);
}

static bool
read_new(struct differ *d, struct fault *f)
{
	bool end;
	int64_t v;

	for (;;) {
		if (!keyed_next(&d->new, &end, f))
			return false;
		if (end)
			break;
		if (!weigh_row(d, d->new.rows.t, d->value_new, &v, f))
			return false;
		balance_add(&d->balance, &group_of(d, &d->by_new, d->new.rows.t)->new, v);
	}
	d->met = mem_resize(NULL, d->new.rows.n / 8 + 1, 1);
	memset(d->met, 0, d->new.rows.n / 8 + 1);
	return true;
}

bool
differ_open(struct differ *d, const struct differ_ask *ask, const struct columns *dictionary,
    struct fault *f)
{
	*d = (struct differ){.ask = ask};
	cleaner_init(&d->cleaner, dictionary, &d->memory);
	if (!keyed_open(&d->old, ask->old, ask->flags, ask->keys, ask->nkeys, NULL, f) ||
	    !keyed_open(&d->new, ask->new, ask->flags, ask->keys, ask->nkeys, &d->old, f) ||
	    !differ_columns(d, dictionary, f) || !differ_value(d, dictionary, f))
		return false;
	if (ask->nby && (!rowkey_bind(&d->by_old, d->old.rows.t, ask->by, ask->nby, f) ||
	    !rowkey_bind(&d->by_new, d->new.rows.t, ask->by, ask->nby, f)))
		return false;
	return read_new(d, f);
}

/* A row that counted v stays or moves. The row of new is read, or same as that of old. */
static enum difference
in_both(struct differ *d, struct balance_group *was, int64_t v, bool same, struct fault *f)
{
	struct balance_group *is = same ? was : group_of_cells(d);
	bool changed = !same && compare(d);
	int64_t now = v;

	if (!same && !weigh_cells(d, &now, f))
		return DIFFER_FAILED;
	d->met[d->number / 8] |= (unsigned char)(1 << d->number % 8);
	d->matched++;
	if (was != is) {
		balance_add(&d->balance, &was->moved_out, v);
		balance_add(&d->balance, &is->moved_in, now);
		is->moved_rows++;
	} else {
		balance_add(&d->balance, &is->adjusted, now);
		balance_take(&d->balance, &is->adjusted, v);
	}
	is->changed += changed;
	is->same += !changed;
	return changed ? DIFFER_CHANGED : DIFFER_SAME;
}

/* *same: the row that this print leads to is so byte for byte. False with the reason. */
static bool
look_at_row(struct differ *d, bool *same, struct fault *f)
{
	struct str row = {0};
	size_t walk = 0;

	d->number = d->alike ? prints_next(&d->new.prints, d->old.print, &walk) : PRINTS_NONE;
	if (d->number != PRINTS_NONE && !rowfile_row(&d->new.rows, d->number, &row, f))
		return false;
	*same = d->number != PRINTS_NONE && str_eq(row, tsv_row(d->old.rows.t));
	return true;
}

static enum difference
next_old(struct differ *d, struct fault *f)
{
	struct balance_group *was = group_of(d, &d->by_old, d->old.rows.t);
	struct str key = rowkey_of(&d->old.key, d->old.rows.t);
	int64_t v;
	bool same;

	if (!weigh_row(d, d->old.rows.t, d->value_old, &v, f))
		return DIFFER_FAILED;
	balance_add(&d->balance, &was->old, v);
	was->old_rows++;
	if (!look_at_row(d, &same, f))
		return DIFFER_FAILED;
	if (same)
		return in_both(d, was, v, true, f);
	if (!keyed_find(&d->new, key, d->old.print, &d->number, f))
		return DIFFER_FAILED;
	if (d->number != PRINTS_NONE)
		return in_both(d, was, v, false, f);
	balance_add(&d->balance, &was->left, v);
	was->left_rows++;
	return DIFFER_LEFT;
}

static bool
is_met(const struct differ *d, size_t row)
{
	return d->met[row / 8] >> row % 8 & 1;
}

/* A row of new that old has not is read; count it. */
static enum difference
enter(struct differ *d, struct fault *f)
{
	struct balance_group *g = group_of_cells(d);
	int64_t v;

	if (!weigh_cells(d, &v, f))
		return DIFFER_FAILED;
	balance_add(&d->balance, &g->entered, v);
	g->entered_rows++;
	return DIFFER_ENTERED;
}

/* All is read: were both tables the same all the time, and does it add up? */
static bool
is_sound(struct differ *d, struct fault *f)
{
	return rowstore_same(&d->old.rows.store, f) && rowstore_same(&d->new.rows.store, f) &&
	    balance_holds(&d->balance, f);
}

static enum difference
next_new(struct differ *d, struct fault *f)
{
	while (d->row < d->new.rows.n && is_met(d, d->row))
		d->row++;
	if (d->row == d->new.rows.n)
		return is_sound(d, f) ? DIFFER_END : DIFFER_FAILED;
	d->number = d->row++;
	return keyed_read(&d->new, d->number, f) ? enter(d, f) : DIFFER_FAILED;
}

enum difference
differ_next(struct differ *d, struct fault *f)
{
	bool end;

	if (!d->read_old) {
		if (!keyed_next(&d->old, &end, f))
			return DIFFER_FAILED;
		if (!end)
			return next_old(d, f);
		d->read_old = true;
	}
	return next_new(d, f);
}

void
differ_free(struct differ *d)
{
	keyed_free(&d->old);
	keyed_free(&d->new);
	free(d->columns);
	free(d->met);
	balance_free(&d->balance);
	rowkey_free(&d->by_old);
	rowkey_free(&d->by_new);
	cleaner_free(&d->cleaner);
	arena_free(&d->memory);
	buf_free(&d->text);
	buf_free(&d->clean_old);
	buf_free(&d->clean_new);
}
