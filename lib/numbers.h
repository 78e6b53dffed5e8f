/* numbers - where the rows of a number are, by 12 bytes a row. Layer 0: ends the program only when memory runs out. */
#ifndef NUMBERS_H
#define NUMBERS_H

#include <stdint.h>

#include "str.h"

/*
 * Rows in the order they were put, each with its place in a file (up to 64 GiB) and a piece
 * of the keyed hash of its number; the number itself is in the file. Several rows may have
 * one number. The zero value is empty and valid.
 */
struct numbers {
	uint64_t *rows;
	uint32_t *next, *heads;
	size_t n, room, next_room, nheads;
	uint64_t key[2];
};

#define NUMBERS_AT_MOST ((UINT64_C(1) << 36) - 1)
#define NUMBERS_NONE SIZE_MAX

void numbers_put(struct numbers *x, struct str number, uint64_t at);	/* at <= NUMBERS_AT_MOST */
/*
 * A row whose number may be this one, the latest first; after: the one before it, or
 * NUMBERS_NONE to begin. NUMBERS_NONE: no more. About one in 10^8 is another number.
 */
size_t numbers_find(const struct numbers *x, struct str number, size_t after);
uint64_t numbers_at(const struct numbers *x, size_t row);
/* A mark on each row, for the caller. */
bool numbers_marked(const struct numbers *x, size_t row);
void numbers_mark(struct numbers *x, size_t row);
void numbers_free(struct numbers *x);

#endif
