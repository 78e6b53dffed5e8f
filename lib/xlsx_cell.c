#include "xlsx_cell.h"

const char *
xlsx_address(const char *s, size_t *column, size_t *row)
{
	size_t c = 0, r = 0;
	for (; *s >= 'A' && *s <= 'Z' && c <= XLSX_COLUMNS; s++)
		c = c * 26 + (size_t)(*s - 'A' + 1);
	for (; str_is_digit(*s) && r <= XLSX_ROWS; s++)
		r = r * 10 + (size_t)(*s - '0');
	if (!c || c > XLSX_COLUMNS || !r || r > XLSX_ROWS)
		return NULL;
	*column = c - 1;
	*row = r;
	return s;
}

static int
hex(char c)
{
	if (str_is_digit(c))
		return c - '0';
	c |= ' ';
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The code unit of _xHHHH_ at s, or -1. */
static int
escaped(struct str s)
{
	int unit = 0;
	if (s.n < 7 || s.p[0] != '_' || s.p[1] != 'x' || s.p[6] != '_')
		return -1;
	for (int i = 2; i < 6; i++) {
		int digit = hex(s.p[i]);
		if (digit < 0)
			return -1;
		unit = unit * 16 + digit;
	}
	return unit;
}

/* The character at the front of s when it is written as _xHHHH_ or two of them; how long. */
static size_t
decode(struct str s, uint32_t *character)
{
	int high = escaped(s), low;
	if (high < 0)
		return 0;
	*character = (uint32_t)high;
	if (high < 0xD800 || high > 0xDFFF)
		return 7;
	low = escaped(str_from(s, 7));
	if (high >= 0xDC00 || low < 0xDC00 || low > 0xDFFF)
		return 0;
	*character = 0x10000 + (((uint32_t)high - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
	return 14;
}

/* UTF-8 into the place of what it was decoded from, which is longer. */
static size_t
put(char *p, uint32_t c)
{
	if (c < 0x80) {
		p[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		p[0] = (char)(0xC0 | c >> 6);
		p[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	if (c < 0x10000) {
		p[0] = (char)(0xE0 | c >> 12);
		p[1] = (char)(0x80 | (c >> 6 & 0x3F));
		p[2] = (char)(0x80 | (c & 0x3F));
		return 3;
	}
	p[0] = (char)(0xF0 | c >> 18);
	p[1] = (char)(0x80 | (c >> 12 & 0x3F));
	p[2] = (char)(0x80 | (c >> 6 & 0x3F));
	p[3] = (char)(0x80 | (c & 0x3F));
	return 4;
}

void
xlsx_text_clean(struct buf *b, size_t from)
{
	const char *first = b->n > from ? memchr(b->p + from, '_', b->n - from) : NULL;
	size_t at = first ? (size_t)(first - b->p) : b->n, to = at;
	uint32_t c;

	while (at < b->n) {
		size_t n = decode((struct str){b->p + at, b->n - at}, &c);
		if (n)
			to += put(b->p + to, c);
		else
			b->p[to++] = b->p[at];
		at += n ? n : 1;
	}
	b->n = to;
	grid_clean(b, from);
}
