/* What is left for people: conflicts, and the pairs that come nearest. */
#include "match_assign_priv.h"

#define CANDIDATES 3		/* pairs of one row that are for people */

/* Has this row nobody yet, and few to choose from? */
static bool
is_wanting(const struct best *b)
{
	return !b->taken && b->listed < CANDIDATES;
}

static void
list(struct assign *a, const struct match_pair *p)
{
	struct best *l = &a->left[p->left], *r = &a->right[p->right];

	l->listed += l->listed < CANDIDATES;
	r->listed += r->listed < CANDIDATES;
	match_show(a, p);
}

static void
emit_conflicts(struct assign *a)
{
	for (size_t i = 0; i < a->m->npairs; i++) {
		const struct match_pair *p = &a->m->pairs[i];

		if (p->class == MATCH_CONFLICT &&
		    (is_wanting(&a->left[p->left]) || is_wanting(&a->right[p->right])))
			list(a, p);
	}
}

/* One valid number, or nearly, and one of the two has another partner. */
static bool
is_left_over(const struct assign *a, const struct match_pair *p)
{
	const struct best *l = &a->left[p->left], *r = &a->right[p->right];

	return (p->number || p->repaired) && p->class != MATCH_CLASSES &&
	    p->class != MATCH_CONFLICT && l->taken != r->taken && (is_wanting(l) || is_wanting(r));
}

/* Somebody gave one of the two a partner: one number and name are one person all the same. */
static bool
is_again(const struct assign *a, const struct match_pair *p)
{
	return p->number && p->class == MATCH_BOTH && !a->m->one_to_one &&
	    p->score >= a->m->bits[WEIGHT_LIMIT_ACCEPT] &&
	    (a->left[p->left].given || a->right[p->right].given);
}

/* The best of each row, and what comes near it. */
static bool
is_worth_a_look(const struct assign *a, const struct match_pair *p)
{
	const struct best *l = &a->left[p->left], *r = &a->right[p->right];
	bool near = p->score > l->first - a->m->bits[WEIGHT_LIMIT_MARGIN];

	return match_is_live(a, p) && p->score >= a->m->bits[WEIGHT_LIMIT_REVIEW] &&
	    ((near && l->listed < CANDIDATES) || (!r->shown && p->score >= r->first));
}

/* For people, marked if it failed only for a rival; but a person's further row stays in both. */
static void
judge(const struct assign *a, struct match_pair *p)
{
	if (is_again(a, p)) {
		p->marks |= MARK_AGAIN;
		return;
	}
	if (match_is_live(a, p) && p->class == MATCH_BOTH &&
	    p->score >= a->m->bits[WEIGHT_LIMIT_ACCEPT])
		p->marks |= MARK_RIVAL;
	p->class = MATCH_REVIEW;
}

static void
emit_reviews(struct assign *a)
{
	struct match *m = a->m;

	match_find_best(a);
	for (size_t i = 0; i < m->npairs; i++) {
		struct match_pair p = m->pairs[i];

		if (!is_left_over(a, &p) && !is_worth_a_look(a, &p))
			continue;
		judge(a, &p);
		list(a, &p);
	}
}

void
match_leave(struct assign *a)
{
	emit_conflicts(a);
	emit_reviews(a);
}
