/* sheet - a sheet as offices write them: title, header, rows, totals, signatures. Layer 4: returns reasons, never exits. */
#ifndef SHEET_H
#define SHEET_H

#include "grid.h"
#include "headers.h"

#define SHEET_LOOK 50	/* rows in which the header is looked for */
#define SHEET_LEVELS 3	/* rows of a header, one above the other */

enum row_kind {
	ROW_DATA,
	ROW_TITLE,	/* above the header */
	ROW_HEADER,
	ROW_REPEAT,	/* title or header again, at the top of a page */
	ROW_OTHER,	/* the header of another table */
	ROW_EXAMPLE,	/* 例：how a template is to be filled in */
	ROW_TOTAL,	/* 合计 小计 总计 累计 */
	ROW_FOOTER,	/* 填表人, 审核, 备注, and lines of text that follow them */
	ROW_NOTE,	/* nothing in the columns that are imported */
	ROW_BLANK,
	ROW_KINDS
};

struct sheet_row {
	enum row_kind kind;
	const struct str *cells;	/* until the next row */
	const unsigned char *kinds;	/* enum cell_kind of each; NULL: all CELL_TEXT */
	size_t n, line;
	bool hidden;			/* a row that the sheet does not show */
};

/* The merged cells that a row is part of, from the left. */
struct sheet_across {
	struct grid_span *spans;
	size_t n;
};

struct sheet {
	struct grid grid;
	const struct headers *known;	/* the words of headers; they outlive the sheet */
	struct arena memory;
	struct grid_row held[SHEET_LOOK];	/* the rows in which the header was looked for */
	struct sheet_across across[SHEET_LOOK];
	size_t nheld, at;
	/* of the header: its first row; how many, with those of units and numbers below it */
	size_t line, lines;
	struct header *headers;		/* one for each column of the sheet */
	size_t nheaders;
	bool *hidden;			/* of each: a column that the sheet does not show */
	size_t first, last;		/* in held: where the header begins and the data begins */
	int64_t unit;			/* 单位：万元 in a title row; 0 = not said */
	size_t unit_line;
	bool headless;			/* sheet_open failed because there is no header */
	bool footer;			/* a footer was seen: lines of text go on with it */
};

/*
 * Find the header: the row, or up to three rows with merged parents, in which the
 * dictionary knows most cells; or at line `line` of --header (0 = look).
 * encoding is for the message only (NULL: a workbook). False with the reason.
 */
bool sheet_open(struct sheet *s, struct grid grid, const struct headers *h, size_t line,
    const char *encoding, struct fault *f);
/* Go on with another grid of the same sheet, from its first row. False: grid.failed. */
bool sheet_resume(struct sheet *s, struct grid grid);
/* The next row under the header, blank ones too. False at the end, or grid.failed. */
bool sheet_next(struct sheet *s, struct sheet_row *row);
void sheet_close(struct sheet *s);	/* not the grid */

/* Does a column say whom a row is about: an ID, a key, a name? */
bool sheet_is_about(const struct sheet *s);
/* Is a cell a number as long as that of a person or account, and nothing else? */
bool sheet_has_long_number(const struct grid_row *row);
enum cell_kind sheet_cell_kind(const struct sheet_row *row, size_t at);
/* Blank to the eye, and no formula whose value is missing. */
bool sheet_is_blank(const struct sheet_row *row, size_t at);

/* What kind of row it is, by its cells and what stands above them. */
enum row_kind sheet_kind(struct sheet *s, const struct sheet_row *row);
/* The cell that says 合计 in a totals row; else the first that is not blank. */
struct str sheet_label(const struct str *cells, size_t n);

#endif
