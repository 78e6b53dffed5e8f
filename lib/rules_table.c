/* Data tables: which entity each column belongs to and which name it binds to. */
#include <string.h>

#include "rules_priv.h"

/* The deepest entity whose key is in the header; the others must be its parents. */
static int
deepest(const struct rules *r, const struct table *t, struct fault *f)
{
	int found = -1;

	for (size_t e = 0; e < r->nentities; e++) {
		if (t->key[e] < 0 || (int)e == r->area_entity)
			continue;
		if (found < 0 || rules_above(r, found, (int)e))
			found = (int)e;
		else if (!rules_above(r, (int)e, found)) {
			fault_set(f, M_RULES_TWO_KEYS, STR_FMT(r->entities[found].key),
			    STR_FMT(r->entities[e].key));
			return -2;
		}
	}
	return found;
}

static void
find_keys(struct rules *r, struct table *t)
{
	t->key = arena_take(&r->arena, r->nentities, sizeof(*t->key));
	for (size_t e = 0; e < r->nentities; e++) {
		t->key[e] = -1;
		for (size_t i = 0; r->entities[e].key.n && i < t->n; i++)
			if (str_eq(t->header[i], r->entities[e].key))
				t->key[e] = (long)i;
	}
	t->area = t->key[r->area_entity];
}

/* Which entity a column speaks of: x.y literally, else the dictionary, else the deepest. */
static int
column_owner(const struct rules *r, const struct table *t, struct str header, struct str *plain)
{
	const struct column *c = columns_find(r->dictionary, header);
	int e;

	*plain = header;
	if (rules_split(r, header, &e, plain) && rules_above(r, e, t->entity))
		return e;
	*plain = header;
	if (!c)
		return t->entity;
	if (str_eq(c->entity, STR("area")))
		return t->top;
	e = rules_entity(r, c->entity);
	return e >= 0 && t->key[e] >= 0 && rules_above(r, e, t->entity) ?
	    e : t->entity;
}

/*
 * A result of the dictionary is no fact, under its full name neither; x.y of another
 * chain is nobody's.
 */
static bool
binds(const struct rules *r, int owner, struct str header, struct str plain)
{
	const struct column *c = columns_find(r->dictionary, plain);
	bool literal = plain.n < header.n;

	return expr_is_name(plain) && str_find(plain, '.') == plain.n &&
	    !(c && c->result && (!literal || str_eq(c->entity, r->entities[owner].name)));
}

/* A side table says nothing new about entities that another table gives. */
static bool
given_elsewhere(const struct rules *r, const struct table *t, int owner)
{
	return t != r->tables && owner != t->entity;
}

static void
bind_columns(struct rules *r, struct table *t)
{
	t->owner = arena_take(&r->arena, t->n, sizeof(*t->owner));
	t->name = arena_take(&r->arena, t->n, sizeof(*t->name));
	for (size_t i = 0; i < t->n; i++) {
		struct str plain;
		int owner = column_owner(r, t, t->header[i], &plain), at;

		t->owner[i] = owner;
		t->name[i] = -1;
		if (!binds(r, owner, t->header[i], plain) || given_elsewhere(r, t, owner))
			continue;
		at = rules_name_make(r, owner, plain);
		t->name[i] = at;
		if (!r->names[at].column)	/* a homonym keeps its type on another entity */
			r->names[at].column = columns_find(r->dictionary, plain);
	}
}

static int
topmost(const struct rules *r, const struct table *t)
{
	int top = t->entity;

	for (int e = t->entity; e >= 0; e = r->entities[e].parent)
		if (t->key[e] >= 0 && e != r->area_entity)
			top = e;
	return top;
}

int
rules_table(struct rules *r, const struct str *header, size_t n, int entity, struct fault *f)
{
	struct table *t;
	int found;

	r->tables = mem_grow(r->tables, r->ntables, &r->tables_room, sizeof(*r->tables));
	t = &r->tables[r->ntables];
	memset(t, 0, sizeof(*t));
	t->n = n;
	t->header = arena_take(&r->arena, n, sizeof(*t->header));
	for (size_t i = 0; i < n; i++)
		t->header[i] = arena_str(&r->arena, header[i]);
	find_keys(r, t);
	if ((found = deepest(r, t, f)) == -2)
		return -1;
	t->entity = entity >= 0 ? entity : found;
	if (t->entity < 0) {
		fault_set(f, M_RULES_NO_KEY);
		return -1;
	}
	if (r->ntables && r->entities[t->entity].has_table) {
		fault_set(f, M_RULES_TABLE_TWICE, STR_FMT(r->entities[t->entity].name));
		return -1;
	}
	t->top = topmost(r, t);
	for (int e = t->entity; e >= 0 &&
	    (r->ntables == 0 || e == t->entity); e = r->entities[e].parent)
		r->entities[e].has_table |= t->key[e] >= 0 || e == t->entity;
	bind_columns(r, t);
	return (int)r->ntables++;
}

int
rules_table_entity(const struct rules *r, int table)
{
	return r->tables[table].entity;
}

long
rules_table_group(const struct rules *r, int table)
{
	const struct table *t = &r->tables[table];

	return t->top == t->entity && t->key[t->entity] < 0 ? -1 : t->key[t->top];
}
