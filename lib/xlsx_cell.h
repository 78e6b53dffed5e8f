/* xlsx_cell - addresses and texts of cells as they are written. Layer 2: private to xlsx. */
#ifndef XLSX_CELL_H
#define XLSX_CELL_H

#include "grid.h"

#define XLSX_COLUMNS 16384	/* A to XFD */
#define XLSX_ROWS 1048576

/*
 * Clean what was appended to b behind `from`: _x000D_ and the like (ISO/IEC 29500-1,
 * 22.9.2.19) are the characters that they stand for, and then as grid_clean.
 */
void xlsx_text_clean(struct buf *b, size_t from);

/* Read "D7" at s: the column from 0, the row from 1. Behind it, or NULL: no address. */
const char *xlsx_address(const char *s, size_t *column, size_t *row);

#endif
