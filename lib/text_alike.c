/* text - characters that mean another: radicals, traditional forms. */
#include "alike.h"
#include "text.h"

static uint32_t
find(uint32_t c, const struct alike *list, size_t n)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;

		if (list[middle].character == c)
			return list[middle].means;
		if (list[middle].character < c)
			low = middle + 1;
		else
			n = middle;
	}
	return c;
}

/* Radicals are E2 BA 80 to E2 BF 95. */
static bool
may_have_radical(struct str s)
{
	const char *p = s.n ? memchr(s.p, 0xE2, s.n) : NULL;

	while (p && p + 1 < s.p + s.n) {
		unsigned char next = (unsigned char)p[1];

		if (next >= 0xBA && next <= 0xBF)
			return true;
		p = memchr(p + 1, 0xE2, (size_t)(s.p + s.n - p - 1));
	}
	return false;
}

bool
text_radicals(struct buf *b, struct str s)
{
	bool changed = false;
	size_t at = 0;

	if (!may_have_radical(s))
		return false;
	while (at < s.n) {
		uint32_t c = text_next(s, &at), means = find(c, radicals, COUNT(radicals));

		changed = changed || means != c;
		text_put(b, means);
	}
	return changed;
}

void
text_simplify(struct buf *b, struct str s)
{
	size_t at = 0;

	while (at < s.n)
		if (s.p[at] & 0x80)
			text_put(b, find(text_next(s, &at), traditional, COUNT(traditional)));
		else
			buf_putc(b, s.p[at++]);
}
