/* sheet_totals - what a totals row says against our own sums. Layer 4: no I/O, never exits. */
#ifndef SHEET_TOTALS_H
#define SHEET_TOTALS_H

#include "clean.h"
#include "money.h"
#include "sheet.h"

/* A sum, and whether it still means something: a cell that could not be read spoils it. */
struct total_sum {
	struct ratio value;
	bool spoiled;
};

enum total_scope {
	SCOPE_ALL,		/* all rows of the sheet so far */
	SCOPE_ALL_HOUSEHOLDS,	/* the same, the first row of each household only */
	SCOPE_SINCE,		/* the rows behind the last totals row */
	SCOPE_SINCE_HOUSEHOLDS,
	SCOPES
};

/* One number of a totals row and ours. */
struct total_number {
	size_t header;		/* which column of the sheet */
	struct ratio says, sum;
	bool compared, agrees;
};

/* A totals row, judged. */
struct total_row {
	struct str label;	/* "合计" */
	size_t line;
	bool since;		/* 小计: of the rows behind the last totals row */
	struct total_number *numbers;
	size_t n, unread;	/* unread: cells in columns of numbers that are none */
	struct str raw;		/* its cells joined by TAB */
	struct total_row *next;
};

struct totals {
	const struct sheet *sheet;
	struct cleaner *cleaner;
	struct arena memory;
	struct total_sum *sums[SCOPES];	/* by column of the sheet */
	struct buf household;		/* of the row before */
	long household_at;		/* its column, or -1 */
	size_t rows;			/* of data so far */
	int64_t unit;			/* scale of money whose header says none */
	struct total_row *early;	/* above the rows they count: judged at the end */
	struct total_row *judged;	/* the last that was */
};

void totals_init(struct totals *t, const struct sheet *s, struct cleaner *k, int64_t unit);
/*
 * A row of data is counted: every numeric cell of it, also of rows that are refused for
 * another cell.
 */
void totals_add(struct totals *t, const struct sheet_row *row);
/*
 * A totals row: judged at once, the result (as long as t) returned. NULL when it stands
 * above all rows: it is kept for totals_late.
 */
const struct total_row *totals_check(struct totals *t, const struct sheet_row *row);
/*
 * At the end of the sheet, again and again: the next row that was kept, judged; NULL when
 * all are.
 */
const struct total_row *totals_late(struct totals *t);
void totals_free(struct totals *t);

#endif
