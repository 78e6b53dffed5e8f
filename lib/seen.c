/* Fingerprints in the order they came, and an open-addressed index over them. */
#include <stdlib.h>

#include "buf.h"
#include "map.h"
#include "seen.h"

#define ROOM_FIRST 64

static uint64_t
print_of(struct seen *s, struct str text)
{
	if (!s->key[0] && !s->key[1])
		map_draw_key(s->key);
	return map_hash(s->key, text);
}

/* Where the print stands in the index, or the free place where it belongs. */
static size_t
seek(const struct seen *s, uint64_t print)
{
	size_t mask = s->index_room - 1, at = print & mask;

	while (s->index[at] && s->list[s->index[at] - 1].print != print)
		at = (at + 1) & mask;
	return at;
}

static void
widen(struct seen *s)
{
	s->index_room = s->index_room ? s->index_room * 2 : ROOM_FIRST;
	free(s->index);
	s->index = mem_resize(NULL, s->index_room, sizeof(*s->index));
	memset(s->index, 0, s->index_room * sizeof(*s->index));
	for (size_t i = 0; i < s->n; i++)
		s->index[seek(s, s->list[i].print)] = (uint32_t)(i + 1);
}

struct seen_entry *
seen_put(struct seen *s, struct str key, size_t row, bool *fresh)
{
	uint64_t print = print_of(s, key);
	size_t at;

	if (s->n >= s->index_room / 4 * 3)
		widen(s);
	at = seek(s, print);
	*fresh = !s->index[at];
	if (!*fresh)
		return &s->list[s->index[at] - 1];
	s->list = mem_grow(s->list, s->n, &s->room, sizeof(*s->list));
	s->list[s->n] = (struct seen_entry){.print = print, .row = (uint32_t)row};
	s->index[at] = (uint32_t)++s->n;
	return &s->list[s->n - 1];
}

uint32_t
seen_note(struct seen *s, struct str text)
{
	uint32_t note = (uint32_t)(print_of(s, text) >> 32);

	return !text.n ? 0 : note ? note : 1;
}

void
seen_free(struct seen *s)
{
	free(s->index);
	free(s->list);
	*s = (struct seen){0};
}
