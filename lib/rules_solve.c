/* Choosing a value: candidates, conditions, over, pick, and what the unknowns leave open. */
#include <string.h>

#include "rules_priv.h"

/* More perhaps-rows than this under `over` or sum: the value is unknown. */
#define MAX_TRIED 8

/* One row in force for the name being solved. */
struct candidate {
	const struct rule *rule;
	const struct reasons *perhaps;	/* reasons of its unknown condition */
	bool in;	/* among the rows of this trial */
	bool valued, failed;
	struct value value;
};

struct choice {
	struct run *u;
	struct row *row;
	int name;
	struct candidate *list;
	size_t n;
	size_t *maybe;		/* candidates whose condition is unknown */
	size_t nmaybe;
};

/* What a set of rows gives: nothing, or a value and who spoke. */
struct result {
	bool any;
	struct value value;
	const struct used *used;
};

static bool
fail_at(struct run *u, const struct row *row, enum eval_error code, enum msg m, struct str a)
{
	u->env.fault = (struct fault){.file = row->table >= 0 ? u->r->tables[row->table].file :
	    (struct str){0}, .line = row->line};
	return expr_fail(&u->env, code, m, STR_FMT(a));
}

/* ---- conditions and values of single rows */

static struct expr_frame
frame_of(const struct choice *c, const struct rule *rule)
{
	return (struct expr_frame){c->row, c->row, rule->self};
}

/* All parts joined by `and`: from left to right, stopping at a no. */
static bool
test(struct choice *c, const struct rule *rule, struct value *out)
{
	struct expr_frame f = frame_of(c, rule);
	const struct reasons *why = NULL;
	bool unknown = false;
	struct value v;

	for (size_t i = 0; i < rule->nconditions; i++) {
		if (!expr_eval(&c->u->env, rule->conditions[i].e, &f, &v))
			return false;
		if (v.kind == VALUE_UNKNOWN) {
			unknown = true;
			why = reasons_join(&c->u->arena, why, v.why);
		} else if (v.kind != VALUE_BOOL)
			return fail_at(c->u, c->row, EVAL_TYPE, M_RULES_CONDITION_OF, rule->id);
		else if (!v.yes) {
			*out = v;
			return true;
		}
	}
	*out = unknown ? value_unknown(why) : value_bool(true);
	return true;
}

static bool
value_of(struct choice *c, struct candidate *k)
{
	struct expr_frame f = frame_of(c, k->rule);

	if (k->valued)
		return !k->failed;
	k->valued = k->failed = true;
	if (!expr_eval(&c->u->env, k->rule->value, &f, &k->value))
		return false;
	if (k->value.kind == VALUE_UNKNOWN && !k->value.why)
		k->value.why = k->rule->self;
	if (k->value.kind == VALUE_NUMBER && k->rule->rounds &&
	    !ratio_round(k->value.number, k->rule->mode, k->rule->quantum, &k->value.number))
		return expr_fail(&c->u->env, EVAL_OVERFLOW, M_EVAL_OVERFLOW);
	k->failed = false;
	return true;
}

/* ---- what remains of the rows that hit */

/* Rows with conditions push defaults aside. */
static void
drop_defaults(struct choice *c)
{
	bool conditional = false;

	for (size_t i = 0; i < c->n; i++)
		conditional |= c->list[i].in && c->list[i].rule->nconditions;
	for (size_t i = 0; conditional && i < c->n; i++)
		c->list[i].in &= c->list[i].rule->nconditions > 0;
}

