/* faketwin - two registers of the same people, the second damaged, and who is who. Layer 4: returns reasons, never exits. */
#ifndef FAKETWIN_H
#define FAKETWIN_H

#include "fakedamage.h"

/* Where the three tables go. */
struct faketwin_paths {
	const char *left, *right, *truth;
};

/* What was written, in rows. */
struct faketwin_counts {
	size_t left, right, both;
};

/*
 * The persons of the households that g gives and that are there in from..to, as
 *	left, right: row household_id township village name id_number birth_date sex relation
 *	truth: left_row right_row damage, a row for each person in both
 * The right register is in another order and has household numbers of its own.
 * Everything follows from g, damage and seed. All files are whole or not there.
 */
bool faketwin_write(struct fake *g, const struct fakedamage *damage, uint64_t seed, months from,
    months to, const struct faketwin_paths *paths, struct faketwin_counts *n, struct fault *f);

#endif
