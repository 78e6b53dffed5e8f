/* csvequal - cells written ="001" without quotes around them, as web sites write them. Layer 2: no I/O, never exits. */
#ifndef CSVEQUAL_H
#define CSVEQUAL_H

#include "buf.h"

/*
 * Such a cell keeps a spreadsheet from taking an ID for a number. It is no CSV: a quote stands
 * in a cell that does not begin with one. Passed through here it is "=""001""", which is the
 * same cell and is CSV; all else, and the number of lines, stays as it is.
 * The zero value stands at the beginning of a file.
 */
struct csvequal {
	enum { EQUAL_START, EQUAL_PLAIN, EQUAL_QUOTED, EQUAL_SIGN, EQUAL_INSIDE } at;
	struct buf text;
};

/* The next block of the file; an empty one at its end. Until the next call. */
struct str csvequal_pass(struct csvequal *e, struct str block, char delimiter);
void csvequal_free(struct csvequal *e);

#endif
