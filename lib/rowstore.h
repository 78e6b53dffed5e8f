/* rowstore - rows of a table read again, in any order. Layer 2: returns reasons, never exits. */
#ifndef ROWSTORE_H
#define ROWSTORE_H

#include "tsv.h"

/*
 * Where a table is a file its rows are read from it again, and it is a fault if the file is
 * another then or has been written to; a pipe's are kept in an unnamed file of $TMPDIR (else
 * /tmp). The zero value is closed.
 */
struct rowstore {
	bool open, copied;
	int fd;
	size_t columns;
	const char *path;
	struct io_stamp stamp;	/* of path, when t was opened */
	struct buf held;	/* rows on their way into the copy */
	struct buf block;	/* what was read */
	uint64_t written, from, next;	/* from: of block; next: behind the last row read */
};

/* For the table of path that t reads; "-" is standard input. False with the reason. */
bool rowstore_open(struct rowstore *s, const char *path, const struct tsv *t, struct fault *f);
/* Where t's current row can be found again. */
bool rowstore_put(struct rowstore *s, const struct tsv *t, uint64_t *at, struct fault *f);
/* All rows are in. False: the copy cannot be written, or the file has changed. */
bool rowstore_done(struct rowstore *s, struct fault *f);
/* The row without its end, until the next call. False: not to be read, or the file has changed. */
bool rowstore_get(struct rowstore *s, uint64_t at, struct str *row, struct fault *f);
/* Is the file what it was when t was opened? Whoever reads a row is told; a copy always is. */
bool rowstore_same(const struct rowstore *s, struct fault *f);
void rowstore_close(struct rowstore *s);

#endif
