/* expr_priv - what the files of the expression language share. Layer 3: no I/O, never exits. Private to expr. */
#ifndef EXPR_PRIV_H
#define EXPR_PRIV_H

#include "expr.h"
#include "expr_scan.h"

/* ---- parsing: every function that returns a node gives NULL after filling the fault */
struct parser {
	struct arena *arena;
	struct token *t;	/* the next token */
	unsigned depth, operators;
	struct fault *fault;
	bool cell;		/* bounds are literals and a bare word is text */
};

/* at the next token; returns NULL */
void *parser_fail(struct parser *p, enum msg m, struct str a);
void *parser_unexpected(struct parser *p);
bool parser_sign(const struct token *t, const char *sign);	/* is it that sign? */
bool parser_word(const struct token *t, const char *word);
bool parser_eat(struct parser *p, const char *sign);	/* step over it, or a fault */
struct node *parser_make(struct parser *p, enum node_kind kind, unsigned at, size_t nargs);
struct node *parser_make_two(struct parser *p, enum node_kind kind, struct node *a, struct node *b);
/* of the next token, stepped over */
struct node *parser_literal(struct parser *p, struct value v);
/* yes, no, review …; NULL without a fault otherwise */
struct node *parser_literal_word(struct parser *p);
bool parser_relation(const struct token *t, enum node_kind *kind);	/* = != < <= > >= */
struct node *parser_or(struct parser *p);	/* a whole expression */
struct node *parser_sum(struct parser *p);	/* what stands between comparisons */
struct node *parser_call(struct parser *p);	/* a word followed by a bracket */
bool parser_set(struct parser *p, struct node *in);	/* the items of in(...) or of a cell */
struct node *parser_whole(struct parser *p, struct node *e);	/* e, if nothing follows */

/* ---- evaluating: false after an error in env */
bool eval_overflow(struct expr_env *env);
bool eval_type_error(struct expr_env *env);
/* If a or b is unknown, *out is unknown for the reasons of both. */
bool eval_either_unknown(struct expr_env *env, const struct value *a, const struct value *b,
    struct value *out);
/* The largest or smallest of n >= 1 numbers or dates. */
bool eval_extreme(struct expr_env *env, bool largest, const struct value *list, size_t n,
    struct value *out);
bool eval_words(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);
bool eval_not(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);
bool eval_comparison(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);
bool eval_in(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);
bool eval_arithmetic(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);
bool eval_negate(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);
bool eval_call(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);
bool eval_aggregate(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out);

#endif
