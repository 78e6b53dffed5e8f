/* group - the stream and its side tables, one household at a time. Layer 4: returns reasons, never exits. */
#ifndef GROUP_H
#define GROUP_H

#include "rules.h"
#include "tsv.h"

#define GROUP_LINES 200000	/* of one household, over all its months and programmes */

/* One line, copied: lives until the next group_next. */
struct line {
	struct str row;		/* without LF */
	const struct str *cells;
	struct str file;
	size_t number;		/* its line in the file */
	months from, to;	/* the months it holds for, both in */
	const struct fault *wrong;	/* its months or key cannot be read; NULL: fine */
	struct row *at;		/* its row of the run, while it is reckoned */
	bool used;		/* some month took it */
	struct str more;	/* what the program puts behind it */
};

/* The stream (first) or a table of --with. */
struct source {
	struct tsv *t;
	int table;		/* of the rules */
	long key;		/* column of the topmost key; -1: each line is a household */
	long month, from, to;	/* columns, or -1 */
	bool ordered;		/* keys must not decrease */
	struct line *lines;	/* those of the household, in input order */
	size_t n, room;
	struct buf last;	/* the key before */
	bool ready;		/* the reader's row belongs to a later household */
};

/*
 * A line of a side table whose household is not in the stream, or that stands before it: told
 * to `orphan` when it is met. The arena lives for one household.
 */
struct group {
	struct source *sources;
	size_t n, room;
	struct arena arena;
	struct str key;		/* of the household */
	struct str entity;	/* the word for it, in messages */
	bool broken;		/* what follows cannot be used; why says it */
	struct fault why;
	void (*orphan)(void *context, const struct source *s, const struct fault *f);
	void *context;
};

/* Add the stream, then side tables. t belongs to the group from here on. */
struct source *group_add(struct group *g, struct tsv *t, int table, long key, bool ordered);
/* The next household with its lines of all tables; false at the end and on an error. */
bool group_next(struct group *g);
const struct fault *group_failed(const struct group *g);	/* NULL: no error */
void group_free(struct group *g);

#endif
