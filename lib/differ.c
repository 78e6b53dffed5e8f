/* differ - new is found by key, old is read in order. */
#include <stdlib.h>

#include "differ.h"
#include "money.h"

/* ---- columns */

static bool
is_in(struct str name, const struct str *list, size_t n)
{
	size_t i = 0;

	while (i < n && !str_eq(list[i], name))
		i++;
	return i < n;
}

static void
add_column(struct differ *d, struct str name, const struct columns *dictionary)
{
	const struct column *c = columns_find(dictionary, name);
	struct differ_column *x = &d->columns[d->ncolumns++];

	*x = (struct differ_column){
		.name = name,
		.old = (size_t)tsv_column(d->old.rows.t, name),
		.new = (size_t)tsv_column(d->new.rows.t, name),
		.number = c && c->type >= COLUMN_COUNT && c->type <= COLUMN_MONEY,
		.money = c && column_is_money(c)
	};
}

static bool
has_all(const struct tsv *t, const struct str *names, size_t n, struct fault *f)
{
	for (size_t i = 0; i < n; i++)
		if (tsv_need(t, names[i], f) < 0)
			return false;
	return true;
}

static bool
choose_columns(struct differ *d, const struct columns *dictionary, struct fault *f)
{
	const struct differ_ask *ask = d->ask;
	const struct tsv *old = d->old.rows.t, *new = d->new.rows.t;
	size_t i;

	d->columns = mem_resize(NULL, tsv_columns(old) + ask->ncolumns, sizeof(*d->columns));
	if (!has_all(old, ask->columns, ask->ncolumns, f) ||
	    !has_all(new, ask->columns, ask->ncolumns, f))
		return false;
	for (i = 0; i < ask->ncolumns; i++)
		add_column(d, ask->columns[i], dictionary);
	for (i = 0; i < tsv_columns(old) && !ask->ncolumns; i++) {
		struct str name = tsv_name(old, i);

		if (tsv_column(new, name) >= 0 && !is_in(name, ask->keys, ask->nkeys) &&
		    !is_in(name, ask->ignored, ask->nignored))
			add_column(d, name, dictionary);
	}
	d->alike = tsv_columns(old) == tsv_columns(new);
	for (i = 0; i < tsv_columns(old) && d->alike; i++)
		d->alike = str_eq(tsv_name(old, i), tsv_name(new, i));
	return true;
}

void
differ_unpaired(const struct differ *d, bool of_new, struct buf *b)
{
	const struct tsv *of = of_new ? d->new.rows.t : d->old.rows.t;
	const struct tsv *other = of_new ? d->old.rows.t : d->new.rows.t;

	for (size_t i = 0; i < tsv_columns(of) && !d->ask->ncolumns; i++) {
		struct str name = tsv_name(of, i);

		if (tsv_column(other, name) >= 0 || is_in(name, d->ask->ignored, d->ask->nignored))
			continue;
		if (b->n)
			buf_puts(b, ", ");
		buf_put(b, name);
	}
}

/* ---- cells */

bool
differ_equal(const struct differ_column *c, struct str a, struct str b)
{
	struct ratio x, y;

	return str_eq(a, b) ||
	    (c->number && ratio_parse(a, &x) && ratio_parse(b, &y) && ratio_cmp(x, y) == 0);
}

void
differ_subtract(const struct differ_column *c, struct str a, struct str b, struct buf *out)
{
	struct ratio x, y, z;

	if (!c->number || !ratio_parse(a, &x) || !ratio_parse(b, &y) || !ratio_sub(y, x, &z))
		return;
	if (!c->money || !ratio_print_fixed(out, z, 2))
		ratio_print(out, z);
}

static bool
compare(struct differ *d)
{
	bool any = false;

	for (size_t i = 0; i < d->ncolumns; i++) {
		struct differ_column *c = &d->columns[i];

		c->differs = !differ_equal(c, tsv_field(d->old.rows.t, c->old),
		    d->new.rows.cells[c->new]);
		c->rows += c->differs;
		any |= c->differs;
	}
	return any;
}

/* ---- rows */

/* The group of the row in new.rows.cells. */
static struct balance_group *
group_of_cells(struct differ *d)
{
	buf_reset(&d->text);
	for (size_t i = 0; i < d->by_new.n; i++) {
		if (i)
			buf_putc(&d->text, '\t');
		buf_put(&d->text, d->new.rows.cells[d->by_new.columns[i]]);
	}
	return balance_group(&d->balance, buf_str(&d->text));
}