static bool
beats(const struct rule *rule, size_t id)
{
	size_t low = 0, high = rule->nbeats;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (rule->beats[mid] == id)
			return true;
		if (rule->beats[mid] < id)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* A row that is itself beaten still beats what it beats. */
static void
drop_beaten(struct choice *c)
{
	bool beaten[c->n + 1];

	for (size_t i = 0; i < c->n; i++) {
		beaten[i] = false;
		for (size_t k = 0; c->list[i].in && k < c->n; k++)
			beaten[i] |= c->list[k].in && c->list[k].rule->nbeats &&
			    beats(c->list[k].rule, c->list[i].rule->id_index);
	}
	for (size_t i = 0; i < c->n; i++)
		c->list[i].in &= !beaten[i];
}

static const struct used *
used_of(struct choice *c, const struct value *only)
{
	struct used *used;
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->list[i].in;
	used = arena_take(&c->u->arena, 1, sizeof(*used) + n * sizeof(used->list[0]));
	for (size_t i = 0; i < c->n; i++)
		if (c->list[i].in && (!only || value_same(&c->list[i].value, only)))
			used->list[used->n++] = c->list[i].rule;
	return used;
}

/* Unknown for the reasons of all values that are; false when all are known. */
static bool
join_unknowns(struct choice *c, struct value *out)
{
	const struct reasons *why = NULL;
	bool any = false;

	for (size_t i = 0; i < c->n; i++)
		if (c->list[i].in && c->list[i].value.kind == VALUE_UNKNOWN) {
			any = true;
			why = reasons_join(&c->u->arena, why, c->list[i].value.why);
		}
	if (any)
		*out = value_unknown(why);
	return any;
}

static bool
conflict(struct choice *c)
{
	struct buf b = {0};

	for (size_t i = 0; i < c->n; i++) {
		const struct rule *rule = c->list[i].rule;

		if (!c->list[i].in)
			continue;
		buf_puts(&b, b.n ? ", " : "");
		buf_printf(&b, "%.*s (%.*s:%zu)", STR_FMT(rule->id), STR_FMT(rule->place.file),
		    rule->place.line);
	}
	c->u->env.fault = (struct fault){.file = c->row->table >= 0 ?
	    c->u->r->tables[c->row->table].file : (struct str){0}, .line = c->row->line};
	expr_fail(&c->u->env, EVAL_CONFLICT, M_RULES_CONFLICT,
	    STR_FMT(c->u->r->names[c->name].full), buf_cstr(&b));
	buf_free(&b);
	return false;
}

/* Without pick: all must give the same. */
static bool
agree(struct choice *c, struct result *out)
{
	const struct candidate *first = NULL;

	for (size_t i = 0; i < c->n; i++) {
		const struct candidate *k = &c->list[i];

		if (!k->in || k->value.kind == VALUE_UNKNOWN)
			continue;
		if (first && !value_same(&first->value, &k->value))
			return conflict(c);
		first = k;
	}
	if (!join_unknowns(c, &out->value))
		out->value = first->value;
	out->used = used_of(c, NULL);
	return true;
}

static bool
add_up(struct choice *c, struct result *out)
{
	out->used = used_of(c, NULL);
	if (join_unknowns(c, &out->value))
		return true;
	out->value = value_number(RATIO(0));
	for (size_t i = 0; i < c->n; i++) {
		if (!c->list[i].in)
			continue;
		if (c->list[i].value.kind != VALUE_NUMBER)
			return fail_at(c->u, c->row, EVAL_TYPE, M_RULES_SUM_OF, c->u->r->names[c->name].full);
		if (!ratio_add(out->value.number, c->list[i].value.number, &out->value.number))
			return expr_fail(&c->u->env, EVAL_OVERFLOW, M_EVAL_OVERFLOW);
	}
	return true;
}

/* no < review < yes */
static int
rank(const struct value *v)
{
	return v->kind == VALUE_UNKNOWN ? 1 : v->yes ? 2 : 0;
}

static bool
any_number(const struct choice *c)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->list[i].in && c->list[i].value.kind != VALUE_BOOL &&
		    c->list[i].value.kind != VALUE_UNKNOWN)
			return true;
	return false;
}

/* The largest or smallest; among yes and no an unknown stands between. */
static bool
extreme(struct choice *c, bool largest, struct result *out)
{
	const struct value *best = NULL;
	bool numbers = any_number(c);

	out->used = used_of(c, NULL);
	if (numbers && join_unknowns(c, &out->value))
		return true;
	for (size_t i = 0; i < c->n; i++) {
		const struct value *v = &c->list[i].value;
		int order;

		if (!c->list[i].in)
			continue;
		order = !best ? 0 : numbers ? value_cmp(v, best) : rank(v) - rank(best);
		if (!best || (largest ? order > 0 : order < 0))
			best = v;
	}
	out->value = *best;
	out->used = used_of(c, best);
	if (best->kind == VALUE_UNKNOWN)
		join_unknowns(c, &out->value);
	return true;
}

