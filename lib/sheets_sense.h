/* sheets_sense - can a row be what it seems: one person or household, its cells in their columns? Layer 4: private to sheets. */
#ifndef SHEETS_SENSE_H
#define SHEETS_SENSE_H

#include "sheets.h"

/*
 * As many cells as the header has; blank ones behind do not matter. Excel leaves out the last
 * cells of rows where they are empty: nothing but text may be missing. Else false, s->fault.
 */
bool sheets_is_even(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row);
/*
 * The row is clean: if its last cells are missing and another looks wrong, a delimiter is
 * missing rather. Else it is counted.
 */
bool sheets_is_even_still(struct sheets *s, struct sheets_file *file);
/*
 * Numbers and nothing else, in a sheet that says whom each row is about: to take 300 as
 * somebody's would be to pay the sum of a village twice. A word and nothing else is the
 * name of a village rather than of a person. True: s->fault.
 */
bool sheets_is_nobody(struct sheets *s, const struct sheets_file *file,
    const struct sheet_row *row);
/* Values that are lost because nothing stands above them. */
void sheets_count_unheaded(struct sheets_file *file, const struct sheet_row *row);

#endif
