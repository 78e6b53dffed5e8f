/* sheets_unfold - a row of several persons as a row for each. Layer 4: private to sheets. */
#ifndef SHEETS_UNFOLD_H
#define SHEETS_UNFOLD_H

#include "sheets.h"

long sheets_column(const struct sheets *s, struct str name);	/* of the table; -1: none */
/* Which columns of a sheet give which of the table: one list for the row itself, one a group. */
void sheets_bind_groups(struct sheets *s, struct sheets_file *file);
/*
 * The row itself is picked: whom is it about? The head, where it names no other. False:
 * about nobody, only the groups are.
 */
bool sheets_unfold_own(struct sheets *s, const struct sheets_file *file);
/*
 * What it leaves empty is taken from the group that is the same person. False with s->fault when
 * that says something else in a column: the row is to be refused.
 */
bool sheets_unfold_complete(struct sheets *s, const struct sheets_file *file);
/*
 * The cells of the next person of s->current: what is said of the area and household is
 * repeated, the rest stands in the first row only. False: there is none.
 */
bool sheets_unfold_next(struct sheets *s, const struct sheets_file *file);

/* Has group g of s->current (0: the row itself) a name or a number? */
bool sheets_unfold_named(const struct sheets *s, const struct sheets_file *file, size_t g);

#endif
