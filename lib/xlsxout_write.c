/* xlsxout_write - the rows packed into a workbook, compared, and copied to where it goes. */
#include <unistd.h>

#include "xlsxout_priv.h"

/* All rows of the sheet are in its file now; false: not all could be written. */
static bool
keep_rows(struct xlsxout *x, lxw_worksheet *sheet, struct fault *f)
{
	FILE *file = sheet->optimize_tmpfile;
	struct xlsxout_rows rows = {.fd = -1};

	lxw_worksheet_write_single_row(sheet);
	*f = (struct fault){.file = STR("TMPDIR")};
	if (fflush(file) || ferror(file))
		return fault_errno(f, M_CANNOT_WRITE);
	rows.fd = dup(fileno(file));
	rows.bytes = rows.fd < 0 ? -1 : lseek(rows.fd, 0, SEEK_END);
	if (rows.bytes < 0)
		return fault_errno(f, M_CANNOT_READ);
	x->rows = mem_grow(x->rows, x->nrows, &x->rows_room, sizeof(rows));
	x->rows[x->nrows++] = rows;
	return true;
}

static bool
pack(struct xlsxout *x, struct fault *f)
{
	lxw_worksheet *sheet;
	lxw_error e;

	STAILQ_FOREACH(sheet, x->book->worksheets, list_pointers)
		if (!keep_rows(x, sheet, f))
			return false;
	e = workbook_close(x->book);
	x->book = NULL;
	*f = (struct fault){.file = STR("TMPDIR")};
	return e == LXW_NO_ERROR || fault_set(f, M_XLSXOUT_FAILED, lxw_strerror(e));
}

static bool
copy(int fd, struct io_out *out, struct fault *f)
{
	struct buf block = {0};
	ssize_t got;

	buf_reserve(&block, IO_BLOCK);
	if (lseek(fd, 0, SEEK_SET) < 0)
		got = -1;
	else
		while ((got = io_read(fd, block.p, IO_BLOCK)) > 0)
			io_out_put(out, (struct str){block.p, (size_t)got});
	buf_free(&block);
	if (got == 0)
		return true;
	buf_reset(&out->block);	/* an archive without its end is none */
	*f = (struct fault){.file = STR("TMPDIR")};
	return fault_errno(f, M_CANNOT_READ);
}

bool
xlsxout_write(struct xlsxout *x, struct io_out *out, struct fault *f)
{
	return pack(x, f) && xlsxout_compare(x->fd, x->rows, x->nrows, f) && copy(x->fd, out, f);
}
