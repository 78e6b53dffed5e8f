/* rowkey - the columns that say which row is which, as one string. Layer 3: no I/O, never exits. */
#ifndef ROWKEY_H
#define ROWKEY_H

#include "tsv.h"

/* Columns that follow each other in the table: their cells are one slice of a row. */
struct rowkey_run {
	size_t first, last;
};

/* Made for one table; the zero value is empty and valid. */
struct rowkey {
	size_t *columns;
	size_t n;
	struct rowkey_run *runs;	/* the same columns */
	size_t nruns;
	struct buf text, names;
};

/* Columns in this order, copied. */
void rowkey_columns(struct rowkey *k, const size_t *columns, size_t n);
/* names[0..n-1] in t; false: t lacks one, f says which. */
bool rowkey_bind(struct rowkey *k, const struct tsv *t, const struct str *names, size_t n,
	struct fault *f);
/* rowkey_of, of several runs */
struct str rowkey_joined(struct rowkey *k, const struct tsv *t);
/*
 * The key of the current row: its cells joined by TAB, byte for byte. Borrowed
 * until the next call of this or tsv_next.
 */
static inline struct str
rowkey_of(struct rowkey *k, const struct tsv *t)
{
	return k->nruns == 1 ? tsv_fields(t, k->runs->first, k->runs->last) : rowkey_joined(k, t);
}
/* The same of a row that is in cells[], into b. */
struct str rowkey_of_cells(const struct rowkey *k, const struct str *cells, struct buf *b);
/* one of its cells is empty */
bool rowkey_incomplete(const struct rowkey *k, const struct tsv *t);
/* the same cells into a row */
void rowkey_put(const struct rowkey *k, const struct tsv *t, struct tsv_out *w);
struct str rowkey_names(const struct rowkey *k);	/* "township,village", for messages */
void rowkey_free(struct rowkey *k);

#endif
