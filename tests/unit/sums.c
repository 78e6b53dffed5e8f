/* sums: exact totals of cells. */
#include <stdlib.h>

#include "sums.h"
#include "tap.h"

static const struct {
	enum column_type type;
	/* cells apart by blanks; "" = refused, NULL = not whole fen */
	const char *cells, *total, *money;
} rows[] = {
	{COLUMN_MONEY, "331.00 650 -0.01", "980.99", "980.99"},
	{COLUMN_MONEY, "-0 0.1 0.2", "0.3", "0.30"},
	{COLUMN_MONEY, "1.005", "", ""},
	{COLUMN_MONEY, "1e3", "", ""},
	{COLUMN_MONEY, "92233720368547758.07 0.01", "", ""},
	{COLUMN_MONEY, "92233720368547758.07 -0.01 0.01", "92233720368547758.07", "92233720368547758.07"},
	{COLUMN_COUNT, "0 12 3", "15", "15.00"},
	{COLUMN_COUNT, "-1", "", ""},
	{COLUMN_COUNT, "1.0", "", ""},
	{COLUMN_DECIMAL, "0.125 0.125", "0.25", "0.25"},
	{COLUMN_DECIMAL, "0.125 1", "1.125", NULL},
	{COLUMN_DECIMAL, "1 0.001 -0.001 2.5", "3.5", "3.50"},
	{COLUMN_NUMBER, "", "", ""},
	{COLUMN_NUMBER, "3,5", "", ""},
};

static bool
total_of(size_t i, struct sum *total)
{
	struct str rest = str_of(rows[i].cells), cell = {0};

	*total = (struct sum){0};
	do {
		struct sum x;

		str_cut(&rest, ' ', &cell);
		if (!sum_parse(cell, rows[i].type, &x) || !sum_add(total, &x))
			return false;
	} while (rest.n);
	return true;
}

static bool
prints(const struct sum *total, bool money, const char *want)
{
	struct buf b = {0};
	bool good = sum_print(&b, total, money);

	good = want ? good && str_eq(buf_str(&b), str_of(want)) : !good;
	buf_free(&b);
	return good;
}

static void
cells(void)
{
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct sum total;
		bool good = total_of(i, &total);

		if (!*rows[i].total)
			ok(!good, "%s refused", rows[i].cells);
		else
			ok(good && prints(&total, false, rows[i].total) &&
			    prints(&total, true, rows[i].money), "%s", rows[i].cells);
	}
}

/* Groups keep their sums while others are made, and come back sorted by bytes. */
static void
groups(void)
{
	struct sums s;
	const struct sum_group **order;
	struct buf key = {0};
	struct sum one = {.cents = 1};
	bool good = true;

	sums_start(&s, 2);
	ok(sums_sorted(&s) == NULL && s.n == 1, "no groups but the total");
	for (int i = 0; i < 3000; i++) {
		buf_reset(&key);
		buf_int(&key, i * 7 % 1000);
		good &= sum_add(&sums_values(&s, sums_group(&s, buf_str(&key)))[1], &one);
	}
	order = sums_sorted(&s);
	for (size_t i = 0; i < 1000; i++) {
		good &= s.values[order[i]->first].cents == 0;
		good &= s.values[order[i]->first + 1].cents == 3;
		good &= !i || str_cmp(order[i - 1]->key, order[i]->key) < 0;
	}
	ok(good && s.n == 1001, "a thousand groups of three");
	free(order);
	buf_free(&key);
	sums_free(&s);
}

static void
heads(void)
{
	int64_t n;

	ok(count_parse(STR("0"), &n) && n == 0, "no heads");
	ok(count_parse(STR("0012"), &n) && n == 12, "heads with zeros before");
	ok(count_parse(STR("999999999"), &n) && n == 999999999, "the most heads");
	ok(!count_parse(STR("1000000000"), &n), "too many heads");
	ok(!count_parse(STR(""), &n) && !count_parse(STR("-1"), &n) &&
	    !count_parse(STR("1.0"), &n) &&
	    !count_parse(STR("2 "), &n), "no number of heads");
}

int
main(void)
{
	cells();
	heads();
	groups();
	return done();
}
