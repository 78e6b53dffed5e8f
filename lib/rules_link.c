/* What is checked and settled once all rules and headers are known. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

/* ---- types of names */

/* A code column whose values are all integers holds numbers. */
static bool
all_integers(struct str codes)
{
	struct str code;
	struct ratio n;

	if (!codes.n)
		return false;
	while (str_cut(&codes, ',', &code))
		if (!ratio_parse(code, &n) || n.d != 1)
			return false;
	return true;
}

static struct type
type_of_column(const struct column *c)
{
	struct type t;

	switch (c->type) {
	case COLUMN_BOOL:
		return type_bool;
	case COLUMN_DATE: case COLUMN_MONTH:
		return type_date;
	case COLUMN_COUNT:
		return type_bare;
	case COLUMN_MONEY: case COLUMN_NUMBER: case COLUMN_DECIMAL:
		if (!c->unit.n || !type_parse(c->unit, &t) || t.kind != TYPE_NUMBER)
			t = (struct type){.kind = TYPE_NUMBER};
		return t;
	case COLUMN_CODE:
		return all_integers(c->codes) ? type_bare : type_text;
	default:
		return type_text;
	}
}

/* How a declared name reads a cell, when the dictionary does not say. */
static enum column_type
cell_of_type(const struct type *t)
{
	switch (t->kind) {
	case TYPE_BOOL:
		return COLUMN_BOOL;
	case TYPE_NUMBER:
		return COLUMN_DECIMAL;
	case TYPE_DATE:
		return COLUMN_DATE;
	default:
		return COLUMN_TEXT;
	}
}

struct check_context {
	struct rules *r;
	int name;		/* whose rules are checked; -1: none */
	const struct place *place;
	bool silent;
	bool declaration;	/* speaks of its own name: that alone is no cycle */
};

static bool
check_name(void *context, int entity, struct str text, int *ref, struct type *type)
{
	struct check_context *c = context;

	if ((*ref = rules_resolve(c->r, entity, text)) < 0)
		return false;
	rules_settle_type(c->r, *ref);
	*type = c->r->names[*ref].type;
	return true;
}

/* An aggregate looks at members below the row or beside it: all below their common parent. */
static bool
check_entity(void *context, struct str word, int from, int *entity)
{
	struct check_context *c = context;

	*entity = rules_entity(c->r, word);
	if (*entity < 0 || *entity == c->r->area_entity)
		return false;
	for (int e = c->r->entities[*entity].parent; e >= 0 && e != c->r->area_entity;
	    e = c->r->entities[e].parent)
		if (rules_above(c->r, e, from))
			return true;
	return false;
}

static void
check_complain(void *context, const struct node *where, enum msg m, struct str a, struct str b)
{
	struct check_context *c = context;
	struct fault f = {0};

	if (c->silent)
		return;
	fault_set(&f, m, STR_FMT(a), STR_FMT(b));
	rules_complain(c->r, c->place, where->at, M_RULES_IN, f.text, STR_FMT(c->place->text));
}

/* Edges of the graph of names; sum(x before …) looks at earlier rows only and makes none. */
static void
check_uses(void *context, int ref, bool before, int aggregate)
{
	struct check_context *c = context;
	struct name *n;

	if (c->name < 0 || (before && c->r->names[ref].entity == aggregate) ||
	    (c->declaration && ref == c->name))
		return;
	n = &c->r->names[c->name];
	for (size_t i = 0; i < n->nuses; i++)
		if (n->uses[i] == ref)
			return;
	n->uses = mem_grow(n->uses, n->nuses, &n->uses_room, sizeof(*n->uses));
	n->uses[n->nuses++] = ref;
}

static struct type
check_expression(struct check_context *c, struct node *e, int entity)
{
	struct expr_check x = {check_name, check_entity, check_complain, c->silent ? NULL : check_uses, c};

	return expr_check(&x, e, entity);
}

