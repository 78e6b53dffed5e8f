/* spool - the rows of a pipe kept in an unnamed file, to be read once more. Layer 2: returns reasons, never exits. */
#ifndef SPOOL_H
#define SPOOL_H

#include "tsv.h"

/*
 * A file in $TMPDIR (else /tmp) that only this process can read and that has no
 * name as soon as it is open, as sort(1) uses them. The zero value is closed.
 */
struct spool {
	bool open;
	int fd;
	struct buf block;
	char path[32];
};

/* with the header of t; false: there is no room */
bool spool_open(struct spool *s, const struct tsv *t);
bool spool_put(struct spool *s, struct str row, struct fault *f);
/* A path under which the header and the rows can be read from the start; NULL: writing failed. */
char *spool_path(struct spool *s, struct fault *f);
void spool_close(struct spool *s);

#endif
