/*
 * Which rows are in force: newest and most local of each provision, cached per stretch of
 * days and per area.
 */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

#define AREA_BYTES 32	/* a longer one is looked up each time */

/* All rows of all names between two days on which anything changes, in one area. */
struct vintage {
	size_t stretch;
	struct candidates **by_name;	/* made when first asked for */
	struct vintage *next;
};

struct vintages {
	const struct rules *r;
	struct arena arena;
	days known;
	days *breaks;
	size_t nbreaks;
	struct str *areas;	/* distinct */
	size_t nareas;
	const struct rule **repeals;
	size_t nrepeals;
	/* of each area, and of none of them: one for each stretch asked */
	struct vintage **by_area;
	/* for this day and area: the next question is mostly the same */
	struct vintage *last;
	days last_date;
	struct str last_area;
	char last_text[AREA_BYTES];
};

static int
by_days(const void *a, const void *b)
{
	days x = *(const days *)a, y = *(const days *)b;

	return (x > y) - (x < y);
}

static int
by_str(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

static void
drop_repeated(struct vintages *v)
{
	size_t n = 0;

	for (size_t i = 0; i < v->nareas; i++)
		if (!n || !str_eq(v->areas[n - 1], v->areas[i]))
			v->areas[n++] = v->areas[i];
	v->nareas = n;
}

struct vintages *
vintages_new(const struct rules *r)
{
	struct vintages *v = mem_resize(NULL, 1, sizeof(*v));

	*v = (struct vintages){.r = r, .known = DAYS_MAX};
	v->breaks = mem_resize(NULL, 2 * r->n + 1, sizeof(*v->breaks));
	v->areas = mem_resize(NULL, r->n + 1, sizeof(*v->areas));
	v->repeals = mem_resize(NULL, r->n + 1, sizeof(*v->repeals));
	for (size_t i = 0; i < r->n; i++) {
		v->breaks[v->nbreaks++] = r->list[i]->from;
		if (r->list[i]->to < DAYS_MAX)
			v->breaks[v->nbreaks++] = r->list[i]->to + 1;
		if (r->list[i]->area.n)
			v->areas[v->nareas++] = r->list[i]->area;
		if (!r->list[i]->value)
			v->repeals[v->nrepeals++] = r->list[i];
	}
	qsort(v->breaks, v->nbreaks, sizeof(*v->breaks), by_days);
	qsort(v->areas, v->nareas, sizeof(*v->areas), by_str);
	drop_repeated(v);
	v->by_area = mem_resize(NULL, v->nareas + 1, sizeof(struct vintage *));
	memset(v->by_area, 0, (v->nareas + 1) * sizeof(struct vintage *));
	return v;
}

void
vintages_free(struct vintages *v)
{
	if (!v)
		return;
	arena_free(&v->arena);
	free(v->breaks);
	free(v->areas);
	free(v->by_area);
	free(v->repeals);
	free(v);
}

/* How many changes have happened by that day: equal numbers, equal rows in force. */
static size_t
stretch_of(const struct vintages *v, days date)
{
	size_t low = 0, high = v->nbreaks;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (v->breaks[mid] <= date)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* The longest area of a row that holds this one: the same number, the same rows apply. */
static size_t
area_of(const struct vintages *v, struct str area)
{
	for (; area.n; area.n--) {
		const struct str *at = v->nareas ?
		    bsearch(&area, v->areas, v->nareas, sizeof(area), by_str) : NULL;

		if (at)
			return (size_t)(at - v->areas);
	}
	return v->nareas;
}

static bool
in_force(const struct rule *rule, days date, days known, struct str area)
{
	return rule->from <= date && date <= rule->to && rule->issued <= known &&
	    str_starts(area, rule->area);
}

/* Some row in force repeals it: an earlier from, an equal or wider area, its id named. */
static bool
is_repealed(const struct vintages *v, const struct rule *rule, days date, days known,
    struct str area)
{
	for (size_t i = 0; i < v->nrepeals; i++) {
		const struct rule *x = v->repeals[i];

		if ((x->name >= 0 && x->name != rule->name) || rule->from >= x->from ||
		    !in_force(x, date, known, area) || rule->area.n > x->area.n)
			continue;
		for (size_t k = 0; k < x->nover; k++)
			if (x->over[k] == rule->id_index)
				return true;
	}
	return false;
}

/* Longest area, then latest from, then latest issued, then later line. */
static bool
is_newer(const struct rule *a, const struct rule *b)
{
	if (a->area.n != b->area.n)
		return a->area.n > b->area.n;
	if (a->from != b->from)
		return a->from > b->from;
	if (a->issued != b->issued)
		return a->issued > b->issued;
	return a->order > b->order;
}

/* One provision: its conditions, and with pick its id too. */
static struct str
provision(struct arena *a, const struct rule *rule, bool with_id)
{
	struct buf b = {0};
	struct str key;

	if (!with_id)
		return rule->key;
	buf_printf(&b, "%.*s\n", STR_FMT(rule->id));
	buf_put(&b, rule->key);
	key = arena_str(a, buf_str(&b));
	buf_free(&b);
	return key;
}

static struct candidates *
gather(struct vintages *v, int name, days date, struct str area)
{
	const struct name *n = &v->r->names[name];
	struct candidates *c = arena_take(&v->arena, 1, sizeof(*c));
	struct map versions = {0};

	c->list = arena_take(&v->arena, n->nrules + 1, sizeof(*c->list));
	for (size_t i = 0; i < n->nrules; i++) {
		const struct rule *rule = n->rules[i];
		bool fresh;
		size_t *at;

		if (!rule->value || !in_force(rule, date, v->known, area) ||
		    is_repealed(v, rule, date, v->known, area))
			continue;
		at = map_put(&versions, provision(&v->arena, rule, n->pick != PICK_NONE), &fresh);
		if (fresh)
			c->list[*at = c->n++] = rule;
		else if (is_newer(rule, c->list[*at]))
			c->list[*at] = rule;
	}
	for (size_t i = 0; i < n->nrules; i++)
		c->by_place |= n->rules[i]->area.n && n->rules[i]->value &&
		    in_force(n->rules[i], date, v->known, n->rules[i]->area);
	map_free(&versions);
	c->index = rule_index_new(&v->arena, c);
	return c;
}

static struct vintage *
find(struct vintages *v, size_t stretch, size_t area)
{
	struct vintage *x;

	for (x = v->by_area[area]; x; x = x->next)
		if (x->stretch == stretch)
			return x;
	x = arena_take(&v->arena, 1, sizeof(*x));
	*x = (struct vintage){stretch, arena_take(&v->arena, v->r->nnames + 1, sizeof(*x->by_name)),
	    v->by_area[area]};
	return v->by_area[area] = x;
}

static struct vintage *
vintage_of(struct vintages *v, days date, struct str area)
{
	if (v->last && v->last_date == date && str_eq(v->last_area, area))
		return v->last;
	v->last = find(v, stretch_of(v, date), area_of(v, area));
	v->last_date = date;
	if (area.n > AREA_BYTES) {
		struct vintage *x = v->last;

		v->last = NULL;
		return x;
	}
	if (area.n)
		memcpy(v->last_text, area.p, area.n);
	v->last_area = (struct str){v->last_text, area.n};
	return v->last;
}

const struct candidates *
vintages_get(struct vintages *v, int name, days date, days known, struct str area)
{
	struct vintage *x;

	if (known != v->known) {	/* another day of knowledge: everything anew */
		arena_reset(&v->arena);
		memset(v->by_area, 0, (v->nareas + 1) * sizeof(struct vintage *));
		v->last = NULL;
		v->known = known;
	}
	x = vintage_of(v, date, area);
	if (!x->by_name[name])
		x->by_name[name] = gather(v, name, date, area);
	return x->by_name[name];
}
