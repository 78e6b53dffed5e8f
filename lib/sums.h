/* sums - exact totals by key. Layer 4: returns reasons, never exits. */
#ifndef SUMS_H
#define SUMS_H

#include "arena.h"
#include "columns.h"
#include "map.h"
#include "money.h"

/* An exact number that is cheap to add to: whole hundredths, and what they cannot hold. */
struct sum {
	int64_t cents;
	struct ratio rest;	/* d = 0: nothing */
};

/* A number of heads: digits only, below 10^9, so that no sum of them overflows. */
bool count_parse(struct str cell, int64_t *n);
/*
 * The number in a cell: COLUMN_MONEY takes an amount, COLUMN_COUNT digits
 * only, any other type a decimal. False: it is none of its kind.
 */
bool sum_parse(struct str cell, enum column_type type, struct sum *out);
/* False: does not fit, total as it was. */
/* of numbers that are not whole hundredths */
bool sum_add_rest(struct sum *total, const struct sum *x);
static inline bool
sum_add(struct sum *total, const struct sum *x)
{
	int64_t both;

	if (x->rest.d)
		return sum_add_rest(total, x);
	if (__builtin_add_overflow(total->cents, x->cents, &both))
		return false;
	total->cents = both;
	return true;
}
bool sum_ratio(const struct sum *total, struct ratio *out);	/* false: does not fit */
/* money: two decimals, false when it is not whole fen; else the shortest decimal. */
bool sum_print(struct buf *b, const struct sum *total, bool money);

/* One group of rows with the same key. */
struct sum_group {
	struct str key;		/* cells joined by TAB */
	int64_t households, persons, person_times;
	size_t last;		/* the household counted last (payments_first) */
	size_t first;		/* where its sums begin in values */
};

/*
 * The groups met so far; number 0 is the total over all rows and is always
 * there, whether anything is added to it or not.
 */
struct sums {
	struct sum_group *groups;
	size_t n, room;
	struct sum *values;	/* n * nvalues of them */
	size_t nvalues;
	struct map by_key;
	struct arena store;
	size_t recent;		/* the group of the last sums_group */
};

void sums_start(struct sums *s, size_t nvalues);
size_t sums_group(struct sums *s, struct str key);	/* its number, from 1; made when new */
/* The group's nvalues sums, until the next new group. */
struct sum *sums_values(const struct sums *s, size_t group);
/* The groups from 1 on by the bytes of their keys; the caller frees the array (NULL: none). */
const struct sum_group **sums_sorted(const struct sums *s);
void sums_free(struct sums *s);

#endif
