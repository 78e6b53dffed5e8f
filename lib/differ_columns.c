/* differ - which columns are compared, and what their cells say. */
#include "differ_priv.h"
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

bool
differ_columns(struct differ *d, const struct columns *dictionary, struct fault *f)
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

bool
differ_value(struct differ *d, const struct columns *dictionary, struct fault *f)
{
	struct str name = d->ask->value;
	const struct column *c = columns_find(dictionary, name);

	if (!name.n)
		return true;
	if (!has_all(d->old.rows.t, &name, 1, f) || !has_all(d->new.rows.t, &name, 1, f))
		return false;
	*f = (struct fault){.column = name};
	if (!c || !(c->type == COLUMN_COUNT || column_is_money(c)))
		return fault_set(f, M_DIFFER_NO_COUNT);
	d->balance.valued = true;
	d->balance.money = column_is_money(c);
	d->value_old = (size_t)tsv_column(d->old.rows.t, name);
	d->value_new = (size_t)tsv_column(d->new.rows.t, name);
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

bool
differ_weigh(const struct differ *d, struct str cell, struct fault at, int64_t *v, struct fault *f)
{
	struct buf shown = {0};
	struct ratio x;

	*v = 1;
	if (!d->balance.valued)
		return true;
	if (d->balance.money ? money_parse(cell, v) : ratio_parse(cell, &x) && x.d == 1) {
		*v = d->balance.money ? *v : x.n;
		return true;
	}
	*f = at;
	if (!cell.n)
		return fault_set(f, M_FUNDS_EMPTY);
	msg_excerpt(&shown, cell);
	fault_set(f, d->balance.money ? M_FUNDS_NOT_MONEY : M_FUNDS_NOT_COUNT,
	    STR_FMT(buf_str(&shown)));
	buf_free(&shown);
	return false;
}
