/* arena - many small things freed at once. Layer 0: ends the program only when memory runs out. */
#ifndef ARENA_H
#define ARENA_H

#include "str.h"

struct arena_block;

/*
 * Owner of everything taken from it. The zero value is empty and valid.
 * One arena per lifetime: a group (reset per household) or the run.
 */
struct arena {
	struct arena_block *blocks;	/* the newest first */
	char *next, *end;
};

void *arena_take(struct arena *a, size_t count, size_t size);	/* zeroed, aligned for any type */
/* a copy that lives as long as a, NUL behind it */
struct str arena_str(struct arena *a, struct str s);
void arena_reset(struct arena *a);	/* everything taken is gone; the largest block is kept */
void arena_free(struct arena *a);
size_t arena_bytes(const struct arena *a);	/* memory held */

#endif
