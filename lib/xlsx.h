/* xlsx - the sheets of an Office Open XML workbook, cell by cell. Layer 2: returns reasons, never exits. */
#ifndef XLSX_H
#define XLSX_H

#include "book.h"

/* Only lib/xlsx*.c include <zip.h> and <expat.h>. */
struct xlsx;

/*
 * fd: of a regular file, taken over in any case; name is for messages and lives as long.
 * NULL with the reason.
 */
struct xlsx *xlsx_open(int fd, struct str name, struct fault *f);
const struct book_sheet *xlsx_sheets(const struct xlsx *x, size_t *n);	/* as the tabs stand */
bool xlsx_grid(struct xlsx *x, size_t sheet, struct grid *g, struct fault *f);
void xlsx_close(struct xlsx *x);	/* NULL is fine */

#endif
