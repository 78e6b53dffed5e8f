/* str - a borrowed run of bytes. */
#include <string.h>

#include "str.h"

struct str
str_of(const char *c)
{
	return (struct str){c, c ? strlen(c) : 0};
}

int
str_cmp(struct str a, struct str b)
{
	size_t n = a.n < b.n ? a.n : b.n;
	int order = n ? memcmp(a.p, b.p, n) : 0;

	return order ? order : (a.n > b.n) - (a.n < b.n);
}

bool
str_starts(struct str s, struct str prefix)
{
	return s.n >= prefix.n && str_eq((struct str){s.p, prefix.n}, prefix);
}

bool
str_ends(struct str s, struct str suffix)
{
	return s.n >= suffix.n && str_eq(str_from(s, s.n - suffix.n), suffix);
}

struct str
str_from(struct str s, size_t start)
{
	if (start > s.n)
		start = s.n;
	return start ? (struct str){s.p + start, s.n - start} : s;
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

struct str
str_trim(struct str s)
{
	while (s.n && is_blank(s.p[s.n - 1]))
		s.n--;
	while (s.n && is_blank(*s.p))
		s = str_from(s, 1);
	return s;
}

bool
str_cut(struct str *rest, char by, struct str *part)
{
	size_t at;

	if (rest->n == 0)
		return false;
	at = str_find(*rest, by);
	*part = (struct str){rest->p, at};
	*rest = str_from(*rest, at + 1);
	return true;
}

size_t
str_find(struct str s, char c)
{
	const char *hit = s.n ? memchr(s.p, c, s.n) : NULL;

	return hit ? (size_t)(hit - s.p) : s.n;
}
