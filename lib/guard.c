#include "guard.h"

#define LONG_NUMBER 12	/* digits that Excel shows as 9.90101E+11 */

static struct str
behind_apostrophes(struct str s)
{
	while (s.n && *s.p == '\'')
		s = str_from(s, 1);
	return s;
}

static bool
begins_formula(struct str s)
{
	static const struct str signs[] = {
		STR_INIT("="), STR_INIT("+"), STR_INIT("-"), STR_INIT("@"), STR_INIT("\t"),
		STR_INIT("\r"), STR_INIT("＝"), STR_INIT("＋"), STR_INIT("－"), STR_INIT("＠"),
	};

	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(s, signs[i]))
			return true;
	return false;
}

/* Groups of digits with - / . or E between them and nothing else: 3/4, 2016-05, 1E5, 007. */
static bool
becomes_other(struct str s)
{
	size_t n = str_digits(s), groups = 0;

	if (!n)
		return false;
	if (n == s.n)
		return n >= LONG_NUMBER || (*s.p == '0' && n > 1);
	for (; (n = str_digits(s)) > 0; groups++) {
		s = str_from(s, n);
		if (!s.n)
			return true;
		if (*s.p != '-' && *s.p != '/' && *s.p != 'E' && *s.p != 'e'
		    && (*s.p != '.' || groups == 3))
			return false;
		s = str_from(s, 1);
	}
	return false;
}

enum guard_risk
guard_risk(struct str s)
{
	s = behind_apostrophes(s);
	if (begins_formula(s))
		return GUARD_FORMULA;
	return becomes_other(s) ? GUARD_NUMBER : GUARD_NONE;
}

void
guard_put(struct buf *b, struct str s, bool numbers)
{
	enum guard_risk risk = guard_risk(s);

	if (risk == GUARD_FORMULA || (risk == GUARD_NUMBER && (numbers || *s.p == '\'')))
		buf_putc(b, '\'');
	buf_put(b, s);
}

struct str
guard_strip(struct str s)
{
	if (s.n && *s.p == '\'' && guard_risk(s) != GUARD_NONE)
		return str_from(s, 1);
	return s;
}
