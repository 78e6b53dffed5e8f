/* What is checked and settled once all rules and headers are known. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

/* ---- over */

static void
add_over(struct rule *rule, size_t id, size_t *room)
{
	if (id == rule->id_index && rule->value)
		return;
	rule->over = mem_grow(rule->over, rule->nover, room, sizeof(*rule->over));
	rule->over[rule->nover++] = id;
}

static void
read_over(struct rules *r, struct rule *rule)
{
	struct str rest = rule->over_text, word;
	size_t room = 0;

	while (str_cut(&rest, ' ', &word)) {
		bool all = str_ends(word, STR(".*")), found = false;
		struct str stem = {word.p, word.n - all};	/* with the dot */
		const size_t *at;

		if (!word.n)
			continue;
		if (!all && (at = map_get(&r->by_id, word))) {
			add_over(rule, *at, &room);
			found = true;
		}
		for (size_t i = 0; all && i < r->nids; i++)
			if (str_starts(r->ids[i], stem)) {
				add_over(rule, i, &room);
				found = true;
			}
		if (!found)
			rules_complain(r, &rule->over_place, 0, M_RULES_OVER, STR_FMT(word));
	}
}

struct beating {
	size_t **over;		/* of each id: the ids its rows name */
	size_t *nover, *room;
	bool *mark;
	size_t *found;		/* ids marked, in the order found */
	const struct rule **first;	/* of each id: a row that has the answer */
};

static int
by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* All that an id beats, through others too: in b->found, ascending. */
static size_t
follow(struct beating *b, size_t id)
{
	size_t n = 0, done = 0;

	for (;; id = b->found[done++]) {
		for (size_t i = 0; i < b->nover[id]; i++) {
			size_t to = b->over[id][i];

			if (!b->mark[to])
				b->found[n++] = to;
			b->mark[to] = true;
		}
		if (done == n)
			break;
	}
	for (size_t i = 0; i < n; i++)
		b->mark[b->found[i]] = false;
	qsort(b->found, n, sizeof(*b->found), by_size);
	return n;
}

/* All rows of an id share what it beats. */
static void
share_beats(struct rules *r, struct beating *b)
{
	for (size_t i = 0; i < r->n; i++) {
		struct rule *rule = r->list[i];
		const struct rule *first = b->first[rule->id_index];

		if (!b->nover[rule->id_index])
			continue;
		if (first) {
			rule->beats = first->beats;
			rule->nbeats = first->nbeats;
			continue;
		}
		b->first[rule->id_index] = rule;
		rule->nbeats = follow(b, rule->id_index);
		rule->beats = arena_take(&r->arena, rule->nbeats, sizeof(*rule->beats));
		memcpy(rule->beats, b->found, rule->nbeats * sizeof(*rule->beats));
	}
}

/* What all rows of an id beat together, then followed through. */
static void
link_over(struct rules *r)
{
	struct beating b = {
		arena_take(&r->arena, r->nids + 1, sizeof(size_t *)),
		arena_take(&r->arena, r->nids + 1, sizeof(size_t)),
		arena_take(&r->arena, r->nids + 1, sizeof(size_t)),
		arena_take(&r->arena, r->nids + 1, sizeof(bool)),
		arena_take(&r->arena, r->nids + 1, sizeof(size_t)),
		arena_take(&r->arena, r->nids + 1, sizeof(struct rule *)),
	};

	for (size_t i = 0; i < r->n; i++) {
		struct rule *rule = r->list[i];
		size_t id = rule->id_index;

		read_over(r, rule);
		for (size_t k = 0; rule->value && k < rule->nover; k++) {
			b.over[id] = mem_grow(b.over[id], b.nover[id], &b.room[id], sizeof(size_t));
			b.over[id][b.nover[id]++] = rule->over[k];
		}
	}
	share_beats(r, &b);
	for (size_t i = 0; i < r->nids; i++)
		free(b.over[i]);
}

/* ---- the rest */

static void
bind_tables(struct rules *r)
{
	for (size_t i = 0; i < r->ntables; i++) {
		struct table *t = &r->tables[i];

		t->column_of = arena_take(&r->arena, r->nnames + 1, sizeof(*t->column_of));
		for (size_t k = 0; k < r->nnames; k++)
			t->column_of[k] = -1;
		for (size_t k = 0; k < t->n; k++)
			if (t->name[k] >= 0)
				t->column_of[t->name[k]] = (int)k;
	}
	for (size_t e = 0; e < r->nentities; e++)
		if (r->entities[e].date.n)
			r->entities[e].date_name = rules_name_get(r, (int)e, r->entities[e].date);
}

static int
by_name(const void *a, const void *b)
{
	return str_cmp(((const struct programme *)a)->name, ((const struct programme *)b)->name);
}

static void
list_programmes(struct rules *r)
{
	r->programmes = arena_take(&r->arena, r->nnames + 1, sizeof(*r->programmes));
	for (size_t i = 0; i < r->nnames; i++) {
		struct programme p;

		if (r->names[i].nrules && r->names[i].type.kind == TYPE_BOOL &&
		    rules_programme(r, r->names[i].plain, &p) && p.decision == (int)i &&
		    p.amount >= 0)
			r->programmes[r->nprogrammes++] = p;
	}
	if (r->nprogrammes)
		qsort(r->programmes, r->nprogrammes, sizeof(*r->programmes), by_name);
}

static int
by_position(const void *a, const void *b)
{
	const struct fault *x = a, *y = b;
	int c = str_cmp(x->file, y->file);

	if (c)
		return c;
	if (x->line != y->line)
		return x->line < y->line ? -1 : 1;
	return (x->at > y->at) - (x->at < y->at);
}

bool
rules_compile(struct rules *r)
{
	link_over(r);
	for (size_t i = 0; i < r->n; i++)
		rules_check_rule(r, r->list[i]);
	rules_check_names(r);
	rules_check_cycles(r);
	if (r->ntables)	/* the area of the topmost row is looked at by choosing */
		r->area_name = rules_name_make(r, r->tables[0].top, STR("area_code"));
	for (size_t i = 0; i < r->nnames; i++)
		rules_settle_type(r, (int)i);
	bind_tables(r);
	list_programmes(r);
	if (r->nfaults)
		qsort(r->faults, r->nfaults, sizeof(*r->faults), by_position);
	r->compiled = r->nfaults == 0;
	return r->compiled;
}
