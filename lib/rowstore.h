/* rowstore - rows of a table read again, in any order. Layer 2: returns reasons, never exits. */
#ifndef ROWSTORE_H
#define ROWSTORE_H

#include <sys/stat.h>

#include "tsv.h"

/*
 * Where a table is a file its rows are read from it again; a pipe's are kept in an unnamed
 * file of $TMPDIR (else /tmp). The zero value is closed.
 */
struct rowstore {
	bool open, copied;
	int fd;
	size_t columns;
	const char *path;
	struct stat file;	/* as it was when it was opened */
	struct buf held;	/* rows on their way into the copy */
	struct buf block;	/* what was read */
	uint64_t written, from, next;	/* from: where block begins; next: behind the last row read */
};

/* For the table of path that t reads; "-" is standard input. False with the reason. */
bool rowstore_open(struct rowstore *s, const char *path, const struct tsv *t, struct fault *f);
/* Where t's current row can be found again. */
bool rowstore_put(struct rowstore *s, const struct tsv *t, uint64_t *at, struct fault *f);
/* All rows are in. */
bool rowstore_done(struct rowstore *s, struct fault *f);
/* The row without its end, until the next call. False: it is not there any more. */
bool rowstore_get(struct rowstore *s, uint64_t at, struct str *row, struct fault *f);
/*
 * At the end: is the file the one that it was, by its size and the times of its last change?
 * False: rows that were read twice may have been two. A copy always is.
 */
bool rowstore_same(const struct rowstore *s, struct fault *f);
void rowstore_close(struct rowstore *s);

#endif
