/* In place of lib/xlsx*.c when XLSX=no: a workbook is met, and said to be one. */
#include "xlsx.h"

#include <unistd.h>

struct xlsx *
xlsx_open(int fd, struct str name, struct fault *f)
{
	close(fd);
	f->file = name;
	fault_set(f, M_XLSX_NOT_BUILT);
	return NULL;
}

const struct book_sheet *
xlsx_sheets(const struct xlsx *x, size_t *n)
{
	(void)x;
	*n = 0;
	return NULL;
}

bool
xlsx_grid(struct xlsx *x, size_t sheet, struct grid *g, struct fault *f)
{
	(void)x;
	(void)sheet;
	(void)g;
	return fault_set(f, M_XLSX_NOT_BUILT);
}

void
xlsx_close(struct xlsx *x)
{
	(void)x;
}
