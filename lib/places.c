/* Rows of several files by one number. */
#include <stdlib.h>

#include "buf.h"
#include "places.h"

size_t
places_add(struct places *p, struct str file, size_t line)
{
	p->rows++;
	if (!p->n || line != p->line + 1 || !str_eq(p->files[p->n - 1].name, file)) {
		p->files = mem_grow(p->files, p->n, &p->room, sizeof(*p->files));
		p->files[p->n++] = (struct places_file){file, p->rows, line};
	}
	p->line = line;
	return p->rows;
}

struct str
places_find(const struct places *p, size_t row, size_t *line)
{
	size_t i = p->n;

	while (i > 1 && p->files[i - 1].first > row)
		i--;
	*line = row - p->files[i - 1].first + p->files[i - 1].line;
	return p->files[i - 1].name;
}

void
places_free(struct places *p)
{
	free(p->files);
	*p = (struct places){0};
}
