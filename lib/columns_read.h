/* columns_read - the files of the dictionary; private to columns. Layer 2: returns reasons, never exits. */
#ifndef COLUMNS_READ_H
#define COLUMNS_READ_H

#include "columns.h"

/* While a dictionary is read: the lists grow on the heap and end in the arena. */
struct columns_read {
	struct arena *memory;
	struct columns *to;
	size_t room, entities_room, codes_room;
};

/*
 * One file. Its header says what it holds: columns (name ...), entities
 * (entity key ...) or codes (column code ...). Rows replace those of the same name.
 */
bool columns_read(struct columns_read *r, const char *path, struct fault *f);
/* A table can say names of columns: the codes of a column "column" are the dictionary's names. */
void columns_read_names(struct columns_read *r);
void columns_read_end(struct columns_read *r);	/* the lists move into the arena */

/* "code(urban,rural)" is COLUMN_CODE and "urban,rural". False: no such type. */
bool column_type_parse(struct str s, enum column_type *type, struct str *codes);

#endif
