/* io - bytes from and to files, in large blocks. Layer 2: returns reasons, never exits. */
#ifndef IO_H
#define IO_H

#include <sys/types.h>
#include <time.h>

#include "msg.h"

#define IO_BLOCK (256 * 1024)	/* what one read or write moves at least, when it can */

/*
 * read(2) and write(2) that go on after EINTR and short counts, and wait where
 * fd was left non-blocking. io_read returns what it read, less than n only at
 * the end, or -1 with errno set.
 */
ssize_t io_read(int fd, void *p, size_t n);
/* The same at an offset of a file; where the next io_read begins does not change. */
ssize_t io_read_at(int fd, void *p, size_t n, size_t offset);
bool io_write(int fd, const void *p, size_t n);
/* bytes written: n, or fewer with errno set */
size_t io_write_most(int fd, const void *p, size_t n);

/* Give back what was read from fd: io_read brings it once more, before anything else of fd. */
void io_unread(int fd, struct str s);

/*
 * A file in $TMPDIR (else /tmp) that only this process can read and that has no
 * name as soon as it is open, as sort(1) uses them; or -1 with errno set.
 */
int io_unnamed(void);

/* A pipe at fd becomes 1 MiB wide when the system allows it; anything else is left as it is. */
void io_widen(int fd);

/* Which file it is and what state it is in, to see whether it changes while it is read. */
struct io_stamp {
	dev_t device;
	ino_t inode;
	off_t size;
	struct timespec written;
};
struct io_stamp io_stamp(int fd);	/* all 0 if the system does not say */
bool io_stamp_is(const struct io_stamp *s, int fd);

/* A file for reading ("-" = standard input), or -1 with the reason. */
int io_open(const char *path, struct fault *f);

/* The whole file ("-" = standard input) appended to b. */
bool io_slurp(const char *path, struct buf *b, struct fault *f);

/*
 * Where a program's data goes: standard output, or -o FILE through a temporary
 * file beside it that is fsynced and renamed when all went well. The owner
 * closes it exactly once.
 */
struct io_out {
	int fd;
	bool failed;		/* a write failed; error says why */
	int error;
	char last;		/* the byte written last */
	char *path, *temporary;	/* both NULL on standard output */
	struct buf block;
	/* LFs owed: they go before the next byte or at a good end; empty rows owe too */
	size_t lines_held;
};

/*
 * path NULL or "-": standard output, once a run. A file that is open already is refused too.
 * Nothing is written yet.
 */
bool io_out_open(struct io_out *o, const char *path, struct fault *f);
void io_out_put(struct io_out *o, struct str s);
void io_out_flush(struct io_out *o);	/* what was put is written, but for a held LF */
void io_out_owed(struct io_out *o);	/* what io_out_byte does when LFs are held */
static inline void
io_out_byte(struct io_out *o, char c)
{
	if (o->lines_held)
		io_out_owed(o);
	o->block.p[o->block.n++] = c;
	if (o->block.n == IO_BLOCK)
		io_out_flush(o);
}
/*
 * The end of a line of data: LF is held back until more is written, so that a
 * stream that did not end well does not end in LF.
 */
void io_out_line(struct io_out *o);
/*
 * good: the held LF goes out, the file is renamed. Not good: the LF stays away
 * and -o's old file stays what it was. False with the reason when writing,
 * syncing, renaming or closing failed.
 */
bool io_out_close(struct io_out *o, bool good, struct fault *f);

/* Remove the temporary files of outputs still open: at an early exit, and from a signal handler. */
void io_abandon(void);

#endif
