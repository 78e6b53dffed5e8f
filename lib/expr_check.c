#include "expr.h"

static const struct type number = {.kind = TYPE_NUMBER};	/* of a unit nobody knows */

/*
 * Where the checker stands: the entity of the row names are looked up at, and of the row
 * the rule is for.
 */
struct place {
	const struct expr_check *c;
	int entity, mine;
	bool before;		/* inside sum(… before …) only: edges go to earlier rows */
	int aggregate;		/* the entity scanned there */
};

static struct type check(const struct place *p, struct node *e);

static void
complain_types(const struct place *p, const struct node *where, enum msg m, const struct type *a,
    const struct type *b)
{
	struct buf x = {0}, y = {0};

	type_print(&x, a);
	if (b)
		type_print(&y, b);
	p->c->complain(p->c->context, where, m, buf_str(&x), buf_str(&y));
	buf_free(&x);
	buf_free(&y);
}

struct type
expr_unify(const struct expr_check *c, const struct node *where, const struct type *a,
    const struct type *b)
{
	struct place p = {.c = c};

	if (a->kind == TYPE_ANY)
		return *b;
	if (b->kind == TYPE_ANY)
		return *a;
	if (a->kind != b->kind) {
		complain_types(&p, where, M_EXPR_TYPES, a, b);
		return type_any;
	}
	if (a->kind != TYPE_NUMBER || b->bare || !b->unit_known)
		return *a;
	if (a->bare || !a->unit_known)
		return *b;
	if (!type_same_unit(a, b)) {
		complain_types(&p, where, M_EXPR_UNITS, a, b);
		return type_any;
	}
	return *a;
}

static struct type
unify(const struct place *p, const struct node *where, const struct type *a, const struct type *b)
{
	return expr_unify(p->c, where, a, b);
}

static void
need(const struct place *p, struct node *e, const struct type *t, enum type_kind kind, enum msg m)
{
	if (t->kind != kind && t->kind != TYPE_ANY)
		complain_types(p, e, m, t, NULL);
}

static struct type
check_literal(const struct node *e)
{
	switch (e->value.kind) {
	case VALUE_BOOL:
		return type_bool;
	case VALUE_NUMBER:
		return type_bare;
	case VALUE_TEXT:
		return type_text;
	case VALUE_DATE:
		return type_date;
	case VALUE_UNKNOWN:
		break;
	}
	return type_any;
}

static struct type
check_name(const struct place *p, struct node *e)
{
	int from = e->mine ? p->mine : p->entity;
	struct type t = type_any;

	if (!p->c->name(p->c->context, from, e->text, &e->ref, &t)) {
		p->c->complain(p->c->context, e, M_EXPR_NAME, e->text, (struct str){0});
		return type_any;
	}
	if (p->c->uses)
		p->c->uses(p->c->context, e->ref, p->before && !e->mine, p->aggregate);
	return t;
}

static struct type
check_bools(const struct place *p, struct node *e)
{
	for (size_t i = 0; i < e->nargs; i++) {
		struct type t = check(p, e->args[i]);

		need(p, e->args[i], &t, TYPE_BOOL, M_EXPR_NEEDS_BOOL);
	}
	return type_bool;
}

static struct type
check_comparison(const struct place *p, struct node *e)
{
	struct type a = check(p, e->args[0]), b = check(p, e->args[1]), t;

	t = unify(p, e, &a, &b);
	if (t.kind == TYPE_BOOL && e->kind != NODE_EQ && e->kind != NODE_NE)
		complain_types(p, e, M_EXPR_NO_ORDER, &t, NULL);
	return type_bool;
}

static struct type
check_in(const struct place *p, struct node *e)
{
	struct type t = check(p, e->args[0]);

	for (size_t i = 0; i < e->nitems; i++) {
		struct node *bound[] = {e->items[i].low, e->items[i].high};

		for (size_t k = 0; k < 2; k++)
			if (bound[k]) {
				struct type b = check(p, bound[k]);

				unify(p, e, &t, &b);
			}
	}
	return type_bool;
}

