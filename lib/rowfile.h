/* rowfile - one table whose rows are read in order and then again, each by its number. Layer 2: returns reasons, never exits. */
#ifndef ROWFILE_H
#define ROWFILE_H

#include "rowstore.h"

/* About 4 bytes of memory a row. Rows are numbered from 0 in the order they came. */
struct rowfile {
	struct tsv *t;		/* its current row is the one met last in order */
	struct rowstore store;
	const char *path;
	size_t n;		/* rows added */
	uint64_t *bases;	/* where every 64th row begins, the others behind it */
	uint32_t *behind;
	size_t bases_room, behind_room;
	struct str *cells;	/* of the row that rowfile_cells read */
};

bool rowfile_open(struct rowfile *r, const char *path, unsigned flags, struct fault *f);
/* Number the current row of t. */
bool rowfile_add(struct rowfile *r, struct fault *f);
/* The bytes of a row without its end, until the next of these. */
bool rowfile_row(struct rowfile *r, size_t number, struct str *row, struct fault *f);
/* The same row in cells[], one for each column of t. */
bool rowfile_cells(struct rowfile *r, size_t number, struct fault *f);
/* The fault of a file that is not what it was; false. */
bool rowfile_changed(const struct rowfile *r, struct fault *f);
void rowfile_close(struct rowfile *r);

#endif
