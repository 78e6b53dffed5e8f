/* Types of names; the check of every rule. */
#include "cell.h"
#include "rules_priv.h"

/* How a declared name reads a cell, when the dictionary does not say. */
static enum column_type
cell_of_type(const struct type *t)
{
	switch (t->kind) {
	case TYPE_BOOL:
		return COLUMN_BOOL;
	case TYPE_NUMBER:
		return COLUMN_DECIMAL;
	case TYPE_DATE:
		return COLUMN_DATE;
	default:
		return COLUMN_TEXT;
	}
}

struct check_context {
	struct rules *r;
	int name;		/* whose rules are checked; -1: none */
	const struct place *place;
	bool silent;
	bool declaration;	/* speaks of its own name: that alone is no cycle */
};

static bool
check_name(void *context, int entity, struct str text, int *ref, struct type *type)
{
	struct check_context *c = context;

	if ((*ref = rules_resolve(c->r, entity, text)) < 0)
		return false;
	rules_settle_type(c->r, *ref);
	*type = c->r->names[*ref].type;
	return true;
}

/* An aggregate looks at members below the row or beside it: all below their common parent. */
static bool
check_entity(void *context, struct str word, int from, int *entity)
{
	struct check_context *c = context;

	*entity = rules_entity(c->r, word);
	if (*entity < 0 || *entity == c->r->area_entity)
		return false;
	for (int e = c->r->entities[*entity].parent; e >= 0 && e != c->r->area_entity;
	    e = c->r->entities[e].parent)
		if (rules_above(c->r, e, from))
			return true;
	return false;
}

static void
check_complain(void *context, const struct node *where, enum msg m, struct str a, struct str b)
{
	struct check_context *c = context;
	struct fault f = {0};

	if (c->silent)
		return;
	fault_set(&f, m, STR_FMT(a), STR_FMT(b));
	rules_complain(c->r, c->place, where->at, M_RULES_IN, f.text, STR_FMT(c->place->text));
}

/* Edges of the graph of names; sum(x before …) looks at earlier rows only and makes none. */
static void
check_uses(void *context, int ref, bool before, int aggregate)
{
	struct check_context *c = context;
	struct name *n;

	if (c->name < 0 || (before && c->r->names[ref].entity == aggregate) ||
	    (c->declaration && ref == c->name))
		return;
	n = &c->r->names[c->name];
	for (size_t i = 0; i < n->nuses; i++)
		if (n->uses[i] == ref)
			return;
	n->uses = mem_grow(n->uses, n->nuses, &n->uses_room, sizeof(*n->uses));
	n->uses[n->nuses++] = ref;
}

static struct type
check_expression(struct check_context *c, struct node *e, int entity)
{
	struct expr_check x = {check_name, check_entity, check_complain, c->silent ? NULL
	    : check_uses, c};

	return expr_check(&x, e, entity);
}

/*
 * What rows without a written unit give together: a plain number beside a unit has it,
 * two units are none.
 */
static struct type
both(const struct type *a, const struct type *b)
{
	if (a->kind == TYPE_ANY || (b->kind == TYPE_NUMBER && a->kind == TYPE_NUMBER && a->bare))
		return *b;
	if (a->kind != TYPE_NUMBER || b->kind != TYPE_NUMBER || b->bare || type_same_unit(a, b))
		return *a;
	return (struct type){.kind = TYPE_NUMBER};
}

/* From the values of its rules. */
static struct type
type_of_rules(struct rules *r, int name)
{
	struct check_context c = {.r = r, .name = name, .silent = true};
	struct type t = type_any;

	/* a check may make names, and move them */
	for (size_t i = 0; i < r->names[name].nrules; i++) {
		const struct rule *rule = r->names[name].rules[i];
		struct type one;

		if (!rule->value)
			continue;
		c.place = &rule->place;
		one = check_expression(&c, rule->value, r->names[name].entity);
		t = both(&t, &one);
	}
	return t;
}

