/* str - a borrowed run of bytes. Layer 0: no I/O, never exits. */
#ifndef STR_H
#define STR_H

#include <stdbool.h>
#include <stddef.h>

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
bool str_eq(struct str a, struct str b);
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

#endif
