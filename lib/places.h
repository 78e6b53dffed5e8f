/* places - back from the number of a row to file and line. Layer 1: no I/O, never exits. */
#ifndef PLACES_H
#define PLACES_H

#include "str.h"

/* Rows of one file follow each other: where each run of them begins. Names are borrowed. */
struct places {
	struct places_run *runs;
	size_t n, room;
};

/* Row number `row`, from 1 and greater than the last, stands there. */
void places_add(struct places *p, size_t row, struct str file, size_t line);
/* Where a row stood that was added. */
struct str places_find(const struct places *p, size_t row, size_t *line);
void places_free(struct places *p);

#endif
