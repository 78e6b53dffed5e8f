#include <stdarg.h>

#include "expr.h"

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

	env->error = code;
	va_start(ap, m);
	fault_vset(&env->fault, m, ap);
	va_end(ap);
	return false;
}

static bool
overflow(struct expr_env *env)
{
	return expr_fail(env, EVAL_OVERFLOW, M_EVAL_OVERFLOW);
}

static bool
type_error(struct expr_env *env)
{
	return expr_fail(env, EVAL_TYPE, M_EVAL_TYPE);
}

/* If a or b is unknown, *out is unknown for the reasons of both. */
static bool
either_unknown(struct expr_env *env, const struct value *a, const struct value *b, struct value *out)
{
	if (a->kind != VALUE_UNKNOWN && b->kind != VALUE_UNKNOWN)
		return false;
	*out = value_unknown(reasons_join(env->arena, a->kind == VALUE_UNKNOWN ? a->why : NULL,
	    b->kind == VALUE_UNKNOWN ? b->why : NULL));
	return true;
}

/* ---- and, or, not: three values, from left to right, stopping when decided */

static bool
eval_words(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	bool decides = e->kind == NODE_OR;
	struct value a, b;

	if (!expr_eval(env, e->args[0], f, &a))
		return false;
	if (a.kind == VALUE_BOOL && a.yes == decides) {
		*out = a;
		return true;
	}
	if (!expr_eval(env, e->args[1], f, &b))
		return false;
	if ((b.kind == VALUE_BOOL && b.yes == decides) || !either_unknown(env, &a, &b, out))
		*out = b;
	if ((a.kind != VALUE_BOOL && a.kind != VALUE_UNKNOWN) ||
	    (b.kind != VALUE_BOOL && b.kind != VALUE_UNKNOWN))
		return type_error(env);
	return true;
}

static bool
eval_not(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	if (!expr_eval(env, e->args[0], f, out))
		return false;
	if (out->kind == VALUE_BOOL)
		out->yes = !out->yes;
	return out->kind == VALUE_BOOL || out->kind == VALUE_UNKNOWN || type_error(env);
}

/* ---- comparisons and sets */

