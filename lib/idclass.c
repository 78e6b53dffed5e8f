/* idclass - an identity number as registers have it. */
#include <string.h>

#include "idclass.h"
#include "text.h"

static const char *const names[ID_CLASSES] = {
	"empty", "valid", "15to18", "cert20", "truncated15", "bad-checksum",
	"bad-cert", "wrong-length"
};

const char *
idclass_name(enum id_class c)
{
	return names[c];
}

/* Blanks, and what people put before or into a number. */
static bool
is_noise(uint32_t c)
{
	return c <= ' ' || c == '\'' || c == '`' || c == '"' || c == '=' || c == '-' ||
	    c == 0xA0 || c == 0x3000 || c == 0x200B || c == 0xFEFF || c == 0x2018 || c == 0x2019;
}

/* The characters that count, at most 31; the rest is dropped. */
static size_t
squeeze(struct str cell, char plain[32])
{
	size_t n = 0;

	for (size_t at = 0; at < cell.n && n < 31; ) {
		uint32_t c = text_next(cell, &at);

		if (c >= 0xFF01 && c <= 0xFF5E)
			c -= 0xFEE0;
		if (c >= 'a' && c <= 'z')
			c -= 'a' - 'A';
		if (!is_noise(c))
			plain[n++] = c < 0x7F ? (char)c : '?';
	}
	return n;
}

static void
keep(struct idclass *x, enum id_class class, const char *p, size_t n)
{
	x->class = (uint8_t)class;
	x->n = (uint8_t)(n < ID_MOST ? n : ID_MOST);
	memcpy(x->text, p, x->n);
}

/* A good number, class and grade, whichever; B1 of one that was replaced. */
static bool
is_certificate(const char *p, size_t n)
{
	if (n < 20 || !str_is_digit(p[18]) || !str_is_digit(p[19]))
		return false;
	if (n > 20 && (n != 22 || p[20] != 'B' || !str_is_digit(p[21])))
		return false;
	return idno_check((struct str){p, 18}) == IDNO_GOOD;
}

static bool
has_class_and_grade(const char *p)
{
	return p[18] >= '1' && p[18] <= '7' && p[19] >= '1' && p[19] <= '4';
}

/* 15 digits and three that a spreadsheet made up, or three stars of import-table. */
static bool
is_truncated(const char *p, size_t n)
{
	days birth;

	return n == 18 && str_all_digits((struct str){p, 15}) &&
	    idno_birth((struct str){p, 18}, &birth) &&
	    (memcmp(p + 15, "***", 3) == 0 || memcmp(p + 15, "000", 3) == 0);
}

struct idclass
idclass_of(struct str cell)
{
	struct idclass x = {0};
	char p[32] = "", whole[18];
	size_t n = squeeze(cell, p);
	struct str s = {p, n};

	if (n == 0)
		return x;
	if (n == 18 && idno_check(s) == IDNO_GOOD)
		keep(&x, ID_VALID, p, n);
	else if (idno_from15(s, whole))
		keep(&x, ID_15TO18, whole, 18);
	else if (is_certificate(p, n) && has_class_and_grade(p))
		keep(&x, ID_CERT20, p, 18);
	else if (is_certificate(p, n))
		keep(&x, ID_BAD_CERT, p, n);
	else if (is_truncated(p, n))
		keep(&x, ID_TRUNCATED15, p, 15);
	else
		keep(&x, n == 18 ? ID_BAD_CHECKSUM : ID_WRONG_LENGTH, p, n);
	return x;
}

static unsigned
least(unsigned a, unsigned b)
{
	return a < b ? a : b;
}

unsigned
idclass_distance(struct str a, struct str b, unsigned most)
{
	unsigned rows[3][ID_MOST + 2], far = most + 1;

	if (a.n > b.n + most || b.n > a.n + most || a.n > ID_MOST || b.n > ID_MOST)
		return far;
	for (size_t j = 0; j <= b.n; j++)
		rows[0][j] = (unsigned)j;
	for (size_t i = 1; i <= a.n; i++) {
		unsigned *now = rows[i % 3], *last = rows[(i + 2) % 3], *before = rows[(i + 1) % 3];
		unsigned low = now[0] = (unsigned)i;

		for (size_t j = 1; j <= b.n; j++) {
			now[j] = least(least(last[j], now[j - 1]) + 1,
			    last[j - 1] + (a.p[i - 1] != b.p[j - 1]));
			if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
				now[j] = least(now[j], before[j - 2] + 1);
			low = least(low, now[j]);
		}
		if (low > most)
			return far;
	}
	return least(rows[a.n % 3][b.n], far);
}

void
idclass_edit(struct buf *out, struct str a, struct str b)
{
	size_t i = 0;

	if (idclass_distance(a, b, 1) != 1) {
		buf_puts(out, "2-edits");
		return;
	}
	while (i < a.n && i < b.n && a.p[i] == b.p[i])
		i++;
	if (a.n < b.n)
		buf_printf(out, "1-lost(pos %zu)", i + 1);
	else if (a.n > b.n)
		buf_printf(out, "1-added(pos %zu)", i + 1);
	else if (i + 1 < a.n && a.p[i + 1] != b.p[i + 1])
		buf_printf(out, "1-swap(pos %zu)", i + 1);
	else
		buf_printf(out, "1-digit(pos %zu: %c→%c)", i + 1, a.p[i], b.p[i]);
}

/* ---- repairs */

struct repairs {
	char (*out)[18];
	size_t n;
};

static void
try(struct repairs *r, const char *p)
{
	if (r->n == ID_REPAIRS || idno_check((struct str){p, 18}) != IDNO_GOOD)
		return;
	for (size_t i = 0; i < r->n; i++)
		if (memcmp(r->out[i], p, 18) == 0)
			return;
	memcpy(r->out[r->n++], p, 18);
}

/* p with every character in turn at place i */
static void
try_place(struct repairs *r, char *p, size_t i)
{
	char old = p[i];

	for (const char *c = i == 17 ? "0123456789X" : "0123456789"; *c; c++) {
		p[i] = *c;
		try(r, p);
	}
	p[i] = old;
}

static void
swap(struct repairs *r, char *p, size_t i)
{
	char first = p[i];

	p[i] = p[i + 1];
	p[i + 1] = first;
	try(r, p);
	p[i + 1] = p[i];
	p[i] = first;
}

size_t
idclass_repairs(const struct idclass *x, char (*out)[18])
{
	struct repairs r = {out, 0};
	char p[19];

	for (size_t i = 0; i < 18 && x->n == 18; i++) {
		memcpy(p, x->text, 18);
		try_place(&r, p, i);
		if (i < 17)
			swap(&r, p, i);
	}
	for (size_t i = 0; i < 18 && x->n == 17; i++) {
		memcpy(p, x->text, i);
		memcpy(p + i + 1, x->text + i, 17 - i);
		p[i] = '0';
		try_place(&r, p, i);
	}
	for (size_t i = 0; i < 19 && x->n == 19; i++) {
		memcpy(p, x->text, i);
		memcpy(p + i, x->text + i + 1, 18 - i);
		try(&r, p);
	}
	return r.n;
}
