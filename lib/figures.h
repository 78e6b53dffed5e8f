/* figures - single numbers with a name, a unit and a day: tables of the shape figures (doudi-tables(5)). Layer 4: returns reasons, never exits. */
#ifndef FIGURES_H
#define FIGURES_H

#include "arena.h"
#include "map.h"
#include "tsv.h"

/*
 * One figure. value is decimal text as it was printed ("331.85"): what is
 * judged or told later is this text and not something behind it. Fields that
 * the table did not have are empty. file and line: where it was read, line 0
 * for one that was made by a program.
 */
struct figure {
	struct str key, value, unit, period, as_of, qualifier, note;
	struct str file;
	size_t line;
};

/* Figures in the order they came. The zero value is empty and valid. */
struct figures {
	struct figure *list;
	size_t n, room;
	unsigned flags;		/* enum tsv_flag for figures_read; the caller sets it */
	struct map newest;	/* key -> index of the one with the latest as_of */
	struct map dated;	/* key TAB as_of -> index */
};

/* Can keys begin with it? Words joined by points, without blanks and | { }, which make a tag. */
bool figures_prefix(struct str s);

/*
 * Add the figures of one table ("-" = standard input). The columns key and
 * value are required, the others may be absent, further ones are left alone.
 * Everything is copied into a and lives as long. False with the reason: an
 * empty key, an as_of that is no day, the same key and as_of twice (both
 * lines named), a stream that cannot be read.
 */
bool figures_read(struct figures *g, const char *path, struct arena *a, struct fault *f);

/*
 * Add one; its strings are copied into a. False: key and as_of are there already, or it was
 * made of cells that no key can hold.
 */
bool figures_add(struct figures *g, const struct figure *x, struct arena *a, struct fault *f);

/*
 * The figure of this key; of several with different as_of the newest (one
 * without as_of counts as the oldest). NULL: there is none.
 */
const struct figure *figures_find(const struct figures *g, struct str key);

/* The nearest key to a misspelt one, or the empty string. */
struct str figures_nearest(const struct figures *g, struct str wrong);

/* Write the header, then rows, as key value unit period as_of qualifier note. */
void figures_put_header(struct tsv_out *w);
void figures_put(struct tsv_out *w, const struct figure *x);

void figures_free(struct figures *g);	/* the list and the maps; the strings are the arena's */

#endif
