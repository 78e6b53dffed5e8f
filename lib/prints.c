/* prints - a chain of numbers for each of many heads. */
#include <stdlib.h>

#include "buf.h"
#include "map.h"
#include "prints.h"

#define HEADS_FIRST 64

void
prints_open(struct prints *p, const struct prints *like)
{
	*p = (struct prints){0};
	if (like)
		memcpy(p->key, like->key, sizeof(p->key));
	else
		map_draw_key(p->key);
}

static uint64_t
without_aside(const struct prints *p, uint64_t print)
{
	return print >> p->aside << p->aside;
}

uint64_t
prints_of(const struct prints *p, struct str text)
{
	return without_aside(p, map_hash(p->key, text));
}

/* By the end of the print that is never aside. */
static uint32_t *
head_of(const struct prints *p, uint64_t print)
{
	return &p->heads[(without_aside(p, print) >> 32) * p->nheads >> 32];
}

static void
enter(struct prints *p, size_t number)
{
	uint32_t *head = head_of(p, p->list[number].print);

	p->list[number].next = *head;
	*head = (uint32_t)(number + 1);
}

/* The list says all, so the old heads need not be there beside the new ones. */
static void
widen(struct prints *p)
{
	p->nheads = p->nheads ? p->nheads * 2 : HEADS_FIRST;
	free(p->heads);
	p->heads = mem_resize(NULL, p->nheads, sizeof(*p->heads));
	memset(p->heads, 0, p->nheads * sizeof(*p->heads));
	for (size_t i = 0; i < p->n; i++)
		enter(p, i);
}

void
prints_add(struct prints *p, uint64_t print)
{
	p->list = mem_grow(p->list, p->n, &p->room, sizeof(*p->list));
	if (p->n >= p->nheads * 2)
		widen(p);
	p->list[p->n].print = print;
	enter(p, p->n++);
}

size_t
prints_next(const struct prints *p, uint64_t print, size_t *walk)
{
	if (!p->n)
		return PRINTS_NONE;
	*walk = *walk ? p->list[*walk - 1].next : *head_of(p, print);
	while (*walk && without_aside(p, p->list[*walk - 1].print ^ print))
		*walk = p->list[*walk - 1].next;
	return *walk ? *walk - 1 : PRINTS_NONE;
}

void
prints_free(struct prints *p)
{
	free(p->list);
	free(p->heads);
	*p = (struct prints){0};
}
