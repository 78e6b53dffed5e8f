/* selection - which rows and which columns of a table. Layer 4: no I/O, never exits. */
#ifndef SELECTION_H
#define SELECTION_H

#include "arena.h"
#include "map.h"
#include "rowkey.h"
#include "where.h"

/* The zero value selects everything. */
struct selection {
	struct where *where;	/* rows for which it holds; NULL: all */
	struct rowkey distinct;	/* of these, the first of each combination; n 0: all */
	struct rowkey columns;	/* in this order; n 0: all, as they are */
	struct map seen;
	struct arena memory;
	size_t undecided;	/* rows left out because the condition could not be decided */
};

/* names may be empty (n 0), condition NULL. False with the reason. */
bool selection_columns(struct selection *s, const struct tsv *t, const struct str *names, size_t n, struct fault *f);
bool selection_distinct(struct selection *s, const struct tsv *t, const struct str *names, size_t n, struct fault *f);
bool selection_where(struct selection *s, const struct tsv *t, const struct columns *dictionary,
	const char *condition, struct fault *f);
void selection_free(struct selection *s);

struct str selection_header(struct selection *s, const struct tsv *t, struct buf *b);	/* joined by TAB, in b */

enum selection_answer { SELECTION_OUT, SELECTION_IN, SELECTION_REFUSED };
/* Is the current row in, and what of it, borrowed until the next call? SELECTION_REFUSED: f says why. */
enum selection_answer selection_row(struct selection *s, const struct tsv *t, struct str *row, struct fault *f);

#endif
