/* xlsx_sheet - the rows of one sheet, as they stream by. Layer 2: private to xlsx. */
#ifndef XLSX_SHEET_H
#define XLSX_SHEET_H

#include "xlsx_cell.h"
#include "xlsx_parts.h"
#include "xlsx_strings.h"

#define XLSX_ROW_MIB 4	/* of text in one row, that of shared strings not counted */
#define XLSX_NUMBER_MOST 4096	/* bytes of a number, as it came and as it is written out */

/* What a sheet says around its cells. */
struct xlsx_frame {
	struct grid_span *spans;	/* by top, then left */
	size_t nspans, rspans;
	bool *hidden;			/* by column */
	size_t nhidden, rhidden;
};

/*
 * Merged cells stand behind all rows: a first pass over the part finds them, for which it
 * is unpacked (that checks all of it, too), but the rows are not parsed.
 */
bool xlsx_frame_read(struct xlsx_frame *t, struct xlsx_zip *z, struct str part, struct fault *f);
void xlsx_frame_free(struct xlsx_frame *t);

/* What the cells of all sheets are looked up in. */
struct xlsx_shared {
	struct xlsx_strings strings;
	struct xlsx_styles styles;
	bool from1904;
	bool reckon;	/* the 0 of a formula stands for a value that was never reckoned */
};

struct xlsx_sheet {
	struct xlsx_xml xml;
	const struct xlsx_shared *shared;
	struct str name;
	struct fault fault;
	bool failed;
	/* the row: cells[0..n-1] */
	struct str *cells;
	unsigned char *kinds;
	size_t n, room;
	struct buf text;	/* of its cells; never moved */
	size_t line;
	bool hidden;
	/* where the parser is */
	bool in_data, in_row, in_cell, in_value;
	struct xlsx_runs runs;
	/* the cell */
	size_t column, from;	/* its text begins there */
	char type;		/* of the cell, by letter; see xlsx_sheet_cell.c */
	size_t style;
	bool formula, value;	/* it has an f, a v */
};

/* The owner of s closes it, in any case. */
bool xlsx_sheet_open(struct xlsx_sheet *s, struct xlsx_zip *z, struct str part, struct str name,
    const struct xlsx_shared *shared, struct fault *f);
/* False: the end, or failed. */
bool xlsx_sheet_next(struct xlsx_sheet *s, struct grid_row *row);
void xlsx_sheet_close(struct xlsx_sheet *s);

/* From the element c: where it stands and what it is. */
void xlsx_cell_start(struct xlsx_sheet *s, const char **attributes);
/* Its text is complete: it becomes cells[column]. */
void xlsx_cell_end(struct xlsx_sheet *s);

#endif
