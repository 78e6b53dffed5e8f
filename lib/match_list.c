/*
 * The rows of two persons as pairs of the output: n-th with n-th, further rows with one that has
 * a partner already. What people said of two rows holds for these two.
 */
#include <stdlib.h>

#include "match_priv.h"

void
match_list_open(struct match_list *x, const struct match *m)
{
	*x = (struct match_list){0};
	x->left = mem_resize(NULL, m->left.n + 1, sizeof(*x->left));
	x->right = mem_resize(NULL, m->right.n + 1, sizeof(*x->right));
	memset(x->left, 0, (m->left.n + 1) * sizeof(*x->left));
	memset(x->right, 0, (m->right.n + 1) * sizeof(*x->right));
}

/* One pair of rows of the two persons of p. */
static void
put(struct match *m, struct match_list *x, struct match_pair p, uint32_t left, uint32_t right)
{
	bool again = x->left[left] == x->turn || x->right[right] == x->turn;

	p.left = left;
	p.right = right;
	p.marks &= (uint8_t)~MARK_GIVEN;
	p.marks |= again ? MARK_AGAIN : 0;
	if (match_answers_said(m, left, right) == SAID_SAME)
		p.marks |= MARK_GIVEN;
	else if (again && m->one_to_one && p.class == MATCH_BOTH)
		p.class = MATCH_REVIEW;
	x->left[left] = x->right[right] = x->turn;
	x->pairs = mem_grow(x->pairs, x->n, &x->room, sizeof(*x->pairs));
	x->pairs[x->n++] = p;
	m->counts[p.class]++;
}

/* Of the other's rows: the one that somebody said is the same, or the first not said to differ. */
static uint32_t
partner(const struct match *m, uint32_t row, uint32_t other, bool left)
{
	const struct match_row *list = left ? m->right.list : m->left.list;
	uint32_t asked = (left ? m->left.list : m->right.list)[row].asked;
	uint32_t found = NOBODY;

	for (; other != NOBODY && (found == NOBODY || asked); other = list[other].same_next) {
		enum match_said said = left ? match_answers_said(m, row, other) :
		    match_answers_said(m, other, row);

		if (said == SAID_SAME)
			return other;
		if (said == SAID_NOTHING && found == NOBODY)
			found = other;
	}
	return found;
}

void
match_list_put(struct match *m, struct match_list *x, const struct match_pair *p)
{
	const struct match_row *left = m->left.list, *right = m->right.list;
	uint32_t l = p->left, r = p->right, with;

	x->turn++;
	for (; l != NOBODY && r != NOBODY; l = left[l].same_next, r = right[r].same_next)
		if (match_answers_said(m, l, r) != SAID_DIFFERENT)
			put(m, x, *p, l, r);
	for (l = p->left; l != NOBODY; l = left[l].same_next)
		if (x->left[l] != x->turn && (with = partner(m, l, p->right, true)) != NOBODY)
			put(m, x, *p, l, with);
	for (r = p->right; r != NOBODY; r = right[r].same_next)
		if (x->right[r] != x->turn && (with = partner(m, r, p->left, false)) != NOBODY)
			put(m, x, *p, with, r);
}

void
match_list_free(struct match_list *x)
{
	free(x->left);
	free(x->right);
	*x = (struct match_list){0};
}
