/* idno - the citizen identity number (GB 11643-1999). Layer 1: no I/O, never exits. */
#ifndef IDNO_H
#define IDNO_H

#include "date.h"

enum idno_state {
	IDNO_GOOD,
	IDNO_LENGTH,		/* not 18 characters (an old one of 15: idno_from15) */
	IDNO_CHARACTER,		/* a byte that is no digit (or X at the end) */
	IDNO_DATE,		/* no such day of birth */
	IDNO_CHECK,		/* the check character is another one */
	IDNO_PROVINCE		/* of idno_check_region only: no province of GB/T 2260 */
};

/* 18 characters; a lower-case x is IDNO_CHARACTER */
enum idno_state idno_check(struct str s);
enum idno_state idno_check_region(struct str s);	/* idno_check, then the province */
/* what each of the first 17 digits counts: 7 9 10 5 8 4 2 1 6 3 7 9 10 5 8 4 2 */
extern const signed char idno_weights[17];
/* of the weighted sum, mod 11 */
char idno_check_character(const char first17[17]);
/*
 * 15 digits to 18: century 19, check character appended. False when s is not
 * 15 digits with a real date, and for the sequences 996 to 999: they were kept
 * for people of a hundred years and more, so the century needs a person's look.
 */
bool idno_from15(struct str s, char out[18]);
/* To compare: the 18 of an old number, in room; anything else as it is. */
struct str idno_whole(struct str s, char room[18]);
bool idno_birth(struct str s, days *birth);	/* of 18 characters with a real date */
bool idno_male(struct str s);	/* 17th digit odd */
struct str idno_region(struct str s);	/* the first six digits, a slice of s */
/*
 * "110101********0028": first six and last four shown; all stars when under 12 bytes or
 * not ASCII there.
 */
void idno_mask(struct buf *b, struct str s);

#endif
