/* xlsout: what is written is what the reader of .xls reads, and libfreexl, which is not ours. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tap.h"
#include "xls.h"
#include "xlsout.h"

#ifdef WITH_XLSX
#include <freexl.h>
#endif

enum { ROWS = 3000, COLUMNS = 4 };

static char path[] = "/tmp/doudi-unit-XXXXXX";

/* The cell at a place: texts of all lengths over all ends of records; empty in the third column. */
static void
cell(struct buf *b, size_t row, size_t column)
{
	buf_reset(b);
	if (column == 0)
		for (size_t i = 0; i <= row * 7 % 61; i++)
			buf_puts(b, (row + i) % 5 ? "\xe6\x9d\x91" : "\xf0\xac\xad\x9b");
	else if (column == 1)
		buf_printf(b, "99010119491231%04zu", row);
	else if (column == 3)
		buf_printf(b, "%zu.%zu5", row, row % 9);
}

static bool
write_sheet(struct fault *f)
{
	struct buf b = {0};
	struct xlsout x;

	if (!xlsout_open(&x, path, STR("\xe4\xb8\x80"), f))
		return false;
	for (size_t row = 0; row < ROWS; row++) {
		for (size_t column = 0; column < COLUMNS; column++) {
			cell(&b, row, column);
			if (column < 3)
				xlsout_put(&x, buf_str(&b));
			else
				xlsout_put_number(&x, buf_str(&b));
		}
		xlsout_end(&x);
	}
	for (size_t i = 1; i < 1200; i++)
		xlsout_merge(&x, (struct grid_span){i, i, 1, 2});
	buf_free(&b);
	return xlsout_close(&x, true, f);
}

static size_t
same_rows(struct grid *g)
{
	struct grid_row row;
	struct buf b = {0};
	size_t same = 0;

	while (g->next(g->source, &row))
		for (size_t i = 0; i < row.n; i++) {
			cell(&b, row.line - 1, i);
			same += str_eq(row.cells[i], buf_str(&b))
			    && row.kinds[i] == (i == 3 ? CELL_NUMBER : CELL_TEXT);
		}
	buf_free(&b);
	return g->failed(g->source) ? 0 : same;
}

/* What is put as a number, and what of it there is to read. */
static const struct {
	const char *in, *out;
	enum cell_kind kind;
} numbers[] = {
	{"0", "0", CELL_NUMBER}, {"-154.25", "-154.25", CELL_NUMBER}, {"0.1", "0.1", CELL_NUMBER},
	{"1234567890123.45", "1234567890123.45", CELL_NUMBER},
	{"0.000012345", "0.000012345", CELL_NUMBER}, {".5", ".5", CELL_TEXT},
	{"007", "7", CELL_NUMBER}, {"123456789.1234567", "123456789.123456", CELL_NUMBER},
	{"990101194912310028", "990101194912310", CELL_LOST}, {"", "", CELL_TEXT},
	{"-", "-", CELL_TEXT}, {"1.2.3", "1.2.3", CELL_TEXT}, {"1e3", "1e3", CELL_TEXT},
	{"12x", "12x", CELL_TEXT}, {"end", "end", CELL_TEXT}
};

static void
putting_numbers(void)
{
	struct fault f;
	struct xlsout out;
	struct grid g;
	struct grid_row row = {0};

	if (!ok(xlsout_open(&out, path, STR("n"), &f), "a row of numbers"))
		return;
	for (size_t i = 0; i < COUNT(numbers); i++)
		xlsout_put_number(&out, str_of(numbers[i].in));
	ok(xlsout_close(&out, true, &f), "without its end");
	struct xls *x = xls_open(path, str_of(path), &f);
	bool read = x && xls_grid(x, 0, &g, &f) && g.next(g.source, &row);
	for (size_t i = 0; i < COUNT(numbers); i++)
		ok(read && row.n == COUNT(numbers) && row.kinds[i] == numbers[i].kind
		    && str_eq(row.cells[i], str_of(numbers[i].out)), "'%s' as a number",
		    numbers[i].in);
	xls_close(x);
}

static void
reading_back(void)
{
	struct fault f;
	struct grid g;
	size_t n = 0;
	struct xls *x = xls_open(path, str_of(path), &f);

	ok(x && str_eq(xls_sheets(x, &n)->name, STR("\xe4\xb8\x80")) && n == 1, "one sheet");
	ok(x && xls_grid(x, 0, &g, &f) && same_rows(&g) == (size_t)ROWS * COLUMNS, "every cell");
	ok(x && g.nspans == 1199 && g.spans[1198].top == 1199 && g.spans[1198].right == 2,
	    "merged cells");
	xls_close(x);
}

#ifdef WITH_XLSX
/* libfreexl's value is what stands there. */
static bool
same_value(const FreeXL_CellValue *v, size_t column, struct str s)
{
	if (column == 3)
		return v->type == FREEXL_CELL_DOUBLE && v->value.double_value == strtod(s.p, NULL);
	if (!s.n)
		return v->type == FREEXL_CELL_NULL;
	return v->type == FREEXL_CELL_SST_TEXT && str_eq(str_of(v->value.text_value), s);
}

static void
by_freexl(void)
{
	const void *book;
	struct buf b = {0};
	FreeXL_CellValue v;
	unsigned rows = 0;
	unsigned short columns = 0;
	size_t same = 0;

	bool opened = freexl_open(path, &book) == FREEXL_OK
	    && freexl_select_active_worksheet(book, 0) == FREEXL_OK
	    && freexl_worksheet_dimensions(book, &rows, &columns) == FREEXL_OK;
	ok(opened && rows == ROWS && columns == COLUMNS, "its size by libfreexl");
	for (size_t i = 0; opened && i < (size_t)rows * columns; i++) {
		cell(&b, i / columns, i % columns);
		buf_cstr(&b);
		same += freexl_get_cell_value(book, (unsigned)(i / columns),
		    (unsigned short)(i % columns), &v) == FREEXL_OK
		    && same_value(&v, i % columns, buf_str(&b));
	}
	ok(same == (size_t)ROWS * COLUMNS, "every cell by libfreexl");
	freexl_close(book);
	buf_free(&b);
}
#endif

static void
too_large(void)
{
	struct fault f;
	struct xlsout x;
	struct buf b = {0};

	for (int i = 0; i < 4001; i++)
		buf_putc(&b, 'a');
	ok(xlsout_open(&x, path, STR("a"), &f), "a book that gets too large");
	xlsout_put(&x, buf_str(&b));
	ok(!xlsout_close(&x, true, &f) && str_eq(str_of(f.text), str_of(msg(M_XLSOUT_LARGE))),
	    "a text of 4,001 characters");
	ok(xlsout_open(&x, path, STR("a"), &f), "another");
	for (int i = 0; i < 257; i++)
		xlsout_put(&x, STR(""));
	ok(!xlsout_close(&x, true, &f), "257 columns");
	ok(access(path, F_OK) == 0, "the old file stays");
	buf_free(&b);
}

int
main(void)
{
	struct fault f;

	setenv("LC_ALL", "C", 1);
	int fd = mkstemp(path);
	ok(fd >= 0 && write_sheet(&f), "written");
	reading_back();
#ifdef WITH_XLSX
	by_freexl();
#endif
	putting_numbers();
	too_large();
	close(fd);
	unlink(path);
	return done();
}
