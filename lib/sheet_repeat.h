/* sheet_repeat - titles and headers below the header: those of a next page, or of another table. Layer 4: private to sheet. */
#ifndef SHEET_REPEAT_H
#define SHEET_REPEAT_H

#include "sheet.h"

/*
 * ROW_REPEAT: the title or header again, in other words for the same columns perhaps.
 * ROW_OTHER: a header of other columns, so that another table begins. ROW_DATA: neither.
 */
enum row_kind sheet_repeat(const struct sheet *s, const struct str *cells, size_t n);

#endif
