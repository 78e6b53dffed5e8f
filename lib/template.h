/* template - a strict Mustache: text with names, filled from figures and tables. Layer 4: returns reasons, never exits. */
#ifndef TEMPLATE_H
#define TEMPLATE_H

#include "columns.h"
#include "figures.h"
#include "tsv.h"

/*
 * The language is described in gen-report(1). In short:
 *	template_data_open(&data, figures, dictionary);		what can be named
 *	template_add_table(&data, name, tsv, &fault);
 *	struct template *t = template_open();
 *	if (template_read(t, path) && template_render(t, &data, &how, &out)) ...
 *	else every reason is in template_faults(t, &n)
 */

/* How a value is written so that it stays text. */
enum template_format {
	TEMPLATE_PLAIN,		/* as it is */
	TEMPLATE_MARKDOWN,	/* ASCII punctuation with a meaning gets a backslash */
	TEMPLATE_HTML		/* & < > " ' as character references */
};

bool template_format_parse(struct str s, enum template_format *format);	/* "text", "md", "html" */
/* By the suffix: .md, .html, .htm, else plain. */
enum template_format template_format_of(struct str path);
void template_escape(struct buf *b, struct str value, enum template_format format);

/* A table in memory: the cell of a row and a column is cells[row * ncolumns + column]. */
struct template_table {
	struct str name, file;
	struct str *columns;
	const struct column **meanings;	/* of the dictionary; NULL = not in it */
	struct str *cells;
	struct template_index *by;	/* of each column, when it was asked for; NULL = none was */
	size_t ncolumns, nrows, room;
};

/* Everything that can be named. Open and close it; the rest is for reading. */
struct template_data {
	struct arena arena;
	const struct figures *figures;	/* and facts: only their key and value are there */
	const struct columns *dictionary;
	struct template_table *tables;
	size_t ntables, room;
	bool *used;		/* of each figure */
	size_t rows_printed;	/* times a row was shown */
};

/* Both are borrowed and complete; the dictionary (units, types, labels of columns) may be NULL. */
void template_data_open(struct template_data *d, const struct figures *g,
    const struct columns *dictionary);
void template_data_close(struct template_data *d);

size_t template_figures_used(const struct template_data *d);

/* Where the value of "name=value" begins; NULL: no '=', no name, or a path before it. */
const char *template_assigned(const char *operand);
/*
 * "county=民政局" as a figure that has only key and value. False: it is no
 * assignment, not one line of UTF-8, or there already.
 */
bool template_add_fact(struct figures *g, const char *assignment, struct arena *a, struct fault *f);
/* All rows of the table of "name=file", under a name that no other table or figure has. */
bool template_add_table(struct template_data *d, const char *assignment, struct fault *f);

/* A template and its partials. */
struct template;

struct template *template_open(void);
void template_close(struct template *t);	/* NULL is fine */

/* Give the text of a file in memory, so that it is not read: for tests. Both are copied. */
void template_put(struct template *t, struct str path, struct str text);

/* Read and parse path and every partial it names. False: see template_faults. */
bool template_read(struct template *t, struct str path);

struct template_how {
	enum template_format format;
	struct str missing;	/* printed for what is not there; empty = that is a fault */
	struct str key, value;	/* as if a row with this one column were open; empty = none */
};

/* A value of a key column, and where it stands first. */
struct template_key {
	struct str value, file;
	size_t line;
};

/*
 * The values of a key column, each once, in the order of the first table that has it; kept
 * in d. False with the reason: no table has it, a cell of it is empty, it is no key (a
 * count, an amount), another table has a value that the first has not.
 */
bool template_keys(struct template_data *d, struct str key, struct template_key **values,
    size_t *n, struct fault *f);

/*
 * Append the filled template to out. False: out holds a part that is of no
 * use, see template_faults. A branch not taken is checked for unknown names too.
 */
bool template_render(struct template *t, struct template_data *d, const struct template_how *how,
    struct buf *out);

/* What was wrong, in the order found; with how->missing also what was missing. Borrowed from t. */
const struct fault *template_faults(const struct template *t, size_t *n);

#endif
