/*
 * Which pairs are worth a look. Each row of the right register stands in an index under a few
 * keys; a row of the left one is compared with those that share a key with it, never with all.
 */
#include <stdlib.h>

#include "match.h"

#define KEYS_MOST (8 + ID_REPAIRS)

enum key_kind {
	KEY_ID = 1, KEY_ID15, KEY_NAME, KEY_NAME_VILLAGE, KEY_NAME_BIRTH, KEY_SURNAME_BIRTH,
	KEY_VILLAGE_BIRTH
};

struct entry {
	uint64_t print;
	uint32_t row, next;
};

struct index {
	const struct match *m;
	struct entry *entries;
	uint32_t *heads;	/* place in entries + 1 */
	size_t n, room, mask;
	uint64_t key[2];
	uint64_t keys[KEYS_MOST];	/* of the row at hand */
	size_t nkeys;
};

/* ---- keys of a row */

static void
key_bytes(struct index *x, enum key_kind kind, const void *p, size_t n)
{
	char text[40];

	text[0] = (char)kind;
	memcpy(text + 1, p, n);
	x->keys[x->nkeys++] = map_hash(x->key, (struct str){text, n + 1});
}

static void
key_pair(struct index *x, enum key_kind kind, uint32_t a, int32_t b)
{
	char text[8];

	memcpy(text, &a, 4);
	memcpy(text + 4, &b, 4);
	key_bytes(x, kind, text, sizeof(text));
}

static void
keys_of_name(struct index *x, const struct match_row *r, days birth)
{
	const struct namefold *k = &x->m->names;
	uint32_t name = k->list[r->name].folded;

	if (!r->name || k->list[r->name].unclear)
		return;
	if (k->counts[name] <= MATCH_NAME_MANY) {
		key_pair(x, KEY_NAME, name, 0);
		return;
	}
	if (r->village)
		key_pair(x, KEY_NAME_VILLAGE, name, (int32_t)r->village);
	if (birth != NO_DAY)
		key_pair(x, KEY_NAME_BIRTH, name, birth);
}

/* A damaged number stands under all valid ones that one edit makes of it. */
static void
keys_of_number(struct index *x, const struct match_row *r)
{
	static char repaired[ID_REPAIRS][18];

	if (idclass_sound(r->id.class)) {
		key_bytes(x, KEY_ID, r->id.text, 18);
	} else {
		size_t n = idclass_repairs(&r->id, repaired);

		for (size_t i = 0; i < n; i++)
			key_bytes(x, KEY_ID, repaired[i], 18);
	}
	if (r->id.n >= 15)
		key_bytes(x, KEY_ID15, r->id.text, 15);
}

static void
keys_of(struct index *x, const struct match_row *r)
{
	days birth = r->birth != NO_DAY ? r->birth : r->id_birth;
	uint32_t surname = namefold_surname(&x->m->names, r->name);

	x->nkeys = 0;
	if (r->id.n)
		keys_of_number(x, r);
	keys_of_name(x, r, birth);
	if (birth == NO_DAY)
		return;
	if (surname)
		key_pair(x, KEY_SURNAME_BIRTH, surname, birth);
	if (r->village)
		key_pair(x, KEY_VILLAGE_BIRTH, r->village, birth);
}

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
	for (size_t i = 0; i < x->nkeys; i++) {
		uint64_t print = x->keys[i];

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
	uint32_t *met;		/* by row of the right register: the left row it was compared with, + 1 */
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

	if (g->met[right] == left + 1)
		return;
	g->met[right] = left + 1;
	match_compare(m, &m->left.list[left], &m->right.list[right], &x);
	if ((x.score < m->bits[WEIGHT_LIMIT_REVIEW] && x.levels[FIELD_ID] != LEVEL_EQUAL) ||
	    match_answers_apart(m, left, right))
		return;
	add_pair(m, (struct match_pair){
		.left = left, .right = right, .score = x.score, .class = (uint8_t)x.most,
		.one = x.levels[FIELD_NAME] == LEVEL_ONE, .number = x.levels[FIELD_ID] == LEVEL_EQUAL
	});
}

/* How many stand under a key, counted to MATCH_BLOCK_MANY + 1. */
static size_t
count_block(const struct index *x, uint64_t print)
{
	size_t n = 0;

	for (uint32_t at = x->heads[print & x->mask]; at && n <= MATCH_BLOCK_MANY; at = x->entries[at - 1].next)
		n += x->entries[at - 1].print == print;
	return n;
}

static void
look_up(struct gathering *g, uint32_t left)
{
	const struct index *x = &g->index;
	bool capped = false;

	keys_of(&g->index, &g->m->left.list[left]);
	for (size_t i = 0; i < x->nkeys; i++) {
		uint64_t print = x->keys[i];

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
	for (size_t i = 0; i < s->n; i++)
		m->common += m->names.counts[m->names.list[s->list[i].name].folded] > MATCH_NAME_MANY &&
		    s->list[i].name;
}

void
match_candidates(struct match *m)
{
	struct gathering g = {.m = m, .index = {.m = m}};
	struct match_side *r = &m->right, *l = &m->left;

	map_draw_key(g.index.key);
	index_widen(&g.index);
	for (size_t i = 0; i < r->n; i++)
		if (r->list[i].same == i) {
			keys_of(&g.index, &r->list[i]);
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
