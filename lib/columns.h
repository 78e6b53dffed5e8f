/* columns - the dictionary: what each column means (share/columns.tsv, codes.tsv, entities.tsv). Layer 2: returns reasons, never exits. */
#ifndef COLUMNS_H
#define COLUMNS_H

#include "arena.h"
#include "map.h"
#include "msg.h"

enum column_type {
	COLUMN_TEXT, COLUMN_KEY, COLUMN_ID, COLUMN_CERT, COLUMN_ACCOUNT, COLUMN_AREA, COLUMN_LIST,
	COLUMN_CODE, COLUMN_BOOL, COLUMN_COUNT, COLUMN_NUMBER, COLUMN_DECIMAL, COLUMN_MONEY,
	COLUMN_DATE, COLUMN_MONTH, COLUMN_DATETIME
};

struct column {
	struct str name, entity, unit, label_zh, label_en, aliases, note;
	struct str codes;	/* of a code column: "urban,rural"; empty = open list */
	enum column_type type;
	bool result;		/* role result: never binds as a fact */
};

struct entity {
	struct str name, key;
	int parent;		/* index of the parent, -1 = none */
	struct str date;	/* its date column; empty = none */
	struct str label_zh, label_en;	/* for people; may be empty */
};

struct code {
	struct str column, code, label_zh, label_en, aliases;
};

/* Everything borrowed from the arena given to columns_load; lives as long. */
struct columns {
	struct column *list;
	size_t n;
	struct entity *entities;
	size_t nentities;
	struct code *codes;
	size_t ncodes;
	struct map by_name;	/* name -> index in list */
};

/*
 * Read the dictionary of the data folder (columns_folder) and then the files
 * of -D, whose rows add to it or replace a row of the same name. False with the reason.
 */
bool columns_load(struct columns *c, char *const *extra, size_t nextra, struct arena *a,
	struct fault *f);
void columns_free(struct columns *c);

/*
 * Where the suite's data is: $DOUDI_SHARE, else ../share/doudi beside the
 * program's own folder, else the folder set at build time. Lives until the end.
 */
const char *columns_folder(void);

const struct column *columns_find(const struct columns *c, struct str name);	/* NULL: unknown */
/* The columns of the right register in what match-registers writes; people see 乙册姓名. */
#define COLUMN_RIGHT "_right"
#define COLUMN_RIGHT_ZH "乙册"
#define COLUMN_RIGHT_EN "right: "
struct str column_plain(struct str name);	/* name of name_right, else as it is */
/* The row of the name, else that of column_plain, whose meaning it has too. NULL: unknown. */
const struct column *columns_meaning(const struct columns *c, struct str name);
int columns_entity(const struct columns *c, struct str name);	/* index, or -1 */
/* Never shown in a message: id, key, cert, account, text, list, area. */
bool column_is_private(const struct column *c);
bool column_is_money(const struct column *c);	/* its unit has yuan */
/* Does value belong to a closed code list? True for an open one. */
bool column_has_code(const struct column *c, struct str value);

/* The best of n names for a misspelt one: edit distance <= a third of its length. Empty: none. */
struct str columns_nearest(struct str wrong, const struct str *names, size_t n);

#endif
