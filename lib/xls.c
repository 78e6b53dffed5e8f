/* xls: the reader is being written; until it is here a binary workbook is refused. */
#include "xls.h"

struct xls *
xls_open(const char *path, struct str name, struct fault *f)
{
	(void)path;
	f->file = name;
	fault_set(f, M_BOOKS_NOT_BUILT);
	return NULL;
}

const struct book_sheet *
xls_sheets(const struct xls *x, size_t *n)
{
	(void)x;
	*n = 0;
	return NULL;
}

bool
xls_grid(struct xls *x, size_t sheet, struct grid *g, struct fault *f)
{
	(void)x;
	(void)sheet;
	(void)g;
	return fault_set(f, M_BOOKS_NOT_BUILT);
}

void
xls_close(struct xls *x)
{
	(void)x;
}
