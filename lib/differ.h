/* differ - two states of one table, row by row: left, changed, same, entered. Layer 4: returns reasons, never exits. */
#ifndef DIFFER_H
#define DIFFER_H

#include "balance.h"
#include "clean.h"
#include "keyed.h"

/* What is asked. */
struct differ_ask {
	const char *old, *new;
	unsigned flags;			/* of tsv_open */
	struct str *keys, *columns, *ignored, *by;	/* -k -c --ignore --by */
	size_t nkeys, ncolumns, nignored, nby;
	struct str value;		/* -v: counted instead of rows; empty: rows */
};

/* A column that both have and that is compared. */
struct differ_column {
	struct str name;	/* "income_year", or as -c has it "income_year=income" */
	const struct column *known;	/* what old's is; NULL: not in the dictionary */
	size_t old, new;	/* where it stands */
	bool number, money;	/* compared by value; printed in yuan */
	bool differs;		/* in the row at hand */
	size_t rows;		/* in so many it differed */
	size_t written;		/* in so many it is the same, written otherwise */
};

struct differ {
	const struct differ_ask *ask;
	struct keyed old, new;
	struct differ_column *columns;
	size_t ncolumns;
	bool alike;		/* headers are the same, and columns compared: so are equal rows */
	unsigned char *met;	/* a bit for each row of new: old has it too */
	size_t matched;
	bool read_old;		/* to its end */
	size_t row;		/* of new, where to look for what entered */
	size_t number;		/* of new, the row at hand */
	struct balance balance;
	struct rowkey by_old, by_new;
	size_t value_old, value_new;	/* columns of -v */
	struct arena memory;
	struct cleaner cleaner;
	struct buf text, clean_old, clean_new;
};

enum difference {
	DIFFER_LEFT,	/* only in old; its row is the current one of old.rows.t */
	DIFFER_CHANGED,	/* in both: old.rows.t, and the cells in new.rows.cells */
	DIFFER_SAME,
	DIFFER_ENTERED,	/* only in new; its cells are in new.rows.cells */
	DIFFER_END,
	DIFFER_FAILED
};

/* Reads all of new. Columns that are not asked for: all that both have. False with the reason. */
bool differ_open(struct differ *d, const struct differ_ask *ask, const struct columns *dictionary,
	struct fault *f);
/* The rows of old in their order, then those of new that entered in theirs. */
enum difference differ_next(struct differ *d, struct fault *f);
/* Where a cell of the row of new at hand stands. */
struct fault differ_at_new(const struct differ *d, struct str column);
/* Is the text the same, or for numbers the value? An empty cell is no number: it is not 0. */
bool differ_equal(const struct differ_column *c, struct str a, struct str b);
/*
 * Would import-table write both the same way: 2016/1/5 and 2016-01-05? An empty cell is as no
 * other.
 */
bool differ_rewritten(struct differ *d, const struct differ_column *c, struct str a,
	struct str b);
/* b - a, as c is printed; nothing when one of them is no number, in whatever writing. */
void differ_subtract(struct differ *d, const struct differ_column *c, struct str a, struct str b,
	struct buf *out);
/* Names of the columns that only one of the tables has, into b: "x, y"; of_new says which. */
void differ_unpaired(const struct differ *d, bool of_new, struct buf *b);
void differ_free(struct differ *d);

#endif
