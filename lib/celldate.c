#include "celldate.h"

#include <math.h>

#include "date.h"

enum { DAY = 24 * 60 * 60 };

enum celldate
celldate_builtin(unsigned number)
{
	static const struct {
		unsigned char from, to, kind;
	} spans[] = {
		{14, 17, CELLDATE_DAY}, {18, 21, CELLDATE_TIME}, {22, 22, CELLDATE_BOTH},
		{27, 31, CELLDATE_DAY}, {32, 35, CELLDATE_TIME}, {36, 36, CELLDATE_DAY},
		{45, 45, CELLDATE_TIME}, {46, 46, CELLDATE_ELAPSED}, {47, 47, CELLDATE_TIME},
		{50, 54, CELLDATE_DAY}, {55, 56, CELLDATE_TIME}, {57, 58, CELLDATE_DAY},
	};

	for (size_t i = 0; i < COUNT(spans); i++)
		if (number >= spans[i].from && number <= spans[i].to)
			return (enum celldate)spans[i].kind;
	return CELLDATE_NONE;
}

/* Which letters of dates a code has. */
struct letters {
	bool day, month, time, elapsed;
};

/* The length of what is no letter of a date at the front of s, 0 = look at it. */
static size_t
skip(struct str s, struct letters *l)
{
	static const struct str words[] = {STR_INIT("General"), STR_INIT("AM/PM"), STR_INIT("A/P")};

	if (*s.p == '"')
		return str_find(str_from(s, 1), '"') + 2;
	if (*s.p == '\\' || *s.p == '_' || *s.p == '*')
		return 2;
	if (*s.p == '[') {
		l->elapsed = l->elapsed || (s.n > 2 && strchr("hHmMsS", s.p[1])
		    && (s.p[2] == ']' || s.p[2] == s.p[1]));
		return str_find(s, ']') + 1;
	}
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_starts(s, words[i]))
			return words[i].n;
	return 0;
}

/* The letter c, and the one behind it: "0.00E+00" has no year. */
static void
look(char c, char next, struct letters *l)
{
	switch (c | ' ') {
	case 'd':
	case 'y':
		l->day = true;
		break;
	case 'e':
		l->day = l->day || (next != '+' && next != '-');
		break;
	case 'h':
	case 's':
		l->time = true;
		break;
	case 'm':	/* a month, or minutes beside hours or seconds */
		l->month = true;
		break;
	}
}

enum celldate
celldate_code(struct str code)
{
	struct letters l = {0};

	while (code.n && *code.p != ';') {
		size_t n = skip(code, &l);

		if (!n)
			look(*code.p, code.n > 1 ? code.p[1] : '\0', &l);
		code = str_from(code, n ? n : 1);
	}
	if (l.elapsed)
		return CELLDATE_ELAPSED;
	if (l.day)
		return l.time ? CELLDATE_BOTH : CELLDATE_DAY;
	if (l.time)
		return CELLDATE_TIME;
	return l.month ? CELLDATE_DAY : CELLDATE_NONE;
}

static bool
put_day(struct buf *b, int64_t day, bool from1904)
{
	if (!from1904 && day == 60) {
		buf_puts(b, "1900-02-29");
		return true;
	}
	/* the first day of either count in days since 1970 */
	int64_t d = day + (from1904 ? -24107 : day < 60 ? -25568 : -25569);
	if (d > DAYS_MAX || (!from1904 && day < 1) || day < 0)
		return false;
	date_print(b, (days)d);
	return true;
}

static void
put_time(struct buf *b, int64_t hours, int64_t seconds)
{
	buf_printf(b, "%02lld:%02d:%02d", (long long)hours, (int)(seconds / 60 % 60),
	    (int)(seconds % 60));
}

bool
celldate_put(struct buf *b, double v, enum celldate kind, bool from1904)
{
	if (kind == CELLDATE_NONE || !(v >= 0) || v > DAYS_MAX - DAYS_MIN)
		return false;
	int64_t seconds = llround(v * DAY), day = seconds / DAY, hours = seconds / 3600;
	bool dated = kind == CELLDATE_DAY || kind == CELLDATE_BOTH;
	if (dated && !put_day(b, day, from1904))
		return false;
	if (kind == CELLDATE_BOTH)
		buf_putc(b, ' ');
	if (kind != CELLDATE_DAY)
		put_time(b, kind == CELLDATE_ELAPSED ? hours : hours % 24, seconds);
	return true;
}
