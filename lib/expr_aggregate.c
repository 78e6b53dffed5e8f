/* sum, count, any, all, max, min over members; running totals of `before`. */
#include "expr_priv.h"

struct tally {
	enum function fn;
	size_t n;		/* members that count */
	struct value value;	/* sum or extreme so far, or the bool that decides */
	bool decided;		/* any found a yes, all found a no */
	bool unknown;
	struct reasons_pile why;
};

static void
doubt(struct expr_env *env, struct tally *t, const struct reasons *why)
{
	t->unknown = true;
	reasons_add(env->arena, &t->why, why);
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
			return eval_type_error(env);
		t->decided |= v->yes == (t->fn == FN_ANY);
		return true;
	case FN_SUM:
		if (v->kind != VALUE_NUMBER)
			return eval_type_error(env);
		return ratio_add(t->value.number, v->number, &t->value.number) ||
		    eval_overflow(env);
	default:
		two[0] = t->n++ ? t->value : *v;
		two[1] = *v;
		return eval_extreme(env, t->fn == FN_MAX, two, 2, &t->value);
	}
}

static bool
count_member(struct expr_env *env, const struct node *e, const struct expr_frame *inner,
    struct tally *t)
{
	struct value where = value_bool(true), v = value_bool(true);

	if (e->args[1] && !expr_eval(env, e->args[1], inner, &where))
		return false;
	if (where.kind == VALUE_BOOL && !where.yes)
		return true;
	if (where.kind != VALUE_BOOL && where.kind != VALUE_UNKNOWN)
		return eval_type_error(env);
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
		value_set_bool(out, e->function == FN_ANY);
	else if (t->unknown)
		*out = value_unknown(reasons_of(env->arena, &t->why));
	else if (e->function == FN_ANY || e->function == FN_ALL)
		value_set_bool(out, e->function == FN_ALL);
	else if (e->function == FN_COUNT)
		value_set_number(out, RATIO((int64_t)t->n));
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

bool
eval_aggregate(struct expr_env *env, const struct node *e, const struct expr_frame *f,
    struct value *out)
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
