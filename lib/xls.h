/* xls - the sheets of a binary workbook (.xls, .et), cell by cell. Layer 2: returns reasons, never exits. */
#ifndef XLS_H
#define XLS_H

#include "book.h"

/* Only lib/xls.c includes libfreexl's <freexl.h>. */
struct xls;

/*
 * path: a file that can be opened by name (/dev/fd/N will do); name is for messages and
 * lives as long. NULL with the reason.
 */
struct xls *xls_open(const char *path, struct str name, struct fault *f);
const struct book_sheet *xls_sheets(const struct xls *x, size_t *n);
bool xls_grid(struct xls *x, size_t sheet, struct grid *g, struct fault *f);
void xls_close(struct xls *x);	/* NULL is fine */

#endif
