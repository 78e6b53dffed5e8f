/* selection - which rows and which columns of a table. Layer 4: no I/O, never exits. */
#ifndef SELECTION_H
#define SELECTION_H

#include "arena.h"
#include "map.h"
#include "rowkey.h"
#include "where.h"

/* What is wanted; NULL or 0 is everything. */
struct selection_wish {
	const char *condition;	/* rows for which it holds */
	struct str *distinct;	/* of these, the first of each combination */
	size_t ndistinct;
	struct str *columns;	/* in this order; none: all, as they are */
	size_t ncolumns;
	char **dictionaries;	/* that add to the suite's, for the types in the condition */
	size_t ndictionaries;
};

struct selection {
	struct where *where;
	struct rowkey distinct, columns;
	struct map seen;
	struct columns dictionary;
	struct arena memory;
	size_t undecided;	/* rows left out because the condition could not be decided */
};

/* Columns to numbers, the condition to a tree. False with the reason, partly borrowed from s. */
bool selection_bind(struct selection *s, const struct selection_wish *wish, const struct tsv *t,
	struct fault *f);
void selection_free(struct selection *s);

/* The names, joined by TAB, in b. */
struct str selection_header(struct selection *s, const struct tsv *t, struct buf *b);

enum selection_answer { SELECTION_OUT, SELECTION_IN, SELECTION_REFUSED };
/* Is the current row in? REFUSED: f says why. */
enum selection_answer selection_row(struct selection *s, const struct tsv *t, struct fault *f);
/*
 * What is wanted of the current row: written to w; or joined by TAB, borrowed until the
 * next call.
 */
void selection_put(const struct selection *s, const struct tsv *t, struct tsv_out *w);
struct str selection_cells(struct selection *s, const struct tsv *t);

#endif
