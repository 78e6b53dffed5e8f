/* cellnumber - the number of a spreadsheet cell as the decimal text people see. Layer 2: no I/O, never exits. */
#ifndef CELLNUMBER_H
#define CELLNUMBER_H

#include "grid.h"

/*
 * A workbook keeps every number as a binary fraction, good for 15 significant digits, and
 * shows no more: 0.30000000000000004 is 0.3. Both append v, rounded to those 15 digits (half
 * away from zero), without an exponent and without useless zeros, and return what it is:
 * CELL_NUMBER, or CELL_LOST for 16 digits and more before the point, of which the first 15
 * are appended. This is the only place where a cell meets a double.
 */
enum cell_kind cellnumber_put(struct buf *b, double v);	/* CELL_ERROR, "#NUM!": no number */
/* The same of "1.1010119491231E+17". CELL_TEXT: it is no number, and stands as it came. */
enum cell_kind cellnumber_text(struct buf *b, struct str v);

#endif
