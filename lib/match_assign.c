/*
 * Who belongs to whom: the best pair first, one row to one row, and only where it is better than
 * the next by the margin. What is left goes to people.
 */
#include <stdlib.h>

#include "match_assign_priv.h"

#define ROUNDS 50		/* of acceptance; each frees rows from rivals, few are needed */

int
match_by_score(const void *p, const void *q)
{
	const struct match_pair *a = p, *b = q;

	if (a->score != b->score)
		return a->score > b->score ? -1 : 1;
	if (a->left != b->left)
		return a->left < b->left ? -1 : 1;
	return (a->right > b->right) - (a->right < b->right);
}

static int
by_row(const void *p, const void *q)
{
	const struct match_pair *a = p, *b = q;

	if (a->left != b->left)
		return a->left < b->left ? -1 : 1;
	if (a->class != b->class)
		return a->class < b->class ? -1 : 1;
	return match_by_score(p, q);
}

static void
accept(struct assign *a, struct match_pair *p)
{
	a->left[p->left].taken = a->right[p->right].taken = true;
	a->m->persons++;
	match_show(a, p);
	p->class = MATCH_CLASSES;	/* done */
}

/* ---- rounds */

static void
consider(struct best *b, centibits score)
{
	if (score > b->first) {
		b->second = b->first;
		b->first = score;
	} else if (score > b->second) {
		b->second = score;
	}
}

static void
reset(struct best *b, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		b[i].first = b[i].second = INT32_MIN / 2;
		b[i].listed = 0;
	}
}

void
match_find_best(struct assign *a)
{
	struct match *m = a->m;

	reset(a->left, m->left.n);
	reset(a->right, m->right.n);
	for (size_t i = 0; i < m->npairs; i++) {
		struct match_pair *p = &m->pairs[i];

		if (match_is_live(a, p)) {
			consider(&a->left[p->left], p->score);
			consider(&a->right[p->right], p->score);
		}
	}
}

static bool
is_clear(const struct assign *a, const struct match_pair *p)
{
	const struct best *l = &a->left[p->left], *r = &a->right[p->right];
	centibits next = l->second > r->second ? l->second : r->second;

	return p->score == l->first && p->score == r->first &&
	    p->score - next >= a->m->bits[WEIGHT_LIMIT_MARGIN] && p->score > next;
}

/* How many pairs were accepted. */
static size_t
accept_round(struct assign *a)
{
	struct match *m = a->m;
	size_t accepted = 0;

	match_find_best(a);
	for (size_t i = 0; i < m->npairs; i++) {
		struct match_pair *p = &m->pairs[i];

		if (p->score < m->bits[WEIGHT_LIMIT_ACCEPT])
			break;
		if (p->class != MATCH_BOTH || !match_is_live(a, p) || !is_clear(a, p))
			continue;
		accept(a, p);
		accepted++;
	}
	return accepted;
}

static void
accept_given(struct assign *a)
{
	for (size_t i = 0; i < a->m->npairs; i++) {
		struct match_pair *p = &a->m->pairs[i];

		if (p->marks & MARK_GIVEN) {
			a->left[p->left].given = a->right[p->right].given = true;
			accept(a, p);
		}
	}
}

static struct best *
make_best(size_t n)
{
	struct best *b = mem_resize(NULL, n + 1, sizeof(*b));

	memset(b, 0, (n + 1) * sizeof(*b));
	return b;
}

void
match_assign(struct match *m)
{
	struct assign a = {.m = m, .left = make_best(m->left.n), .right = make_best(m->right.n)};

	match_list_open(&a.list, m);
	accept_given(&a);
	match_doubt_slips(m);
	if (m->npairs)
		qsort(m->pairs, m->npairs, sizeof(*m->pairs), match_by_score);
	for (int i = 0; i < ROUNDS && accept_round(&a); i++)
		;
	match_leave(&a);
	free(m->pairs);
	free(a.left);
	free(a.right);
	m->pairs = a.list.pairs;
	m->npairs = a.list.n;
	match_list_free(&a.list);
	if (m->npairs)
		qsort(m->pairs, m->npairs, sizeof(*m->pairs), by_row);
}
