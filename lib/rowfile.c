/* rowfile - offsets of rows, and a window on the file for reading them again. */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rowfile.h"

#define STRIDE 64	/* rows with one base: of 1 MiB each, they lie within 32 bits of it */
#define WIDE ((size_t)64 * 1024)	/* read when rows come in order */
#define NARROW ((size_t)2 * 1024)	/* read when they do not */

static bool
is_regular(const char *path)
{
	struct stat st;

	return strcmp(path, "-") != 0 && stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

static bool
open_again(struct rowfile *r, struct fault *f)
{
	r->spooled = !is_regular(r->path);
	if (!r->spooled) {
		r->fd = io_open(r->path, f);
		return r->fd >= 0;
	}
	*f = (struct fault){.file = STR("TMPDIR")};
	if (!spool_open(&r->spool, r->t))
		return fault_errno(f, M_CANNOT_WRITE);
	r->fd = r->spool.fd;
	r->end = r->spool.block.n;
	return true;
}

bool
rowfile_open(struct rowfile *r, const char *path, unsigned flags, struct fault *f)
{
	char *const paths[] = {(char *)(size_t)path};

	*r = (struct rowfile){.path = path, .fd = -1};
	r->t = tsv_open(paths, 1, flags, f);
	if (!r->t || !open_again(r, f))
		return false;
	r->cells = mem_resize(NULL, tsv_columns(r->t), sizeof(*r->cells));
	return true;
}

bool
rowfile_add(struct rowfile *r, struct fault *f)
{
	struct str row = tsv_row(r->t);
	size_t at = r->spooled ? r->end : tsv_offset(r->t);

	if (r->n % STRIDE == 0) {
		r->bases = mem_grow(r->bases, r->n / STRIDE, &r->bases_room, sizeof(*r->bases));
		r->bases[r->n / STRIDE] = at;
	}
	r->behind = mem_grow(r->behind, r->n, &r->behind_room, sizeof(*r->behind));
	r->behind[r->n] = (uint32_t)(at - r->bases[r->n / STRIDE]);
	r->n++;
	r->end = at + (r->spooled ? row.n + 1 : tsv_length(r->t));
	return !r->spooled || spool_put(&r->spool, row, f);
}

static size_t
start_of(const struct rowfile *r, size_t number)
{
	return number == r->n ? r->end : r->bases[number / STRIDE] + r->behind[number];
}

/* Make the window hold the bytes from start to end. */
static bool
look(struct rowfile *r, size_t start, size_t end, struct fault *f)
{
	struct buf *w = &r->window;
	size_t last = r->window_at + w->n;
	bool near = start >= r->window_at && start <= last + WIDE;
	size_t want = near ? WIDE : NARROW;
	ssize_t got;

	if (start >= r->window_at && end <= last)
		return true;
	if (r->spooled && r->spool.block.n && !spool_flush(&r->spool, f))
		return false;
	if (want < end - start)
		want = end - start;
	buf_reset(w);
	buf_reserve(w, want);
	got = io_read_at(r->fd, w->p, want, start);
	*f = (struct fault){.file = str_of(r->path)};
	if (got < 0)
		return fault_errno(f, M_CANNOT_READ);
	r->window_at = start;
	w->n = (size_t)got;
	return w->n >= end - start || rowfile_changed(r, f);
}

bool
rowfile_row(struct rowfile *r, size_t number, struct str *row, struct fault *f)
{
	size_t start = start_of(r, number), end = start_of(r, number + 1) - 1;

	if (!look(r, start, end, f))
		return false;
	*row = (struct str){r->window.p + (start - r->window_at), end - start};
	if (!r->spooled && row->n && row->p[row->n - 1] == '\r')
		row->n--;
	return true;
}

bool
rowfile_cells(struct rowfile *r, size_t number, struct fault *f)
{
	struct str row;
	size_t i, n = tsv_columns(r->t);

	if (!rowfile_row(r, number, &row, f))
		return false;
	for (i = 0; i + 1 < n; i++) {
		size_t at = str_find(row, '\t');

		if (at == row.n)
			return rowfile_changed(r, f);
		r->cells[i] = (struct str){row.p, at};
		row = str_from(row, at + 1);
	}
	r->cells[i] = row;
	return str_find(row, '\t') == row.n || rowfile_changed(r, f);
}

bool
rowfile_changed(const struct rowfile *r, struct fault *f)
{
	*f = (struct fault){.file = str_of(r->path)};
	return fault_set(f, M_FUNDS_CHANGED);
}

void
rowfile_close(struct rowfile *r)
{
	tsv_close(r->t);
	if (!r->spooled && r->fd >= 0)
		close(r->fd);
	spool_close(&r->spool);
	free(r->bases);
	free(r->behind);
	buf_free(&r->window);
	free(r->cells);
	*r = (struct rowfile){.fd = -1};
}
