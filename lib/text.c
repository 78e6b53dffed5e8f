/* text - UTF-8: is it well-formed, its characters, how wide they are. */
#include <endian.h>
#include <string.h>
#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "text.h"
#include "widths.h"

#define REPLACEMENT 0xFFFD

/* Where the run of ASCII that begins at `at` ends. */
static size_t
skip_ascii(struct str s, size_t at)
{
#ifdef __SSE2__
	for (; s.n - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(s.p + at));
		unsigned high = (unsigned)_mm_movemask_epi8(bytes);

		if (high)
			return at + (unsigned)__builtin_ctz(high);
	}
#else
	for (; s.n - at >= 8; at += 8) {
		uint64_t word;

		memcpy(&word, s.p + at, 8);
		if (word & 0x8080808080808080)
			break;
	}
#endif
	while (at < s.n && !(s.p[at] & 0x80))
		at++;
	return at;
}

/*
 * Where the run of three-byte characters that begins at `at` ends: most Chinese
 * text. Four bytes are looked at together, so the last characters are left over.
 * E0 with a second byte under A0 is overlong, ED with one from A0 a surrogate.
 */
static size_t
skip_three(struct str s, size_t at)
{
	uint32_t w;

	for (; s.n - at >= 4; at += 3) {
		memcpy(&w, s.p + at, 4);
		w = le32toh(w);
		if ((w & 0xC0C0F0) != 0x8080E0)
			break;
		if ((w & 0x200F) == 0 || (w & 0x200F) == 0x200D)
			break;
	}
	return at;
}

/* The length of the character of several bytes at text, of n; 0: it is not well-formed. */
static size_t
sequence(const char *text, size_t n)
{
	const unsigned char *p = (const unsigned char *)text;
	unsigned char low = 0x80, high = 0xBF;
	size_t length, i;

	if (p[0] < 0xC2 || p[0] > 0xF4)
		return 0;
	length = p[0] < 0xE0 ? 2 : p[0] < 0xF0 ? 3 : 4;
	if (length > n)
		return 0;
	if (p[0] == 0xE0)
		low = 0xA0;
	if (p[0] == 0xED)
		high = 0x9F;
	if (p[0] == 0xF0)
		low = 0x90;
	if (p[0] == 0xF4)
		high = 0x8F;
	if (p[1] < low || p[1] > high)
		return 0;
	for (i = 2; i < length; i++)
		if ((p[i] & 0xC0) != 0x80)
			return 0;
	return length;
}

size_t
text_invalid(struct str s)
{
	size_t at = 0, length;

	for (;;) {
		at = skip_ascii(s, at);
		at = skip_three(s, at);
		if (at == s.n)
			return s.n;
		if (!(s.p[at] & 0x80))
			continue;
		length = sequence(s.p + at, s.n - at);
		if (!length)
			return at;
		at += length;
	}
}

uint32_t
text_next(struct str s, size_t *at)
{
	const unsigned char *p = (const unsigned char *)s.p + *at;
	size_t length = *p < 0x80 ? 1 : *p < 0xE0 ? 2 : *p < 0xF0 ? 3 : 4, i;
	uint32_t c = length == 1 ? *p : *p & (0x7Fu >> length);

	if (length > s.n - *at) {
		*at = s.n;
		return REPLACEMENT;
	}
	for (i = 1; i < length; i++)
		c = c << 6 | (p[i] & 0x3F);
	*at += length;
	return c;
}

void
text_put(struct buf *b, uint32_t c)
{
	static const unsigned char lead[] = {0, 0, 0xC0, 0xE0, 0xF0};
	int length;

	if (c > 0x10FFFF || (c >= 0xD800 && c < 0xE000))
		c = REPLACEMENT;
	length = c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
	buf_putc(b, (char)(lead[length] | c >> 6 * (length - 1)));
	while (--length > 0)
		buf_putc(b, (char)(0x80 | (c >> 6 * (length - 1) & 0x3F)));
}

size_t
text_length(struct str s)
{
	size_t i, n = 0;

	for (i = 0; i < s.n; i++)
		n += (s.p[i] & 0xC0) != 0x80;
	return n;
}

static bool
is_in(uint32_t c, const struct range *ranges, size_t n)
{
	size_t low = 0;

	while (low < n) {
		size_t middle = low + (n - low) / 2;

		if (c > ranges[middle].last)
			low = middle + 1;
		else if (c < ranges[middle].first)
			n = middle;
		else
			return true;
	}
	return false;
}

static unsigned
width_of(uint32_t c)
{
	if (c < 0x20 || (c >= 0x7F && c < 0xA0))
		return 0;
	if (c < 0x300)
		return 1;
	if (is_in(c, two_columns, COUNT(two_columns)))
		return 2;
	return is_in(c, no_column, COUNT(no_column)) ? 0 : 1;
}

unsigned
text_width(struct str s)
{
	unsigned width = 0;
	size_t at = 0;

	while (at < s.n)
		width += width_of(text_next(s, &at));
	return width;
}

size_t
text_cut(struct str s, size_t bytes)
{
	if (bytes >= s.n)
		return s.n;
	while (bytes && (s.p[bytes] & 0xC0) == 0x80)
		bytes--;
	return bytes;
}
