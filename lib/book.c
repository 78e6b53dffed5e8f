#include "book.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book_judge.h"
#include "csvrow.h"
#include "io.h"
#include "xls.h"
#include "xlsx.h"

#define HEAD 4096	/* what a file is shows in its first bytes */

struct book {
	enum book_kind kind;
	struct csvrow *csv;
	struct xlsx *xlsx;
	struct xls *xls;
	struct book_sheet whole;	/* the one sheet of a text */
	int kept;			/* an unnamed file of what came through a pipe, or -1 */
	char path[32];			/* its path */
	struct stat file;		/* which one it is */
};

/* What came and still comes through a pipe, in an unnamed file: a workbook is read by places. */
static bool
keep(struct book *b, int fd, struct str head, struct fault *f)
{
	struct buf block = {0};
	ssize_t got;
	b->kept = io_unnamed();
	if (b->kept < 0)
		return fault_errno(f, M_BOOK_KEEP);
	buf_put(&block, head);
	do {
		if (!io_write(b->kept, block.p, block.n)) {
			buf_free(&block);
			return fault_errno(f, M_BOOK_KEEP);
		}
		buf_reset(&block);
		buf_reserve(&block, IO_BLOCK);
		got = io_read(fd, block.p, IO_BLOCK);
		block.n = got > 0 ? (size_t)got : 0;
	} while (got > 0);
	buf_free(&block);
	if (got < 0)
		return fault_errno(f, M_IMPORT_READ);
	lseek(b->kept, 0, SEEK_SET);
	return true;
}

static bool
open_xlsx(struct book *b, const char *path, struct fault *f)
{
	int fd = b->kept >= 0 ? dup(b->kept) : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return fault_errno(f, M_IMPORT_OPEN);
	b->xlsx = xlsx_open(fd, str_of(path), f);
	return b->xlsx;
}

/* By what the first bytes are; text in standard input gets them back. */
static bool
open_kind(struct book *b, const char *path, int fd, struct str head, const struct book_options *o,
    struct fault *f)
{
	enum msg other;
	bool regular = fstat(fd, &b->file) == 0 && S_ISREG(b->file.st_mode) && fd != STDIN_FILENO;
	b->kind = book_judge(head, &other);
	if (other != M_NONE)
		return fault_set(f, other);
	if (b->kind == BOOK_TEXT && fd == STDIN_FILENO)
		io_unread(fd, head);
	else if (!regular && !keep(b, fd, head, f))
		return false;
	snprintf(b->path, sizeof b->path, "/dev/fd/%d", b->kept);
	switch (b->kind) {
	case BOOK_XLSX:
		return open_xlsx(b, path, f);
	case BOOK_XLS:
		b->xls = xls_open(b->kept >= 0 ? b->path : path, str_of(path), f);
		return b->xls;
	case BOOK_TEXT:
		b->csv = csvrow_open(b->kept >= 0 ? b->path : path, o->encoding, f);
	}
	return b->csv;
}

struct book *
book_open(const char *path, const struct book_options *o, struct fault *f)
{
	*f = (struct fault){.file = str_of(path)};
	int fd = strcmp(path, "-") == 0 ? STDIN_FILENO : open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		fault_errno(f, M_IMPORT_OPEN);
		return NULL;
	}
	char head[HEAD];
	ssize_t n = io_read(fd, head, sizeof head);
	struct book *b = mem_resize(NULL, 1, sizeof *b);
	*b = (struct book){.kept = -1};
	bool good = n < 0 ? fault_errno(f, M_IMPORT_READ)
	    : open_kind(b, path, fd, (struct str){head, (size_t)n}, o, f);
	if (fd != STDIN_FILENO)
		close(fd);
	if (good)
		return b;
	f->file = str_of(path);
	book_close(b);
	return NULL;
}

enum book_kind
book_kind(const struct book *b)
{
	return b->kind;
}

const struct book_sheet *
book_sheets(const struct book *b, size_t *n)
{
	*n = 1;
	switch (b->kind) {
	case BOOK_XLSX:
		return xlsx_sheets(b->xlsx, n);
	case BOOK_XLS:
		return xls_sheets(b->xls, n);
	case BOOK_TEXT:
		break;
	}
	return &b->whole;
}

bool
book_grid(struct book *b, size_t sheet, struct grid *g, struct fault *f)
{
	switch (b->kind) {
	case BOOK_XLSX:
		return xlsx_grid(b->xlsx, sheet, g, f);
	case BOOK_XLS:
		return xls_grid(b->xls, sheet, g, f);
	case BOOK_TEXT:
		*g = csvrow_grid(b->csv);
	}
	return true;
}

struct csvrow *
book_text(struct book *b)
{
	return b->csv;
}

bool
book_is_same(const struct book *a, const struct book *b)
{
	return S_ISREG(a->file.st_mode) && a->file.st_dev == b->file.st_dev
	    && a->file.st_ino == b->file.st_ino;
}

void
book_close(struct book *b)
{
	if (!b)
		return;
	csvrow_close(b->csv);
	xlsx_close(b->xlsx);
	xls_close(b->xls);
	if (b->kept >= 0)
		close(b->kept);
	free(b);
}
