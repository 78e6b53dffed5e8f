/* rules_line - a line of a rule file under its header. Layer 4: no I/O, never exits. Private to rules. */
#ifndef RULES_LINE_H
#define RULES_LINE_H

#include "rules_priv.h"

enum head {
	HEAD_ID, HEAD_NAME, HEAD_WHEN, HEAD_VALUE, HEAD_UNIT, HEAD_ROUND, HEAD_OVER, HEAD_PICK,
	HEAD_AREA, HEAD_FROM, HEAD_TO, HEAD_ISSUED, HEAD_CITE, HEAD_NOTE, HEAD_LABEL, HEAD_TEST,
	HEAD_CROSS, HEAD_BLANK
};

/* The header in force: what each column is. */
struct header {
	struct {
		enum head kind;
		struct str text;	/* the name of a test, or "x=CELL" */
	} *columns;
	size_t n, room;
};

/* The cells of one line, trimmed; at: byte in the line from 1. */
struct line {
	struct rules *r;
	const struct header *h;
	struct place place;
	struct place *cells;
	size_t n, room;
};

/*
 * The cell under a heading, or an empty place of the line; its text copied; as a date or
 * `otherwise`.
 */
struct place line_cell(const struct line *l, enum head kind);
struct str line_text(const struct line *l, enum head kind);
days line_date(const struct line *l, enum head kind, days otherwise);
/* The cell's expression, or NULL after a complaint; p keeps the copy that the tree borrows from. */
struct node *line_parse(const struct line *l, struct place *p);
/* A rule, several of a crosstab, a declaration or a repeal. */
void line_read_row(struct line *l);

/* Conditions being gathered: list is on the heap. */
struct conditions {
	struct condition *list;
	size_t n, room;
	size_t tests;	/* the first so many are test cells, the others parts of `when` */
	bool fine;
};
void conditions_add(struct conditions *c, struct node *e, const struct place *p);
/* A test cell of `name`. */
void conditions_add_test(struct conditions *c, const struct line *l, const struct place *p,
    struct str name, struct str text);
/* The test cells and the parts of `when` of a line. */
struct conditions conditions_of_line(const struct line *l);
/* a copy in the arena */
struct condition *conditions_keep(struct arena *a, const struct conditions *c);
/* One spelling for a set of conditions, whatever their order; a part written twice counts once. */
struct str conditions_spelling(struct arena *a, const struct conditions *c);

#endif
