/* rowkey - the columns that say which row is which, as one string. Layer 3: no I/O, never exits. */
#ifndef ROWKEY_H
#define ROWKEY_H

#include "tsv.h"

/* Made for one table; the zero value is empty and valid. */
struct rowkey {
	size_t *columns;
	size_t n;
	struct buf text, names;
	bool incomplete;	/* of the last row: one of the key's cells is empty */
};

/* names[0..n-1] in t; false: t lacks one, f says which. */
bool rowkey_bind(struct rowkey *k, const struct tsv *t, const struct str *names, size_t n,
	struct fault *f);
/*
 * The key of the current row: its cells joined by TAB, byte for byte. Borrowed
 * until the next call of this or tsv_next.
 */
struct str rowkey_of(struct rowkey *k, const struct tsv *t);
struct str rowkey_names(const struct rowkey *k);	/* "township,village", for messages */
void rowkey_free(struct rowkey *k);

#endif
