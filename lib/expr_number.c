/* Numbers, dates and the functions on them. */
#include "expr_priv.h"

static bool
arithmetic(struct expr_env *env, enum node_kind kind, struct ratio a, struct ratio b,
    struct ratio *out)
{
	switch (kind) {
	case NODE_ADD:
		return ratio_add(a, b, out) || eval_overflow(env);
	case NODE_SUBTRACT:
		return ratio_sub(a, b, out) || eval_overflow(env);
	case NODE_MULTIPLY:
		return ratio_mul(a, b, out) || eval_overflow(env);
	default:
		if (b.n == 0)
			return expr_fail(env, EVAL_ZERODIV, M_EVAL_ZERODIV);
		return ratio_div(a, b, out) || eval_overflow(env);
	}
}

bool
eval_arithmetic(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out)
{
	struct value a, b;

	if (!expr_eval(env, e->args[0], f, &a) || !expr_eval(env, e->args[1], f, &b))
		return false;
	if (eval_either_unknown(env, &a, &b, out))
		return true;
	if (a.kind != VALUE_NUMBER || b.kind != VALUE_NUMBER)
		return eval_type_error(env);
	out->kind = VALUE_NUMBER;
	return arithmetic(env, e->kind, a.number, b.number, &out->number);
}

bool
eval_negate(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out)
{
	if (!expr_eval(env, e->args[0], f, out))
		return false;
	if (out->kind == VALUE_UNKNOWN)
		return true;
	if (out->kind != VALUE_NUMBER)
		return eval_type_error(env);
	return ratio_sub(RATIO(0), out->number, &out->number) || eval_overflow(env);
}

/* ---- functions */

bool
eval_extreme(struct expr_env *env, bool largest, const struct value *list, size_t n,
    struct value *out)
{
	*out = list[0];
	for (size_t i = 1; i < n; i++) {
		if (list[i].kind != out->kind || out->kind == VALUE_BOOL || out->kind == VALUE_TEXT)
			return eval_type_error(env);
		if (largest ? value_cmp(&list[i], out) > 0 : value_cmp(&list[i], out) < 0)
			*out = list[i];
	}
	return true;
}

/* part(x, lo, hi): the slice of x between lo and hi */
static bool
part(struct expr_env *env, const struct value *v, size_t n, struct value *out)
{
	struct ratio x = v[0].number;

	for (size_t i = 0; i < n; i++)
		if (v[i].kind != VALUE_NUMBER)
			return eval_type_error(env);
	if (n > 2 && ratio_cmp(v[2].number, x) < 0)
		x = v[2].number;
	if (!ratio_sub(x, v[1].number, &x))
		return eval_overflow(env);
	value_set_number(out, x.n < 0 ? RATIO(0) : x);
	return true;
}

static bool
per(struct expr_env *env, enum function fn, const struct value *v, struct value *out)
{
	struct ratio r;

	if (v->kind != VALUE_NUMBER)
		return eval_type_error(env);
	if (!(fn == FN_MONTHLY ? ratio_div(v->number, RATIO(12), &r)
	    : ratio_mul(v->number, RATIO(12), &r)))
		return eval_overflow(env);
	value_set_number(out, r);
	return true;
}

static bool
calendar(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    const struct value *v, struct value *out)
{
	days other = 0;

	if (v[0].kind != VALUE_DATE || (e->nargs > 1 && v[1].kind != VALUE_DATE))
		return eval_type_error(env);
	if (e->nargs > 1)
		other = v[1].date;
	else if (e->function == FN_AGE && !env->date(env, f->row, &other))
		return false;
	switch (e->function) {
	case FN_AGE: value_set_number(out, RATIO(date_age(v[0].date, other))); break;
	case FN_YEAR: value_set_number(out, RATIO(date_split(v[0].date).year)); break;
	case FN_MONTH: value_set_number(out, RATIO(date_split(v[0].date).month)); break;
	case FN_DAY: value_set_number(out, RATIO(date_split(v[0].date).day)); break;
	case FN_MONTHS: value_set_number(out, RATIO(date_months(v[0].date, other))); break;
	default: value_set_number(out, RATIO((int64_t)other - v[0].date));
	}
	return true;
}

static bool
add_months(struct expr_env *env, const struct value *v, struct value *out)
{
	if (v[0].kind != VALUE_DATE || v[1].kind != VALUE_NUMBER)
		return eval_type_error(env);
	if (v[1].number.d != 1)
		return expr_fail(env, EVAL_TYPE, M_EVAL_WHOLE_MONTHS);
	out->kind = VALUE_DATE;
	return date_add_months(v[0].date, v[1].number.n, &out->date) || eval_overflow(env);
}

/* Of two times as text, since no column holds them otherwise: exact, 1 minute is 1/60. */
static bool
hours(struct expr_env *env, const struct value *v, struct value *out)
{
	int64_t from, to;
	struct ratio r;

	if (v[0].kind != VALUE_TEXT || v[1].kind != VALUE_TEXT)
		return eval_type_error(env);
	if (!minute_parse(v[0].text, &from) || !minute_parse(v[1].text, &to))
		return expr_fail(env, EVAL_TYPE, M_EVAL_NO_TIME);
	if (!ratio_div(RATIO(to - from), RATIO(60), &r))
		return eval_overflow(env);
	value_set_number(out, r);
	return true;
}

static bool
apply(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    const struct value *v, struct value *out)
{
	switch (e->function) {
	case FN_MIN: case FN_MAX:
		return eval_extreme(env, e->function == FN_MAX, v, e->nargs, out);
	case FN_PART:
		return part(env, v, e->nargs, out);
	case FN_MONTHLY: case FN_YEARLY:
		return per(env, e->function, v, out);
	case FN_ADD_MONTHS:
		return add_months(env, v, out);
	case FN_HOURS:
		return hours(env, v, out);
	default:
		return calendar(env, e, f, v, out);
	}
}

bool
eval_call(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	struct value v[e->nargs];
	const struct reasons *why = NULL;
	bool known = true;
	size_t i = 0;

	do {	/* every function has an argument */
		if (!expr_eval(env, e->args[i], f, &v[i]))
			return false;
		if (v[i].kind == VALUE_UNKNOWN) {
			known = false;
			why = reasons_join(env->arena, why, v[i].why);
		}
	} while (++i < e->nargs);
	if (e->function == FN_HAS) {
		value_set_bool(out, known);
		return true;
	}
	if (!known)
		*out = value_unknown(why);
	return !known || apply(env, e, f, v, out);
}
