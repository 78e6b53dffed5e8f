/* layout - what a list for the bank or the notice board looks like, from a table. Layer 4: returns reasons, never exits. */
#ifndef LAYOUT_H
#define LAYOUT_H

#include "columns.h"

/* The table is described in export-table(1): part name label over format width total check. */
enum layout_total {
	LAYOUT_NO_TOTAL,
	LAYOUT_SUM,		/* of the column */
	LAYOUT_ROWS,		/* how many there are */
	LAYOUT_RATIO		/* the sum of top over that of bottom, half up to two decimals */
};

enum layout_check {
	LAYOUT_ANYTHING,
	LAYOUT_FILLED,		/* no empty cell */
	LAYOUT_ONCE,		/* the same, and what comes again is named: an account */
	LAYOUT_POSITIVE		/* an amount above zero */
};

enum layout_kind {
	LAYOUT_COLUMN,
	LAYOUT_OPTIONAL,	/* empty where the table has no such column */
	LAYOUT_SERIAL		/* 1, 2, 3 … */
};

struct layout_column {
	enum layout_kind kind;
	struct str names;	/* "payee_name,head_name": the first that the table has */
	struct str label;	/* empty: of the dictionary */
	struct str over;	/* the merged cell above; empty: none */
	bool typed;		/* type is given, and not the dictionary's */
	enum column_type type;
	unsigned width;		/* in characters; 0: as wide as its cells */
	enum layout_total total;
	struct str top, bottom;	/* of LAYOUT_RATIO */
	enum layout_check check;
	size_t line;		/* of the layout */
};

/* Texts with {places}, in the order in which they stand. */
struct layout_lines {
	struct str *list;
	size_t n, room;
};

struct layout {
	struct str file;
	struct layout_column *columns;
	size_t ncolumns, room;
	struct layout_lines titles, above, below;
	struct str sheet;	/* its name, with {places}; empty: none given */
	struct str total;	/* the word before the totals; empty: no such row */
	bool upright;		/* of the page */
	bool public;		/* for everybody's eyes: no number that identifies */
};

/*
 * name: of share/layouts without suffix, or a path (with a slash or ".tsv"). Everything is
 * kept in a. False with the reason.
 */
bool layout_read(struct layout *l, const char *name, struct arena *a, struct fault *f);
void layout_free(struct layout *l);	/* the zero value is fine */

#endif
