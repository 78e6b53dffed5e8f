/* lint_priv - what the files of the critic share: conditions as truth over finitely many cells. Layer 4: no I/O, never exits. Private to critic. */
#ifndef LINT_PRIV_H
#define LINT_PRIV_H

#include "critic.h"
#include "rules_priv.h"

/* The critic at work on one pack. */
struct lint {
	struct critic *c;
	struct rules *r;
	struct run *run;	/* for values without names */
	struct vintages *vintages;
	struct findings *findings;
	struct arena arena;	/* of the name being looked at */
};

/* Something the conditions of a name look at, and the cells that their literals cut it into. */
struct axis {
	struct str key;		/* equal for the same thing */
	const struct node *left, *right;	/* right: of two unknowns; cells -1, 0, 1 */
	size_t left_axis, right_axis;	/* where these are axes too; SIZE_MAX: they are not */
	int ref;		/* the name it is, or -1 */
	bool tied;		/* an axis compares it with another one */
	bool whole, counts;	/* only whole numbers; none below zero */
	struct value *points;	/* one of each cell */
	size_t n, room;
};

enum truth_kind { TRUTH_LEAF, TRUTH_AND, TRUTH_OR, TRUTH_NOT, TRUTH_FIXED };
struct truth {
	enum truth_kind kind;
	size_t axis;		/* of a leaf: its value, by `relation`, to `bound` */
	enum node_kind relation;
	struct value bound;
	bool yes;		/* of TRUTH_FIXED */
	struct truth *a, *b;
	bool *at;		/* of a leaf: what it is at each point of its axis */
	size_t owner;		/* of a leaf: the row it belongs to; SIZE_MAX: what is declared */
	struct truth *next;	/* of the same axis */
};

/* All conditions of the rows of a name. */
struct cells {
	struct lint *l;
	struct arena *arena;
	struct axis *axes;
	size_t naxes, axes_room;
	struct truth **rows;	/* of each row: all of its conditions; NULL: a default */
	const struct rule **rules;
	size_t nrows;
	struct truth **declared;	/* must hold everywhere */
	size_t ndeclared, declared_room;
	struct truth **leaves;	/* of each axis, linked */
	size_t owner;		/* of leaves being made */
	bool closed;		/* no new axes: declarations speak of those that are there */
};

bool lint_is_fixed(const struct node *e);	/* looks at nothing */
bool lint_value(struct lint *l, const struct node *e, struct value *out);	/* of a fixed one */
void lint_show(struct buf *b, const struct node *e);	/* as a person would write it */

void axis_add(struct axis *x, const struct value *literal);
/* From its literals to one value of each cell. */
void axis_cut(const struct lint *l, struct axis *x);

void cells_make(struct cells *s, struct lint *l, const struct candidates *in_force);
void cells_free(struct cells *s);
/* The cell as text: "age(birth_date) = 59", "income_month < standard". */
void cells_show(struct buf *b, const struct axis *x, size_t point);

/* Rows that can hold together with other values; a cell without a row. */
void lint_search(struct cells *s, int name, struct str when, struct map *seen, bool *gap);
/* The same of every name, stretch of days and area. */
void lint_names(struct lint *l);

#endif
