/* prints - texts kept as fingerprints, numbered in the order they came. Layer 0: ends the program only when memory runs out. */
#ifndef PRINTS_H
#define PRINTS_H

#include <stdint.h>

#include "str.h"

/*
 * 14 to 16 bytes for each, whatever its length. A print is a hash of 64 bits under a key
 * drawn at random; as many of its low bits as `aside` says are left to the caller, for
 * what it notes of each. Two texts may have one print: who must be sure looks at them
 * again. The zero value is empty and valid.
 */
struct prints_entry {
	uint64_t print;		/* and what the caller noted */
	uint32_t next;		/* number + 1 of the next in its chain; 0: none */
} __attribute__((packed));	/* side by side: one wait for memory, not two */
struct prints {
	uint64_t key[2];
	struct prints_entry *list;
	uint32_t *heads;	/* of the chains, as next */
	size_t n, room, nheads;
	unsigned aside;		/* at most 40, before the first is added */
};
#define PRINTS_NONE SIZE_MAX

/* Draw the key; or take that of another, so that one print does for both. */
void prints_open(struct prints *p, const struct prints *like);
uint64_t prints_of(const struct prints *p, struct str text);	/* the bits aside are 0 */
void prints_add(struct prints *p, uint64_t print);	/* it gets the number n */
/*
 * The numbers that have this print, the latest first, each at the cost of one step;
 * *walk is 0 at first. PRINTS_NONE: no more.
 */
size_t prints_next(const struct prints *p, uint64_t print, size_t *walk);
void prints_free(struct prints *p);

#endif
