/* fakepage - a sheet as cells, before it is a file of one kind or another. Layer 4: no I/O, never exits. */
#ifndef FAKEPAGE_H
#define FAKEPAGE_H

#include "arena.h"
#include "grid.h"

enum fakekind { FAKE_TEXT, FAKE_NUMBER, FAKE_MONTH };
enum fakelook { FAKE_TITLE, FAKE_HEADER, FAKE_BODY, FAKE_SUM, FAKE_FOOT };

struct fakecell {
	/* a number: decimal text; a month: YYYY-MM. The page keeps its own copy, NUL behind it */
	struct str text;
	enum fakekind kind;
	enum fakelook look;
	const char *format;	/* of a workbook: "0.00", "@"; NULL: general. Not copied */
};

struct fakepage {
	struct arena arena;
	struct fakecell *cells;
	size_t ncells, cells_room;
	size_t *ends;		/* where the cells of each row end */
	size_t nrows, rows_room;
	struct grid_span *spans;	/* merged cells */
	size_t nspans, spans_room;
};

void fakepage_put(struct fakepage *p, struct fakecell cell);	/* the next cell of the row */
void fakepage_end(struct fakepage *p);	/* of the row */
/* Cells in the row so far. */
size_t fakepage_width(const struct fakepage *p);
/* Row i from 0; *n: its cells. */
const struct fakecell *fakepage_row(const struct fakepage *p, size_t i, size_t *n);
/* As struct grid_span; a span of one cell is none. */
void fakepage_merge(struct fakepage *p, size_t top, size_t bottom, size_t left, size_t right);
/*
 * Merge each run of body cells of the column, from row `top` on, in which only the first
 * says something.
 */
void fakepage_merge_runs(struct fakepage *p, size_t top, size_t column);
void fakepage_free(struct fakepage *p);

#endif
