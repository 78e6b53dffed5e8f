/* cellnumber - the number of a spreadsheet cell, and the decimal text people see. Layer 2: no I/O, never exits. */
#ifndef CELLNUMBER_H
#define CELLNUMBER_H

#include "grid.h"

/*
 * A workbook keeps every number as a binary fraction, good for 15 significant digits, and
 * shows no more: 0.30000000000000004 is 0.3. Appends v ("1.1010119491231E+17"), rounded to
 * those 15 digits (half away from zero), without an exponent and without useless zeros, and
 * returns what it is: CELL_NUMBER; CELL_LOST for 16 digits and more before the point, of which
 * the first 15 are appended; CELL_TEXT when it is no number, and stands as it came.
 */
enum cell_kind cellnumber_text(struct buf *b, struct str v);
/*
 * The other way: "-154.25" as the number that a workbook keeps. CELL_NUMBER: exactly this text
 * is shown for it; CELL_LOST: of more than 15 digits the rest is 0; CELL_TEXT: no such number.
 */
enum cell_kind cellnumber_value(struct str decimal, double *v);

#endif
