/* textplain - what people type, made comparable: trimmed, half-width, near enough (text.h). */
#include <stdlib.h>

#include "text.h"

/* U+0020, U+0009, U+00A0, U+3000, U+200B, U+FEFF */
static const struct str spaces[] = {
	STR_INIT(" "), STR_INIT("\t"), STR_INIT("\xC2\xA0"), STR_INIT("\xE3\x80\x80"),
	STR_INIT("\xE2\x80\x8B"), STR_INIT("\xEF\xBB\xBF")
};

/* Most bytes: ASCII, and no blank. */
static bool
is_plain(char c)
{
	return c > ' ' && !(c & 0x80);
}

/* The length of the space that s begins with, or 0. */
static size_t
space_before(struct str s)
{
	size_t i;

	if (is_plain(*s.p))
		return 0;
	for (i = 0; i < COUNT(spaces); i++)
		if (str_starts(s, spaces[i]))
			return spaces[i].n;
	return 0;
}

static size_t
space_behind(struct str s)
{
	size_t i;

	if (is_plain(s.p[s.n - 1]))
		return 0;
	for (i = 0; i < COUNT(spaces); i++)
		if (str_ends(s, spaces[i]))
			return spaces[i].n;
	return 0;
}

struct str
text_trim(struct str s)
{
	size_t n;

	while (s.n && (n = space_behind(s)))
		s.n -= n;
	while (s.n && (n = space_before(s)))
		s = str_from(s, n);
	return s;
}

void
text_squeeze(struct buf *b, struct str s)
{
	while (s.n) {
		size_t n = space_before(s);

		if (!n)
			buf_putc(b, *s.p);
		s = str_from(s, n ? n : 1);
	}
}

/* The ASCII twin of the character at the beginning of s, or 0. */
static char
twin(struct str s)
{
	unsigned char second, third;

	if (s.n < 3)
		return 0;
	if (str_starts(s, STR("\xE3\x80\x80")))
		return ' ';
	second = (unsigned char)s.p[1];
	third = (unsigned char)s.p[2];
	if ((unsigned char)*s.p != 0xEF)
		return 0;
	if (second == 0xBC && third >= 0x81)
		return (char)(third - 0x81 + '!');
	if (second == 0xBD && third <= 0x9E)
		return (char)(third - 0x80 + '`');
	return 0;
}

bool
text_halfwidth(struct buf *b, struct str s)
{
	bool changed = false;

	while (s.n) {
		char ascii = (*s.p & 0x80) ? twin(s) : 0;

		buf_putc(b, ascii ? ascii : *s.p);
		s = str_from(s, ascii ? 3 : 1);
		changed |= ascii != 0;
	}
	return changed;
}

/* The characters of s at to; how many. */
static size_t
spread(struct str s, uint32_t *to)
{
	size_t at = 0, n = 0;

	while (at < s.n)
		to[n++] = text_next(s, &at);
	return n;
}

static unsigned
least(unsigned a, unsigned b, unsigned c)
{
	unsigned both = a < b ? a : b;

	return both < c ? both : c;
}

/* The next row of the table of distances in place, for one more character c; its smallest entry. */
static unsigned
next_row(unsigned *row, const uint32_t *b, size_t n, uint32_t c)
{
	unsigned diagonal = row[0], smallest = ++row[0];
	size_t i;

	for (i = 1; i <= n; i++) {
		unsigned above = row[i];

		row[i] = least(above + 1, row[i - 1] + 1, diagonal + (b[i - 1] != c));
		diagonal = above;
		if (row[i] < smallest)
			smallest = row[i];
	}
	return smallest;
}

unsigned
text_distance(struct str a, struct str b, unsigned most)
{
	uint32_t *characters = mem_resize(NULL, a.n + b.n + 1, sizeof(*characters));
	size_t na = spread(a, characters), nb = spread(b, characters + a.n), i;
	unsigned *row = mem_resize(NULL, nb + 1, sizeof(*row));
	unsigned result = most + 1;

	for (i = 0; i <= nb; i++)
		row[i] = (unsigned)i;
	for (i = 0; i < na; i++)
		if (next_row(row, characters + a.n, nb, characters[i]) > most)
			break;
	if (i == na && row[nb] <= most)
		result = row[nb];
	free(characters);
	free(row);
	return result;
}
