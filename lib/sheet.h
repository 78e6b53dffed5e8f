/* sheet - a sheet as offices write them: title, header, rows, totals, signatures. Layer 4: returns reasons, never exits. */
#ifndef SHEET_H
#define SHEET_H

#include "grid.h"
#include "headers.h"

#define SHEET_LOOK 50	/* rows in which the header is looked for */

enum row_kind {
	ROW_DATA,
	ROW_TITLE,	/* above the header */
	ROW_HEADER,
	ROW_REPEAT,	/* title or header again, at the top of a page */
	ROW_TOTAL,	/* 合计 小计 总计 累计 */
	ROW_FOOTER,	/* 填表人, 审核, 备注, and lines of text that follow them */
	ROW_NOTE,	/* nothing in the columns that are imported */
	ROW_BLANK,
	ROW_KINDS
};

struct sheet_row {
	enum row_kind kind;
	const struct str *cells;	/* until the next row */
	size_t n, line;
};

struct sheet {
	struct grid grid;
	struct arena memory;
	struct grid_row held[SHEET_LOOK];	/* the rows in which the header was looked for */
	size_t nheld, at;
	size_t line, lines;		/* of the header: its first row, how many rows (1 or 2) */
	struct header *headers;		/* one for each column of the sheet */
	size_t nheaders;
	size_t first, last;		/* in held: where the header begins and the data begins */
	int64_t unit;			/* 单位：万元 in a title row; 0 = not said */
	size_t unit_line;
	bool footer;			/* a footer was seen: lines of text go on with it */
};

/*
 * Find the header: the row, or two rows with merged parents, in which the
 * dictionary knows most cells; or at line `line` of --header (0 = look).
 * encoding is for the message only. False with the reason.
 */
bool sheet_open(struct sheet *s, struct grid grid, const struct headers *h, size_t line,
    const char *encoding, struct fault *f);
/* The next row under the header, blank ones too. False at the end, or grid.failed. */
bool sheet_next(struct sheet *s, struct sheet_row *row);
void sheet_close(struct sheet *s);	/* not the grid */

/* What kind of row it is, by its cells and what stands above them. */
enum row_kind sheet_kind(struct sheet *s, const struct str *cells, size_t n);
/* The cell that says 合计 in a totals row; else the first that is not blank. */
struct str sheet_label(const struct str *cells, size_t n);

#endif
