/* date: the calendar from 0001 to 9999, ages, months. */
#include <string.h>

#include "date.h"
#include "tap.h"

static days
day(const char *text)
{
	days d = 0;

	if (!date_parse(str_of(text), &d))
		ok(false, "test data %s", text);
	return d;
}

static void
parsing(void)
{
	static const struct {
		const char *text;
		bool real;
		days d;
	} cases[] = {
		{"1970-01-01", true, 0}, {"1969-12-31", true, -1}, {"2000-02-29", true, 11016},
		{"2000-03-01", true, 11017}, {"0001-01-01", true, DAYS_MIN}, {"9999-12-31", true, DAYS_MAX},
		{"2016-02-29", true, 16860}, {"2016-05-20", true, 16941}, {"1600-02-29", true, -135081},
		{"2015-02-29", false, 0}, {"1900-02-29", false, 0}, {"2100-02-29", false, 0},
		{"2016-04-31", false, 0}, {"2016-13-01", false, 0}, {"2016-00-01", false, 0},
		{"2016-01-00", false, 0}, {"2016-01-32", false, 0}, {"0000-01-01", false, 0},
		{"2016-1-1", false, 0}, {"2016-01-1", false, 0}, {"2016/01/01", false, 0},
		{"20160101", false, 0}, {"2016-01-01 ", false, 0}, {" 2016-01-01", false, 0},
		{"-016-01-01", false, 0}, {"2016-01-0a", false, 0}, {"2016-+1-01", false, 0}, {"", false, 0},
		{"二〇一六年", false, 0}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		days d = 4711;
		bool real = date_parse(str_of(cases[i].text), &d);

		date_print(&b, d);
		if (cases[i].real)
			ok(real && d == cases[i].d && strcmp(buf_cstr(&b), cases[i].text) == 0,
			   "%s", cases[i].text);
		else
			ok(!real && d == 4711, "no day '%s'", cases[i].text);
		buf_free(&b);
	}
}

/* Every day of 9999 years follows the one before it, and comes back. */
static void
every_day(void)
{
	size_t wrong = 0, leaps = 0;
	int year = 1, month = 1, mday = 1;
	days d, back;

	for (d = DAYS_MIN; d <= DAYS_MAX; d++) {
		struct ymd c = date_split(d);

		wrong += c.year != year || c.month != month || c.day != mday;
		leaps += month == 2 && mday == 29;
		if (date_make(year, month, mday + 1, &back))
			mday++;
		else if (date_make(year, month + 1, 1, &back))
			mday = 1, month++;
		else
			mday = 1, month = 1, year++;
		wrong += d < DAYS_MAX && !date_make(year, month, mday, &back);
		wrong += d < DAYS_MAX && back != d + 1;
	}
	ok(wrong == 0 && year == 10000, "all days");
	ok(leaps == 9999 / 4 - 9999 / 100 + 9999 / 400, "all leap days");
}

