#include "clean_parts.h"
#include "date.h"

/* Year, month, day as far as they are there, and how it was written. */
struct parts {
	int value[3];
	size_t digits[3];
	size_t n;
	bool dotted;		/* "2024.1" */
};

static const struct str marks[] = {
	STR_INIT("."), STR_INIT("-"), STR_INIT("/"), STR_INIT("年"), STR_INIT("月份"),
	STR_INIT("月"), STR_INIT("日"), STR_INIT("号"), STR_INIT("號"),
};

static size_t
mark(struct str s)
{
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_starts(s, marks[i]))
			return marks[i].n;
	return 0;
}

/* One number off s; false when there is none, or it is too long. */
static bool
take(struct str *s, struct parts *p)
{
	size_t n = 0;
	int v = 0;
	while (n < s->n && str_is_digit(s->p[n]) && n < 8)
		v = v * 10 + (s->p[n++] - '0');
	if (!n || p->n == 3)
		return false;
	p->value[p->n] = v;
	p->digits[p->n++] = n;
	*s = str_from(*s, n);
	return true;
}

/* 20240301 and 202403 have no marks. */
static bool
split_compact(struct parts *p)
{
	int v = p->value[0];
	if (p->digits[0] == 8)
		*p = (struct parts){{v / 10000, v / 100 % 100, v % 100}, {4, 2, 2}, 3, false};
	else if (p->digits[0] == 6)
		*p = (struct parts){{v / 100, v % 100, 0}, {4, 2, 0}, 2, false};
	else
		return false;
	return true;
}

static bool
split(struct str s, struct parts *p)
{
	bool last = false;	/* a mark that can only end it: 月 or 日 */
	*p = (struct parts){0};
	while (s.n) {
		if (!take(&s, p))
			return false;
		size_t n = mark(s);
		last = n > 1;
		p->dotted = p->dotted || (s.n && *s.p == '.');
		if (s.n && !n)
			return false;
		s = str_from(s, n);
		if (n && !s.n && !last)
			return false;
	}
	if (p->n == 1)
		return !last && split_compact(p);
	return p->digits[0] == 4 && p->digits[1] <= 2 && p->digits[2] <= 2;
}

static bool
put_month(struct cleaner *k, struct parts *p, struct buf *out)
{
	days any;
	if (!date_make(p->value[0], p->value[1], p->n == 3 ? p->value[2] : 1, &any))
		return false;
	month_print(out, month_of(any));
	if (p->n == 3)
		changed(k, CHANGE_DAY);
	if (p->n == 2 && p->dotted && p->value[1] == 1 && p->digits[1] == 1)
		changed(k, DOUBT_MONTH);
	return true;
}

/* "08" is 8; -1: it is no such thing. */
static int
two_digits(struct str s)
{
	if (s.n != 2 || !str_is_digit(s.p[0]) || !str_is_digit(s.p[1]))
		return -1;
	return (s.p[0] - '0') * 10 + s.p[1] - '0';
}

/* 59 or, as of a database, 59.000 */
static bool
is_second(struct str s)
{
	struct str whole = {s.p, str_find(s, '.')}, part = str_from(s, whole.n);
	bool digits = !part.n || str_digits(str_from(part, 1)) == part.n - 1;
	return digits && two_digits(whole) >= 0 && two_digits(whole) < 60;
}

/* Cut "8:30" or "08:30:00" off behind the day; *minutes of the day. */
static bool
cut_time(struct str *s, int *minutes)
{
	size_t colon = str_find(*s, ':'), at = colon;
	*minutes = -1;
	if (colon == s->n)
		return true;
	while (at && str_is_digit(s->p[at - 1]))
		at--;
	struct str hour = {s->p + at, colon - at}, rest = str_from(*s, colon + 1), minute,
	    second = {0};
	str_cut(&rest, ':', &minute);
	str_cut(&rest, ':', &second);
	if (!at || (s->p[at - 1] != ' ' && s->p[at - 1] != 'T') || !hour.n || hour.n > 2)
		return false;
	int h = hour.n == 1 ? hour.p[0] - '0' : two_digits(hour), m = two_digits(minute);
	*minutes = h * 60 + m;
	s->n = at - 1;
	return !rest.n && h < 24 && m >= 0 && m < 60 && (!second.n || is_second(second));
}

static bool
put_day(struct cleaner *k, const struct column *c, struct parts *p, int minutes, struct buf *out)
{
	days day;
	if (!date_make(p->value[0], p->value[1], p->value[2], &day))
		return false;
	date_print(out, day);
	if (c->type == COLUMN_DATETIME && minutes >= 0)
		buf_printf(out, " %02d:%02d", minutes / 60, minutes % 60);
	else if (minutes >= 0)
		changed(k, CHANGE_TIME);
	return true;
}

bool
clean_date(struct cleaner *k, const struct column *c, struct str s, struct buf *out,
    struct fault *f)
{
	struct str day = s, part;
	enum msg what = c->type == COLUMN_MONTH ? M_CLEAN_MONTH : M_CLEAN_DATE;
	struct parts p;
	int minutes;
	if (!cut_time(&day, &minutes))
		return clean_refuse(what, s, f);
	struct buf b = {0};
	while (str_cut(&day, ' ', &part))
		buf_put(&b, part);
	bool good = split(buf_str(&b), &p);
	size_t n = b.n, from = out->n;
	buf_free(&b);
	if (!good)
		return clean_refuse(n == 5 && s.n == 5 ? M_CLEAN_SERIAL : what, s, f);
	if (c->type != COLUMN_MONTH && p.n == 2)
		return clean_refuse(M_CLEAN_NO_DAY, s, f);
	if (c->type == COLUMN_MONTH ? !put_month(k, &p, out) : !put_day(k, c, &p, minutes, out))
		return clean_refuse(what, s, f);
	if (!str_eq(s, str_from(buf_str(out), from)) && !(k->changes & (CHANGE_BIT(CHANGE_DAY))))
		changed(k, CHANGE_DATE);
	return true;
}
