/* expr - the expression language of rules and of -w: scan, parse, check, evaluate. Layer 3: no I/O, never exits. */
#ifndef EXPR_H
#define EXPR_H

#include "msg.h"
#include "value.h"

/* The grammar is section 2 of doudi-rules(5). A tree lives in the arena it was parsed into. */
enum node_kind {
	NODE_LITERAL,	/* value; review is an unknown without reasons */
	NODE_NAME,	/* text; ref and entity after the check */
	NODE_DATE,	/* the row's date */
	NODE_AND, NODE_OR, NODE_NOT, NODE_NEGATE,
	NODE_ADD, NODE_SUBTRACT, NODE_MULTIPLY, NODE_DIVIDE,
	NODE_EQ, NODE_NE, NODE_LT, NODE_LE, NODE_GT, NODE_GE,
	NODE_IN,	/* args[0] in items */
	NODE_CALL,	/* function, args */
	/* function over entity: args[0] (may be NULL) where args[1] (may be NULL) */
	NODE_AGGREGATE,
	NODE_AT		/* args[1] on the date args[0] */
};

enum function {
	FN_MIN, FN_MAX, FN_PART, FN_AGE, FN_YEAR, FN_MONTH, FN_DAY, FN_MONTHS, FN_DAYS, FN_HOURS,
	FN_ADD_MONTHS, FN_MONTHLY, FN_YEARLY, FN_HAS, FN_SUM, FN_COUNT, FN_ANY, FN_ALL
};

/* One member of a set: a value, a comparison, or a range with open or closed ends. */
struct item {
	enum node_kind relation;	/* NODE_EQ … NODE_GE; NODE_IN: the range low..high */
	struct node *low, *high;	/* NULL: no bound; a comparison or value uses low */
	bool above_low, below_high;	/* `<..` and `..<`: the end itself is out */
};

struct node {
	enum node_kind kind;
	enum function function;
	unsigned at;		/* byte of the text where it begins, from 0 */
	bool mine;		/* my.x: looked up at the row the rule is for */
	bool before;		/* sum(claim before …) */
	bool has_mine;		/* an aggregate with my. inside */
	int ref;		/* of a name: what the caller's lookup gave */
	int entity;		/* of an aggregate */
	struct str text;	/* of a name, or the entity of an aggregate */
	struct value value;
	struct node **args;
	size_t nargs;
	struct item *items;
	size_t nitems;
};

#define EXPR_NESTING 64
#define EXPR_OPERATORS 1000	/* in one expression */

/* Parse an expression; NULL with f->at (byte from 1) and the text when it is none. */
struct node *expr_parse(struct arena *a, struct str text, struct fault *f);
/*
 * Parse a table cell as a test of `name`: a set in which a bare word is text. One
 * spelling per condition.
 */
struct node *expr_parse_cell(struct arena *a, struct str name, struct str cell, struct fault *f);
/* Split at the `and`s into parts appended to *list; `not not x` becomes x. */
void expr_parts(struct node *e, struct node ***list, size_t *n, size_t *room);
/* Append a spelling that is equal for equal conditions, and only for these. */
void expr_spell(struct buf *b, const struct node *e);
/* levels of the tree: how deep its evaluation nests */
unsigned expr_depth(const struct node *e);
bool expr_is_word(struct str s);	/* belongs to the grammar: cannot be a name */
bool expr_is_name(struct str s);	/* ident, or entity.ident */

/*
 * The check: finds names, infers types, compares units. The caller says what
 * names mean; faults come out through complain, as many as there are.
 */
struct expr_check {
	/* The name seen from a row of `entity`: fills ref and type, false when unknown. */
	bool (*name)(void *context, int entity, struct str name, int *ref, struct type *type);
	/*
	 * The entity of an aggregate written in a rule for `from`; false when there is
	 * none below or beside it.
	 */
	bool (*entity)(void *context, struct str word, int from, int *entity);
	void (*complain)(void *context, const struct node *where, enum msg m, struct str a,
	    struct str b);
	/* Each name found: for the graph of names. NULL: not wanted. */
	void (*uses)(void *context, int ref, bool before, int aggregate_entity);
	void *context;
};
struct type expr_check(const struct expr_check *c, struct node *e, int entity);
/* The type both can be, or a complaint. */
struct type expr_unify(const struct expr_check *c, const struct node *where, const struct type *a,
    const struct type *b);

/* Why evaluation of a row fails; CODE of the message and of -x. */
enum eval_error {
	EVAL_FINE, EVAL_CONFLICT, EVAL_NORULE, EVAL_RANGE, EVAL_TYPE, EVAL_ZERODIV, EVAL_OVERFLOW,
	EVAL_EMPTY, EVAL_ORDER, EVAL_NEEDS_ROUND, EVAL_ORPHAN, EVAL_DUPLICATE, EVAL_CELL
};
const char *eval_error_code(enum eval_error e);	/* "CONFLICT" … */

struct expr_frame {
	const void *row;		/* where names are looked up */
	const void *mine;		/* the row the rule is for */
	const struct reasons *review;	/* the reason of the word review here */
};
/* The rows of an aggregate, in input order. */
struct expr_members {
	const void **rows;
	size_t n;
	const struct reasons *unknown;	/* no table: then n is 0 and this says so */
};
/*
 * What evaluation asks of its owner. The first three return false after filling `error`
 * and `fault`.
 */
struct expr_env {
	bool (*get)(struct expr_env *, const void *row, int ref, struct value *out);
	bool (*members)(struct expr_env *, const void *row, int entity, bool before,
	    struct expr_members *out);
	bool (*at)(struct expr_env *, days date, const struct node *e, const struct expr_frame *,
	    struct value *out);
	bool (*date)(struct expr_env *, const void *row, days *out);
	struct arena *arena;	/* reasons and member lists */
	/* running totals of `before`; NULL them when the arena is reset */
	struct expr_prefix *prefixes;
	bool other_day;		/* inside at(): running totals are not kept */
	enum eval_error error;
	struct fault fault;
};
/* False after an error; then env->error and env->fault tell. */
bool expr_eval(struct expr_env *env, const struct node *e, const struct expr_frame *frame,
    struct value *out);
/* Fill error and fault; returns false. */
bool expr_fail(struct expr_env *env, enum eval_error code, enum msg m, ...);

#endif
