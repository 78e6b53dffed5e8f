/* io - bytes from and to files, in large blocks. */
#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "io.h"

#define WIDE_PIPE (1024 * 1024)

/*
 * After a call that moved nothing: is it worth another? Interrupted: yes. A
 * terminal or pipe that another program left non-blocking: once it is ready.
 */
static bool
may_go_on(int fd, short event)
{
	struct pollfd ready = {.fd = fd, .events = event};

	if (errno == EINTR)
		return true;
	if (errno != EAGAIN)
		return false;
	return poll(&ready, 1, -1) >= 0 || errno == EINTR;
}

/* What was given back, of one file at a time. */
static struct {
	int fd;
	struct buf bytes;
} unread;

void
io_unread(int fd, struct str s)
{
	unread.fd = fd;
	buf_reset(&unread.bytes);
	buf_put(&unread.bytes, s);
}

static size_t
take_unread(int fd, void *p, size_t n)
{
	struct buf *b = &unread.bytes;

	if (!b->n || unread.fd != fd)
		return 0;
	if (n > b->n)
		n = b->n;
	memcpy(p, b->p, n);
	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
	if (!b->n)
		buf_free(b);
	return n;
}

ssize_t
io_read(int fd, void *p, size_t n)
{
	size_t done = take_unread(fd, p, n);

	while (done < n) {
		ssize_t got = read(fd, (char *)p + done, n - done);

		if (got == 0)
			break;
		if (got > 0)
			done += (size_t)got;
		else if (!may_go_on(fd, POLLIN))
			return -1;
	}
	return (ssize_t)done;
}

size_t
io_write_most(int fd, const void *p, size_t n)
{
	size_t done = 0;

	while (done < n) {
		ssize_t put = write(fd, (const char *)p + done, n - done);

		if (put == 0)
			errno = EIO;	/* no error and no progress: for ever */
		if (put > 0)
			done += (size_t)put;
		else if (!may_go_on(fd, POLLOUT))
			break;
	}
	return done;
}

ssize_t
io_read_at(int fd, void *p, size_t n, size_t offset)
{
	size_t done = 0;

	while (done < n) {
		ssize_t got = pread(fd, (char *)p + done, n - done, (off_t)(offset + done));

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return -1;
		if (got == 0)
			break;
		done += (size_t)got;
	}
	return (ssize_t)done;
}

bool
io_write(int fd, const void *p, size_t n)
{
	return io_write_most(fd, p, n) == n;
}

int
io_unnamed(void)
{
	const char *folder = getenv("TMPDIR");
	struct buf name = {0};

	buf_puts(&name, folder && *folder ? folder : "/tmp");
	buf_puts(&name, "/doudi.XXXXXX");
	buf_putc(&name, '\0');
	int fd = mkostemp(name.p, O_CLOEXEC);
	if (fd >= 0)
		unlink(name.p);
	buf_free(&name);
	return fd;
}

void
io_widen(int fd)
{
	int before = errno;

#ifdef F_SETPIPE_SZ
	fcntl(fd, F_SETPIPE_SZ, WIDE_PIPE);
#endif
	errno = before;
}

struct io_stamp
io_stamp(int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return (struct io_stamp){0};
	return (struct io_stamp){st.st_dev, st.st_ino, st.st_size, st.st_mtim};
}

bool
io_stamp_is(const struct io_stamp *s, int fd)
{
	struct io_stamp now = io_stamp(fd);

	return now.device == s->device && now.inode == s->inode && now.size == s->size &&
	    now.written.tv_sec == s->written.tv_sec && now.written.tv_nsec == s->written.tv_nsec;
}

int
io_open(const char *path, struct fault *f)
{
	int fd;

	if (strcmp(path, "-") == 0)
		return STDIN_FILENO;
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		*f = (struct fault){.file = str_of(path)};
		fault_errno(f, M_CANNOT_OPEN);
	}
	return fd;
}

bool
io_slurp(const char *path, struct buf *b, struct fault *f)
{
	int fd = io_open(path, f);
	ssize_t got;

	if (fd < 0)
		return false;
	do {
		buf_reserve(b, IO_BLOCK);
		got = io_read(fd, b->p + b->n, IO_BLOCK);
		b->n += got > 0 ? (size_t)got : 0;
	} while (got > 0);
	if (got < 0) {
		*f = (struct fault){.file = str_of(path)};
		fault_errno(f, M_CANNOT_READ);
	}
	if (fd != STDIN_FILENO)
		close(fd);
	return got == 0;
}