static struct type
check_sum(const struct place *p, struct node *e)
{
	struct type a = check(p, e->args[0]), b = check(p, e->args[1]);

	need(p, e->args[0], &a, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
	need(p, e->args[1], &b, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
	return a.kind == TYPE_NUMBER && b.kind == TYPE_NUMBER ? unify(p, e, &a, &b) : number;
}

static struct type
check_product(const struct place *p, struct node *e)
{
	struct type a = check(p, e->args[0]), b = check(p, e->args[1]), t;

	need(p, e->args[0], &a, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
	need(p, e->args[1], &b, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
	if (a.kind != TYPE_NUMBER || b.kind != TYPE_NUMBER || !a.unit_known || !b.unit_known)
		return number;
	if (!type_multiply(&a, &b, e->kind == NODE_MULTIPLY ? 1 : -1, &t)) {
		complain_types(p, e, M_EXPR_UNIT_LONG, &a, &b);
		return number;
	}
	return t;
}

/* monthly() of something per year is per month, and the reverse. */
static struct type
check_per(const struct place *p, struct node *e, struct type t)
{
	static const struct type year = {.kind = TYPE_NUMBER, .unit_known = true, .n = 1,
	    .unit = {{{"year", 4}, 1}}};
	static const struct type month = {.kind = TYPE_NUMBER, .unit_known = true, .n = 1,
	    .unit = {{{"month", 5}, 1}}};
	const struct type *from = e->function == FN_MONTHLY ? &year : &month;
	const struct type *to = e->function == FN_MONTHLY ? &month : &year;
	struct type out;

	need(p, e->args[0], &t, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
	if (t.kind != TYPE_NUMBER || t.bare || !t.unit_known)
		return number;
	for (unsigned i = 0; i < t.n; i++)
		if (str_eq(t.unit[i].word, from->unit[0].word) && t.unit[i].power == -1 &&
		    type_multiply(&t, from, 1, &out) && type_multiply(&out, to, -1, &out))
			return out;
	complain_types(p, e, e->function == FN_MONTHLY ? M_EXPR_MONTHLY : M_EXPR_YEARLY, &t, NULL);
	return number;
}

static struct type
check_extreme(const struct place *p, struct node *e, const struct type *first)
{
	struct type t = *first;

	for (size_t i = 1; i < e->nargs; i++) {
		struct type b = check(p, e->args[i]);

		t = unify(p, e, &t, &b);
	}
	if (t.kind == TYPE_BOOL || t.kind == TYPE_TEXT ||
	    (e->function == FN_PART && t.kind == TYPE_DATE))
		complain_types(p, e, M_EXPR_NEEDS_NUMBER, &t, NULL);
	return t;
}

/* A bare number that carries a unit word only as a label: age() in years. */
static struct type
check_dates(const struct place *p, struct node *e, const struct type *first)
{
	need(p, e->args[0], first, TYPE_DATE, M_EXPR_NEEDS_DATE);
	if (e->nargs > 1) {
		struct type t = check(p, e->args[1]);

		if (e->function == FN_ADD_MONTHS)
			need(p, e->args[1], &t, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
		else
			need(p, e->args[1], &t, TYPE_DATE, M_EXPR_NEEDS_DATE);
	}
	return e->function == FN_ADD_MONTHS ? type_date : type_bare;
}

static struct type
check_hours(const struct place *p, struct node *e, const struct type *first)
{
	struct type second = check(p, e->args[1]);

	need(p, e->args[0], first, TYPE_TEXT, M_EXPR_NEEDS_TIME);
	need(p, e->args[1], &second, TYPE_TEXT, M_EXPR_NEEDS_TIME);
	return type_bare;
}

static struct type
check_call(const struct place *p, struct node *e)
{
	struct type t = check(p, e->args[0]);

	switch (e->function) {
	case FN_HAS:
		return type_bool;
	case FN_MIN: case FN_MAX: case FN_PART:
		return check_extreme(p, e, &t);
	case FN_MONTHLY: case FN_YEARLY:
		return check_per(p, e, t);
	case FN_HOURS:
		return check_hours(p, e, &t);
	default:
		return check_dates(p, e, &t);
	}
}

static bool
has_mine(const struct node *e)
{
	if (!e)
		return false;
	if (e->mine)
		return true;
	for (size_t i = 0; i < e->nargs; i++)
		if (has_mine(e->args[i]))
			return true;
	for (size_t i = 0; i < e->nitems; i++)
		if (has_mine(e->items[i].low) || has_mine(e->items[i].high))
			return true;
	return false;
}

static struct type
check_aggregate(const struct place *p, struct node *e)
{
	struct place inner = *p;
	struct type t = type_any;

	if (!p->c->entity || !p->c->entity(p->c->context, e->text, p->entity, &e->entity)) {
		p->c->complain(p->c->context, e, M_EXPR_ENTITY, e->text, (struct str){0});
		return type_any;
	}
	if (e->before && e->entity != p->entity)
		p->c->complain(p->c->context, e, M_EXPR_BEFORE, e->text, (struct str){0});
	inner.entity = e->entity;
	inner.before = e->before && (p->aggregate < 0 || p->before);
	inner.aggregate = e->entity;
	if (e->args[1]) {
		t = check(&inner, e->args[1]);
		need(p, e->args[1], &t, TYPE_BOOL, M_EXPR_NEEDS_BOOL);
	}
	t = e->args[0] ? check(&inner, e->args[0]) : type_bool;
	e->has_mine = has_mine(e->args[0]) || has_mine(e->args[1]);
	if (e->function == FN_COUNT)
		return type_bare;
	if (e->function == FN_ANY || e->function == FN_ALL) {
		need(p, e, &t, TYPE_BOOL, M_EXPR_NEEDS_BOOL);
		return type_bool;
	}
	if (e->function == FN_SUM || t.kind != TYPE_DATE)
		need(p, e, &t, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
	return e->function == FN_SUM && t.kind == TYPE_ANY ? number : t;
}

static struct type
check_at(const struct place *p, struct node *e)
{
	struct type t = check(p, e->args[0]);

	need(p, e->args[0], &t, TYPE_DATE, M_EXPR_NEEDS_DATE);
	return check(p, e->args[1]);
}

static struct type
check(const struct place *p, struct node *e)
{
	struct type t;

	switch (e->kind) {
	case NODE_LITERAL:
		return check_literal(e);
	case NODE_NAME:
		return check_name(p, e);
	case NODE_DATE:
		return type_date;
	case NODE_AND: case NODE_OR: case NODE_NOT:
		return check_bools(p, e);
	case NODE_NEGATE:
		t = check(p, e->args[0]);
		need(p, e, &t, TYPE_NUMBER, M_EXPR_NEEDS_NUMBER);
		return t;
	case NODE_ADD: case NODE_SUBTRACT:
		return check_sum(p, e);
	case NODE_MULTIPLY: case NODE_DIVIDE:
		return check_product(p, e);
	case NODE_IN:
		return check_in(p, e);
	case NODE_CALL:
		return check_call(p, e);
	case NODE_AGGREGATE:
		return check_aggregate(p, e);
	case NODE_AT:
		return check_at(p, e);
	default:
		return check_comparison(p, e);
	}
}

struct type
expr_check(const struct expr_check *c, struct node *e, int entity)
{
	struct place p = {c, entity, entity, false, -1};

	return check(&p, e);
}
