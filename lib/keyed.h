/* keyed - one table whose rows are found by their key, exactly, without being in memory. Layer 4: returns reasons, never exits. */
#ifndef KEYED_H
#define KEYED_H

#include "prints.h"
#include "rowfile.h"
#include "rowkey.h"

/*
 * About 20 bytes of memory a row, whatever the key's length. Keys are compared as bytes:
 * a fingerprint finds the row, and the row is read again to be sure. An empty cell of a
 * key is a cell like others; a key of empty cells only is a fault, and so is one that
 * comes twice (both lines named). A cell of blanks is empty.
 */
struct keyed {
	struct rowfile rows;
	struct rowkey key;
	struct prints prints;
	uint64_t print;		/* of the current row */
	struct buf text;
};

/* like: another table in which the same keys will be looked up, or NULL. */
bool keyed_open(struct keyed *k, const char *path, unsigned flags, const struct str *keys,
	size_t nkeys, const struct keyed *like, struct fault *f);
/* The next row in order; *end: there is none. False with the reason. */
bool keyed_next(struct keyed *k, bool *end, struct fault *f);
/* Its number, its cells in rows.cells; PRINTS_NONE: not there. False with the reason. */
bool keyed_find(struct keyed *k, struct str key, uint64_t print, size_t *number, struct fault *f);
/* The row of this number into rows.cells. False with the reason. */
bool keyed_read(struct keyed *k, size_t number, struct fault *f);
/* Of the row there: its key's cells into a row. */
void keyed_put(const struct keyed *k, struct tsv_out *w);
void keyed_free(struct keyed *k);

#endif