/* Of the rows marked in: the value that stands, or none. */
static bool
choose(struct choice *c, struct result *out)
{
	size_t n = 0;

	drop_defaults(c);
	drop_beaten(c);
	for (size_t i = 0; i < c->n; i++) {
		if (!c->list[i].in)
			continue;
		n++;
		if (!value_of(c, &c->list[i]))
			return false;
	}
	out->any = n > 0;
	if (!n)
		return true;
	switch (c->u->r->names[c->name].pick) {
	case PICK_SUM:
		return add_up(c, out);
	case PICK_MAX: case PICK_MIN:
		return extreme(c, c->u->r->names[c->name].pick == PICK_MAX, out);
	default:
		return agree(c, out);
	}
}

/* ---- unknown conditions matter only if they could change the value */

static void
mark_sure(struct choice *c)
{
	for (size_t i = 0; i < c->n; i++)
		c->list[i].in = !c->list[i].perhaps;
}

/* Would the value change if the perhaps-rows of the subset hit? A clash or error counts as a change. */
static bool
changes(struct choice *c, size_t subset, const struct result *sure)
{
	struct result trial = {0};

	mark_sure(c);
	for (size_t k = 0; k < c->nmaybe; k++)
		c->list[c->maybe[k]].in |= subset >> k & 1;
	if (!choose(c, &trial))
		return true;
	return trial.any != sure->any || (trial.any && !value_same(&trial.value, &sure->value));
}

static const struct reasons *
reasons_of_subset(struct choice *c, size_t subset, const struct reasons *why)
{
	for (size_t k = 0; k < c->nmaybe; k++)
		if (subset >> k & 1)
			why = reasons_join(&c->u->arena, why, c->list[c->maybe[k]].perhaps);
	return why;
}

static unsigned
bits(size_t x)
{
	unsigned n = 0;

	for (; x; x &= x - 1)
		n++;
	return n;
}

/* Every combination of 1, then 2 … perhaps-rows, up to the size that changes something. */
static const struct reasons *
try_subsets(struct choice *c, const struct result *sure)
{
	const struct reasons *why = NULL;

	for (unsigned size = 1; size <= c->nmaybe && !why; size++)
		for (size_t subset = 1; subset < (size_t)1 << c->nmaybe; subset++)
			if (bits(subset) == size && changes(c, subset, sure))
				why = reasons_of_subset(c, subset, why);
	return why;
}

/* One at a time is exact for agreement, max and min. */
static const struct reasons *
try_singles(struct choice *c, const struct result *sure)
{
	const struct reasons *why = NULL;

	for (size_t k = 0; k < c->nmaybe; k++) {
		struct choice one = *c;

		one.maybe = &c->maybe[k];
		one.nmaybe = 1;
		if (changes(&one, 1, sure))
			why = reasons_join(&c->u->arena, why, c->list[c->maybe[k]].perhaps);
	}
	return why;
}

static const struct reasons *
open_reasons(struct choice *c, const struct result *sure)
{
	bool hard = c->u->r->names[c->name].pick == PICK_SUM;

	for (size_t k = 0; k < c->nmaybe; k++)
		hard |= c->list[c->maybe[k]].rule->nbeats > 0;
	if (!hard)
		return try_singles(c, sure);
	if (c->nmaybe <= MAX_TRIED)
		return try_subsets(c, sure);
	for (size_t k = 1; k < c->nmaybe; k++)
		c->list[c->maybe[0]].perhaps = reasons_join(&c->u->arena,
		    c->list[c->maybe[0]].perhaps, c->list[c->maybe[k]].perhaps);
	return c->list[c->maybe[0]].perhaps;
}

