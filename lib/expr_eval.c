#include <stdarg.h>

#include "expr_priv.h"

static const char *const codes[] = {
	"", "CONFLICT", "NORULE", "RANGE", "TYPE", "ZERODIV", "OVERFLOW", "EMPTY", "ORDER",
	"NEEDS-ROUND", "ORPHAN", "DUPLICATE", "CELL"
};

const char *
eval_error_code(enum eval_error e)
{
	return codes[e];
}

bool
expr_fail(struct expr_env *env, enum eval_error code, enum msg m, ...)
{
	va_list ap;

	if (env->fault.text[0])	/* of an earlier one, place and all */
		env->fault = (struct fault){0};
	env->error = code;
	va_start(ap, m);
	fault_vset(&env->fault, m, ap);
	va_end(ap);
	return false;
}

bool
eval_overflow(struct expr_env *env)
{
	return expr_fail(env, EVAL_OVERFLOW, M_EVAL_OVERFLOW);
}

bool
eval_type_error(struct expr_env *env)
{
	return expr_fail(env, EVAL_TYPE, M_EVAL_TYPE);
}

/* If a or b is unknown, *out is unknown for the reasons of both. */
bool
eval_either_unknown(struct expr_env *env, const struct value *a, const struct value *b,
    struct value *out)
{
	if (a->kind != VALUE_UNKNOWN && b->kind != VALUE_UNKNOWN)
		return false;
	*out = value_unknown(reasons_join(env->arena, a->kind == VALUE_UNKNOWN ? a->why : NULL,
	    b->kind == VALUE_UNKNOWN ? b->why : NULL));
	return true;
}

static bool
eval_at(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	if (!expr_eval(env, e->args[0], f, out))
		return false;
	if (out->kind == VALUE_UNKNOWN)
		return true;
	if (out->kind != VALUE_DATE)
		return eval_type_error(env);
	return env->at(env, out->date, e->args[1], f, out);
}

static void
eval_literal(const struct node *e, const struct expr_frame *f, struct value *out)
{
	*out = e->value;
	if (out->kind == VALUE_UNKNOWN)
		out->why = f->review;
}

bool
expr_eval(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	switch (e->kind) {
	case NODE_LITERAL:
		eval_literal(e, f, out);
		return true;
	case NODE_NAME:
		return env->get(env, e->mine ? f->mine : f->row, e->ref, out);
	case NODE_DATE:
		out->kind = VALUE_DATE;
		return env->date(env, e->mine ? f->mine : f->row, &out->date);
	case NODE_AND: case NODE_OR:
		return eval_words(env, e, f, out);
	case NODE_NOT:
		return eval_not(env, e, f, out);
	case NODE_NEGATE:
		return eval_negate(env, e, f, out);
	case NODE_ADD: case NODE_SUBTRACT: case NODE_MULTIPLY: case NODE_DIVIDE:
		return eval_arithmetic(env, e, f, out);
	case NODE_IN:
		return eval_in(env, e, f, out);
	case NODE_CALL:
		return eval_call(env, e, f, out);
	case NODE_AGGREGATE:
		return eval_aggregate(env, e, f, out);
	case NODE_AT:
		return eval_at(env, e, f, out);
	default:
		return eval_comparison(env, e, f, out);
	}
}
