/* sample - some of the rows, drawn by lot, in their order. Layer 3: no I/O, never exits. */
#ifndef SAMPLE_H
#define SAMPLE_H

#include "buf.h"
#include "fakerandom.h"
#include "money.h"

/*
 * Holds all rows: how many are drawn is known only at the end. The zero value is empty
 * and valid.
 */
struct sample {
	struct buf bytes;
	size_t *ends;
	size_t n, room;
	size_t at, left;	/* while drawing: the next row, and how many are still to come */
	struct fakerandom lot;
};

/* "10%" or "2.5%", above 0 and at most 100. */
bool sample_share(struct str s, struct ratio *share);
bool sample_seed(const char *text, uint64_t *seed);	/* a whole number below 2^64 */
bool sample_any_seed(uint64_t *seed);	/* from the system; false: it has none */
void sample_keep(struct sample *s, struct str row);
/* Begin to draw share * n rows, rounded half up; returns how many that is. */
size_t sample_start(struct sample *s, struct ratio share, uint64_t seed);
bool sample_next(struct sample *s, struct str *row);	/* false: all are drawn */
void sample_free(struct sample *s);

#endif
