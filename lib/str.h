/* str - a borrowed run of bytes. Layer 0: no I/O, never exits. */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

/*
 * n bytes at p, not NUL-terminated, owned by somebody else: by a block of the
 * reader (until the next row), by an arena, or by the program text.
 * The zero value is the empty string.
 */
struct str {
	const char *p;
	size_t n;
};

#define STR(literal) ((struct str){(literal), sizeof(literal) - 1})
#define STR_INIT(literal) {(literal), sizeof(literal) - 1}	/* in a static table */
#define STR_FMT(s) (int)(s).n, ((s).n ? (s).p : "")	/* for "%.*s" */
#define COUNT(array) (sizeof(array) / sizeof(*(array)))

struct str str_of(const char *c);	/* a C string; NULL gives the empty one */
static inline uint64_t
str_differ8(const char *p, const char *q)
{
	uint64_t a, b;

	memcpy(&a, p, sizeof(a));
	memcpy(&b, q, sizeof(b));
	return a ^ b;
}

static inline uint32_t
str_differ4(const char *p, const char *q)
{
	uint32_t a, b;

	memcpy(&a, p, sizeof(a));
	memcpy(&b, q, sizeof(b));
	return a ^ b;
}

/* Most cells are short: their first and last bytes are all of them, and cost no call. */
static inline bool
str_eq(struct str a, struct str b)
{
	size_t n = a.n;

	if (n != b.n)
		return false;
	if (n > 16)
		return memcmp(a.p, b.p, n) == 0;
	if (n >= 8)
		return !(str_differ8(a.p, b.p) | str_differ8(a.p + n - 8, b.p + n - 8));
	if (n >= 4)
		return !(str_differ4(a.p, b.p) | str_differ4(a.p + n - 4, b.p + n - 4));
	while (n && a.p[n - 1] == b.p[n - 1])
		n--;
	return n == 0;
}
int str_cmp(struct str a, struct str b);	/* by bytes, as sort(1) in LC_ALL=C */
bool str_starts(struct str s, struct str prefix);
bool str_ends(struct str s, struct str suffix);
struct str str_from(struct str s, size_t start);	/* s without its first start bytes */
struct str str_trim(struct str s);	/* without blanks and tabs at both ends */

/*
 * Cut the part before the next `by` off *rest and leave what follows it there.
 * False when *rest is used up: "a,,b" gives three parts, "" gives none. `by`
 * at the very end closes the last part, as LF does a line: "a," gives one.
 */
bool str_cut(struct str *rest, char by, struct str *part);

/* Where c stands in s, or s.n. */
size_t str_find(struct str s, char c);

static inline bool
str_is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* How many digits s begins with. */
static inline size_t
str_digits(struct str s)
{
	size_t n = 0;

	while (n < s.n && str_is_digit(s.p[n]))
		n++;
	return n;
}

/* Digits and nothing else, at least one. */
static inline bool
str_all_digits(struct str s)
{
	return s.n && str_digits(s) == s.n;
}

#endif
