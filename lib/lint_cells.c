/* Conditions become truth over axes; literals cut the axes into cells. */
#include <stdlib.h>

#include "lint_priv.h"

/* ---- axes */

static struct str
spelled(struct cells *s, const struct node *left, const struct node *right)
{
	struct buf b = {0};
	struct str key;

	if (left->kind == NODE_NAME && !right)
		buf_put(&b, s->l->r->names[left->ref].full);
	else
		expr_spell(&b, left);
	if (right) {
		buf_puts(&b, " ~ ");
		expr_spell(&b, right);
	}
	key = arena_str(s->arena, buf_str(&b));
	buf_free(&b);
	return key;
}

static bool
is_whole(const struct cells *s, const struct node *e)
{
	const struct name *n;

	if (e->kind == NODE_AGGREGATE)
		return e->function == FN_COUNT;
	if (e->kind == NODE_CALL)
		return e->function >= FN_AGE && e->function <= FN_DAYS;
	if (e->kind != NODE_NAME)
		return false;
	n = &s->l->r->names[e->ref];
	return str_eq(n->unit, STR("int")) || (n->column && (n->column->type == COLUMN_COUNT ||
	    (n->column->type == COLUMN_CODE && n->type.kind == TYPE_NUMBER)));
}

static bool
only_counts(const struct node *e)
{
	return e->kind == NODE_AGGREGATE ? e->function == FN_COUNT :
	    e->kind == NODE_CALL && (e->function == FN_AGE || e->function == FN_YEAR);
}

/* SIZE_MAX: there is none, and no new ones are made. */
static size_t
find_axis(struct cells *s, const struct node *left, const struct node *right)
{
	struct str key = spelled(s, left, right);
	struct axis *x;

	for (size_t i = 0; i < s->naxes; i++)
		if (str_eq(s->axes[i].key, key))
			return i;
	if (s->closed)
		return SIZE_MAX;
	s->axes = mem_grow(s->axes, s->naxes, &s->axes_room, sizeof(*s->axes));
	x = &s->axes[s->naxes++];
	*x = (struct axis){.key = key, .ref = left->kind == NODE_NAME && !right ? left->ref : -1};
	x->left = left;
	x->right = right;
	x->whole = !right && is_whole(s, left);
	x->counts = !right && only_counts(left);
	return s->naxes - 1;
}

/* ---- truth */

static struct truth *
make(struct cells *s, enum truth_kind kind, struct truth *a, struct truth *b)
{
	struct truth *t;

	if (kind != TRUTH_LEAF && kind != TRUTH_FIXED && (!a || (!b && kind != TRUTH_NOT)))
		return NULL;
	t = arena_take(s->arena, 1, sizeof(*t));
	*t = (struct truth){.kind = kind, .a = a, .b = b, .owner = s->owner};
	return t;
}

static struct truth *
fixed(struct cells *s, bool yes)
{
	struct truth *t = make(s, TRUTH_FIXED, NULL, NULL);

	t->yes = yes;
	return t;
}

static struct truth *
leaf(struct cells *s, size_t axis, enum node_kind relation, struct value bound)
{
	struct truth *t;

	if (axis == SIZE_MAX)
		return NULL;
	axis_add(&s->axes[axis], &bound);
	t = make(s, TRUTH_LEAF, NULL, NULL);
	t->axis = axis;
	t->relation = relation;
	t->bound = bound;
	return t;
}

static enum node_kind
turned(enum node_kind k)
{
	switch (k) {
	case NODE_LT: return NODE_GT;
	case NODE_LE: return NODE_GE;
	case NODE_GT: return NODE_LT;
	case NODE_GE: return NODE_LE;
	default: return k;
	}
}

/* a relation b, of which one may be a literal; two unknowns are below, equal or above. */
static struct truth *
compared(struct cells *s, const struct node *a, enum node_kind relation, const struct node *b)
{
	struct value v;

	if (lint_is_fixed(b) && lint_value(s->l, b, &v))
		return leaf(s, find_axis(s, a, NULL), relation, v);
	if (lint_is_fixed(a) && lint_value(s->l, a, &v))
		return leaf(s, find_axis(s, b, NULL), turned(relation), v);
	if (str_cmp(spelled(s, a, NULL), spelled(s, b, NULL)) > 0)
		return leaf(s, find_axis(s, b, a), turned(relation), value_number(RATIO(0)));
	return leaf(s, find_axis(s, a, b), relation, value_number(RATIO(0)));
}

static struct truth *
in_item(struct cells *s, const struct node *a, const struct item *it)
{
	struct truth *low, *high;

	if (it->relation != NODE_IN)
		return compared(s, a, it->relation, it->low);
	low = it->low ? compared(s, a, it->above_low ? NODE_GT : NODE_GE, it->low) :
	    fixed(s, true);
	high = it->high ? compared(s, a, it->below_high ? NODE_LT : NODE_LE, it->high) :
	    fixed(s, true);
	return make(s, TRUTH_AND, low, high);
}

static struct truth *truth_of(struct cells *s, const struct node *e);

static struct truth *
in_set(struct cells *s, const struct node *e)
{
	struct truth *t = in_item(s, e->args[0], &e->items[0]);

	for (size_t i = 1; i < e->nitems; i++)
		t = make(s, TRUTH_OR, t, in_item(s, e->args[0], &e->items[i]));
	return t;
}

