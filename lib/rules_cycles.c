/* No name needs itself, and none is too deep for the stack. */
#include "rules_priv.h"

struct walk {
	struct rules *r;
	unsigned char *color;	/* 1: on the path, 2: done */
	int *path;
	size_t n;
	unsigned *levels;	/* of a name: its own weight and that of the heaviest path below */
	bool deep;		/* said once */
};

/* The path leads back to `first`, which is on it. */
static void
complain_cycle(struct walk *w, int first)
{
	struct buf b = {0};
	size_t from = w->n;

	while (w->path[--from] != first)
		;
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

static unsigned
heaviest(const struct condition *list, size_t n, unsigned most)
{
	for (size_t i = 0; i < n; i++) {
		unsigned depth = expr_depth(list[i].e);

		most = depth > most ? depth : most;
	}
	return most;
}

/*
 * What reckoning a name costs of the stack: one, and one more for each 16 levels of its
 * deepest expression.
 */
static unsigned
weight(const struct name *n)
{
	unsigned most = 0;

	for (size_t i = 0; i < n->nrules; i++) {
		const struct rule *rule = n->rules[i];
		unsigned depth = rule->value ? expr_depth(rule->value) : 0;

		most = heaviest(rule->conditions, rule->nconditions, depth > most ? depth : most);
	}
	for (const struct declaration *d = n->declarations; d; d = d->next)
		most = heaviest(d->conditions, d->nconditions, most);
	return 1 + most / 16;
}

static void
complain_deep(struct walk *w, int name)
{
	if (!w->deep)
		rules_complain(w->r, &w->r->names[name].place, 0, M_RULES_DEEP,
		    STR_FMT(w->r->names[name].full));
	w->deep = true;
}

static void
visit(struct walk *w, int name)
{
	struct name *n = &w->r->names[name];
	unsigned below = 0;

	n->weight = weight(n);
	if (w->n > RULES_DEEP) {
		complain_deep(w, name);
		return;
	}
	w->color[name] = 1;
	w->path[w->n++] = name;
	for (size_t i = 0; i < n->nuses; i++) {
		int to = n->uses[i];

		if (given_only(w->r, to))
			continue;
		if (w->color[to] == 0)
			visit(w, to);
		else if (w->color[to] == 1)
			complain_cycle(w, to);
		below = w->levels[to] > below ? w->levels[to] : below;
	}
	w->n--;
	w->color[name] = 2;
	w->levels[name] = n->weight + below;
	if (w->levels[name] > RULES_DEEP)
		complain_deep(w, name);
}

void
rules_check_cycles(struct rules *r)
{
	struct walk w = {.r = r};

	w.color = arena_take(&r->arena, r->nnames + 1, 1);
	w.path = arena_take(&r->arena, r->nnames + 1, sizeof(int));
	w.levels = arena_take(&r->arena, r->nnames + 1, sizeof(unsigned));
	for (size_t i = 0; i < r->nnames; i++)
		if (!w.color[i])
			visit(&w, (int)i);
}
