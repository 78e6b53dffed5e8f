#include <stdio.h>
#include <unistd.h>

#include "spool.h"

bool
spool_open(struct spool *s, const struct tsv *t)
{
	*s = (struct spool){.fd = io_unnamed()};
	s->open = s->fd >= 0;
	if (!s->open)
		return false;
	for (size_t i = 0; i < tsv_columns(t); i++) {
		if (i)
			buf_putc(&s->block, '\t');
		buf_put(&s->block, tsv_name(t, i));
	}
	buf_putc(&s->block, '\n');
	return true;
}

/* What was put is in the file. */
static bool
flush(struct spool *s, struct fault *f)
{
	bool good = io_write(s->fd, s->block.p, s->block.n);

	buf_reset(&s->block);
	*f = (struct fault){.file = STR("TMPDIR")};
	return good || fault_errno(f, M_CANNOT_WRITE);
}

bool
spool_put(struct spool *s, struct str row, struct fault *f)
{
	buf_put(&s->block, row);
	buf_putc(&s->block, '\n');
	return s->block.n < IO_BLOCK || flush(s, f);
}

char *
spool_path(struct spool *s, struct fault *f)
{
	if (!flush(s, f))
		return NULL;
	if (lseek(s->fd, 0, SEEK_SET) < 0) {
		fault_errno(f, M_CANNOT_READ);
		return NULL;
	}
	snprintf(s->path, sizeof(s->path), "/dev/fd/%d", s->fd);
	return s->path;
}

void
spool_close(struct spool *s)
{
	if (s->open)
		close(s->fd);
	buf_free(&s->block);
	*s = (struct spool){0};
}
