/* Unknown conditions matter only if they could change the value. */
#include "rules_choice.h"

/* More perhaps-rows than this under `over` or sum: the value is unknown. */
#define MAX_TRIED 8

static void
mark_sure(struct choice *c)
{
	for (size_t i = 0; i < c->n; i++)
		c->list[i].in = !c->list[i].perhaps;
}

/*
 * Would the value change if the perhaps-rows of the subset hit? A clash or error counts
 * as a change.
 */
static bool
changes(struct choice *c, size_t subset, const struct result *sure)
{
	struct result trial = {0};

	mark_sure(c);
	for (size_t k = 0; k < c->nmaybe; k++)
		c->list[c->maybe[k]].in |= subset >> k & 1;
	if (!choice_choose(c, &trial))
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

bool
choice_settle(struct choice *c, struct result *out)
{
	const struct reasons *why;

	mark_sure(c);
	if (!choice_choose(c, out))
		return false;
	if (c->nmaybe && (why = open_reasons(c, out))) {
		if (out->any && out->value.kind == VALUE_UNKNOWN)
			why = reasons_join(&c->u->arena, why, out->value.why);
		out->any = true;
		out->value = value_unknown(why);
		add_maybe(c, out);
	}
	if (!out->any)
		return run_fail(c->u, c->row, EVAL_NORULE, M_RULES_NORULE,
		    c->u->r->names[c->name].full);
	return true;
}
