/* headers - what people write above a column, as a name of the dictionary. Layer 4: returns reasons, never exits. */
#ifndef HEADERS_H
#define HEADERS_H

#include <stdint.h>

#include "columns.h"

enum header_way {
	HEADER_BLANK,		/* nothing above the column */
	HEADER_UNKNOWN,		/* not in the dictionary: left out and named */
	HEADER_UNSURE,		/* a weak alias, and it is not clear: left out and named */
	HEADER_DROPPED,		/* 序号, or mapped to nothing */
	HEADER_WEAK,		/* a weak alias that is the only one for its name */
	HEADER_KNOWN,		/* name, label or alias */
	HEADER_MAPPED		/* --map says so */
};

struct header {
	struct str text;		/* as in the sheet without blanks: "家庭情况/劳动力" */
	enum header_way way;
	const struct column *column;	/* NULL unless weak, known or mapped */
	/* of money: the cell times this is yuan; 0 = not said in the header */
	int64_t scale;
	/* of a person beside the one whom the row is about: 2 in 成员2姓名; 0 = none */
	size_t group;
	bool about;		/* in a group: the name or number of the person */
};

/*
 * What stands above a column, from above; each without blanks, empty where there is no such
 * row. The lowest is child, whatever row it stands in.
 */
struct header_path {
	struct str top, parent, child;
};

/* The words for columns, from the dictionary and --map. The zero value is not valid. */
struct headers {
	const struct columns *columns;
	struct arena *memory;
	/* text as compared -> number in list; sheet, TAB and text -> 1 + column, 0 = drop */
	struct map words, mapped;
	struct str sheet;	/* whose headers are looked at, as compared; empty: text */
	struct headers_word *list;
	size_t n, room;
	bool unfold;		/* numbered columns are columns of further persons */
};

/* Everything is kept in a; columns and a live as long. */
void headers_init(struct headers *h, const struct columns *c, struct arena *a);
/*
 * --map FILE: a doudi TSV with columns header and name; an empty name drops the column. With a
 * column sheet, rows that name one are of that sheet only, and come before those that name none.
 */
bool headers_map(struct headers *h, const char *path, struct fault *f);
void headers_free(struct headers *h);

/*
 * As headers are compared: no blanks, half-width, one kind of brackets, lower case, simplified,
 * no * and : at the ends.
 */
void headers_key(struct buf *b, struct str text);

/* Does text alone stand for something? For finding the header row and the delimiter. */
bool headers_knows(const struct headers *h, struct str text);
/* The same of all that stands above a column. */
bool headers_knows_path(const struct headers *h, const struct header_path *path);

/*
 * Fill in list[0..n-1]. False with the reason: two columns mean the same
 * name, or a unit does not belong to the column (f->column is the header).
 */
bool headers_bind(const struct headers *h, const struct header_path *paths, struct header *list,
    size_t n, struct fault *f);

#endif
