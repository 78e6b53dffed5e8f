/*
 * Which pairs are worth a look. Each row of the right register stands in an index under a few
 * keys; a row of the left one is compared with those that share a key with it, never with all.
 */
#include <stdlib.h>

#include "match_priv.h"

#define IDLE_MOST 20	/* pairs of one row that decide nothing */

struct entry {
	uint64_t print;
	uint32_t row;
} __attribute__((packed));

/* The rows under one key stand side by side, with those of other keys that end in the same bits. */
struct index {
	struct entry *entries;
	uint32_t *ends;		/* by those bits: where their entries end, the next begin */
	size_t mask;
	struct match_keys keys;	/* of the row at hand */
};

/* ---- the index */

static void
count_keys(struct index *x)
{
	for (size_t i = 0; i < x->keys.n; i++)
		x->ends[x->keys.list[i] & x->mask]++;
}

/* Each count becomes the place where its entries begin. */
static bool
make_room(struct index *x, struct fault *f)
{
	uint64_t sum = 0;

	for (size_t i = 0; i <= x->mask; i++) {
		uint32_t n = x->ends[i];

		x->ends[i] = (uint32_t)sum;
		sum += n;
	}
	*f = (struct fault){0};
	if (sum > UINT32_MAX)
		return fault_set(f, M_MATCH_MANY_ROWS);
	x->entries = mem_resize(NULL, (size_t)sum + 1, sizeof(*x->entries));
	return true;
}

static void
put_keys(struct index *x, uint32_t row)
{
	for (size_t i = 0; i < x->keys.n; i++) {
		uint64_t print = x->keys.list[i];

		x->entries[x->ends[print & x->mask]++] = (struct entry){print, row};
	}
}

/* Persons, each under the keys of the row that stands for him. */
static bool
index_fill(struct index *x, const struct match_side *s, struct fault *f)
{
	for (x->mask = 1023; x->mask < s->n * 4; x->mask = x->mask * 2 + 1)
		;
	x->ends = mem_resize(NULL, x->mask + 1, sizeof(*x->ends));
	memset(x->ends, 0, (x->mask + 1) * sizeof(*x->ends));
	for (size_t i = 0; i < s->n; i++)
		if (s->list[i].same == i) {
			match_keys_of(&x->keys, &s->list[i]);
			count_keys(x);
		}
	if (!make_room(x, f))
		return false;
	for (size_t i = 0; i < s->n; i++)
		if (s->list[i].same == i) {
			match_keys_of(&x->keys, &s->list[i]);
			put_keys(x, (uint32_t)i);
		}
	return true;
}

/* Where the entries begin among which those of the print are; *end: where they end. */
static const struct entry *
index_find(const struct index *x, uint64_t print, const struct entry **end)
{
	size_t at = print & x->mask;

	*end = x->entries + x->ends[at];
	return x->entries + (at ? x->ends[at - 1] : 0);
}

/* ---- pairs */

struct gathering {
	struct match *m;
	struct index index;
	uint32_t *met;		/* by row of the right register: the left row it met last, + 1 */
	uint8_t *idle;		/* by row of the right register: its idle pairs, to IDLE_MOST */
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
		.number = x.levels[FIELD_ID] == LEVEL_EQUAL,
		.repaired = x.levels[FIELD_ID] == LEVEL_REPAIRED && x.most == MATCH_BOTH
	});
}

/* Too low, or in conflict, so that it decides nothing: for people, who see three of a row. */
static bool
is_idle(const struct match *m, const struct match_pair *p)
{
	return p->class == MATCH_CONFLICT ||
	    p->score < m->bits[WEIGHT_LIMIT_ACCEPT] - m->bits[WEIGHT_LIMIT_MARGIN];
}

/* Of the pairs of one left row, from place `first` on: those that one of the two rows may want. */
static void
drop_idle(struct gathering *g, size_t first)
{
	struct match *m = g->m;
	size_t n = first, idle = 0;

	if (m->npairs - first > IDLE_MOST)
		qsort(m->pairs + first, m->npairs - first, sizeof(*m->pairs), match_by_score);
	for (size_t i = first; i < m->npairs; i++) {
		struct match_pair p = m->pairs[i];

		if (is_idle(m, &p)) {
			if (idle >= IDLE_MOST && g->idle[p.right] >= IDLE_MOST)
				continue;
			idle++;
			g->idle[p.right] += g->idle[p.right] < IDLE_MOST;
		}
		m->pairs[n++] = p;
	}
	m->npairs = n;
}

/* Do more rows than MATCH_BLOCK_MANY stand under the print? */
static bool
are_many(const struct entry *e, const struct entry *end, uint64_t print)
{
	size_t n = 0;

	for (; e < end && n <= MATCH_BLOCK_MANY; e++)
		n += e->print == print;
	return n > MATCH_BLOCK_MANY;
}

static void
look_up(struct gathering *g, uint32_t left)
{
	struct match_keys *keys = &g->index.keys;
	size_t first = g->m->npairs;
	bool capped = false;

	match_keys_of(keys, &g->m->left.list[left]);
	for (size_t i = 0; i < keys->n; i++) {
		const struct entry *end, *e = index_find(&g->index, keys->list[i], &end);
		bool many = are_many(e, end, keys->list[i]);

		for (; e < end && !many; e++)
			if (e->print == keys->list[i])
				look_at(g, left, e->row);
		capped |= many;
	}
	drop_idle(g, first);
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

bool
match_candidates(struct match *m, struct fault *f)
{
	struct gathering g = {.m = m, .index = {.keys = {.m = m}}};
	struct match_side *r = &m->right, *l = &m->left;
	bool good;

	map_draw_key(g.index.keys.hash);
	good = index_fill(&g.index, r, f);
	g.met = mem_resize(NULL, r->n + 1, sizeof(*g.met));
	memset(g.met, 0, (r->n + 1) * sizeof(*g.met));
	g.idle = mem_resize(NULL, r->n + 1, 1);
	memset(g.idle, 0, r->n + 1);
	for (size_t i = 0; i < l->n && good; i++)
		if (l->list[i].same == i)
			look_up(&g, (uint32_t)i);
	count_common(m, l);
	count_common(m, r);
	free(g.met);
	free(g.idle);
	free(g.index.entries);
	free(g.index.ends);
	return good;
}
