/* grid - where raw cells come from: one sheet of one file, row by row. Layer 2: no I/O, never exits. */
#ifndef GRID_H
#define GRID_H

#include "msg.h"

/* What a cell is in a workbook. In a text file every cell is CELL_TEXT. */
enum cell_kind {
	CELL_TEXT,
	CELL_NUMBER,	/* at most 15 significant digits, no exponent below 10^21 */
	CELL_DATE,	/* by its format "2024-09-01", "2024-09-01 08:30:00", "08:30:00" */
	CELL_BOOL,	/* "TRUE" or "FALSE" */
	/*
	 * A number of 16 digits and more: a spreadsheet kept the first 15 only. The text is
	 * those 15 digits; what stood behind them is lost.
	 */
	CELL_LOST,
	CELL_ERROR,	/* "#N/A" and the like: a formula that failed */
	CELL_FORMULA	/* a formula without a stored value; the text is empty */
};

/* One raw row, as it stands in the file: nothing trimmed, nothing guessed. */
struct grid_row {
	const struct str *cells;	/* UTF-8 without TAB, LF, CR, NUL; until the next row */
	size_t n;			/* 0: a blank line */
	size_t line;			/* of the row in its file (text) or sheet, from 1 */
	const unsigned char *kinds;	/* n of enum cell_kind; NULL: all CELL_TEXT */
	bool hidden;			/* a row that the sheet does not show: data all the same */
};

/* Cells merged into one: only the first has a value. Rows from 1, columns from 0, both ends in. */
struct grid_span {
	size_t top, bottom, left, right;
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
	/* merged cells, by top, then left; as long as source. Text: none are known */
	const struct grid_span *spans;
	size_t nspans;
	/* hidden[i]: the sheet does not show column i (i < nhidden); NULL: not known, or none */
	const bool *hidden;
	size_t nhidden;
};

/*
 * Clean what was appended to b behind `from`: line breaks, TABs and other control characters
 * are one space each, CR LF together one.
 */
void grid_clean(struct buf *b, size_t from);
void grid_sort_spans(struct grid_span *spans, size_t n);	/* by top, then left */
/* Append the address of a cell, "D7", to b: column from 0, row from 1. */
void grid_address(struct buf *b, size_t column, size_t row);

#endif
