/* payments - one row a payment: its key comes once, its household counts once. Layer 4: returns reasons, never exits. */
#ifndef PAYMENTS_H
#define PAYMENTS_H

#include "arena.h"
#include "map.h"
#include "places.h"
#include "rowkey.h"

/* month, programme, id_number, batch, claim_id: household_id apart */
#define PAYMENTS_KEYS 5
#define PAYMENTS_FEW 16		/* payments of one household compared one by one */

/*
 * What was met so far. While household_id does not decrease only the household
 * at hand is remembered; from the first row that is out of order on, or always
 * when there is no such column, all keys are (hashing). The zero value with
 * the columns filled in is the start; -1 = no such column.
 */
struct payments {
	long household;
	struct rowkey key;	/* of all that make a payment, the household too */
	bool hashing;
	size_t serial;		/* households met while in order, from 1 */
	struct buf at;		/* the household at hand */
	struct buf joined;	/* the group and household of the row at hand */
	struct buf here;	/* the keys of the household at hand, one after the other */
	struct { size_t end, row; } few[PAYMENTS_FEW];
	size_t nfew;
	struct map seen;	/* joined key -> row */
	struct map counted;	/* group TAB household -> nothing */
	struct arena store;
	struct places places;	/* of rows met by payments_in_order */
};

/* The columns that make a payment, beside the household; at most PAYMENTS_KEYS. */
void payments_key(struct payments *p, const size_t *columns, size_t n);

/*
 * Look at the household of the current row. False: it comes before the one at
 * hand and not all keys are remembered: call payments_remember, give the
 * earlier rows to payments_again and payments_first once more, then go on.
 */
bool payments_in_order(struct payments *p, const struct tsv *t);
/* from here on all keys; those so far are forgotten */
void payments_remember(struct payments *p);

/*
 * The row (from 1, over all operands) that had the current row's key before,
 * or 0: then it is remembered.
 */
size_t payments_again(struct payments *p, const struct tsv *t);

/*
 * Is the current row the first of its household in this group? *last is the
 * group's own note of the household counted last. An empty household never is.
 */
bool payments_first(struct payments *p, const struct tsv *t, size_t group, size_t *last);

void payments_free(struct payments *p);

#endif
