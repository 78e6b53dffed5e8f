/* cell - a cell as a value of its column's type. Layer 3: no I/O, never exits. */
#ifndef CELL_H
#define CELL_H

#include "columns.h"
#include "value.h"

/* How the cells of a column read, and what the checker of expressions knows of them. */
struct cell_type {
	enum column_type column;
	struct type type;
};

/*
 * Money, count, number and decimal are numbers (a count is a plain one), date and
 * month are dates (a month its first day), bool is yes, no or review; a code whose
 * values are all whole numbers is a number. All else, and NULL, is text.
 */
struct cell_type cell_type_of(const struct column *c);
bool cell_is_review(struct str cell);	/* review or 待核 */
/* Empty, or the word review in a cell that is not text: its value is not known. */
bool cell_is_open(const struct cell_type *t, struct str cell);
/*
 * The value of a cell that is not open, read as its column's type says and, where
 * the dictionary does not know the column, as the declared kind. Text is
 * borrowed. False with f's text only: not of the type.
 */
bool cell_parse(enum column_type column, enum type_kind kind, struct str cell, struct value *out,
    struct fault *f);

#endif
