/* template_priv - what the files of template share. Layer 4: private to template. */
#ifndef TEMPLATE_PRIV_H
#define TEMPLATE_PRIV_H

#include "map.h"
#include "money.h"
#include "template.h"

#define TEMPLATE_DEPTH 64	/* sections within sections, and partials within partials */
#define TEMPLATE_FAULTS 100	/* reasons kept */

enum filter_kind {
	FILTER_NONE, FILTER_MONEY, FILTER_PERCENT, FILTER_NUMBER, FILTER_COUNT,
	FILTER_DATE, FILTER_LABEL, FILTER_IS, FILTER_BELOW, FILTER_ABOVE
};

/* What stands behind '|' in a tag. */
struct filter {
	enum filter_kind kind;
	int64_t unit;		/* of money: yuan in one of what is printed */
	int decimals;		/* -1: the shortest exact decimal */
	struct str argument;	/* of date, is */
	struct ratio limit;	/* of below, above */
};

enum node_kind {
	NODE_TEXT, NODE_VALUE, NODE_RAW, NODE_SECTION, NODE_INVERTED, NODE_PARTIAL
};

struct node {
	enum node_kind kind;
	bool starts_line;	/* the first of its line: a partial's indentation goes before it */
	bool standalone;	/* a partial alone on its line: indent holds what stood before it */
	bool told;		/* its fault is in the list */
	struct str text;	/* the text, or the name */
	struct str indent;
	struct filter filter;
	size_t line, at;	/* of the tag */
	size_t end;	/* of a section: index behind its last node; of a partial: its source */
};

/* ---- tags */

/* Reading a text; open and close are the delimiters that hold now. */
struct scan {
	struct str text, open, close;
	size_t at;			/* where reading goes on */
	size_t line, line_start;	/* of that place */
};

/* One tag: text[start..end), where it stands, what it is, what it says. */
struct tag {
	size_t start, end, line, at;
	char kind;		/* # ^ / ! = > & { or 0 for a plain name */
	bool alone;		/* on its line, which is no text then; indent stood before it */
	struct str says, before, indent;	/* before: the text since the last tag */
};

enum scan_found { SCAN_TAG, SCAN_END, SCAN_UNCLOSED };

enum scan_found scan_next(struct scan *c, struct tag *tag);
/* "<% %>" become the delimiters. False: these are no two words. */
bool scan_delimiters(struct scan *c, struct str says);
bool scan_line_start(const struct scan *c, size_t at);
struct str scan_trim(struct str s);	/* without blanks and line ends at both ends */

/* One file. A section's nodes follow it at once. */
struct source {
	struct str path, text;
	struct node *nodes;
	size_t n, room;
};

struct template {
	struct arena arena;
	struct source *sources;
	size_t nsources, room;
	size_t main;		/* the source to begin with */
	struct fault *faults;
	size_t nfaults, faults_room;
};

/* A value on its way to print, and where it is from. */
struct template_value {
	struct str text, unit, file;
	size_t line;
	const struct column *meaning;	/* NULL: not a column of the dictionary */
	bool shown;			/* it may be quoted in a message */
};

/* The next place for a fault, or NULL when there are enough. */
struct fault *template_fault(struct template *t, struct str file, size_t line, size_t at);

/* "万元:2" to *w. False with the text of f. */
bool filter_parse(struct str s, struct filter *w, struct fault *f);
/* Append the filtered value to b. False with the reason ("is not a number") in the text of f. */
bool filter_apply(const struct filter *w, const struct template_value *v,
    const struct columns *dictionary, struct buf *b, struct fault *f);

/* "年月日", "年月", "月日", "年", "月", "日", or nothing (a whole day). */
bool template_shape(struct str shape);
/* Append a day, month or period in a shape that is one. False: *why says what it is not. */
bool template_date(struct str value, struct str shape, struct buf *b, enum msg *why);

/* Is it said to hold: not empty, not "no", not a zero? */
bool value_holds(struct str text);

/* ---- names */
enum scope_kind { SCOPE_ROW, SCOPE_VALUE };

/* An open section, innermost first. */
struct scope {
	enum scope_kind kind;
	const struct template_table *table;	/* of a row */
	const struct str *row;			/* NULL: no row, only the names count */
	size_t line;				/* of the row in its file */
	size_t number;				/* 1 = the first shown */
	bool last;
	struct template_value value;		/* of a value: what {{.}} prints, if dot is set */
	bool dot;
	struct str prefix;	/* names are tried with it and a dot first; may be empty */
	const struct scope *outer;
};

enum found_kind { FOUND_NOTHING, FOUND_VALUE, FOUND_TABLE, FOUND_PREFIX };

struct found {
	enum found_kind kind;
	struct template_value value;
	bool figure;			/* of a figure: empty means missing */
	struct template_table *table;
	struct str key;			/* of a figure or prefix: its whole key */
};

/* What name means in the open sections and the data. scratch is for the run. */
struct found template_find(struct template_data *d, const struct scope *scope, struct str name,
    struct arena *scratch);
/* The known name most like it, or the empty string. */
struct str template_near(const struct template_data *d, const struct scope *scope, struct str name);

/* ---- rows */

/* Counted and measured columns are never keys: two tables may both have an amount. */
bool template_is_key(const struct template_table *t, size_t column);

/* The rows of a table by what they have in one column. A row counts from 1 here, 0 = none. */
struct template_index {
	struct map first;	/* row of each text */
	size_t *next;		/* row with the same text, of each row */
};

void template_index_free(struct template_table *t);

/* Over the rows that agree with the open ones in every key column shared with them. */
struct template_walk {
	const struct template_table *table;
	const struct scope *scope;
	const size_t *next;	/* of an index; NULL: one row after the other */
	size_t at;		/* the row to look at, from 1; 0 = none */
};

/* Begin; makes the indexes of the shared columns when they are not there yet. */
void template_walk(struct template_walk *w, struct template_data *d, struct template_table *t,
    const struct scope *scope);
/* From 0, in the order of the table; nrows = no more. */
size_t template_next_row(struct template_walk *w);

/* ---- rendering */

struct render {
	struct template *t;
	struct template_data *d;
	const struct template_how *how;
	struct buf *out;
	struct arena scratch;
	const struct scope *scope;	/* the innermost open section */
	struct str indent;		/* before every line, within a partial */
	size_t path[TEMPLATE_DEPTH];	/* sources that are being rendered, this one last */
	size_t depth;
	unsigned dry;			/* above 0: names are looked up, nothing is printed */
	bool failed, stopped;		/* stopped: no use going on */
};

/* The place for the fault of a node of the present source; NULL when one is told already. */
struct fault *render_fault(struct render *r, struct node *n);
/* Say that nothing has the node's name. */
void render_unknown(struct render *r, struct node *n);
void render_value(struct render *r, struct node *n);
/* The value through the node's filter, in *text. False: it does not go, and that is said. */
bool render_filter(struct render *r, struct node *n, const struct template_value *v,
    struct str *text);

#endif
