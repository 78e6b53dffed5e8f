/* rules_choice - choosing one value among the rows in force. Layer 4: no I/O, never exits. Private to rules. */
#ifndef RULES_CHOICE_H
#define RULES_CHOICE_H

#include "rules_priv.h"

/* One row in force for the name being solved. */
struct candidate {
	const struct rule *rule;
	const struct reasons *perhaps;	/* reasons of its unknown condition */
	bool in;	/* among the rows of this trial */
	bool valued, failed;
	struct value value;
};

struct choice {
	struct run *u;
	struct row *row;
	int name;
	struct candidate *list;
	size_t n;
	size_t *maybe;		/* candidates whose condition is unknown */
	size_t nmaybe;
};

/* What a set of rows gives: nothing, or a value and who spoke. */
struct result {
	bool any;
	struct value value;
	const struct used *used;
};

/* The candidates that may hit, in their order. False: the index does not help here, all may. */
struct rule_find {
	const struct rule_index *index;
	size_t entry, end, rest;
};
bool rule_index_find(const struct rule_index *x, struct choice *c, struct rule_find *f);
size_t rule_find_count(const struct rule_find *f);
bool rule_find_next(struct rule_find *f, size_t *at);

/* An error at a row, with its file and line; returns false. */
bool run_fail(struct run *u, const struct row *row, enum eval_error code, enum msg m, struct str a);
/* All conditions of a rule joined by `and`; false after an error. */
bool choice_test(struct choice *c, const struct rule *rule, struct value *out);
/* The value of a rule, rounded; false after an error. */
bool choice_value(struct choice *c, const struct rule *rule, struct value *out);
/* Of the candidates marked in: the value that stands, or none; false after an error. */
bool choice_choose(struct choice *c, struct result *out);
/*
 * The same with the perhaps-rows weighed: unknown if they could change it, NORULE if
 * nothing is left.
 */
bool choice_settle(struct choice *c, struct result *out);

#endif
