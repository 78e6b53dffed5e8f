/* sheets_fill - the cells of a row, those of merged cells above it included. Layer 4: private to sheets. */
#ifndef SHEETS_FILL_H
#define SHEETS_FILL_H

#include "sheets.h"

/*
 * The cells that the table takes of this row, to s->cells, s->kinds and s->sources; what was
 * filled in, or might have been, to s->changes. Where merged cells are known, exactly those
 * are filled; else nothing of a household is filled into the next one.
 */
void sheets_pick(struct sheets *s, struct sheets_file *file, const struct sheet_row *row);
/* What comes next stands below nothing: a file or a totals row has ended. */
void sheets_forget_above(struct sheets *s);

#endif
