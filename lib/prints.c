/* prints - open addressing over a list that only grows. */
#include <stdlib.h>

#include "buf.h"
#include "map.h"
#include "prints.h"

#define ROOM_FIRST 64

void
prints_open(struct prints *p, const struct prints *like)
{
	*p = (struct prints){0};
	if (like)
		memcpy(p->key, like->key, sizeof(p->key));
	else
		map_draw_key(p->key);
}

uint64_t
prints_of(const struct prints *p, struct str text)
{
	return map_hash(p->key, text);
}

static void
enter(struct prints *p, size_t number)
{
	size_t mask = p->index_room - 1, at = p->list[number] & mask;

	while (p->index[at])
		at = (at + 1) & mask;
	p->index[at] = (uint32_t)(number + 1);
}

/* The list says all, so the old index need not be there beside the new one. */
static void
widen(struct prints *p)
{
	p->index_room = p->index_room ? p->index_room * 2 : ROOM_FIRST;
	free(p->index);
	p->index = mem_resize(NULL, p->index_room, sizeof(*p->index));
	memset(p->index, 0, p->index_room * sizeof(*p->index));
	for (size_t i = 0; i < p->n; i++)
		enter(p, i);
}

void
prints_add(struct prints *p, uint64_t print)
{
	p->list = mem_grow(p->list, p->n, &p->room, sizeof(*p->list));
	if (p->n >= p->index_room / 4 * 3)
		widen(p);
	p->list[p->n] = print;
	enter(p, p->n++);
}

size_t
prints_next(const struct prints *p, uint64_t print, size_t *walk)
{
	size_t mask = p->index_room - 1, at;

	while (p->index_room && p->index[at = (print + *walk) & mask]) {
		++*walk;
		if (p->list[p->index[at] - 1] == print)
			return p->index[at] - 1;
	}
	return PRINTS_NONE;
}

void
prints_free(struct prints *p)
{
	free(p->list);
	free(p->index);
	*p = (struct prints){0};
}
