/* where - a condition on the rows of one table, in the language of rules. Layer 4: no I/O, never exits. */
#ifndef WHERE_H
#define WHERE_H

#include "columns.h"
#include "tsv.h"

/*
 * Names in the condition are columns of the table, plain or as entity.column;
 * their types come from the dictionary, and types and units are checked before
 * the first row. There is one row at a time: no sum(person: ...), no date.
 */
struct where;

/* NULL with the reason. The table and the dictionary must outlive it. */
struct where *where_new(const struct tsv *t, const struct columns *dictionary, const char *text,
	struct fault *f);
void where_free(struct where *w);

enum where_answer {
	WHERE_NO,
	WHERE_YES,
	WHERE_UNDECIDED,	/* a cell that matters is empty, or says review */
	WHERE_ERROR		/* a cell is not of its type, a division by zero ...: f says it */
};
enum where_answer where_test(struct where *w, struct fault *f);	/* of the current row */
/* Append what left rows undecided so far: "'amount' is empty, 'covered' says review". */
void where_reasons(const struct where *w, struct buf *b);

#endif
