/* Every name, in every stretch of days and every area in which other rows are in force. */
#include <stdlib.h>
#include <string.h>

#include "lint_priv.h"

/* The days on which the rows of a name change, latest first, and the areas they name. */
struct spots {
	days *breaks;
	size_t nbreaks;
	struct str *areas;
	size_t nareas;
	const struct candidates **done;
	size_t ndone, done_room;
	struct map seen;	/* pairs of rows told */
};

static int
latest_first(const void *a, const void *b)
{
	days x = *(const days *)a, y = *(const days *)b;

	return (x < y) - (x > y);
}

static void
add_area(struct spots *p, struct str area)
{
	for (size_t i = 0; i < p->nareas; i++)
		if (str_eq(p->areas[i], area))
			return;
	p->areas[p->nareas++] = area;
}

static void
find_spots(struct lint *l, const struct name *n, struct spots *p)
{
	size_t repeals = 0;

	for (size_t i = 0; i < l->r->n; i++)
		repeals += !l->r->list[i]->value;
	*p = (struct spots){0};
	p->breaks = mem_resize(NULL, 2 * n->nrules + repeals + 1, sizeof(*p->breaks));
	p->areas = mem_resize(NULL, n->nrules + 1, sizeof(*p->areas));
	for (size_t i = 0; i < n->nrules; i++) {
		p->breaks[p->nbreaks++] = n->rules[i]->from;
		if (n->rules[i]->to < DAYS_MAX)
			p->breaks[p->nbreaks++] = n->rules[i]->to + 1;
		if (n->rules[i]->area.n)
			add_area(p, n->rules[i]->area);
	}
	for (size_t i = 0; i < l->r->n; i++)
		if (!l->r->list[i]->value)
			p->breaks[p->nbreaks++] = l->r->list[i]->from;
	if (!p->nareas)	/* rows without area speak everywhere, the others where they are */
		add_area(p, (struct str){0});
	qsort(p->breaks, p->nbreaks, sizeof(*p->breaks), latest_first);
}

static void
free_spots(struct spots *p)
{
	free(p->breaks);
	free(p->areas);
	free(p->done);
	map_free(&p->seen);
}

/* The same rows were in force somewhere else. */
static bool
is_done(struct spots *p, const struct candidates *c)
{
	for (size_t i = 0; i < p->ndone; i++)
		if (p->done[i]->n == c->n &&
		    memcmp(p->done[i]->list, c->list, c->n * sizeof(struct rule *)) == 0)
			return true;
	p->done = mem_grow(p->done, p->ndone, &p->done_room, sizeof(*p->done));
	p->done[p->ndone++] = c;
	return false;
}

static void
look(struct lint *l, int name, struct spots *p, days day, struct str area, bool *gap)
{
	const struct candidates *c = vintages_get(l->vintages, name, day, l->c->ask->known, area);
	struct buf when = {0};
	struct cells s;

	if (!c->n || is_done(p, c))
		return;
	if (day > DAYS_MIN)
		date_print(&when, day);
	if (area.n)
		buf_printf(&when, "%s%.*s", when.n ? " " : "", STR_FMT(area));
	if (when.n)
		buf_puts(&when, ": ");
	cells_make(&s, l, c);
	lint_search(&s, name, buf_str(&when), &p->seen, gap);
	cells_free(&s);
	buf_free(&when);
}

void
lint_names(struct lint *l)
{
	for (size_t i = 0; i < l->r->nnames; i++) {
		struct spots p;

		if (!l->r->names[i].nrules)
			continue;
		find_spots(l, &l->r->names[i], &p);
		for (size_t a = 0; a < p.nareas; a++) {
			bool gap = false;

			for (size_t k = 0; k < p.nbreaks; k++)
				if (!k || p.breaks[k] != p.breaks[k - 1])
					look(l, (int)i, &p, p.breaks[k], p.areas[a], &gap);
		}
		free_spots(&p);
	}
}