static bool
compare(struct expr_env *env, enum node_kind relation, const struct value *a, const struct value *b,
    bool *holds)
{
	int c;

	if (a->kind != b->kind || (a->kind == VALUE_BOOL && relation != NODE_EQ && relation != NODE_NE))
		return type_error(env);
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

static bool
eval_comparison(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out)
{
	struct value a, b;
	bool holds;

	if (!expr_eval(env, e->args[0], f, &a) || !expr_eval(env, e->args[1], f, &b))
		return false;
	if (either_unknown(env, &a, &b, out))
		return true;
	if (!compare(env, e->kind, &a, &b, &holds))
		return false;
	*out = value_bool(holds);
	return true;
}

/* Is x in the item? An unknown bound makes *out that unknown. */
static bool
in_item(struct expr_env *env, const struct item *it, const struct expr_frame *f,
    const struct value *x, struct value *out)
{
	struct value low, high;
	bool above = true, below = true;

	if (it->low && !expr_eval(env, it->low, f, &low))
		return false;
	if (it->high && !expr_eval(env, it->high, f, &high))
		return false;
	if ((it->low && low.kind == VALUE_UNKNOWN) || (it->high && high.kind == VALUE_UNKNOWN)) {
		*out = it->low && low.kind == VALUE_UNKNOWN ? low : high;
		return true;
	}
	if (it->relation != NODE_IN) {
		if (!compare(env, it->relation, x, &low, &above))
			return false;
	} else if ((it->low && !compare(env, it->above_low ? NODE_GT : NODE_GE, x, &low, &above)) ||
	    (it->high && !compare(env, it->below_high ? NODE_LT : NODE_LE, x, &high, &below)))
		return false;
	*out = value_bool(above && below);
	return true;
}

static bool
eval_in(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	struct value x;

	if (!expr_eval(env, e->args[0], f, &x))
		return false;
	if (x.kind == VALUE_UNKNOWN) {
		*out = x;
		return true;
	}
	*out = value_bool(false);
	for (size_t i = 0; i < e->nitems; i++) {
		if (!in_item(env, &e->items[i], f, &x, out))
			return false;
		if (out->kind == VALUE_UNKNOWN || out->yes)
			return true;
	}
	return true;
}

/* ---- numbers */

static bool
arithmetic(struct expr_env *env, enum node_kind kind, struct ratio a, struct ratio b, struct ratio *out)
{
	switch (kind) {
	case NODE_ADD:
		return ratio_add(a, b, out) || overflow(env);
	case NODE_SUBTRACT:
		return ratio_sub(a, b, out) || overflow(env);
	case NODE_MULTIPLY:
		return ratio_mul(a, b, out) || overflow(env);
	default:
		if (b.n == 0)
			return expr_fail(env, EVAL_ZERODIV, M_EVAL_ZERODIV);
		return ratio_div(a, b, out) || overflow(env);
	}
}

static bool
eval_arithmetic(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out)
{
	struct value a, b;

	if (!expr_eval(env, e->args[0], f, &a) || !expr_eval(env, e->args[1], f, &b))
		return false;
	if (either_unknown(env, &a, &b, out))
		return true;
	if (a.kind != VALUE_NUMBER || b.kind != VALUE_NUMBER)
		return type_error(env);
	out->kind = VALUE_NUMBER;
	return arithmetic(env, e->kind, a.number, b.number, &out->number);
}

static bool
eval_negate(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	if (!expr_eval(env, e->args[0], f, out))
		return false;
	if (out->kind == VALUE_UNKNOWN)
		return true;
	if (out->kind != VALUE_NUMBER)
		return type_error(env);
	return ratio_sub(RATIO(0), out->number, &out->number) || overflow(env);
}

/* ---- functions */

static bool
extreme(struct expr_env *env, bool largest, const struct value *list, size_t n, struct value *out)
{
	*out = list[0];
	for (size_t i = 1; i < n; i++) {
		if (list[i].kind != out->kind || out->kind == VALUE_BOOL || out->kind == VALUE_TEXT)
			return type_error(env);
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
			return type_error(env);
	if (n > 2 && ratio_cmp(v[2].number, x) < 0)
		x = v[2].number;
	if (!ratio_sub(x, v[1].number, &x))
		return overflow(env);
	*out = value_number(x.n < 0 ? RATIO(0) : x);
	return true;
}

static bool
per(struct expr_env *env, enum function fn, const struct value *v, struct value *out)
{
	struct ratio r;

	if (v->kind != VALUE_NUMBER)
		return type_error(env);
	if (!(fn == FN_MONTHLY ? ratio_div(v->number, RATIO(12), &r) : ratio_mul(v->number, RATIO(12), &r)))
		return overflow(env);
	*out = value_number(r);
	return true;
}

static bool
calendar(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    const struct value *v, struct value *out)
{
	days other = 0;

	if (v[0].kind != VALUE_DATE || (e->nargs > 1 && v[1].kind != VALUE_DATE))
		return type_error(env);
	if (e->nargs > 1)
		other = v[1].date;
	else if (e->function == FN_AGE && !env->date(env, f->row, &other))
		return false;
	switch (e->function) {
	case FN_AGE: *out = value_number(RATIO(date_age(v[0].date, other))); break;
	case FN_YEAR: *out = value_number(RATIO(date_split(v[0].date).year)); break;
	case FN_MONTH: *out = value_number(RATIO(date_split(v[0].date).month)); break;
	case FN_DAY: *out = value_number(RATIO(date_split(v[0].date).day)); break;
	case FN_MONTHS: *out = value_number(RATIO(date_months(v[0].date, other))); break;
	default: *out = value_number(RATIO((int64_t)other - v[0].date));
	}
	return true;
}

static bool
add_months(struct expr_env *env, const struct value *v, struct value *out)
{
	if (v[0].kind != VALUE_DATE || v[1].kind != VALUE_NUMBER)
		return type_error(env);
	if (v[1].number.d != 1)
		return expr_fail(env, EVAL_TYPE, M_EVAL_WHOLE_MONTHS);
	out->kind = VALUE_DATE;
	return date_add_months(v[0].date, v[1].number.n, &out->date) || overflow(env);
}

static bool
apply(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    const struct value *v, struct value *out)
{
	switch (e->function) {
	case FN_MIN: case FN_MAX:
		return extreme(env, e->function == FN_MAX, v, e->nargs, out);
	case FN_PART:
		return part(env, v, e->nargs, out);
	case FN_MONTHLY: case FN_YEARLY:
		return per(env, e->function, v, out);
	case FN_ADD_MONTHS:
		return add_months(env, v, out);
	default:
		return calendar(env, e, f, v, out);
	}
}

static bool
eval_call(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	struct value v[e->nargs];
	struct value unknown = value_unknown(NULL);
	bool known = true;

	for (size_t i = 0; i < e->nargs; i++) {
		if (!expr_eval(env, e->args[i], f, &v[i]))
			return false;
		if (v[i].kind == VALUE_UNKNOWN) {
			known = false;
			unknown.why = reasons_join(env->arena, unknown.why, v[i].why);
		}
	}
	if (e->function == FN_HAS) {
		*out = value_bool(known);
		return true;
	}
	*out = unknown;
	return !known || apply(env, e, f, v, out);
}

/* ---- aggregates */

struct tally {
	enum function fn;
	size_t n;		/* members that count */
	struct value value;	/* sum or extreme so far, or the bool that decides */
	bool decided;		/* any found a yes, all found a no */
	bool unknown;
	const struct reasons *why;
};

static void
doubt(struct expr_env *env, struct tally *t, const struct reasons *why)
{
	t->unknown = true;
	t->why = reasons_join(env->arena, t->why, why);
}

/* A member whose where-condition is open does not count when its value would change nothing. */
static bool
is_neutral(enum function fn, const struct value *v)
{
	if (fn == FN_ANY || fn == FN_ALL)
		return v->kind == VALUE_BOOL && v->yes == (fn == FN_ALL);
	return fn == FN_SUM && v->kind == VALUE_NUMBER && v->number.n == 0;
}

static bool
count_value(struct expr_env *env, struct tally *t, const struct value *v)
{
	struct value two[2];

	if (v->kind == VALUE_UNKNOWN) {
		doubt(env, t, v->why);
		return true;
	}
	switch (t->fn) {
	case FN_ANY: case FN_ALL:
		if (v->kind != VALUE_BOOL)
			return type_error(env);
		t->decided |= v->yes == (t->fn == FN_ANY);
		return true;
	case FN_SUM:
		if (v->kind != VALUE_NUMBER)
			return type_error(env);
		return ratio_add(t->value.number, v->number, &t->value.number) || overflow(env);
	default:
		two[0] = t->n++ ? t->value : *v;
		two[1] = *v;
		return extreme(env, t->fn == FN_MAX, two, 2, &t->value);
	}
}

static bool
count_member(struct expr_env *env, const struct node *e, const struct expr_frame *inner, struct tally *t)
{
	struct value where = value_bool(true), v = value_bool(true);

	if (e->args[1] && !expr_eval(env, e->args[1], inner, &where))
		return false;
	if (where.kind == VALUE_BOOL && !where.yes)
		return true;
	if (where.kind != VALUE_BOOL && where.kind != VALUE_UNKNOWN)
		return type_error(env);
	if (e->function == FN_COUNT) {
		t->n++;
		if (where.kind == VALUE_UNKNOWN)
			doubt(env, t, where.why);
		return true;
	}
	if (e->args[0] && !expr_eval(env, e->args[0], inner, &v))
		return false;
	if (where.kind == VALUE_UNKNOWN) {
		if (!is_neutral(e->function, &v))
			doubt(env, t, where.why);
		return true;
	}
	return count_value(env, t, &v);
}

static bool
finish_tally(struct expr_env *env, const struct node *e, const struct tally *t, struct value *out)
{
	if (t->decided)
		*out = value_bool(e->function == FN_ANY);
	else if (t->unknown)
		*out = value_unknown(t->why);
	else if (e->function == FN_ANY || e->function == FN_ALL)
		*out = value_bool(e->function == FN_ALL);
	else if (e->function == FN_COUNT)
		*out = value_number(RATIO((int64_t)t->n));
	else if (e->function == FN_SUM)
		*out = t->value;
	else if (!t->n)
		return expr_fail(env, EVAL_EMPTY, M_EVAL_EMPTY, STR_FMT(e->text));
	else
		*out = t->value;
	return true;
}

/* Where the running total of one `before` stands: so far, over the first n of these rows. */
struct expr_prefix {
	const struct node *node;
	const void **rows;
	size_t n;
	struct tally tally;
	struct expr_prefix *next;
};

/* The kept total for e over these rows, or a new one; NULL when it depends on the row that asks. */
static struct expr_prefix *
prefix_of(struct expr_env *env, const struct node *e, const struct expr_members *m)
{
	struct expr_prefix *p;

	if (!e->before || e->has_mine || env->other_day)
		return NULL;
	for (p = env->prefixes; p; p = p->next)
		if (p->node == e && p->rows == m->rows)
			return p;
	p = arena_take(env->arena, 1, sizeof(*p));
	*p = (struct expr_prefix){.node = e, .rows = m->rows, .next = env->prefixes};
	return env->prefixes = p;
}

static bool
eval_aggregate(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	struct tally t = {.fn = e->function, .value = value_number(RATIO(0))};
	struct expr_frame inner = {NULL, f->mine, f->review};
	struct expr_members m = {0};
	struct expr_prefix *p;
	size_t i = 0;

	if (!env->members(env, f->row, e->entity, e->before, &m))
		return false;
	if (m.unknown) {
		*out = value_unknown(m.unknown);
		return true;
	}
	p = prefix_of(env, e, &m);
	if (p && p->n && p->n <= m.n) {
		i = p->n;
		t = p->tally;
	}
	for (; i < m.n; i++) {
		inner.row = m.rows[i];
		if (!count_member(env, e, &inner, &t))
			return false;
	}
	if (p && p->n < m.n) {
		p->n = m.n;
		p->tally = t;
	}
	return finish_tally(env, e, &t, out);
}

static bool
eval_at(struct expr_env *env, const struct node *e, const struct expr_frame *f, struct value *out)
{
	if (!expr_eval(env, e->args[0], f, out))
		return false;
	if (out->kind == VALUE_UNKNOWN)
		return true;
	if (out->kind != VALUE_DATE)
		return type_error(env);
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