/* The written unit, else the dictionary's type, else what the rules give. */
void
rules_settle_type(struct rules *r, int name)
{
	struct name *n = &r->names[name];
	struct type t = type_any;

	/* too deep is said of the graph of names */
	if (n->state != TYPE_OPEN || r->settling > RULES_DEEP)
		return;
	n->state = TYPE_BUSY;
	r->settling++;
	if (n->unit.n)
		type_parse(n->unit, &t);
	else if (n->column)
		t = cell_type_of(n->column).type;
	else if (n->is_constant)
		t = (struct type){.kind = TYPE_NUMBER};
	else if (!n->place.line)	/* a column that no rule file speaks of */
		t = type_text;
	if (t.kind == TYPE_ANY)
		t = type_of_rules(r, name);
	n = &r->names[name];
	if (t.kind == TYPE_ANY && n->declared)	/* no unit is a plain number */
		t = (struct type){.kind = TYPE_NUMBER};
	n->type = t;
	n->cell = n->column && !(n->unit.n && n->column->type == COLUMN_TEXT) ? n->column->type :
	    cell_of_type(&t);
	n->state = TYPE_SETTLED;
	r->settling--;
}

/* ---- checking rules */

static void
check_conditions(struct check_context *c, const struct condition *list, size_t n, int entity)
{
	for (size_t i = 0; i < n; i++) {
		struct type t;

		c->place = &list[i].place;
		t = check_expression(c, list[i].e, entity);
		if (t.kind != TYPE_BOOL && t.kind != TYPE_ANY)
			check_complain(c, list[i].e, M_RULES_CONDITION, (struct str){0},
			    (struct str){0});
	}
}

void
rules_check_rule(struct rules *r, struct rule *rule)
{
	struct check_context c = {.r = r, .name = rule->name, .place = &rule->place};
	struct expr_check x = {.complain = check_complain, .context = &c};
	struct type t, want;

	if (rule->name < 0)
		return;
	check_conditions(&c, rule->conditions, rule->nconditions, r->names[rule->name].entity);
	c.place = &rule->place;
	if (!rule->value)
		return;
	t = check_expression(&c, rule->value, r->names[rule->name].entity);
	rules_settle_type(r, rule->name);
	want = r->names[rule->name].type;
	expr_unify(&x, rule->value, &want, &t);
	if (r->names[rule->name].pick == PICK_SUM && t.kind != TYPE_NUMBER && t.kind != TYPE_ANY)
		check_complain(&c, rule->value, M_RULES_PICK_SUM, (struct str){0}, (struct str){0});
	if (rule->rounds && t.kind != TYPE_NUMBER && t.kind != TYPE_ANY)
		check_complain(&c, rule->value, M_RULES_ROUND_WHAT, (struct str){0},
		    (struct str){0});
}

/* A rate or an amount by programme must be per month or once. */
static void
check_amount(struct rules *r, int name)
{
	static const struct type month = {.kind = TYPE_NUMBER, .unit_known = true, .n = 2,
	    .unit = {{{"month", 5}, -1}, {{"yuan", 4}, 1}}};
	static const struct type once = {.kind = TYPE_NUMBER, .unit_known = true, .n = 1,
	    .unit = {{{"yuan", 4}, 1}}};
	struct name *n = &r->names[name];

	if (!n->nrules || !str_ends(n->plain, STR("_amount")))
		return;
	if (n->type.kind == TYPE_NUMBER && n->type.unit_known && type_is_money(&n->type) &&
	    !type_same_unit(&n->type, &month) && !type_same_unit(&n->type, &once))
		rules_complain(r, &n->place, 0, M_RULES_AMOUNT, STR_FMT(n->full));
}

void
rules_check_names(struct rules *r)
{
	for (size_t i = 0; i < r->nnames; i++) {
		struct check_context c = {.r = r, .name = (int)i, .declaration = true};

		rules_settle_type(r, (int)i);
		for (struct declaration *d = r->names[i].declarations; d; d = d->next)
			check_conditions(&c, d->conditions, d->nconditions, r->names[i].entity);
		check_amount(r, (int)i);
	}
}
