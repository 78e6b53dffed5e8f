/* seen - an entry for each print. */
#include <stdlib.h>

#include "buf.h"
#include "seen.h"

static uint64_t
print_of(struct seen *s, struct str text)
{
	if (!s->prints.key[0] && !s->prints.key[1])
		prints_open(&s->prints, NULL);
	return prints_of(&s->prints, text);
}

struct seen_entry *
seen_put(struct seen *s, struct str key, size_t row, bool *fresh)
{
	uint64_t print = print_of(s, key);
	size_t walk = 0, at = prints_next(&s->prints, print, &walk);

	*fresh = at == PRINTS_NONE;
	if (!*fresh)
		return &s->list[at];
	at = s->prints.n;
	prints_add(&s->prints, print);
	s->list = mem_grow(s->list, at, &s->room, sizeof(*s->list));
	s->list[at] = (struct seen_entry){.row = (uint32_t)row};
	return &s->list[at];
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
	prints_free(&s->prints);
	free(s->list);
	*s = (struct seen){0};
}
