/*
 * Which pairs are worth a look. Each row of the right register stands in an index under a few
 * keys; a row of the left one is compared with those that share a key with it, never with all.
 */
#include <stdlib.h>

#include "match.h"

struct entry {
	uint64_t print;
	uint32_t row, next;
};

struct index {
	struct entry *entries;
	uint32_t *heads;	/* place in entries + 1 */
	size_t n, room, mask;
	struct match_keys keys;	/* of the row at hand */
};

/* ---- the index */

static void
index_widen(struct index *x)
{
	size_t room = x->mask ? (x->mask + 1) * 2 : 1024;

	free(x->heads);
	x->heads = mem_resize(NULL, room, sizeof(*x->heads));
	memset(x->heads, 0, room * sizeof(*x->heads));
	x->mask = room - 1;
	for (size_t i = 0; i < x->n; i++) {
		uint32_t *head = &x->heads[x->entries[i].print & x->mask];

		x->entries[i].next = *head;
		*head = (uint32_t)(i + 1);
	}
}

static void
index_put(struct index *x, uint32_t row)
{
	for (size_t i = 0; i < x->keys.n; i++) {
		uint64_t print = x->keys.list[i];

		if (x->n == UINT32_MAX - 1)
			return;
		if (x->n >= x->mask)
			index_widen(x);
		x->entries = mem_grow(x->entries, x->n, &x->room, sizeof(*x->entries));
		x->entries[x->n] = (struct entry){print, row, x->heads[print & x->mask]};
		x->heads[print & x->mask] = (uint32_t)++x->n;
	}
}

static void
index_free(struct index *x)
{
	free(x->entries);
	free(x->heads);
}

/* ---- pairs */

struct gathering {
	struct match *m;
	struct index index;
	uint32_t *met;		/* by row of the right register: the left row it met last, + 1 */
};

static void
add_pair(struct match *m, struct match_pair p)
{
	m->pairs = mem_grow(m->pairs, m->npairs, &m->pairs_room, sizeof(*m->pairs));
	m->pairs[m->npairs++] = p;
}

static void
look_at(struct gathering *g, uint32_t left, uint32_t right)
{
	struct match *m = g->m;
	struct match_facts x;
	enum match_level name;

	if (g->met[right] == left + 1)
		return;
	g->met[right] = left + 1;
	match_compare(m, &m->left.list[left], &m->right.list[right], &x);
	name = x.levels[FIELD_NAME];
	if ((x.score < m->bits[WEIGHT_LIMIT_REVIEW] && x.levels[FIELD_ID] != LEVEL_EQUAL) ||
	    match_answers_apart(m, left, right))
		return;
	add_pair(m, (struct match_pair){
		.left = left, .right = right, .score = x.score, .class = (uint8_t)x.most,
		.slip = name == LEVEL_ONE ||
		    (name == LEVEL_SOUND && m->left.columns[ROLE_HOUSEHOLD] >= 0),
		.number = x.levels[FIELD_ID] == LEVEL_EQUAL
	});
}

/* How many stand under a key, counted to MATCH_BLOCK_MANY + 1. */
static size_t
count_block(const struct index *x, uint64_t print)
{
	size_t n = 0;
	uint32_t at = x->heads[print & x->mask];

	for (; at && n <= MATCH_BLOCK_MANY; at = x->entries[at - 1].next)
		n += x->entries[at - 1].print == print;
	return n;
}

static void
look_up(struct gathering *g, uint32_t left)
{
	const struct index *x = &g->index;
	bool capped = false;

	match_keys_of(&g->index.keys, &g->m->left.list[left]);
	for (size_t i = 0; i < x->keys.n; i++) {
		uint64_t print = x->keys.list[i];

		if (count_block(x, print) > MATCH_BLOCK_MANY) {
			capped = true;
			continue;
		}
		for (uint32_t at = x->heads[print & x->mask]; at; at = x->entries[at - 1].next)
			if (x->entries[at - 1].print == print)
				look_at(g, left, x->entries[at - 1].row);
	}
	g->m->capped += capped;
}

static void
count_common(struct match *m, const struct match_side *s)
{
	for (size_t i = 0; i < s->n; i++) {
		uint32_t name = s->list[i].name;

		m->common += name && m->names.counts[m->names.list[name].folded] > MATCH_NAME_MANY;
	}
}

void
match_candidates(struct match *m)
{
	struct gathering g = {.m = m, .index = {.keys = {.m = m}}};
	struct match_side *r = &m->right, *l = &m->left;

	map_draw_key(g.index.keys.hash);
	index_widen(&g.index);
	for (size_t i = 0; i < r->n; i++)
		if (r->list[i].same == i) {
			match_keys_of(&g.index.keys, &r->list[i]);
			index_put(&g.index, (uint32_t)i);
		}
	g.met = mem_resize(NULL, r->n + 1, sizeof(*g.met));
	memset(g.met, 0, (r->n + 1) * sizeof(*g.met));
	for (size_t i = 0; i < l->n; i++)
		if (l->list[i].same == i)
			look_up(&g, (uint32_t)i);
	count_common(m, l);
	count_common(m, r);
	free(g.met);
	index_free(&g.index);
}
