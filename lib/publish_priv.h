/* publish_priv - what the files of publish share. Layer 4: private to publish. */
#ifndef PUBLISH_PRIV_H
#define PUBLISH_PRIV_H

#include "publish.h"

/* The numbers of the persons of the current row: before anything else is asked of them. */
void publish_read_numbers(struct publish *p);

/*
 * Known to be of age, by the number and by the date of birth where there are both. A number
 * with a wrong check character proves nobody's age, but it may be a child's.
 */
bool publish_is_adult(const struct publish *p, const struct publish_person *x, days day);
/* Whatever column it came by: a day of birth is shown in none. */
bool publish_tells_day(const struct publish *p, const struct publish_cell *c);

/*
 * Count those whom the row of x, who has a number, may be about (year: as for mask_count).
 * False with the reason: the columns together tell a day of birth.
 */
bool publish_count(struct publish *p, struct publish_person *x, int year, struct fault *f);

#endif
