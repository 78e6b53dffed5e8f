/* sheets_clean - the cells of a row that is picked, made clean. Layer 4: private to sheets. */
#ifndef SHEETS_CLEAN_H
#define SHEETS_CLEAN_H

#include "sheets.h"

/*
 * The fields to s->row, what was done to s->changes. False when a cell cannot be read: s->fault
 * says which, by its address in a workbook.
 */
bool sheets_clean(struct sheets *s, struct sheets_file *file);
/* The row is good: now what was done to it counts. */
void sheets_count_changes(struct sheets *s, const struct sheets_file *file, size_t line);

#endif
