/* io_out - what is written, to standard output or to a file that is there whole or not at all. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "io_priv.h"

static void
release(struct io_out *o)
{
	io_place_free(o);
	buf_free(&o->block);
	*o = (struct io_out){.fd = -1};
}

/* Once a run: who writes to it closes it. */
static bool
open_stdout(struct io_out *o)
{
	static bool taken;

	o->fd = taken ? -1 : STDOUT_FILENO;
	errno = ENOTUNIQ;
	taken = true;
	return o->fd >= 0;
}

bool
io_out_open(struct io_out *o, const char *path, struct fault *f)
{
	bool none = !path || strcmp(path, "-") == 0;

	*o = (struct io_out){.fd = -1};
	if (none ? !open_stdout(o) : !io_place_open(o, path)) {
		*f = (struct fault){.file = none ? STR("-") : str_of(path)};
		if (errno == ENOTUNIQ)
			fault_set(f, M_OUTPUT_TWICE);
		else
			fault_errno(f, M_CANNOT_WRITE);
		if (o->fd >= 0) {
			unlink(o->temporary);
			close(o->fd);
		}
		release(o);
		return false;
	}
	io_widen(o->fd);
	buf_reserve(&o->block, IO_BLOCK);
	return true;
}

/*
 * A disk may be full just behind a LF, and what was written then looks whole: a
 * file is made one byte shorter. (Who reads a pipe that cannot be written to is gone.)
 */
static void
spoil(const struct io_out *o)
{
	off_t end = lseek(o->fd, 0, SEEK_CUR);

	if (end > 0 && o->last == '\n')
		(void)!ftruncate(o->fd, end - 1);
}

void
io_out_flush(struct io_out *o)
{
	size_t n = o->failed ? 0 : io_write_most(o->fd, o->block.p, o->block.n);

	if (n)
		o->last = o->block.p[n - 1];
	if (!o->failed && n < o->block.n) {
		o->failed = true;
		o->error = errno;
		spoil(o);
	}
	buf_reset(&o->block);
}

/* Blocks are written when they are full to the byte, so that pipes carry whole pages. */
static void
put(struct io_out *o, struct str s)
{
	while (s.n) {
		size_t room = IO_BLOCK - o->block.n, n = s.n < room ? s.n : room;

		memcpy(o->block.p + o->block.n, s.p, n);
		o->block.n += n;
		s.p += n;
		s.n -= n;
		if (o->block.n == IO_BLOCK)
			io_out_flush(o);
	}
}

void
io_out_owed(struct io_out *o)
{
	size_t n = o->lines_held;

	o->lines_held = 0;
	while (n--)
		io_out_byte(o, '\n');
}

void
io_out_put(struct io_out *o, struct str s)
{
	if (s.n && o->lines_held)
		io_out_owed(o);
	put(o, s);
}

void
io_out_line(struct io_out *o)
{
	o->lines_held++;
}

static void
note_error(struct io_out *o, bool worked)
{
	if (worked || o->failed)
		return;
	o->failed = true;
	o->error = errno;
}

/* So that the new name itself survives a power cut; not every file system can. */
static void
sync_folder(const char *path)
{
	char *folder = io_folder(path);
	int fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);

	if (fd >= 0) {
		fsync(fd);
		close(fd);
	}
	free(folder);
}

/* fsync(2) that goes on after EINTR. */
static bool
sync_file(int fd)
{
	int worked;

	do
		worked = fsync(fd);
	while (worked < 0 && errno == EINTR);
	return worked == 0;
}

/* An interrupted close(2) has closed; it must not be repeated. */
static bool
close_file(int fd)
{
	return close(fd) == 0 || errno == EINTR;
}

static void
finish_file(struct io_out *o, bool good)
{
	if (good && !o->failed)
		note_error(o, sync_file(o->fd));
	note_error(o, close_file(o->fd));
	if (good && !o->failed) {
		note_error(o, rename(o->temporary, o->path) == 0);
		if (!o->failed)
			sync_folder(o->path);
	}
	if (!good || o->failed)
		unlink(o->temporary);
}

bool
io_out_close(struct io_out *o, bool good, struct fault *f)
{
	bool failed;

	if (good)
		io_out_owed(o);
	io_out_flush(o);
	if (o->temporary)
		finish_file(o, good);
	else
		note_error(o, close_file(o->fd));
	failed = o->failed;
	if (failed) {
		*f = (struct fault){0};
		errno = o->error;
		fault_errno(f, M_CANNOT_WRITE_FILE, o->path ? o->path : "-");
	}
	release(o);
	return !failed;
}
