/* join - a table in memory, found by its key. Layer 4: returns reasons, never exits. */
#ifndef JOIN_H
#define JOIN_H

#include "arena.h"
#include "map.h"
#include "rowkey.h"

/* The zero value is empty and valid. Memory: the table's cells once, and about 60 bytes a row. */
struct join {
	struct arena memory;
	struct str *names;	/* of the columns it adds: those that are no key */
	size_t nnames;
	struct join_row *rows;
	size_t nrows, room;
	struct map by_key;	/* key -> number of its row */
	struct str nothing;	/* the empty cells of a row whose key is not there */
};

/*
 * Read all rows of t. A key that comes twice is a fault that names both lines.
 * A row with an empty cell in its key is never found, and may come twice.
 */
bool join_load(struct join *j, struct tsv *t, const struct str *keys, size_t nkeys,
	struct fault *f);
/* Put prefix before the names; false: the stream has one of them already, f names it. */
bool join_name(struct join *j, const struct tsv *stream, const char *prefix, struct fault *f);
/* The cells that the key's row adds, joined by TAB; `nothing` and false: no such key. */
bool join_find(const struct join *j, struct str key, struct str *added);
void join_free(struct join *j);

#endif