static void
ages(void)
{
	static const struct {
		const char *birth, *on;
		int age;
	} cases[] = {
		{"1956-05-20", "2016-05-19", 59}, {"1956-05-20", "2016-05-20", 60},
		{"1956-05-20", "2016-05-21", 60}, {"2000-02-29", "2018-02-28", 17},
		{"2000-02-29", "2018-03-01", 18}, {"2000-02-29", "2016-02-28", 15},
		{"2000-02-29", "2016-02-29", 16}, {"2000-12-31", "2001-01-01", 0},
		{"2000-01-01", "2000-01-01", 0}, {"0001-01-01", "9999-12-31", 9998},
		{"2000-01-02", "2000-01-01", -1}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		ok(date_age(day(cases[i].birth), day(cases[i].on)) == cases[i].age,
		   "born %s, on %s: %d", cases[i].birth, cases[i].on, cases[i].age);
}

static void
month_counts(void)
{
	static const struct {
		const char *a, *b;
		int n;
	} cases[] = {
		{"2016-01-15", "2016-02-14", 0}, {"2016-01-15", "2016-02-15", 1},
		{"2016-01-31", "2016-02-29", 0}, {"2016-01-31", "2016-03-31", 2},
		{"2015-12-01", "2016-01-01", 1}, {"2016-02-15", "2016-01-15", -1},
		{"2016-02-15", "2016-01-14", -2}, {"2016-01-01", "2016-01-01", 0},
		{"0001-01-01", "9999-12-31", 9999 * 12 - 1}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		ok(date_months(day(cases[i].a), day(cases[i].b)) == cases[i].n,
		   "months from %s to %s: %d", cases[i].a, cases[i].b, cases[i].n);
}

static void
month_adds(void)
{
	static const struct {
		const char *from;
		int64_t n;
		const char *to;	/* NULL: outside */
	} cases[] = {
		{"2016-01-31", 1, "2016-02-29"}, {"2015-01-31", 1, "2015-02-28"},
		{"2016-01-31", 3, "2016-04-30"}, {"2016-03-31", -1, "2016-02-29"},
		{"2016-02-29", 12, "2017-02-28"}, {"2016-02-29", 48, "2020-02-29"},
		{"2016-11-15", 2, "2017-01-15"}, {"2016-01-15", -1, "2015-12-15"},
		{"2016-01-15", 0, "2016-01-15"}, {"9999-11-30", 1, "9999-12-30"},
		{"9999-12-01", 1, NULL}, {"0001-02-28", -1, "0001-01-28"}, {"0001-01-31", -1, NULL},
		{"0001-01-31", 9999 * 12 - 1, "9999-12-31"}, {"0001-01-31", 9999 * 12, NULL},
		{"2016-01-01", INT64_MAX, NULL}, {"2016-01-01", INT64_MIN, NULL}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		days d = 4711;
		bool inside = date_add_months(day(cases[i].from), cases[i].n, &d);

		if (cases[i].to)
			ok(inside && d == day(cases[i].to), "%s and %jd months: %s", cases[i].from,
			   (intmax_t)cases[i].n, cases[i].to);
		else
			ok(!inside && d == 4711, "%s and %jd months", cases[i].from,
			    (intmax_t)cases[i].n);
	}
}

static void
spans(void)
{
	static const struct {
		const char *text;
		bool real;
		months from, to;
	} cases[] = {
		{"2016-05", true, 2016 * 12 + 4, 2016 * 12 + 4},
		{"2016-01..2016-05", true, 2016 * 12, 2016 * 12 + 4},
		{"2015-12..2016-01", true, 2016 * 12 - 1, 2016 * 12},
		{"2016-05..2016-05", true, 2016 * 12 + 4, 2016 * 12 + 4},
		{"0001-01..9999-12", true, 12, 9999 * 12 + 11},
		{"2016-05..2016-04", false, 0, 0}, {"2016-13", false, 0, 0}, {"2016-00", false, 0, 0},
		{"0000-01", false, 0, 0}, {"2016-5", false, 0, 0}, {"2016-05-01", false, 0, 0},
		{"2016-01...2016-05", false, 0, 0}, {"2016-01--2016-05", false, 0, 0},
		{"2016-01..", false, 0, 0}, {"..2016-01", false, 0, 0}, {"", false, 0, 0}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		months from = 1, to = 2;
		bool real = month_span_parse(str_of(cases[i].text), &from, &to);

		if (cases[i].real)
			ok(real && from == cases[i].from && to == cases[i].to, "span %s",
			    cases[i].text);
		else
			ok(!real && from == 1 && to == 2, "no span '%s'", cases[i].text);
	}
}

static void
minutes(void)
{
	static const struct {
		const char *text;
		bool real;
		int64_t n;
	} cases[] = {
		{"1970-01-01 00:00", true, 0}, {"1970-01-02 00:01", true, 1441},
		{"1969-12-31 23:59", true, -1}, {"2020-10-05 08:00", true, 18540 * 1440 + 480},
		{"2020-10-05 24:00", false, 0}, {"2020-10-05 08:60", false, 0},
		{"2020-02-30 08:00", false, 0}, {"2020-10-05", false, 0}, {"2020-10-05T08:00", false, 0},
		{"2020-10-05 8:00", false, 0}, {"2020-10-05 08:00:00", false, 0},
		{"2020-10-05 -8:00", false, 0}, {"2020-10-05 08:0a", false, 0}, {"", false, 0}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		int64_t n = 4711;
		bool real = minute_parse(str_of(cases[i].text), &n);

		ok(real == cases[i].real && n == (real ? cases[i].n : 4711), "minute '%s'",
		    cases[i].text);
	}
}

static void
month_ends(void)
{
	struct buf b = {0};
	months m = 0;

	ok(month_parse(STR("2016-02"), &m) && month_of(day("2016-02-29")) == m, "month of a day");
	ok(month_first(m) == day("2016-02-01"), "first of a month");
	ok(month_last(m) == day("2016-02-29"), "last of a month");
	ok(month_last(m + 10) == day("2016-12-31"), "last of December");
	month_print(&b, m);
	ok(strcmp(buf_cstr(&b), "2016-02") == 0, "month printed");
	buf_reset(&b);
	month_print(&b, 1 * 12 + 11);
	ok(strcmp(buf_cstr(&b), "0001-12") == 0, "month of year 1 printed");
	buf_free(&b);
}

int
main(void)
{
	parsing();
	every_day();
	ages();
	month_counts();
	month_adds();
	spans();
	minutes();
	month_ends();
	return done();
}
