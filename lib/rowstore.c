/* rowstore - rows of a table read again, in any order. */
#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "rowstore.h"

#define IN_TURN ((size_t)64 * 1024)	/* read at once where rows are asked for in turn */
#define AT_RANDOM ((size_t)512)

bool
rowstore_open(struct rowstore *s, const char *path, const struct tsv *t, struct fault *f)
{
	struct stat st;

	*s = (struct rowstore){.path = path, .columns = tsv_columns(t), .stamp = tsv_stamp(t)};
	*f = (struct fault){.file = str_of(path)};
	s->copied = strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode);
	s->fd = s->copied ? io_unnamed() : open(path, O_RDONLY | O_CLOEXEC);
	s->open = s->fd >= 0;
	if (s->copied)
		f->file = STR("TMPDIR");
	if (!s->open)
		return fault_errno(f, s->copied ? M_CANNOT_WRITE : M_CANNOT_OPEN);
	return rowstore_same(s, f);
}

static bool
flush(struct rowstore *s, struct fault *f)
{
	bool good = io_write(s->fd, s->held.p, s->held.n);

	buf_reset(&s->held);
	*f = (struct fault){.file = STR("TMPDIR")};
	return good || fault_errno(f, M_CANNOT_WRITE);
}

bool
rowstore_put(struct rowstore *s, const struct tsv *t, uint64_t *at, struct fault *f)
{
	struct str row;

	if (!s->copied) {
		*at = tsv_offset(t);
		return true;
	}
	row = tsv_row(t);
	*at = s->written;
	buf_put(&s->held, row);
	buf_putc(&s->held, '\n');
	s->written += row.n + 1;
	return s->held.n < IO_BLOCK || flush(s, f);
}

bool
rowstore_done(struct rowstore *s, struct fault *f)
{
	return s->copied ? flush(s, f) : rowstore_same(s, f);
}

/* More of the file behind what is in the block; *end: there is none. */
static bool
read_more(struct rowstore *s, size_t most, bool *end, struct fault *f)
{
	ssize_t got;

	if (s->held.n && !flush(s, f))
		return false;
	buf_reserve(&s->block, most);
	got = io_read_at(s->fd, s->block.p + s->block.n, most, s->from + s->block.n);
	*f = (struct fault){.file = str_of(s->path)};
	if (got < 0)
		return fault_errno(f, M_CANNOT_READ);
	s->block.n += (size_t)got;
	*end = got == 0;
	return rowstore_same(s, f);
}

static bool
is_whole(const struct rowstore *s, struct str row)
{
	size_t fields = 1;

	for (size_t i = 0; i < row.n; i++)
		fields += row.p[i] == '\t';
	return fields == s->columns;
}

bool
rowstore_get(struct rowstore *s, uint64_t at, struct str *row, struct fault *f)
{
	size_t most = at == s->next ? IN_TURN : AT_RANDOM, n;
	bool end = false;

	for (;;) {
		if (at < s->from || at >= s->from + s->block.n) {
			buf_reset(&s->block);
			s->from = at;
		}
		*row = str_from(buf_str(&s->block), (size_t)(at - s->from));
		n = str_find(*row, '\n');
		if (n < row->n || end)
			break;
		if (row->n)	/* nothing before it is asked for again soon */
			memmove(s->block.p, row->p, row->n);
		s->block.n = row->n;
		s->from = at;
		if (!read_more(s, most, &end, f))
			return false;
	}
	s->next = at + n + 1;
	row->n = n;
	row->n -= n && row->p[n - 1] == '\r';
	*f = (struct fault){.file = str_of(s->path)};
	return is_whole(s, *row) || fault_set(f, M_FILE_CHANGED);
}

bool
rowstore_same(const struct rowstore *s, struct fault *f)
{
	*f = (struct fault){.file = str_of(s->path)};
	return s->copied || io_stamp_is(&s->stamp, s->fd) || fault_set(f, M_FILE_CHANGED);
}

void
rowstore_close(struct rowstore *s)
{
	if (s->open)
		close(s->fd);
	buf_free(&s->held);
	buf_free(&s->block);
	*s = (struct rowstore){0};
}
