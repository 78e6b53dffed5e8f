/* Yes and no: and, or, not; comparisons; sets. */
#include "expr_priv.h"

/* ---- and, or, not: three values, from left to right, stopping when decided */

bool
eval_words(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out)
{
	bool decides = e->kind == NODE_OR;
	struct value a, b;

	if (!expr_eval(env, e->args[0], f, &a))
		return false;
	if (a.kind == VALUE_BOOL && a.yes == decides) {
		value_set_bool(out, decides);
		return true;
	}
	if (!expr_eval(env, e->args[1], f, &b))
		return false;
	if ((b.kind == VALUE_BOOL && b.yes == decides) || !eval_either_unknown(env, &a, &b, out))
		*out = b;
	if ((a.kind != VALUE_BOOL && a.kind != VALUE_UNKNOWN) ||
	    (b.kind != VALUE_BOOL && b.kind != VALUE_UNKNOWN))
		return eval_type_error(env);
	return true;
}

bool
eval_not(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	if (!expr_eval(env, e->args[0], f, out))
		return false;
	if (out->kind == VALUE_BOOL)
		out->yes = !out->yes;
	return out->kind == VALUE_BOOL || out->kind == VALUE_UNKNOWN || eval_type_error(env);
}

/* ---- comparisons and sets */

static bool
compare(struct expr_env *env, enum node_kind relation, const struct value *a, const struct value *b,
    bool *holds)
{
	int c;

	if (a->kind != b->kind || (a->kind == VALUE_BOOL && relation != NODE_EQ &&
	    relation != NODE_NE))
		return eval_type_error(env);
	c = value_cmp(a, b);
	switch (relation) {
	case NODE_EQ: *holds = c == 0; break;
	case NODE_NE: *holds = c != 0; break;
	case NODE_LT: *holds = c < 0; break;
	case NODE_LE: *holds = c <= 0; break;
	case NODE_GT: *holds = c > 0; break;
	default: *holds = c >= 0;
	}
	return true;
}

/* The value of e, in `room` unless it is written there; NULL after an error. */
static const struct value *
operand(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *room)
{
	if (e->kind == NODE_LITERAL && e->value.kind != VALUE_UNKNOWN)
		return &e->value;
	return expr_eval(env, e, f, room) ? room : NULL;
}

bool
eval_comparison(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out)
{
	struct value a, room;
	const struct value *b;
	bool holds = false;

	if (!expr_eval(env, e->args[0], f, &a) || !(b = operand(env, e->args[1], f, &room)))
		return false;
	if (eval_either_unknown(env, &a, b, out))
		return true;
	if (!compare(env, e->kind, &a, b, &holds))
		return false;
	value_set_bool(out, holds);
	return true;
}

/* Is x in the item? An unknown bound makes *out that unknown. */
static bool
in_item(struct expr_env *env, const struct item *it, const struct expr_frame *f,
    const struct value *x, struct value *out)
{
	struct value rooms[2];
	const struct value *low = NULL, *high = NULL;
	bool above = true, below = true;

	if (it->low && !(low = operand(env, it->low, f, &rooms[0])))
		return false;
	if (it->high && !(high = operand(env, it->high, f, &rooms[1])))
		return false;
	if ((low && low->kind == VALUE_UNKNOWN) || (high && high->kind == VALUE_UNKNOWN)) {
		*out = low && low->kind == VALUE_UNKNOWN ? *low : *high;
		return true;
	}
	if (it->relation != NODE_IN) {
		if (!compare(env, it->relation, x, low, &above))
			return false;
	} else if ((low && !compare(env, it->above_low ? NODE_GT : NODE_GE, x, low, &above)) ||
	    (high && !compare(env, it->below_high ? NODE_LT : NODE_LE, x, high, &below)))
		return false;
	value_set_bool(out, above && below);
	return true;
}

bool
eval_in(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	struct value x;

	if (!expr_eval(env, e->args[0], f, &x))
		return false;
	if (x.kind == VALUE_UNKNOWN) {
		*out = x;
		return true;
	}
	value_set_bool(out, false);
	for (size_t i = 0; i < e->nitems; i++) {
		if (!in_item(env, &e->items[i], f, &x, out))
			return false;
		if (out->kind == VALUE_UNKNOWN || out->yes)
			return true;
	}
	return true;
}