/* The sure rows' voice, with the perhaps-rows added to those who spoke. */
static void
add_maybe(struct choice *c, struct result *out)
{
	size_t n = out->used ? out->used->n : 0;
	struct used *used = arena_take(&c->u->arena, 1,
	    sizeof(*used) + (n + c->nmaybe) * sizeof(used->list[0]));

	for (used->n = 0; used->n < n; used->n++)
		used->list[used->n] = out->used->list[used->n];
	for (size_t k = 0; k < c->nmaybe; k++)
		used->list[used->n++] = c->list[c->maybe[k]].rule;
	out->used = used;
}

static bool
settle(struct choice *c, struct result *out)
{
	const struct reasons *why;

	mark_sure(c);
	if (!choose(c, out))
		return false;
	if (c->nmaybe && (why = open_reasons(c, out))) {
		if (out->any && out->value.kind == VALUE_UNKNOWN)
			why = reasons_join(&c->u->arena, why, out->value.why);
		out->any = true;
		out->value = value_unknown(why);
		add_maybe(c, out);
	}
	if (!out->any)
		return fail_at(c->u, c->row, EVAL_NORULE, M_RULES_NORULE, c->u->r->names[c->name].full);
	return true;
}

/* ---- the whole of it */

/* Rows whose condition says no are left out of the list. */
static bool
gather(struct choice *c, const struct candidates *in_force)
{
	c->list = arena_take(&c->u->arena, in_force->n + 1, sizeof(*c->list));
	c->maybe = arena_take(&c->u->arena, in_force->n + 1, sizeof(*c->maybe));
	for (size_t i = 0; i < in_force->n; i++) {
		struct candidate *k = &c->list[c->n];
		struct value v = value_bool(true);

		k->rule = in_force->list[i];
		if (!test(c, k->rule, &v))
			return false;
		if (v.kind == VALUE_BOOL && !v.yes)
			continue;
		k->perhaps = NULL;
		if (v.kind == VALUE_UNKNOWN) {
			k->perhaps = v.why ? v.why : k->rule->self;
			c->maybe[c->nmaybe++] = c->n;
		}
		c->n++;
	}
	return true;
}

static void
missing(struct run *u, struct row *row, int name, struct result *out)
{
	out->any = true;
	out->value = value_unknown(reasons_one(&u->arena, (struct reason){REASON_MISSING, name, row}));
}

static bool
compute(struct run *u, struct row *row, int name, struct result *out)
{
	struct choice c = {.u = u, .row = row, .name = name};
	const struct candidates *in_force;
	bool fine;
	days today;

	if (!u->r->names[name].nrules) {
		missing(u, row, name, out);
		return true;
	}
	today = run_today(u, row, &fine);
	if (!fine)
		return false;
	in_force = vintages_get(u->vintages, name, today, u->known, row->area);
	if (in_force->by_place && !row->area.n) {
		missing(u, row, rules_name_get(u->r, u->r->tables[0].top, STR("area_code")), out);
		return true;
	}
	return gather(&c, in_force) && settle(&c, out);
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
			if (holds.kind == VALUE_BOOL && !holds.yes)
				return fail_at(u, row, EVAL_RANGE, M_RULES_RANGE, u->r->names[name].full);
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

/* An error stays with the value: whoever asks again gets it again. */
static bool
remember_failure(struct run *u, struct slot *s)
{
	struct failure *f = arena_take(&u->arena, 1, sizeof(*f));

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

bool
run_solve(struct run *u, struct row *row, int name, struct value *out)
{
	struct slot *s = run_slot(u, row, name);
	struct result result = {0};
	bool given = false;

	if (s->state == SLOT_ERROR)
		return recall_failure(u, s);
	if (s->state == SLOT_BUSY)
		return fail_at(u, row, EVAL_TYPE, M_RULES_CYCLE_HERE, u->r->names[name].full);
	s->state = SLOT_BUSY;
	if (!run_given(u, row, name, s, &given))
		return remember_failure(u, s);
	if (!given) {
		if (!compute(u, row, name, &result))
			return remember_failure(u, s);
		s->state = SLOT_DONE;
		s->value = result.value;
		s->used = result.used;
	}
	*out = s->value;
	if (!in_range(u, row, name, out))
		return remember_failure(u, s);
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
