/* numbers - where the rows of a number are. */
#include <stdlib.h>

#include "buf.h"
#include "map.h"
#include "numbers.h"

#define AT_BITS 36
#define AT_MASK NUMBERS_AT_MOST
#define MARK (UINT64_C(1) << 63)
#define TAG_MASK (~MARK & ~AT_MASK)
#define HEADS_MOST ((size_t)1 << 26)	/* as many as tags tell apart */

static size_t
bucket(const struct numbers *x, uint64_t word)
{
	return (size_t)((word & TAG_MASK) >> AT_BITS) & (x->nheads - 1);
}

static void
widen(struct numbers *x)
{
	x->nheads = x->nheads ? x->nheads * 2 : 1024;
	free(x->heads);
	x->heads = mem_resize(NULL, x->nheads, sizeof(*x->heads));
	memset(x->heads, 0, x->nheads * sizeof(*x->heads));
	for (size_t i = 0; i < x->n; i++) {
		uint32_t *head = &x->heads[bucket(x, x->rows[i])];

		x->next[i] = *head;
		*head = (uint32_t)(i + 1);
	}
}

void
numbers_put(struct numbers *x, struct str number, uint64_t at)
{
	uint64_t word;
	size_t head;

	if (!x->n)
		map_draw_key(x->key);
	word = (map_hash(x->key, number) & TAG_MASK) | at;
	if (x->n >= x->nheads && x->nheads < HEADS_MOST)
		widen(x);
	x->rows = mem_grow(x->rows, x->n, &x->room, sizeof(*x->rows));
	x->next = mem_grow(x->next, x->n, &x->next_room, sizeof(*x->next));
	head = bucket(x, word);
	x->rows[x->n] = word;
	x->next[x->n] = x->heads[head];
	x->heads[head] = (uint32_t)++x->n;
}

size_t
numbers_find(const struct numbers *x, struct str number, size_t after)
{
	uint64_t tag;
	size_t at;

	if (!x->n)
		return NUMBERS_NONE;
	tag = map_hash(x->key, number) & TAG_MASK;
	at = after == NUMBERS_NONE ? x->heads[bucket(x, tag)] : x->next[after];
	while (at && (x->rows[at - 1] & TAG_MASK) != tag)
		at = x->next[at - 1];
	return at ? at - 1 : NUMBERS_NONE;
}

uint64_t
numbers_at(const struct numbers *x, size_t row)
{
	return x->rows[row] & AT_MASK;
}

bool
numbers_marked(const struct numbers *x, size_t row)
{
	return x->rows[row] & MARK;
}

void
numbers_mark(struct numbers *x, size_t row)
{
	x->rows[row] |= MARK;
}

void
numbers_free(struct numbers *x)
{
	free(x->rows);
	free(x->next);
	free(x->heads);
	*x = (struct numbers){0};
}
