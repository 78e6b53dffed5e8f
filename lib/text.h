/* text - UTF-8 and the characters people mean. Layer 1: no I/O, never exits. */
#ifndef TEXT_H
#define TEXT_H

#include <stdint.h>

#include "buf.h"

/* Where the first byte is that is not well-formed UTF-8 (RFC 3629), or s.n. Fast on ASCII. */
size_t text_invalid(struct str s);

/* The character at s[*at], *at moved behind it; s must be valid. */
uint32_t text_next(struct str s, size_t *at);
void text_put(struct buf *b, uint32_t character);
size_t text_length(struct str s);	/* characters */
unsigned text_width(struct str s);	/* terminal columns; ambiguous characters count 1 */
/* the largest length <= bytes that ends between characters */
size_t text_cut(struct str s, size_t bytes);

/* Without U+0020, U+0009, U+00A0, U+3000, U+200B, U+FEFF at both ends: a slice of s. */
struct str text_trim(struct str s);

/*
 * Append s with full-width digits, letters, brackets and signs (U+FF01..FF5E,
 * U+3000) as their ASCII twins. Nothing else changes (no full NFKC).
 * Returns whether anything changed.
 */
bool text_halfwidth(struct buf *b, struct str s);
/* Append s without any of the spaces of text_trim, anywhere: for headers (姓 名). */
void text_squeeze(struct buf *b, struct str s);

/*
 * Append s with radicals (U+2E80..2FD5, as PDF readers give them) as the characters that they
 * look like. False, and nothing appended, when there are none.
 */
bool text_radicals(struct buf *b, struct str s);
/*
 * Append s with the traditional characters of the dictionary's words as simplified ones.
 * Never for names.
 */
void text_simplify(struct buf *b, struct str s);

/* Edit distance in characters, up to `most` (most + 1 = more than that). */
unsigned text_distance(struct str a, struct str b, unsigned most);

#endif
