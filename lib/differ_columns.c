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

/* Where the column stands that is called old in the one and new in the other. False: nowhere. */
static bool
add_column(struct differ *d, struct str name, struct str old, struct str new,
    const struct columns *dictionary, struct fault *f)
{
	const struct column *c = columns_find(dictionary, old);
	long at_old = tsv_need(d->old.rows.t, old, f);
	long at_new = at_old < 0 ? -1 : tsv_need(d->new.rows.t, new, f);

	d->columns[d->ncolumns++] = (struct differ_column){
		.name = name, .known = c, .old = (size_t)at_old, .new = (size_t)at_new,
		.number = c && c->type >= COLUMN_COUNT && c->type <= COLUMN_MONEY,
		.money = c && column_is_money(c)
	};
	return at_new >= 0;
}

/* "income", or "income=earnings" where the new table calls it earnings. */
static bool
add_pair(struct differ *d, struct str name, const struct columns *dictionary, struct fault *f)
{
	struct str old = name, new = name;
	size_t at = str_find(name, '=');

	if (at < name.n && tsv_column(d->old.rows.t, name) < 0) {
		old.n = at;
		new = str_from(name, at + 1);
	}
	return add_column(d, name, old, new, dictionary, f);
}

bool
differ_columns(struct differ *d, const struct columns *dictionary, struct fault *f)
{
	const struct differ_ask *ask = d->ask;
	const struct tsv *old = d->old.rows.t, *new = d->new.rows.t;
	size_t i;

	for (i = 0; i < ask->nignored; i++)
		if (tsv_column(old, ask->ignored[i]) < 0 && tsv_need(new, ask->ignored[i], f) < 0)
			return false;
	d->columns = mem_resize(NULL, tsv_columns(old) + ask->ncolumns, sizeof(*d->columns));
	for (i = 0; i < ask->ncolumns; i++)
		if (!add_pair(d, ask->columns[i], dictionary, f))
			return false;
	for (i = 0; i < tsv_columns(old) && !ask->ncolumns; i++) {
		struct str name = tsv_name(old, i);

		if (tsv_column(new, name) >= 0 && !is_in(name, ask->keys, ask->nkeys) &&
		    !is_in(name, ask->ignored, ask->nignored))
			add_column(d, name, name, name, dictionary, f);
	}
	d->alike = tsv_columns(old) == tsv_columns(new);
	for (i = 0; i < tsv_columns(old) && d->alike; i++)
		d->alike = str_eq(tsv_name(old, i), tsv_name(new, i));
	for (i = 0; i < d->ncolumns && d->alike; i++)
		d->alike = d->columns[i].old == d->columns[i].new;
	return true;
}

bool
differ_value(struct differ *d, const struct columns *dictionary, struct fault *f)
{
	struct str name = d->ask->value;
	const struct column *c = columns_find(dictionary, name);

	if (!name.n)
		return true;
	if (tsv_need(d->old.rows.t, name, f) < 0 || tsv_need(d->new.rows.t, name, f) < 0)
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

/* False: it cannot be done, or 2024.1 had to be taken for January. */
static bool
clean(struct differ *d, const struct differ_column *c, struct str cell, struct buf *out)
{
	struct fault f;

	buf_reset(out);
	return clean_cell(&d->cleaner, c->known, 1, cell, out, &f) &&
	    !(d->cleaner.changes & CHANGE_BIT(DOUBT_MONTH));
}

bool
differ_rewritten(struct differ *d, const struct differ_column *c, struct str a,
    struct str b)
{
	return a.n && b.n && clean(d, c, a, &d->clean_old) && clean(d, c, b, &d->clean_new) &&
	    differ_equal(c, buf_str(&d->clean_old), buf_str(&d->clean_new));
}

/* The number of a cell, also in a writing that import-table would mend. */
static bool
number(struct differ *d, const struct differ_column *c, struct str cell, struct ratio *x)
{
	return ratio_parse(cell, x) ||
	    (clean(d, c, cell, &d->clean_old) && ratio_parse(buf_str(&d->clean_old), x));
}

void
differ_subtract(struct differ *d, const struct differ_column *c, struct str a, struct str b,
    struct buf *out)
{
	struct ratio x, y, z;

	if (!c->number || !number(d, c, a, &x) || !number(d, c, b, &y) || !ratio_sub(y, x, &z))
		return;
	if (!c->money || !ratio_print_fixed(out, z, 2))
		ratio_print(out, z);
}

bool
differ_weigh(const struct differ *d, struct str cell, struct fault at, int64_t *v, struct fault *f)
{
	enum msg wrong = d->balance.money ? M_FUNDS_NOT_MONEY : M_FUNDS_NOT_COUNT;
	struct ratio x;

	*v = 1;
	if (!d->balance.valued)
		return true;
	if (d->balance.money ? money_parse(cell, v) : ratio_parse(cell, &x) && x.d == 1) {
		*v = d->balance.money ? *v : x.n;
		return true;
	}
	*f = at;
	return cell.n ? clean_refuse(wrong, cell, f) : fault_set(f, M_FUNDS_EMPTY);
}
