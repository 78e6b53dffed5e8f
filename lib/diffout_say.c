/* diffout - what is said of the differences, or of a ledger. */
#include "diffout.h"

static void
say_unpaired(const struct diffout *d, void (*say)(enum msg m, ...))
{
	struct buf b = {0};

	differ_unpaired(&d->ledger.differ, false, &b);
	if (b.n)
		say(M_DIFFER_ONLY_OLD, STR_FMT(buf_str(&b)));
	buf_reset(&b);
	differ_unpaired(&d->ledger.differ, true, &b);
	if (b.n)
		say(M_DIFFER_ONLY_NEW, STR_FMT(buf_str(&b)));
	buf_free(&b);
}

static void
say_balance(struct differ *x, const struct balance_group *sum, void (*say)(enum msg m, ...))
{
	int64_t adjusted = balance_adjusted(&x->balance, sum);
	const int64_t numbers[] = {sum->old, sum->entered, sum->left, adjusted, sum->new};
	struct buf b[COUNT(numbers)] = {{0}};

	for (size_t i = 0; i < COUNT(numbers); i++)
		balance_print(&b[i], numbers[i], x->balance.money);
	if (!adjusted)
		say(M_DIFFER_BALANCE, buf_cstr(&b[0]), buf_cstr(&b[1]), buf_cstr(&b[2]),
		    buf_cstr(&b[4]));
	else
		say(M_DIFFER_ADJUSTED, buf_cstr(&b[0]), buf_cstr(&b[1]), buf_cstr(&b[2]),
		    buf_cstr(&b[3]), buf_cstr(&b[4]));
	for (size_t i = 0; i < COUNT(numbers); i++)
		buf_free(&b[i]);
}

static void
say_ledger(const struct ledger *l, void (*say)(enum msg m, ...))
{
	const size_t *n = l->count;

	say(M_DIFFER_STATES, n[LEDGER_NEW], n[LEDGER_OPEN], n[LEDGER_AGAIN], n[LEDGER_CLEARED],
	    n[LEDGER_GONE], n[LEDGER_PAST]);
	if (l->unfixed)
		say(M_DIFFER_UNFIXED, l->unfixed);
	if (l->earlier)
		say(M_DIFFER_EARLIER, l->earlier);
	say(M_DIFFER_LEDGER, l->differ.old.rows.n, ledger_rows(l) - l->differ.old.rows.n,
	    ledger_rows(l));
}

void
diffout_notices(struct diffout *d, void (*say)(enum msg m, ...))
{
	struct differ *x = &d->ledger.differ;
	struct balance_group sum = balance_total(&x->balance);

	if (d->is_ledger) {
		say_ledger(&d->ledger, say);
		return;
	}
	say_unpaired(d, say);
	for (size_t i = 0; i < x->ncolumns; i++)
		if (x->columns[i].rows)
			say(M_DIFFER_COLUMN, STR_FMT(x->columns[i].name), x->columns[i].rows);
	for (size_t i = 0; i < x->ncolumns; i++)
		if (x->columns[i].written)
			say(M_DIFFER_WRITTEN, STR_FMT(x->columns[i].name), x->columns[i].written);
	say(M_DIFFER_CHANGED, sum.changed, sum.same);
	if (sum.moved_rows)
		say(M_DIFFER_MOVED, sum.moved_rows);
	say_balance(x, &sum, say);
}

size_t
diffout_read(const struct diffout *d)
{
	return d->ledger.differ.old.rows.n + d->ledger.differ.new.rows.n;
}

size_t
diffout_found(struct diffout *d)
{
	struct balance_group sum = balance_total(&d->ledger.differ.balance);
	const size_t *n = d->ledger.count;

	return d->is_ledger ? n[LEDGER_NEW] + n[LEDGER_OPEN] + n[LEDGER_AGAIN]
	    : sum.entered_rows + sum.left_rows + sum.changed;
}
