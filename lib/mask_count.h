/* mask_count - how many ID numbers agree with what is shown of one. Layer 1: no I/O, never exits. */
#ifndef MASK_COUNT_H
#define MASK_COUNT_H

#include "idno.h"

/* What somebody who reads the list knows of the number. */
struct mask_known {
	bool digit[18];	/* these characters; the first six are always taken as known */
	bool sex;	/* whether the 17th is odd */
};

/*
 * Counts of birth dates, kept because most rows ask for one of a few: where only the day is
 * shown, for one of 31. {0} is empty.
 */
struct mask_dates {
	struct mask_births {
		char pattern[8];
		int from, to;
		uint32_t by_remainder[11];
	} slots[61];
};

/* A list that leaves fewer than this is as good as the number itself. */
#define MASK_FEWEST 1000

/*
 * Of the people born in the hundred calendar years that end with `year` (more when id's
 * own birth is not in them): how many numbers with a right check character are like id
 * in all that is known. id is IDNO_GOOD. The county is taken as known, because whoever
 * reads a list knows whose it is; one that is not would only leave more.
 * So "last 4" leaves about 3,320, and "first 6 only" 36.5 million.
 */
uint32_t mask_count(struct mask_dates *memo, const struct mask_known *known, struct str id,
	int year);

#endif
