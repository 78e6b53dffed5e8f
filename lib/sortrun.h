/* sortrun - rows in the order of their keys, through sort(1). Layer 4: returns reasons, never exits. */
#ifndef SORTRUN_H
#define SORTRUN_H

#include <sys/types.h>

#include "sortkey.h"

/*
 * All rows are put, then taken in order; equal ones stay as they came. sort(1)
 * runs in LC_ALL=C, so order is that of bytes, and uses temporary files where
 * memory does not suffice. Its own failure is ours: rows that go in must come out.
 */
struct sortrun {
	pid_t child;
	int to, from;		/* pipes; -1: closed */
	bool broken;		/* a write to sort failed */
	size_t nkeys, in, out;
	struct buf block;	/* being filled for sort, later read from it */
	size_t next;		/* where the next line begins in block */
};

bool sortrun_start(struct sortrun *s, const struct sortkey *keys, size_t nkeys, struct fault *f);
/* keys: as sortkey_make makes them. A failure shows at the end. */
void sortrun_put(struct sortrun *s, struct str keys, struct str row);
/* The next row, borrowed until the next call; false at the end. After it nothing can be put. */
bool sortrun_next(struct sortrun *s, struct str *keys, struct str *row);
/* Wait for sort; false with the reason. all: every row was wanted and must have come. */
bool sortrun_end(struct sortrun *s, bool all, struct fault *f);

#endif
