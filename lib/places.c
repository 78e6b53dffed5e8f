/* places - runs of rows that have row - line in common. */
#include <stdlib.h>

#include "buf.h"
#include "places.h"

struct places_run {
	struct str file;
	size_t row, line;	/* of its first */
};

void
places_add(struct places *p, size_t row, struct str file, size_t line)
{
	const struct places_run *last = p->n ? &p->runs[p->n - 1] : NULL;

	if (last && row - last->row == line - last->line && str_eq(last->file, file))
		return;
	p->runs = mem_grow(p->runs, p->n, &p->room, sizeof(*p->runs));
	p->runs[p->n++] = (struct places_run){file, row, line};
}

struct str
places_find(const struct places *p, size_t row, size_t *line)
{
	const struct places_run *run = &p->runs[p->n - 1];

	while (run > p->runs && run->row > row)
		run--;
	*line = row - run->row + run->line;
	return run->file;
}

void
places_free(struct places *p)
{
	free(p->runs);
	*p = (struct places){0};
}
