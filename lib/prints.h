/* prints - keys kept as fingerprints of 64 bits, numbered in the order they came. Layer 0: ends the program only when memory runs out. */
#ifndef PRINTS_H
#define PRINTS_H

#include <stdint.h>

#include "str.h"

/*
 * 8 bytes and an index of 6 to 11 for each key, whatever its length. Two keys may have
 * one print: the owner of the keys looks at their bytes (keyed.h). The zero value is
 * empty and valid.
 */
struct prints {
	uint64_t key[2];
	uint64_t *list;
	size_t n, room;
	uint32_t *index;	/* place in list + 1; 0: free */
	size_t index_room;
};
#define PRINTS_NONE SIZE_MAX

/* Draw the key; or take that of another, so that one print does for both. */
void prints_open(struct prints *p, const struct prints *like);
uint64_t prints_of(const struct prints *p, struct str text);
void prints_add(struct prints *p, uint64_t print);	/* it gets the number n */
/* The numbers that have this print, one after the other; *walk is 0 at first. */
size_t prints_next(const struct prints *p, uint64_t print, size_t *walk);
void prints_free(struct prints *p);

#endif