/* The written unit, else the dictionary's type, else what the first rule gives. */
void
rules_settle_type(struct rules *r, int name)
{
	struct name *n = &r->names[name];
	struct type t = type_any;
	struct check_context c = {.r = r, .name = name, .silent = true};

	if (n->state != TYPE_OPEN)
		return;
	n->state = TYPE_BUSY;
	if (n->unit.n)
		type_parse(n->unit, &t);
	else if (n->column)
		t = type_of_column(n->column);
	else if (n->is_constant)
		t = (struct type){.kind = TYPE_NUMBER};
	else if (!n->place.line)	/* a column that no rule file speaks of */
		t = type_text;
	for (size_t i = 0; i < n->nrules && t.kind == TYPE_ANY; i++) {
		c.place = &n->rules[i]->place;
		if (n->rules[i]->value)
			t = check_expression(&c, n->rules[i]->value, n->entity);
		n = &r->names[name];	/* the check may have made names */
	}
	n->type = t;
	n->cell = n->column && !(n->unit.n && n->column->type == COLUMN_TEXT) ? n->column->type :
	    cell_of_type(&t);
	n->state = TYPE_SETTLED;
}

/* ---- checking rules */

static void
check_conditions(struct check_context *c, const struct condition *list, size_t n, int entity)
{
	for (size_t i = 0; i < n; i++) {
		struct type t;

		c->place = &list[i].place;
		t = check_expression(c, list[i].e, entity);
		if (t.kind != TYPE_BOOL && t.kind != TYPE_ANY)
			check_complain(c, list[i].e, M_RULES_CONDITION, (struct str){0}, (struct str){0});
	}
}

static void
check_rule(struct rules *r, struct rule *rule)
{
	struct check_context c = {.r = r, .name = rule->name, .place = &rule->place};
	struct expr_check x = {.complain = check_complain, .context = &c};
	struct type t, want;

	if (rule->name < 0)
		return;
	check_conditions(&c, rule->conditions, rule->nconditions, r->names[rule->name].entity);
	c.place = &rule->place;
	if (!rule->value)
		return;
	t = check_expression(&c, rule->value, r->names[rule->name].entity);
	rules_settle_type(r, rule->name);
	want = r->names[rule->name].type;
	expr_unify(&x, rule->value, &want, &t);
	if (r->names[rule->name].pick == PICK_SUM && t.kind != TYPE_NUMBER && t.kind != TYPE_ANY)
		check_complain(&c, rule->value, M_RULES_PICK_SUM, (struct str){0}, (struct str){0});
	if (rule->rounds && t.kind != TYPE_NUMBER && t.kind != TYPE_ANY)
		check_complain(&c, rule->value, M_RULES_ROUND_WHAT, (struct str){0}, (struct str){0});
}

/* A rate or an amount by programme must be per month or once. */
static void
check_amount(struct rules *r, int name)
{
	static const struct type month = {.kind = TYPE_NUMBER, .unit_known = true, .n = 2,
	    .unit = {{{"month", 5}, -1}, {{"yuan", 4}, 1}}};
	static const struct type once = {.kind = TYPE_NUMBER, .unit_known = true, .n = 1,
	    .unit = {{{"yuan", 4}, 1}}};
	struct name *n = &r->names[name];

	if (!n->nrules || !str_ends(n->plain, STR("_amount")))
		return;
	if (n->type.kind == TYPE_NUMBER && n->type.unit_known && type_is_money(&n->type) &&
	    !type_same_unit(&n->type, &month) && !type_same_unit(&n->type, &once))
		rules_complain(r, &n->place, 0, M_RULES_AMOUNT, STR_FMT(n->full));
}

static void
check_names(struct rules *r)
{
	for (size_t i = 0; i < r->nnames; i++) {
		struct check_context c = {.r = r, .name = (int)i, .declaration = true};

		rules_settle_type(r, (int)i);
		for (struct declaration *d = r->names[i].declarations; d; d = d->next)
			check_conditions(&c, d->conditions, d->nconditions, r->names[i].entity);
		check_amount(r, (int)i);
	}
}

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
		check_rule(r, r->list[i]);
	check_names(r);
	check_cycles(r);
	if (r->ntables)	/* the area of the topmost row is looked at by choosing */
		rules_name_make(r, r->tables[0].top, STR("area_code"));
	for (size_t i = 0; i < r->nnames; i++)
		rules_settle_type(r, (int)i);
	bind_tables(r);
	list_programmes(r);
	if (r->nfaults)
		qsort(r->faults, r->nfaults, sizeof(*r->faults), by_position);
	r->compiled = r->nfaults == 0;
	return r->compiled;
}
