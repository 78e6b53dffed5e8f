#include "xls.h"

#include <stdlib.h>

#include "compound.h"
#include "io.h"
#include "xls_priv.h"

struct xls {
	struct str name;
	struct buf stream;		/* the records of the book */
	struct xls_globals book;
	struct xls_sheet sheet;		/* the one that is open */
	size_t next;			/* its cell that comes next */
	struct str cells[XLS_COLUMNS];
	unsigned char kinds[XLS_COLUMNS];
	struct buf text;		/* of the cells of the row */
	struct fault fault;
	bool failed;
};

/* The records inside the file. */
static bool
unpack(struct str file, struct buf *stream, struct fault *f)
{
	static const struct str names[] = {STR_INIT("Workbook"), STR_INIT("Book")};
	struct compound c;
	bool good = compound_open(&c, file);
	size_t i = 0;

	if (!good)
		fault_set(f, M_XLS_DAMAGED);
	else if (compound_has(&c, STR("EncryptedPackage")))
		good = fault_set(f, M_XLS_PASSWORD);
	while (good && i < COUNT(names) && !compound_has(&c, names[i]))
		i++;
	if (good && i == COUNT(names))
		good = fault_set(f, M_XLS_NO_BOOK);
	if (good && !compound_read(&c, names[i], stream))
		good = fault_set(f, M_XLS_DAMAGED);
	compound_close(&c);
	return good;
}

struct xls *
xls_open(const char *path, struct str name, struct fault *f)
{
	struct xls *x = mem_resize(NULL, 1, sizeof *x);
	struct buf file = {0};

	*x = (struct xls){.name = name};
	*f = (struct fault){.file = name};
	bool good = io_slurp(path, &file, f) && unpack(buf_str(&file), &x->stream, f);
	buf_free(&file);
	if (good && xls_globals_read(&x->book, buf_str(&x->stream), f))
		return x;
	f->file = name;
	xls_close(x);
	return NULL;
}

const struct book_sheet *
xls_sheets(const struct xls *x, size_t *n)
{
	*n = x->book.nsheets;
	return x->book.sheets;
}

static bool
is_hidden(const struct xls *x, size_t row)
{
	return x->sheet.hidden_rows[row / 8] >> row % 8 & 1;
}

/* The cells of the next row that has any, into x->text; returns how many, 0 = damaged. */
static size_t
put_row(struct xls *x, size_t *ends)
{
	const struct xls_cell *cell = &x->sheet.cells[x->next];
	const struct xls_cell *end = x->sheet.cells + x->sheet.ncells;
	size_t n = 0, row = cell->row;

	for (; cell < end && cell->row == row; cell++, x->next++) {
		if (n > cell->column)	/* twice: the later one holds */
			x->text.n = --n ? ends[n - 1] : 0;
		for (; n < cell->column; n++) {
			ends[n] = x->text.n;
			x->kinds[n] = CELL_TEXT;
		}
		int kind = xls_value(&x->book, &x->sheet, buf_str(&x->stream), cell, &x->text);
		if (kind < 0)
			return 0;
		x->kinds[n] = (unsigned char)kind;
		ends[n++] = x->text.n;
	}
	return n;
}

static bool
next(void *source, struct grid_row *row)
{
	struct xls *x = source;
	size_t ends[XLS_COLUMNS];

	if (x->failed || x->next == x->sheet.ncells)
		return false;
	size_t place = x->sheet.cells[x->next].row;
	buf_reset(&x->text);
	buf_reserve(&x->text, 1);
	size_t n = put_row(x, ends);
	if (!n) {
		x->failed = true;
		x->fault = (struct fault){.file = x->name, .line = place + 1};
		return fault_set(&x->fault, M_XLS_DAMAGED);
	}
	for (size_t i = 0, from = 0; i < n; from = ends[i++])
		x->cells[i] = (struct str){x->text.p + from, ends[i] - from};
	*row = (struct grid_row){x->cells, n, place + 1, x->kinds, is_hidden(x, place)};
	return true;
}

static const struct fault *
failed(const void *source)
{
	const struct xls *x = source;

	return x->failed ? &x->fault : NULL;
}

bool
xls_grid(struct xls *x, size_t sheet, struct grid *g, struct fault *f)
{
	x->next = 0;
	x->failed = false;
	if (!xls_sheet_read(&x->sheet, buf_str(&x->stream), x->book.starts[sheet])) {
		*f = (struct fault){.file = x->name};
		return fault_set(f, M_XLS_DAMAGED);
	}
	*g = (struct grid){
		.source = x, .next = next, .failed = failed, .file = x->name,
		.sheet = x->book.sheets[sheet].name, .sparse = true,
		.spans = x->sheet.spans, .nspans = x->sheet.nspans,
		.hidden = x->sheet.nhidden ? x->sheet.hidden : NULL, .nhidden = x->sheet.nhidden
	};
	return true;
}

void
xls_close(struct xls *x)
{
	if (!x)
		return;
	xls_globals_free(&x->book);
	xls_sheet_free(&x->sheet);
	buf_free(&x->stream);
	buf_free(&x->text);
	free(x);
}
