/*
 * Finding rows by the value that most of them test first: a printed table of thousands of
 * rows costs one look.
 */
#include <stdlib.h>

#include "rules_choice.h"

#define WORTH 16	/* rows; fewer are tried one by one */

/* A row that begins with `name = literal`. */
struct entry {
	const struct value *value;
	size_t at;	/* in the list of candidates */
};

struct rule_index {
	const struct node *name;	/* what they test */
	struct entry *list;		/* by value, then place */
	size_t n;
	size_t *rest;			/* rows that begin otherwise */
	size_t nrest;
};

static const struct node *
first_test(const struct rule *rule)
{
	const struct node *e = rule->nconditions ? rule->conditions[0].e : NULL;

	return e && e->kind == NODE_EQ && e->args[0]->kind == NODE_NAME && !e->args[0]->mine &&
	    e->args[1]->kind == NODE_LITERAL && e->args[1]->value.kind != VALUE_UNKNOWN ? e : NULL;
}

static bool
tests(const struct rule *rule, const struct node *first)
{
	const struct node *e = first_test(rule);

	return e && e->args[0]->ref == first->args[0]->ref &&
	    e->args[1]->value.kind == first->args[1]->value.kind;
}

static int
by_value(const void *a, const void *b)
{
	const struct entry *x = a, *y = b;
	int c = value_cmp(x->value, y->value);

	return c ? c : (x->at > y->at) - (x->at < y->at);
}

/* For the test that the middle row begins with, if most others do too. */
struct rule_index *
rule_index_new(struct arena *a, const struct candidates *c)
{
	const struct node *first = c->n >= WORTH ? first_test(c->list[c->n / 2]) : NULL;
	struct rule_index *x;

	if (!first)
		return NULL;
	x = arena_take(a, 1, sizeof(*x));
	x->name = first->args[0];
	x->list = arena_take(a, c->n, sizeof(*x->list));
	x->rest = arena_take(a, c->n, sizeof(*x->rest));
	for (size_t i = 0; i < c->n; i++)
		if (tests(c->list[i], first))
			x->list[x->n++] = (struct entry){
			    &c->list[i]->conditions[0].e->args[1]->value, i};
		else
			x->rest[x->nrest++] = i;
	if (x->nrest > x->n)
		return NULL;
	qsort(x->list, x->n, sizeof(*x->list), by_value);
	return x;
}

static size_t
first_of(const struct rule_index *x, const struct value *v)
{
	size_t low = 0, high = x->n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (value_cmp(x->list[mid].value, v) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

bool
rule_index_find(const struct rule_index *x, struct choice *c, struct rule_find *f)
{
	struct expr_frame frame = {c->row, c->row, NULL};
	struct value v;

	*f = (struct rule_find){.index = x};
	if (!expr_eval(&c->u->env, x->name, &frame, &v) || v.kind != x->list[0].value->kind)
		return false;	/* every row is tried: it will meet the same */
	f->entry = f->end = first_of(x, &v);
	while (f->end < x->n && value_cmp(x->list[f->end].value, &v) == 0)
		f->end++;
	return true;
}

size_t
rule_find_count(const struct rule_find *f)
{
	return f->end - f->entry + f->index->nrest;
}

bool
rule_find_next(struct rule_find *f, size_t *at)
{
	const struct rule_index *x = f->index;
	bool entry = f->entry < f->end, rest = f->rest < x->nrest;

	if (!entry && !rest)
		return false;
	if (entry && (!rest || x->list[f->entry].at < x->rest[f->rest]))
		*at = x->list[f->entry++].at;
	else
		*at = x->rest[f->rest++];
	return true;
}
