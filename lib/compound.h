/* compound - the streams of a compound file (OLE2), the box around .xls and .et. Layer 2: no I/O, never exits. */
#ifndef COMPOUND_H
#define COMPOUND_H

#include "buf.h"

/* [MS-CFB]: sectors chained by a table, and a directory of named streams. */
struct compound {
	struct str file;		/* borrowed */
	unsigned shift;			/* a sector is 1 << shift bytes */
	struct buf fat, minifat;	/* of each sector, the next one: 4 bytes each */
	struct buf directory, ministream;
};

/* False: no compound file, or one whose end or tables are missing. Close it in any case. */
bool compound_open(struct compound *c, struct str file);
/* Is there a stream of this name? ASCII, its case does not matter. */
bool compound_has(const struct compound *c, struct str name);
/* All of it, appended to b. False: there is none, or not all of it. */
bool compound_read(const struct compound *c, struct str name, struct buf *b);
void compound_close(struct compound *c);

#define COMPOUND_MOST (109 * 126 * 512)	/* bytes that compound_write can hold */

/* A compound file of one stream, appended to b; the stream is filled up with NULs to sectors. */
void compound_write(struct buf *b, struct str name, struct str stream);

#endif
