/* xlsout - one sheet written as a binary workbook (.xls, BIFF8). Layer 2: returns reasons, never exits. */
#ifndef XLSOUT_H
#define XLSOUT_H

#include "grid.h"
#include "io.h"

/*
 * No C library of Debian writes .xls, and offices still send it: fake-register makes its
 * one .xls sheet by this. Text, numbers and merged cells, nothing else; the same cells give
 * the same bytes.
 */
struct xlsout {
	struct io_out out;
	struct buf name;		/* of the sheet, as in the file */
	struct buf cells, strings;	/* records of the sheet; those of its texts */
	struct buf merged, widths;
	size_t text_start;		/* of the last record in strings */
	size_t row, column, columns;	/* where the next cell goes; the widest row */
	size_t ntexts, nmerged;
	bool large;			/* something does not fit the format */
};

/*
 * Through a temporary file beside path, see io_out_open. sheet: its name, UTF-8, at most 31
 * characters. False with the reason, which borrows path.
 */
bool xlsout_open(struct xlsout *x, const char *path, struct str sheet, struct fault *f);
/* A text at the next column; an empty one leaves the cell out. UTF-8, valid. */
void xlsout_put(struct xlsout *x, struct str text);
/*
 * A number at the next column, of decimal text: as in Excel, what is behind its 15th digit
 * is not kept, so an ID written this way is damaged. Put as text when it is no number.
 */
void xlsout_put_number(struct xlsout *x, struct str decimal);
void xlsout_end(struct xlsout *x);	/* of the row */
void xlsout_merge(struct xlsout *x, struct grid_span span);	/* any time before the close */
/* Column (from 0), characters wide (Han count 2); any time before the close. */
void xlsout_width(struct xlsout *x, size_t column, unsigned width);
/*
 * Once after xlsout_open succeeded; everything is written here. good: the file is there now;
 * else, or when it is more than the format holds (65,536 rows, 256 columns, 4,000 characters
 * a cell, 7 MB), the old one stays.
 */
bool xlsout_close(struct xlsout *x, bool good, struct fault *f);

#endif
