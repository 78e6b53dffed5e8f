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

	*s = (struct rowstore){.open = true, .columns = tsv_columns(t)};
	*f = (struct fault){.file = str_of(path)};
	s->copied = strcmp(path, "-") == 0 || stat(path, &st) != 0 || !S_ISREG(st.st_mode);
	s->fd = s->copied ? io_unnamed() : open(path, O_RDONLY | O_CLOEXEC);
	s->open = s->fd >= 0;
	if (s->copied)
		f->file = STR("TMPDIR");
	return s->open || fault_errno(f, s->copied ? M_CANNOT_WRITE : M_CANNOT_OPEN);
}

static bool
flush(struct rowstore *s, struct fault *f)
{
	bool good = io_write(s->fd, s->block.p, s->block.n);

	buf_reset(&s->block);
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
	buf_put(&s->block, row);
	buf_putc(&s->block, '\n');
	s->written += row.n + 1;
	return s->block.n < IO_BLOCK || flush(s, f);
}

bool
rowstore_done(struct rowstore *s, struct fault *f)
{
	bool good = !s->copied || flush(s, f);

	buf_reset(&s->block);
	s->from = 0;
	return good;
}

/* More of the file behind what is in the block. False at its end. */
static bool
read_more(struct rowstore *s, size_t most)
{
	ssize_t got;

	buf_reserve(&s->block, most);
	do
		got = pread(s->fd, s->block.p + s->block.n, most, (off_t)(s->from + s->block.n));
	while (got < 0 && errno == EINTR);
	s->block.n += got > 0 ? (size_t)got : 0;
	return got > 0;
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
		end = !read_more(s, most);
	}
	s->next = at + n + 1;
	row->n = n;
	row->n -= n && row->p[n - 1] == '\r';
	*f = (struct fault){0};
	return is_whole(s, *row) || fault_set(f, M_MATCH_CHANGED);
}

void
rowstore_close(struct rowstore *s)
{
	if (s->open)
		close(s->fd);
	buf_free(&s->block);
	*s = (struct rowstore){0};
}
