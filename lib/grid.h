/* grid - where raw cells come from: one sheet of one file, row by row. Layer 2: types only. */
#ifndef GRID_H
#define GRID_H

#include "msg.h"

/* One raw row, as it stands in the file: nothing trimmed, nothing guessed. */
struct grid_row {
	const struct str *cells;	/* UTF-8 without TAB, LF, CR, NUL; until the next row */
	size_t n;			/* 0: a blank line */
	size_t line;			/* of the row in its file (text) or sheet, from 1 */
};

/*
 * A reader of one kind of file behind two functions, so that text, xlsx and
 * xls are read alike. The owner of source closes it by its own function.
 */
struct grid {
	void *source;
	bool (*next)(void *source, struct grid_row *row);	/* false: the end, or failed */
	const struct fault *(*failed)(const void *source);	/* NULL: no error */
	struct str file, sheet;	/* as long as source; sheet is empty for text */
	bool sparse;		/* a row may end early: its cells have addresses */
};

#endif
