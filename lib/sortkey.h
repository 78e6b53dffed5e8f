/* sortkey - cells as bytes whose order is the order wanted. Layer 3: returns reasons, never exits. */
#ifndef SORTKEY_H
#define SORTKEY_H

#include "tsv.h"

struct sortkey {
	struct str name;
	size_t column;
	bool number;	/* by decimal value, exact for any number of digits */
	bool reverse;
};

/* "amount:number:reverse"; false: an unknown word, left in *wrong. */
bool sortkey_parse(struct str spec, struct sortkey *k, struct str *wrong);

/* Find the columns of keys[0..n-1] in t; false with the reason. */
bool sortkey_bind(struct sortkey *keys, size_t n, const struct tsv *t, struct fault *f);

/*
 * The cells of t's current row into b, joined by TAB, so that the order of their bytes
 * (reversed where a key is) is the order wanted, empty cells last both ways. False with
 * the reason: a cell ought to be a number and is none.
 */
bool sortkey_make(struct buf *b, const struct sortkey *keys, size_t n, const struct tsv *t,
	struct fault *f);
bool sortkey_incomplete(struct str made);	/* is one of the cells it was made of empty? */

enum sortkey_answer { SORTKEY_ORDERED, SORTKEY_OUT_OF_ORDER, SORTKEY_FAILED };
/*
 * Read t to its end or to the first row that ought to stand before the one above
 * it; f says which, or what failed.
 */
enum sortkey_answer sortkey_check(const struct sortkey *keys, size_t n, struct tsv *t,
	struct fault *f);

/* Rank numbers: equal keys share the first one's (1, 2, 2, 4). The zero value is the start. */
struct sortkey_rank {
	struct buf last, text;
	size_t ranked, rank;
};
/* Is name no column of t yet? */
bool sortkey_rank_fits(struct str name, const struct tsv *t, struct fault *f);
/* The rank of the next row in order, borrowed; empty for one with an empty cell in its key. */
struct str sortkey_rank(struct sortkey_rank *r, struct str made);
void sortkey_rank_free(struct sortkey_rank *r);

#endif
