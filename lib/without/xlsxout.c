/* In place of lib/xlsxout*.c when XLSX=no: no workbook is opened, so nothing is put into one. */
#include "xlsxout.h"

struct xlsxout *
xlsxout_open(struct fault *f)
{
	*f = (struct fault){0};
	fault_set(f, M_XLSXOUT_NOT_BUILT);
	return NULL;
}

void
xlsxout_close(struct xlsxout *x)
{
	(void)x;
}

void
xlsxout_title(struct xlsxout *x, struct str title)
{
	(void)x, (void)title;
}

int
xlsxout_look(struct xlsxout *x, const struct xlsxout_look *look)
{
	return (void)x, (void)look, 0;
}

bool
xlsxout_sheet(struct xlsxout *x, struct str name, struct fault *f)
{
	return (void)x, (void)name, (void)f, false;
}

void
xlsxout_hide_sheet(struct xlsxout *x)
{
	(void)x;
}

bool
xlsxout_put(struct xlsxout *x, struct str text, int look)
{
	return (void)x, (void)text, (void)look, false;
}

bool
xlsxout_put_number(struct xlsxout *x, struct str decimal, int look)
{
	return (void)x, (void)decimal, (void)look, false;
}

bool
xlsxout_put_date(struct xlsxout *x, days day, int look)
{
	return (void)x, (void)day, (void)look, false;
}

bool
xlsxout_end(struct xlsxout *x)
{
	return (void)x, false;
}

size_t
xlsxout_row(const struct xlsxout *x)
{
	return (void)x, 0;
}

void
xlsxout_height(struct xlsxout *x, unsigned points)
{
	(void)x, (void)points;
}

void
xlsxout_merge(struct xlsxout *x, struct grid_span span)
{
	(void)x, (void)span;
}

void
xlsxout_check(struct xlsxout *x, struct grid_span span, const struct xlsxout_check *check)
{
	(void)x, (void)span, (void)check;
}

void
xlsxout_filter(struct xlsxout *x, struct grid_span span)
{
	(void)x, (void)span;
}

void
xlsxout_width(struct xlsxout *x, size_t first, size_t last, unsigned width, int look)
{
	(void)x, (void)first, (void)last, (void)width, (void)look;
}

void
xlsxout_hide_column(struct xlsxout *x, size_t column)
{
	(void)x, (void)column;
}

void
xlsxout_freeze(struct xlsxout *x, size_t rows, size_t columns)
{
	(void)x, (void)rows, (void)columns;
}

void
xlsxout_protect(struct xlsxout *x)
{
	(void)x;
}

void
xlsxout_page(struct xlsxout *x, const struct xlsxout_page *page)
{
	(void)x, (void)page;
}

bool
xlsxout_write(struct xlsxout *x, struct io_out *out, struct fault *f)
{
	return (void)x, (void)out, (void)f, false;
}
