/* mask - how much of a cell is shown, and what becomes a star. Layer 1: no I/O, never exits. */
#ifndef MASK_H
#define MASK_H

#include "money.h"

enum mask_show {
	MASK_NONE,	/* "none": the column is left out */
	MASK_ALL,	/* "all" */
	MASK_ENDS,	/* "first:6", "last:4", "first:3 last:4": these characters */
	MASK_SURNAME,	/* "surname": 张*, 欧阳** */
	MASK_YEAR,	/* "year" of a date or a month */
	MASK_MONTH,	/* "month" of a date: 2016-05 */
	MASK_BAND	/* "band:500" of a number: 500..1000, from the one to below the other */
};

struct mask {
	enum mask_show show;
	unsigned first, last;	/* of MASK_ENDS; one of them may be 0 */
	struct ratio width;	/* of MASK_BAND, above 0 */
};

bool mask_parse(struct str s, struct mask *m);	/* one of the words above, all of s */

/* What stands for a cell of which nothing is shown, not even how long it is. */
#define MASK_HIDDEN STR("***")

/*
 * Append what is shown of a value that is not empty: each hidden character is a star.
 * False, and nothing is appended: it is no date, month or number where one is needed, or
 * so short that its ends are all of it.
 */
bool mask_put(struct buf *b, struct str value, const struct mask *m);

#endif
