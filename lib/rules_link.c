/* What is checked and settled once all rules and headers are known. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

/* ---- cycles */

struct walk {
	struct rules *r;
	unsigned char *color;	/* 1: on the path, 2: done */
	int *path;
	size_t n;
};

static void
complain_cycle(struct walk *w, size_t from)
{
	struct buf b = {0};
	int first = w->path[from];

	for (size_t i = from; i < w->n; i++) {
		buf_put(&b, w->r->names[w->path[i]].full);
		buf_puts(&b, " → ");
	}
	buf_put(&b, w->r->names[first].full);
	rules_complain(w->r, &w->r->names[first].place, 0, M_RULES_CYCLE, buf_cstr(&b));
	buf_free(&b);
}

static bool
given_only(const struct rules *r, int name)
{
	return r->names[name].nrules == 0 && !r->names[name].declarations;
}

static void
visit(struct walk *w, int name)
{
	const struct name *n = &w->r->names[name];

	w->color[name] = 1;
	w->path[w->n++] = name;
	for (size_t i = 0; i < n->nuses; i++) {
		int to = n->uses[i];

		if (given_only(w->r, to) || w->color[to] == 2)
			continue;
		if (w->color[to] == 0)
			visit(w, to);
		else {
			size_t from = w->n;

			while (w->path[--from] != to)
				;
			complain_cycle(w, from);
		}
	}
	w->n--;
	w->color[name] = 2;
}

static void
check_cycles(struct rules *r)
{
	struct walk w = {r, arena_take(&r->arena, r->nnames + 1, 1),
	    arena_take(&r->arena, r->nnames + 1, sizeof(int)), 0};

	for (size_t i = 0; i < r->nnames; i++)
		if (!w.color[i])
			visit(&w, (int)i);
}

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

/* Mark every id that id beats, through others too. */
static void
mark_beaten(size_t **over, const size_t *nover, size_t id, bool *mark)
{
	for (size_t i = 0; i < nover[id]; i++)
		if (!mark[over[id][i]]) {
			mark[over[id][i]] = true;
			mark_beaten(over, nover, over[id][i], mark);
		}
}

/* What all rows of an id beat together, then followed through. */
static void
link_over(struct rules *r)
{
	size_t **over = arena_take(&r->arena, r->nids + 1, sizeof(*over));
	size_t *nover = arena_take(&r->arena, r->nids + 1, sizeof(*nover));
	size_t *room = arena_take(&r->arena, r->nids + 1, sizeof(*room));
	bool *mark = arena_take(&r->arena, r->nids + 1, sizeof(*mark));

	for (size_t i = 0; i < r->n; i++) {
		struct rule *rule = r->list[i];
		size_t id = rule->id_index;

		read_over(r, rule);
		for (size_t k = 0; rule->value && k < rule->nover; k++) {
			over[id] = mem_grow(over[id], nover[id], &room[id], sizeof(**over));
			over[id][nover[id]++] = rule->over[k];
		}
	}
	for (size_t i = 0; i < r->n; i++) {
		struct rule *rule = r->list[i];

		if (!nover[rule->id_index])
			continue;
		memset(mark, 0, r->nids * sizeof(*mark));
		mark_beaten(over, nover, rule->id_index, mark);
		rule->beats = arena_take(&r->arena, r->nids, sizeof(*rule->beats));
		for (size_t k = 0; k < r->nids; k++)
			if (mark[k])
				rule->beats[rule->nbeats++] = k;
	}
	for (size_t i = 0; i < r->nids; i++)
		free(over[i]);
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
		    rules_programme(r, r->names[i].plain, &p) && p.decision == (int)i && p.amount >= 0)
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
	check_cycles(r);
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
