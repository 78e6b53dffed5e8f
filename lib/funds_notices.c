/* funds - what is said about the totals. */
#include "funds.h"

bool
funds_stock_month(const struct funds *f, months *m)
{
	if (!f->counts || (!f->ask->stock && !f->any_month))
		return false;
	*m = f->ask->stock ? f->ask->stock_at : f->first;
	return true;
}

bool
funds_check(const struct funds *f, struct fault *why)
{
	struct buf month = {0};

	*why = (struct fault){0};
	if (!f->ask->stock || f->any_stock || !f->any_month)
		return true;
	month_print(&month, f->ask->stock_at);
	fault_set(why, M_FUNDS_NO_STOCK, buf_cstr(&month));
	buf_free(&month);
	return false;
}

void
funds_notices(const struct funds *f, void (*say)(enum msg m, ...))
{
	struct buf month = {0};
	months stock;

	if (f->monthly && f->any_month)
		say(f->payments ? M_FUNDS_MONTHLY_AND_BASE : M_FUNDS_MONTHLY);
	else if (funds_stock_month(f, &stock) && f->month >= 0) {
		month_print(&month, stock);
		say(f->payments ? M_FUNDS_STOCK_AND_BASE : M_FUNDS_STOCK, buf_cstr(&month));
	} else if (f->payments)
		say(M_FUNDS_BASE);
	buf_free(&month);
	if (f->paid)
		say(M_FUNDS_PAID);
	if (f->unpaid)
		say(M_FUNDS_NOT_PAID, f->unpaid);
	if (f->mixed)
		say(M_FUNDS_MIXED);
	else if (f->twice)
		say(M_FUNDS_TWICE, f->twice);
	if (f->others)
		say(M_FUNDS_OTHER_MONTHS, f->others);
	if (f->once.seen.count > FUNDS_MANY)
		say(M_FUNDS_MANY_KEYS);
}