/* NULL: it speaks of what no row looks at. Whatever is no comparison with cells is yes or no. */
static struct truth *
truth_of(struct cells *s, const struct node *e)
{
	struct value v;

	if (lint_is_fixed(e) && lint_value(s->l, e, &v) && v.kind == VALUE_BOOL)
		return fixed(s, v.yes);
	switch (e->kind) {
	case NODE_AND:
		return make(s, TRUTH_AND, truth_of(s, e->args[0]), truth_of(s, e->args[1]));
	case NODE_OR:
		return make(s, TRUTH_OR, truth_of(s, e->args[0]), truth_of(s, e->args[1]));
	case NODE_NOT:
		return make(s, TRUTH_NOT, truth_of(s, e->args[0]), NULL);
	case NODE_EQ: case NODE_NE: case NODE_LT: case NODE_LE: case NODE_GT: case NODE_GE:
		return compared(s, e->args[0], e->kind, e->args[1]);
	case NODE_IN:
		return in_set(s, e);
	default:
		return leaf(s, find_axis(s, e, NULL), NODE_EQ, value_bool(true));
	}
}

static struct truth *
all_of(struct cells *s, const struct condition *list, size_t n)
{
	struct truth *t = NULL, *next;

	for (size_t i = 0; i < n; i++) {
		next = truth_of(s, list[i].e);
		t = i ? make(s, TRUTH_AND, t, next) : next;
	}
	return t;
}

/* ---- settled */

static bool
holds(const struct value *v, enum node_kind relation, const struct value *bound)
{
	int c = value_cmp(v, bound);

	switch (relation) {
	case NODE_EQ: return c == 0;
	case NODE_NE: return c != 0;
	case NODE_LT: return c < 0;
	case NODE_LE: return c <= 0;
	case NODE_GT: return c > 0;
	default: return c >= 0;
	}
}

/* What each leaf is in each cell, and the leaves of each axis. */
static void
settle(struct cells *s, struct truth *t)
{
	const struct axis *x;

	if (!t)
		return;
	settle(s, t->a);
	settle(s, t->b);
	if (t->kind != TRUTH_LEAF)
		return;
	x = &s->axes[t->axis];
	t->at = arena_take(s->arena, x->n, sizeof(*t->at));
	for (size_t i = 0; i < x->n; i++)
		t->at[i] = x->points[i].kind == t->bound.kind &&
		    holds(&x->points[i], t->relation, &t->bound);
	t->next = s->leaves[t->axis];
	s->leaves[t->axis] = t;
}

/* What is declared of the names tested, as far as it speaks of things tested. */
static void
add_declared(struct cells *s, int ref)
{
	for (const struct declaration *d = s->l->r->names[ref].declarations; d; d = d->next)
		for (size_t i = 0; i < d->nconditions; i++) {
			struct truth *t = truth_of(s, d->conditions[i].e);

			if (!t)
				continue;
			s->declared = mem_grow(s->declared, s->ndeclared, &s->declared_room,
			    sizeof(*s->declared));
			s->declared[s->ndeclared++] = t;
		}
}

/* Two texts that are compared with each other, and each with literals too. */
static void
tie_axes(struct cells *s)
{
	for (size_t i = 0; i < s->naxes; i++) {
		struct axis *x = &s->axes[i];

		x->left_axis = x->right ? find_axis(s, x->left, NULL) : SIZE_MAX;
		x->right_axis = x->right ? find_axis(s, x->right, NULL) : SIZE_MAX;
		if (x->left_axis == SIZE_MAX || x->right_axis == SIZE_MAX)
			continue;
		x->tied = s->axes[x->left_axis].tied = s->axes[x->right_axis].tied = true;
	}
}

void
cells_make(struct cells *s, struct lint *l, const struct candidates *in_force)
{
	*s = (struct cells){
		.l = l, .arena = &l->arena, .nrows = in_force->n, .rules = in_force->list
	};
	s->rows = arena_take(s->arena, s->nrows + 1, sizeof(struct truth *));
	for (size_t i = 0; i < s->nrows; i++) {
		s->owner = i;
		s->rows[i] = all_of(s, in_force->list[i]->conditions,
		    in_force->list[i]->nconditions);
	}
	s->closed = true;
	s->owner = SIZE_MAX;
	for (size_t i = 0; i < s->naxes; i++)
		if (s->axes[i].ref >= 0)
			add_declared(s, s->axes[i].ref);
	tie_axes(s);
	for (size_t i = 0; i < s->naxes; i++)
		axis_cut(l, &s->axes[i]);
	s->leaves = arena_take(s->arena, s->naxes + 1, sizeof(struct truth *));
	for (size_t i = 0; i < s->nrows; i++)
		settle(s, s->rows[i]);
	for (size_t i = 0; i < s->ndeclared; i++)
		settle(s, s->declared[i]);
}

void
cells_free(struct cells *s)
{
	for (size_t i = 0; i < s->naxes; i++)
		free(s->axes[i].points);
	free(s->axes);
	free(s->declared);
	arena_reset(s->arena);
}
