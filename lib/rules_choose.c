/* Choosing among the rows that hit: defaults, over, pick. */
#include "rules_choice.h"

bool
run_fail(struct run *u, const struct row *row, enum eval_error code, enum msg m, struct str a)
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
bool
choice_test(struct choice *c, const struct rule *rule, struct value *out)
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
			return run_fail(c->u, c->row, EVAL_TYPE, M_RULES_CONDITION_OF, rule->id);
		else if (!v.yes) {
			value_set_bool(out, false);
			return true;
		}
	}
	value_set_bool(out, true);
	if (unknown)
		*out = value_unknown(why);
	return true;
}

bool
choice_value(struct choice *c, const struct rule *rule, struct value *out)
{
	struct expr_frame f = frame_of(c, rule);

	if (!expr_eval(&c->u->env, rule->value, &f, out))
		return false;
	if (out->kind == VALUE_UNKNOWN && !out->why)
		out->why = rule->self;
	if (out->kind == VALUE_NUMBER && rule->rounds &&
	    !ratio_round(out->number, rule->mode, rule->quantum, &out->number))
		return expr_fail(&c->u->env, EVAL_OVERFLOW, M_EVAL_OVERFLOW);
	return true;
}

/* Once for all trials. */
static bool
value_of(struct choice *c, struct candidate *k)
{
	if (!k->valued)
		k->failed = !choice_value(c, k->rule, &k->value);
	k->valued = true;
	return !k->failed;
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

static bool
is_beaten(const struct rule *rule, const struct rule **by, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (beats(by[i], rule->id_index))
			return true;
	return false;
}

/* A row that is itself beaten still beats what it beats. */
static void
drop_beaten(struct choice *c)
{
	const struct rule **by;
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->list[i].in && c->list[i].rule->nbeats;
	if (!n)
		return;
	by = arena_take(&c->u->arena, n, sizeof(struct rule *));
	n = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->list[i].in && c->list[i].rule->nbeats)
			by[n++] = c->list[i].rule;
	for (size_t i = 0; i < c->n; i++)
		c->list[i].in &= !is_beaten(c->list[i].rule, by, n);
}

static const struct used *
used_of(struct choice *c, const struct value *only)
{
	struct used *used;
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		n += c->list[i].in;
	used = arena_take(&c->u->arena, 1, sizeof(*used) + n * sizeof(used->list[0]));
	n = 0;
	for (size_t i = 0; i < c->n; i++)
		if (c->list[i].in && (!only || value_same(&c->list[i].value, only)))
			used->list[n++] = c->list[i].rule;
	used->n = n;
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
			return run_fail(c->u, c->row, EVAL_TYPE, M_RULES_SUM_OF,
			    c->u->r->names[c->name].full);
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

	if (numbers && join_unknowns(c, &out->value)) {
		out->used = used_of(c, NULL);
		return true;
	}
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
bool
choice_choose(struct choice *c, struct result *out)
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
