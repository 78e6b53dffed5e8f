/* sortkey - cells as bytes whose order is the order wanted. Layer 3: no I/O, never exits. */
#ifndef SORTKEY_H
#define SORTKEY_H

#include "tsv.h"

struct sortkey {
	struct str name;
	size_t column;
	bool number;	/* by decimal value, exact for any number of digits */
	bool reverse;
};

/* "amount:number:reverse"; false: an unknown word, left in *wrong. The column is bound by the caller. */
bool sortkey_parse(struct str spec, struct sortkey *k, struct str *wrong);

/*
 * Append the cells of t's current row, joined by TAB, so that the order of their bytes
 * (reversed where a key is) is the order wanted, empty cells last both ways. Returns
 * NULL, or the key whose cell ought to be a number and is none; then b is of no use.
 */
const struct sortkey *sortkey_put(struct buf *b, const struct sortkey *keys, size_t n, const struct tsv *t);
bool sortkey_incomplete(struct str made);	/* of what sortkey_put made: is one of the cells empty? */

/* The first key in whose order row b comes before row a, or NULL. Both: as made. */
const struct sortkey *sortkey_disorder(const struct sortkey *keys, size_t n, struct str a, struct str b);

#endif
