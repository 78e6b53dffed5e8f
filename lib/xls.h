/* xls - the sheets of a binary workbook (.xls, .et), cell by cell. Layer 2: returns reasons, never exits. */
#ifndef XLS_H
#define XLS_H

#include "book.h"

/*
 * BIFF5 and BIFF8 in their box (lib/compound.h), by a reader of our own: libfreexl passes over
 * every formula, reads #N/A as 1 and an amount in the format of capitals ([DBNum2]) as a date,
 * and knows neither hidden nor merged cells. The tests read the same files by it.
 * Hidden sheets, rows and columns and merged cells are known, formulas give the value that was
 * saved; TAB and line breaks in a text are spaces. Not read: charts, BIFF2 to BIFF4, passwords.
 */
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
