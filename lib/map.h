/* map - from a string to a number, hashed with a random key. Layer 0: ends the program only when memory runs out. */
#ifndef MAP_H
#define MAP_H

#include <stdint.h>

#include "str.h"

/*
 * Open addressing, SipHash-1-3 with a key drawn at the first put, so that no
 * input can be built to be slow. Output order must never depend on it: walk
 * what the values point at, not the map. The zero value is empty and valid.
 */
struct map {
	struct map_slot *slots;
	unsigned char *tags;	/* of each slot: 0 = free, else a piece of its hash */
	size_t count, room;
	uint64_t key[2];
};

/*
 * The place of the value for key, made (value 0) when it was not there; *fresh
 * says which. The key is borrowed and must live as long as the map. The place
 * is valid until the next map_put.
 */
size_t *map_put(struct map *m, struct str key, bool *fresh);
const size_t *map_get(const struct map *m, struct str key);	/* NULL: not there */
void map_reset(struct map *m);	/* empty, memory kept */
void map_free(struct map *m);

/* The hash by itself, for those who keep no keys: a key that nobody knows, then 64 bits. */
void map_draw_key(uint64_t key[2]);
uint64_t map_hash(const uint64_t key[2], struct str s);

#endif
