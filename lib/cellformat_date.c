#include "cellformat.h"
#include "cellnumber.h"
#include "date.h"

enum {
	DAY_SECONDS = 86400,
	FROM_1900 = -25569,	/* 1899-12-30, for serials behind the day that never was */
	FROM_1904 = -24107,	/* 1904-01-01 */
	NEVER = 60,		/* 1900-02-29 */
	FRACTION = 12		/* digits: 1e12 * 86400 fits 64 bits */
};

/* A serial number. */
struct moment {
	int64_t day;
	int second;
};

/* Of a plain decimal number; false: negative, or too large for any day. */
static bool
split(struct str s, struct moment *m)
{
	int64_t part = 0, scale = 1;
	*m = (struct moment){0, 0};
	for (; s.n && str_is_digit(*s.p) && m->day <= DAYS_MAX * 2; s = str_from(s, 1))
		m->day = m->day * 10 + (*s.p - '0');
	if (s.n && *s.p != '.')
		return false;
	for (size_t i = 1; i < s.n && i <= FRACTION; i++) {
		part = part * 10 + (s.p[i] - '0');
		scale *= 10;
	}
	m->second = (int)((part * DAY_SECONDS + scale / 2) / scale);
	m->day += m->second / DAY_SECONDS;
	m->second %= DAY_SECONDS;
	return true;
}

static void
put_time(struct buf *b, int64_t hours, int second)
{
	buf_printf(b, "%02lld:%02d:%02d", (long long)hours, second / 60 % 60, second % 60);
}

/* The day of a serial; false: none that there was or that can be written. */
static bool
day_of(const struct moment *m, bool from1904, days *day)
{
	int64_t d = m->day + (from1904 ? FROM_1904 : FROM_1900);
	if (!from1904 && m->day < NEVER)
		d++;
	*day = (days)d;
	return d <= DAYS_MAX && (from1904 || (m->day && m->day != NEVER));
}

/* A whole number with zeros in front, up to n digits. */
static enum cell_kind
pad(struct buf *b, struct str v, size_t n)
{
	size_t from = b->n;
	enum cell_kind kind = cellnumber_text(b, v);
	struct str digits = {b->p + from, b->n - from};

	if (kind != CELL_NUMBER || *digits.p == '-' || str_find(digits, '.') < digits.n)
		return kind;
	size_t more = digits.n < n ? n - digits.n : 0;
	buf_reserve(b, more);
	memmove(b->p + from + more, b->p + from, b->n - from);
	memset(b->p + from, '0', more);
	b->n += more;
	return CELL_TEXT;
}

enum cell_kind
cellformat_put(struct buf *b, struct str v, enum cellformat format, bool from1904)
{
	if (format == FORMAT_PLAIN)
		return cellnumber_text(b, v);
	if (format >= FORMAT_PADDED)
		return pad(b, v, (size_t)(format - FORMAT_PADDED));
	size_t from = b->n;
	enum cell_kind kind = cellnumber_text(b, v);
	struct moment m;
	days day;

	if (kind != CELL_NUMBER || !split((struct str){b->p + from, b->n - from}, &m))
		return kind;
	bool never = !from1904 && m.day == NEVER;
	bool time = !m.day && (format == FORMAT_TIME || (format == FORMAT_DATE_TIME && !from1904));
	bool dated = day_of(&m, from1904, &day);
	if (!dated && !never && !time && format != FORMAT_ELAPSED)
		return CELL_NUMBER;
	b->n = from;
	if (format == FORMAT_ELAPSED) {
		put_time(b, m.day * 24 + m.second / 3600, m.second);
		return CELL_TEXT;
	}
	if (never)
		buf_puts(b, "1900-02-29");
	else if (!time)
		date_print(b, day);
	if (!time && format != FORMAT_DATE)
		buf_putc(b, ' ');
	if (format != FORMAT_DATE)
		put_time(b, m.second / 3600, m.second);
	return never ? CELL_TEXT : CELL_DATE;
}

/* Two digits below `below` at the front of *s, and cut off. */
static bool
take_two(struct str *s, int below, int *out)
{
	if (s->n < 2 || !str_is_digit(s->p[0]) || !str_is_digit(s->p[1]))
		return false;
	*out = (s->p[0] - '0') * 10 + s->p[1] - '0';
	*s = str_from(*s, 2);
	return *out < below;
}

static bool
take_char(struct str *s, char c)
{
	if (!s->n || *s->p != c)
		return false;
	*s = str_from(*s, 1);
	return true;
}

/* HH:MM[:SS[.fff]][Z], all of s */
static bool
iso_time(struct str s, int *second)
{
	int h, m, sec = 0;
	bool up = false;
	if (!take_two(&s, 24, &h) || !take_char(&s, ':') || !take_two(&s, 60, &m))
		return false;
	if (take_char(&s, ':') && !take_two(&s, 60, &sec))
		return false;
	if (take_char(&s, '.')) {
		up = s.n && *s.p >= '5';
		s = str_from(s, str_digits(s));
	}
	take_char(&s, 'Z');
	*second = h * 3600 + m * 60 + sec + up;
	return !s.n;
}

static bool
iso_moment(struct str v, days *day, int *second, bool *dated)
{
	*dated = v.n >= 10 && v.p[4] == '-';
	if (*dated && !date_parse((struct str){v.p, 10}, day))
		return false;
	struct str rest = str_from(v, *dated ? 10 : 0);
	bool timed = take_char(&rest, 'T') || (*dated && take_char(&rest, ' '));
	*second = 0;
	if (*dated && !timed)
		return !rest.n;
	return iso_time(rest, second);
}

enum cell_kind
cellformat_iso(struct buf *b, struct str v, enum cellformat format)
{
	days day = 0;
	int second;
	bool dated;
	if (!iso_moment(v, &day, &second, &dated)
	    || (second >= DAY_SECONDS && (!dated || day == DAYS_MAX))) {
		buf_put(b, v);
		return CELL_TEXT;
	}
	if (dated)
		date_print(b, day + second / DAY_SECONDS);
	second %= DAY_SECONDS;
	bool time = format == FORMAT_DATE_TIME || format == FORMAT_TIME
	    || (second && format != FORMAT_DATE);
	if (dated && time)
		buf_putc(b, ' ');
	if (!dated || time)
		put_time(b, second / 3600, second);
	return CELL_DATE;
}
