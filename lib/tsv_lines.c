/* tsv_lines - the lines of one file after the other, block by block. */
#include <string.h>
#include <unistd.h>

#include "tsv_priv.h"

#define LINE_MOST ((size_t)1024 * 1024)	/* bytes in a line */

bool
tsv_fail(struct tsv *t, size_t line, enum msg m, ...)
{
	va_list ap;

	t->failed = true;
	t->fault = (struct fault){.file = tsv_file(t), .line = line};
	va_start(ap, m);
	fault_vset(&t->fault, m, ap);
	va_end(ap);
	return false;
}

/* More bytes behind what is left of the block; false on a failure. */
static bool
read_more(struct tsv *t)
{
	struct buf *b = &t->scan.block;
	ssize_t got;

	buf_reserve(b, IO_BLOCK + 1 + TSV_SCAN_SLACK);
	got = io_read(t->fd, b->p + b->n, IO_BLOCK);
	if (got < 0) {
		t->failed = true;
		t->fault = (struct fault){.file = tsv_file(t)};
		return fault_errno(&t->fault, M_CANNOT_READ);
	}
	t->at_end = got == 0;
	t->bytes += (size_t)got;
	b->n += (size_t)got;
	return true;
}

/* The part of a line at the end of the block goes to its start. */
static void
keep_rest(struct tsv *t)
{
	struct tsv_scan *s = &t->scan;

	s->block.n -= s->whole;
	memmove(s->block.p, s->block.p + s->whole, s->block.n);
}

/* The file has ended; is there a last line without LF? Takes it if that is allowed. */
static bool
end_lines(struct tsv *t)
{
	struct buf *b = &t->scan.block;

	if (b->n == 0)
		return false;
	if (!(t->flags & TSV_MISSING_NEWLINE))
		return tsv_fail(t, t->view.line + 1, M_TSV_NO_NEWLINE);
	b->p[b->n++] = '\n';
	t->bytes++;
	return true;
}

void
tsv_lines_expect(struct tsv *t, size_t n)
{
	t->width = n;
	t->regular = n ? tsv_scan_regular(&t->scan, t->mark + t->fields, t->left, n) : 0;
}

static void
scan(struct tsv *t)
{
	struct tsv_scan *s = &t->scan;

	tsv_scan(s);
	t->mark = t->fields = 0;
	t->left = s->nlines;
	t->suspect = s->odd || s->invalid < s->whole || s->block.n > LINE_MOST;
	tsv_lines_expect(t, t->width);
}

/* Blocks until one holds a whole line. */
static bool
next_block(struct tsv *t)
{
	while (!t->left) {
		if (t->at_end)
			return false;
		keep_rest(t);
		if (t->scan.block.n > LINE_MOST)
			return tsv_fail(t, t->view.line + 1, M_TSV_LONG, LINE_MOST);
		if (!read_more(t) || (t->at_end && !end_lines(t)))
			return false;
		scan(t);
	}
	return true;
}

bool
tsv_lines_next(struct tsv *t)
{
	if (!t->left && !next_block(t))
		return false;
	t->left--;
	t->view.line++;
	t->mark += t->fields;
	if (t->regular) {
		t->regular--;
		t->fields = t->width;
	} else
		t->fields = tsv_scan_fields(&t->scan, t->mark);
	t->cr = false;
	if (t->crlf)
		t->cr = str_ends(tsv_lines_current(t), STR("\r"));
	return true;
}

struct str
tsv_lines_current(const struct tsv *t)
{
	const uint32_t *marks = t->scan.marks + t->mark;
	size_t start = (uint32_t)(marks[0] + 1);

	return (struct str){t->scan.block.p + start, marks[t->fields] - start - t->cr};
}

/* The name of the column that byte `at` of the current line stands in. */
static struct str
column_at(const struct tsv *t, struct str line, size_t at)
{
	size_t i, column = 0;

	for (i = 0; i < at; i++)
		column += line.p[i] == '\t';
	for (i = 0; t->order && i < t->header.n; i++)
		if (t->order[i] == column)
			return t->header.names[i];
	return column < t->header.n ? t->header.names[column] : (struct str){0};
}

static bool
fail_byte(struct tsv *t, struct str line, size_t at, enum msg m)
{
	tsv_fail(t, t->view.line, m, at + 1);
	if (t->view.line > 1)
		t->fault.column = column_at(t, line, at);
	return false;
}

/* Only a block that holds odd bytes, or CR LF, is looked at again (suspect). */
bool
tsv_lines_good(struct tsv *t)
{
	const struct tsv_scan *s = &t->scan;
	struct str line = tsv_lines_current(t);
	size_t start = (size_t)(line.p - s->block.p), at;

	if (line.n > LINE_MOST)
		return tsv_fail(t, t->view.line, M_TSV_LONG, LINE_MOST);
	if (s->odd) {
		at = str_find(line, '\0');
		if (at < line.n)
			return fail_byte(t, line, at, M_TSV_NUL);
		at = str_find(line, '\r');
		if (at < line.n)
			return fail_byte(t, line, at, M_TSV_CR);
	}
	if (s->invalid < start + line.n)
		return fail_byte(t, line, s->invalid - start, M_TSV_NOT_UTF8);
	return true;
}

/* ---- files */

static bool
open_file(struct tsv *t)
{
	t->view.line = 0;
	t->crlf = t->cr = false;
	t->at_end = false;
	t->left = t->width = t->scan.whole = 0;
	buf_reset(&t->scan.block);
	t->fd = io_open(t->paths[t->turn], &t->fault);
	if (t->fd < 0) {
		t->failed = true;
		return false;
	}
	t->stamp = io_stamp(t->fd);
	io_widen(t->fd);
	return true;
}

bool
tsv_lines_start(struct tsv *t)
{
	struct buf *b = &t->scan.block;

	if (!open_file(t) || !read_more(t))
		return false;
	if (b->n == 0)
		return tsv_fail(t, 0, M_TSV_EMPTY);
	if (b->n >= 2 && (memcmp(b->p, "\xff\xfe", 2) == 0 || memcmp(b->p, "\xfe\xff", 2) == 0))
		return tsv_fail(t, 0, M_TSV_UTF16);
	if (b->n >= 3 && memcmp(b->p, "\xef\xbb\xbf", 3) == 0) {
		b->n -= 3;
		memmove(b->p, b->p + 3, b->n);
	}
	scan(t);
	return true;
}

void
tsv_lines_end(struct tsv *t)
{
	if (t->fd > STDIN_FILENO)
		close(t->fd);
	t->fd = -1;
}