static struct balance_group *
group_of(struct differ *d, struct rowkey *by, const struct tsv *t)
{
	return balance_group(&d->balance, by->n ? rowkey_of(by, t) : (struct str){0});
}

static bool
read_new(struct differ *d, struct fault *f)
{
	bool end;

	for (;;) {
		if (!keyed_next(&d->new, &end, f))
			return false;
		if (end)
			break;
		group_of(d, &d->by_new, d->new.rows.t)->new++;
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
	if (!keyed_open(&d->old, ask->old, ask->flags, ask->keys, ask->nkeys, NULL, f) ||
	    !keyed_open(&d->new, ask->new, ask->flags, ask->keys, ask->nkeys, &d->old, f) ||
	    !choose_columns(d, dictionary, f))
		return false;
	if (ask->nby && (!rowkey_bind(&d->by_old, d->old.rows.t, ask->by, ask->nby, f) ||
	    !rowkey_bind(&d->by_new, d->new.rows.t, ask->by, ask->nby, f)))
		return false;
	return read_new(d, f);
}

/* The row of new is read; count both where they stand. */
static enum difference
in_both(struct differ *d, struct balance_group *was, size_t number, bool same)
{
	struct balance_group *is = same ? was : group_of_cells(d);
	bool changed = !same && compare(d);

	d->met[number / 8] |= (unsigned char)(1 << number % 8);
	d->matched++;
	was->moved_out += was != is;
	is->moved_in += was != is;
	is->changed += changed;
	is->same += !changed;
	return changed ? DIFFER_CHANGED : DIFFER_SAME;
}

/* Is the row that this print leads to the same byte for byte? */
static bool
is_same_row(struct differ *d, size_t *number, struct fault *f)
{
	struct str row;
	size_t walk = 0;

	*number = d->alike ? prints_next(&d->new.prints, d->old.print, &walk) : PRINTS_NONE;
	*f = (struct fault){0};
	return *number != PRINTS_NONE && rowfile_row(&d->new.rows, *number, &row, f) &&
	    str_eq(row, tsv_row(d->old.rows.t));
}

static enum difference
next_old(struct differ *d, struct fault *f)
{
	struct balance_group *was = group_of(d, &d->by_old, d->old.rows.t);
	struct str key = rowkey_of(&d->old.key, d->old.rows.t);
	size_t number;

	was->old++;
	if (is_same_row(d, &number, f))
		return in_both(d, was, number, true);
	if (f->text[0] || !keyed_find(&d->new, key, d->old.print, &number, f))
		return DIFFER_FAILED;
	if (number != PRINTS_NONE)
		return in_both(d, was, number, false);
	was->left++;
	return DIFFER_LEFT;
}

/* Read new once more, unless all of it was met. */
static bool
start_again(struct differ *d, struct fault *f)
{
	d->read_old = true;
	if (d->matched == d->new.rows.n)
		return true;
	d->again = rowfile_again(&d->new.rows, f);
	if (d->again && tsv_columns(d->again) != tsv_columns(d->new.rows.t))
		return rowfile_changed(&d->new.rows, f);
	return d->again != NULL;
}

static bool
is_met(const struct differ *d, size_t row)
{
	return d->met[row / 8] >> row % 8 & 1;
}

/* The columns of new are those of again. */
static enum difference
next_new(struct differ *d, struct fault *f)
{
	struct rowkey *key = &d->new.key;

	while (d->again && tsv_next(d->again)) {
		size_t row = d->row++;

		if (row < d->new.rows.n && is_met(d, row))
			continue;
		if (row >= d->new.rows.n || d->new.prints.list[row] !=
		    prints_of(&d->new.prints, rowkey_of(key, d->again)))
			break;
		group_of(d, &d->by_new, d->again)->entered++;
		return DIFFER_ENTERED;
	}
	if (d->again && tsv_failed(d->again))
		*f = *tsv_failed(d->again);
	else if (d->again && d->row != d->new.rows.n)
		rowfile_changed(&d->new.rows, f);
	else if (balance_holds(&d->balance, f))
		return DIFFER_END;
	return DIFFER_FAILED;
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
		if (!start_again(d, f))
			return DIFFER_FAILED;
	}
	return next_new(d, f);
}

void
differ_free(struct differ *d)
{
	keyed_free(&d->old);
	keyed_free(&d->new);
	tsv_close(d->again);
	free(d->columns);
	free(d->met);
	balance_free(&d->balance);
	rowkey_free(&d->by_old);
	rowkey_free(&d->by_new);
	buf_free(&d->text);
}
