/* The rows that people were asked about, and what they said of them: same or different. */
#include <stdlib.h>

#include "match_answers_priv.h"

void
match_answers_meet(struct match *m, const struct match_side *s, struct match_row *r)
{
	struct match_answers *a = m->answers;
	int side = s == &m->right;
	struct rowkey *key = side ? &m->right.key : &m->left.key;
	const size_t *at = map_get(&a->by_key[side], rowkey_of(key, s->t));
	struct rows *rows;

	if (!at)
		return;
	r->asked = (uint32_t)*at;
	rows = &a->rows[side][*at];
	rows->list = mem_grow(rows->list, rows->n, &rows->room, sizeof(*rows->list));
	rows->list[rows->n++] = (uint32_t)(r - s->list);
}

enum match_said
match_answers_said(const struct match *m, uint32_t left, uint32_t right)
{
	const uint32_t keys[2] = {m->left.list[left].asked, m->right.list[right].asked};
	const size_t *at = NULL;

	if (keys[0] && keys[1])
		at = map_get(&m->answers->by_both, match_both_keys(keys));
	if (!at)
		return SAID_NOTHING;
	return m->answers->list[*at]->same ? SAID_SAME : SAID_DIFFERENT;
}

bool
match_answers_apart(const struct match *m, uint32_t left, uint32_t right)
{
	uint32_t before = 0;

	if (!m->answers)
		return false;
	for (uint32_t l = left; l != NOBODY; l = m->left.list[l].same_next) {
		if (before && m->left.list[l].asked == before)
			continue;	/* the same answers */
		before = m->left.list[l].asked;
		for (uint32_t r = right; r != NOBODY; r = m->right.list[r].same_next)
			if (match_answers_said(m, l, r) != SAID_DIFFERENT)
				return false;
	}
	return true;
}

static int
by_rows(const void *p, const void *q)
{
	const struct match_pair *a = p, *b = q;

	if (a->left != b->left)
		return a->left < b->left ? -1 : 1;
	return (a->right > b->right) - (a->right < b->right);
}

/* Rows of the same two persons can have been answered one by one: the persons are one pair. */
static void
drop_repeats(struct match *m)
{
	size_t n = 0;

	if (m->npairs)
		qsort(m->pairs, m->npairs, sizeof(*m->pairs), by_rows);
	for (size_t i = 0; i < m->npairs; i++)
		if (!n || by_rows(&m->pairs[n - 1], &m->pairs[i]) != 0)
			m->pairs[n++] = m->pairs[i];
	m->npairs = n;
}

/* The persons of two rows are one. */
static void
give(struct match *m, uint32_t left, uint32_t right)
{
	m->pairs = mem_grow(m->pairs, m->npairs, &m->pairs_room, sizeof(*m->pairs));
	m->pairs[m->npairs++] = (struct match_pair){
		.left = m->left.list[left].same, .right = m->right.list[right].same,
		.class = MATCH_BOTH, .marks = MARK_GIVEN
	};
}

size_t
match_answers_give(struct match *m)
{
	struct match_answers *a = m->answers;
	struct match_facts facts;
	size_t unused = 0;

	for (size_t i = 0; a && i < a->n; i++) {
		const struct rows *l = &a->rows[0][a->list[i]->keys[0]];
		const struct rows *r = &a->rows[1][a->list[i]->keys[1]];

		unused += !l->n || !r->n;
		if (!l->n || !r->n || !a->list[i]->same)
			continue;
		for (size_t j = 0; j < l->n; j++)
			give(m, l->list[j], r->list[0]);
		for (size_t j = 1; j < r->n; j++)
			give(m, l->list[0], r->list[j]);
	}
	drop_repeats(m);
	for (size_t i = 0; i < m->npairs; i++) {
		match_compare(m, &m->left.list[m->pairs[i].left],
		    &m->right.list[m->pairs[i].right], &facts);
		m->pairs[i].score = facts.score;
	}
	return unused;
}
