/* date - the civil calendar in integers: years counted from 1 March, eras of 400 years. */
#include "date.h"

#define ERA_DAYS 146097	/* of 400 years */
#define EPOCH 719468	/* 1970-01-01, counted from 0000-03-01 */

static bool
is_leap(int year)
{
	return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int
month_length(int year, int month)
{
	static const char lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

	return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* Of a real day. March is month 0, so that the leap day ends a year; five months have 153 days. */
static days
count_days(int year, int month, int day)
{
	int y = year - (month < 3);
	int m = (month + 9) % 12;

	return y * 365 + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1 - EPOCH;
}

bool
date_make(int year, int month, int day, days *out)
{
	if (year < 1 || year > 9999 || month < 1 || month > 12)
		return false;
	if (day < 1 || day > month_length(year, month))
		return false;
	*out = count_days(year, month, day);
	return true;
}

struct ymd
date_split(days d)
{
	int since = d + EPOCH;
	int era = since / ERA_DAYS, in_era = since % ERA_DAYS;
	int year = (in_era - in_era / 1460 + in_era / 36524 - in_era / (ERA_DAYS - 1)) / 365;
	int in_year = in_era - (365 * year + year / 4 - year / 100);
	int m = (5 * in_year + 2) / 153;
	int month = m < 10 ? m + 3 : m - 9;

	return (struct ymd){
		.year = era * 400 + year + (month < 3),
		.month = month,
		.day = in_year - (153 * m + 2) / 5 + 1
	};
}

/* The number that n digits at p are, or -1. */
static int
digits(const char *p, int n)
{
	int v = 0;

	for (; n; n--, p++) {
		if (!str_is_digit(*p))
			return -1;
		v = v * 10 + (*p - '0');
	}
	return v;
}

bool
date_parse(struct str s, days *out)
{
	if (s.n != 10 || s.p[4] != '-' || s.p[7] != '-')
		return false;
	return date_make(digits(s.p, 4), digits(s.p + 5, 2), digits(s.p + 8, 2), out);
}

static void
put_digits(struct buf *b, int v, int n)
{
	int place = n == 4 ? 1000 : 10;

	for (; place; place /= 10)
		buf_putc(b, (char)('0' + v / place % 10));
}

void
date_print(struct buf *b, days d)
{
	struct ymd c = date_split(d);

	put_digits(b, c.year, 4);
	buf_putc(b, '-');
	put_digits(b, c.month, 2);
	buf_putc(b, '-');
	put_digits(b, c.day, 2);
}

bool
minute_parse(struct str s, int64_t *out)
{
	int hour, minute;
	days d;

	if (s.n != 16 || s.p[10] != ' ' || s.p[13] != ':' || !date_parse((struct str){s.p, 10}, &d))
		return false;
	hour = digits(s.p + 11, 2);
	minute = digits(s.p + 14, 2);
	if (hour < 0 || hour > 23 || minute < 0 || minute > 59)
		return false;
	*out = ((int64_t)d * 24 + hour) * 60 + minute;
	return true;
}

bool
month_parse(struct str s, months *out)
{
	int year, month;

	if (s.n != 7 || s.p[4] != '-')
		return false;
	year = digits(s.p, 4);
	month = digits(s.p + 5, 2);
	if (year < 1 || month < 1 || month > 12)
		return false;
	*out = year * 12 + month - 1;
	return true;
}

void
month_print(struct buf *b, months m)
{
	put_digits(b, m / 12, 4);
	buf_putc(b, '-');
	put_digits(b, m % 12 + 1, 2);
}

months
month_of(days d)
{
	struct ymd c = date_split(d);

	return c.year * 12 + c.month - 1;
}

days
month_first(months m)
{
	return count_days(m / 12, m % 12 + 1, 1);
}

days
month_last(months m)
{
	return count_days(m / 12, m % 12 + 1, month_length(m / 12, m % 12 + 1));
}

bool
month_span_parse(struct str s, months *from, months *to)
{
	months first, last;

	if (s.n == 7) {
		if (!month_parse(s, &first))
			return false;
		*from = *to = first;
		return true;
	}
	if (s.n != 16 || s.p[7] != '.' || s.p[8] != '.')
		return false;
	if (!month_parse((struct str){s.p, 7}, &first) || !month_parse(str_from(s, 9), &last))
		return false;
	if (first > last)
		return false;
	*from = first;
	*to = last;
	return true;
}

int
date_age(days birth, days on)
{
	struct ymd a = date_split(birth), b = date_split(on);
	bool before = b.month < a.month || (b.month == a.month && b.day < a.day);

	return b.year - a.year - before;
}

int64_t
date_months(days a, days b)
{
	struct ymd from = date_split(a), to = date_split(b);

	return (to.year - from.year) * 12 + to.month - from.month - (to.day < from.day);
}

bool
date_add_months(days d, int64_t n, days *out)
{
	struct ymd c = date_split(d);
	int64_t m = c.year * 12 + c.month - 1;
	int year, month, length;

	if (n < 12 - m || n > 9999 * 12 + 11 - m)
		return false;
	year = (int)((m + n) / 12);
	month = (int)((m + n) % 12) + 1;
	length = month_length(year, month);
	*out = count_days(year, month, c.day < length ? c.day : length);
	return true;
}
