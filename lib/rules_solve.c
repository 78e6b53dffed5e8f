/* The value of a name at a row: given, or chosen among the rows in force; checked, remembered. */
#include "rules_choice.h"

/* A row whose condition says no is left out of the list. */
static bool
try_row(struct choice *c, const struct rule *rule, size_t room)
{
	struct candidate *k = &c->list[c->n];
	struct value v;

	if (!choice_test(c, rule, &v))
		return false;
	if (v.kind == VALUE_BOOL && !v.yes)
		return true;
	*k = (struct candidate){.rule = rule};
	if (v.kind == VALUE_UNKNOWN) {
		k->perhaps = v.why ? v.why : rule->self;
		if (!c->maybe)
			c->maybe = arena_take(&c->u->arena, room, sizeof(*c->maybe));
		c->maybe[c->nmaybe++] = c->n;
	}
	c->n++;
	return true;
}

static bool
gather(struct choice *c, const struct candidates *in_force)
{
	struct rule_find find;
	size_t n = in_force->n, i;

	if (in_force->index && rule_index_find(in_force->index, c, &find)) {
		n = rule_find_count(&find);
		c->list = arena_take(&c->u->arena, n + 1, sizeof(*c->list));
		while (rule_find_next(&find, &i))
			if (!try_row(c, in_force->list[i], n))
				return false;
		return true;
	}
	c->list = arena_take(&c->u->arena, n + 1, sizeof(*c->list));
	for (i = 0; i < n; i++)
		if (!try_row(c, in_force->list[i], n))
			return false;
	return true;
}

static void
missing(struct run *u, struct row *row, int name, struct value *out)
{
	*out = value_unknown(reasons_one(&u->arena, (struct reason){REASON_MISSING, name, row}));
}

static bool
choose(struct choice *c, const struct candidates *in_force, struct slot *s)
{
	struct result result = {0};

	if (in_force->n == 1 && !in_force->list[0]->nconditions) {	/* nothing to choose */
		s->used = in_force->list[0]->alone;
		return choice_value(c, in_force->list[0], &s->value);
	}
	if (!gather(c, in_force) || !choice_settle(c, &result))
		return false;
	s->value = result.value;
	s->used = result.used;
	return true;
}

/* Into the slot, which stays busy. */
static bool
compute(struct run *u, struct row *row, int name, struct slot *s)
{
	struct choice c = {.u = u, .row = row, .name = name};
	const struct candidates *in_force;
	bool fine;
	days today;

	if (!u->r->names[name].nrules) {
		missing(u, row, name, &s->value);
		return true;
	}
	today = run_today(u, row, &fine);
	if (!fine)
		return false;
	in_force = vintages_get(u->vintages, name, today, u->known, row->area);
	if (in_force->by_place && !row->area.n) {
		missing(u, row_up(row, u->r->tables[0].top), u->r->area_name, &s->value);
		return true;
	}
	return choose(&c, in_force, s);
}

/* A declaration's conditions hold for every known value, given or computed. */
static bool
in_range(struct run *u, struct row *row, int name, const struct value *v)
{
	struct expr_frame f = {row, row, NULL};

	if (v->kind == VALUE_UNKNOWN)
		return true;
	for (const struct declaration *d = u->r->names[name].declarations; d; d = d->next)
		for (size_t i = 0; i < d->nconditions; i++) {
			struct value holds;

			if (!expr_eval(&u->env, d->conditions[i].e, &f, &holds))
				return false;
			if (holds.kind != VALUE_BOOL || holds.yes)
				continue;
			run_fail(u, row, EVAL_RANGE, M_RULES_RANGE, u->r->names[name].full);
			u->env.fault.column = run_column(u, row, name);
			return false;
		}
	return true;
}

static void
log_value(struct run *u, struct row *row, int name)
{
	if (!u->keep_trace || u->forced)
		return;
	u->log = mem_grow(u->log, u->nlog, &u->log_room, sizeof(*u->log));
	u->log[u->nlog].row = row;
	u->log[u->nlog++].name = name;
}

/*
 * An error stays with the value: whoever asks again gets it again. One in an expression
 * is its row's.
 */
static bool
remember_failure(struct run *u, const struct row *row, struct slot *s)
{
	struct failure *f = arena_take(&u->arena, 1, sizeof(*f));

	if (!u->env.fault.line) {
		u->env.fault.line = row->line;
		u->env.fault.file = row->table >= 0 ? u->r->tables[row->table].file
		    : (struct str){0};
	}
	f->error = u->env.error;
	f->fault = u->env.fault;
	s->state = SLOT_ERROR;
	s->failure = f;
	return false;
}

static bool
recall_failure(struct run *u, const struct slot *s)
{
	u->env.error = s->failure->error;
	u->env.fault = s->failure->fault;
	return false;
}

/* Given, or computed; then held against its declaration. */
static bool
solve(struct run *u, struct row *row, int name, struct slot *s)
{
	s->state = SLOT_BUSY;
	if (run_is_given(u, row, name))
		return run_given(u, row, name, s) && in_range(u, row, name, &s->value);
	if (!compute(u, row, name, s))
		return false;
	s->state = SLOT_DONE;
	return in_range(u, row, name, &s->value);
}

bool
run_solve(struct run *u, struct row *row, int name, struct value *out)
{
	struct slot *s = run_slot(u, row, name);
	unsigned weight = u->r->names[name].weight;
	bool fine;

	if (s->state == SLOT_ERROR)
		return recall_failure(u, s);
	if (s->state == SLOT_BUSY)
		return run_fail(u, row, EVAL_TYPE, M_RULES_CYCLE_HERE, u->r->names[name].full);
	if (u->depth > 2 * RULES_DEEP)
		return run_fail(u, row, EVAL_OVERFLOW, M_RULES_DEEP_HERE, u->r->names[name].full);
	u->depth += weight;
	fine = solve(u, row, name, s);
	u->depth -= weight;
	if (!fine)
		return remember_failure(u, row, s);
	*out = s->value;
	log_value(u, row, name);
	return true;
}

bool
run_value(struct run *u, struct row *row, int name, struct value *out)
{
	u->env.error = EVAL_FINE;
	return u->env.get(&u->env, row, name, out);
}

enum eval_error
run_error(const struct run *u)
{
	return u->env.error;
}

const struct fault *
run_fault(const struct run *u)
{
	return &u->env.fault;
}
