/* Entities and names: entity.variable, and what a rule or a column means by a word. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

static int
add_entity(struct rules *r, struct str name, struct str key, struct str date)
{
	struct engine_entity *e = &r->entities[r->nentities];

	*e = (struct engine_entity){.name = name, .key = key, .date = date, .parent = -1, .date_name = -1};
	return (int)r->nentities++;
}

int
rules_entity(const struct rules *r, struct str word)
{
	for (size_t i = 0; i < r->nentities; i++)
		if (str_eq(r->entities[i].name, word))
			return (int)i;
	return -1;
}

/* The dictionary's entities; then those only its columns name (payment, figure …): flat, without key. */
void
rules_names_init(struct rules *r)
{
	const struct columns *d = r->dictionary;

	r->entities = arena_take(&r->arena, d->nentities + d->n + 1, sizeof(*r->entities));
	for (size_t i = 0; i < d->nentities; i++)
		add_entity(r, d->entities[i].name, d->entities[i].key, d->entities[i].date);
	r->area_entity = rules_entity(r, STR("area"));
	if (r->area_entity < 0)
		r->area_entity = add_entity(r, STR("area"), STR("area_code"), (struct str){0});
	for (size_t i = 0; i < d->n; i++)
		if (rules_entity(r, d->list[i].entity) < 0)
			add_entity(r, d->list[i].entity, (struct str){0}, (struct str){0});
	for (size_t i = 0; i < r->nentities; i++)
		if ((int)i != r->area_entity)
			r->entities[i].parent = i < d->nentities && d->entities[i].parent >= 0 ?
			    d->entities[i].parent : r->area_entity;
}

bool
rules_above(const struct rules *r, int entity, int below)
{
	for (; below >= 0; below = r->entities[below].parent)
		if (below == entity)
			return true;
	return false;
}

bool
rules_split(const struct rules *r, struct str full, int *entity, struct str *plain)
{
	size_t dot = str_find(full, '.');

	if (dot == full.n)
		return false;
	*entity = rules_entity(r, (struct str){full.p, dot});
	*plain = str_from(full, dot + 1);
	return *entity >= 0;
}

/* "household.standard" in the arena */
static struct str
full_name(struct rules *r, int entity, struct str plain)
{
	struct buf b = {0};
	struct str s;

	buf_printf(&b, "%.*s.%.*s", STR_FMT(r->entities[entity].name), STR_FMT(plain));
	s = arena_str(&r->arena, buf_str(&b));
	buf_free(&b);
	return s;
}

int
rules_name_get(const struct rules *r, int entity, struct str plain)
{
	char full[2 * RULES_IDENT + 2];
	struct str e = r->entities[entity].name;
	const size_t *at;

	if (e.n + plain.n + 1 > sizeof(full))
		return -1;
	memcpy(full, e.p, e.n);
	full[e.n] = '.';
	memcpy(full + e.n + 1, plain.p, plain.n);
	at = map_get(&r->by_name, (struct str){full, e.n + plain.n + 1});
	return at ? (int)*at : -1;
}

static bool
in_any_chain(const struct rules *r, int entity)
{
	return r->entities[entity].key.n > 0;
}

/* The dictionary's column of that word, when it speaks of this entity. */
static const struct column *
dictionary_column(const struct rules *r, int entity, struct str plain)
{
	const struct column *c = columns_find(r->dictionary, plain);

	return c && str_eq(c->entity, r->entities[entity].name) ? c : NULL;
}

int
rules_name_make(struct rules *r, int entity, struct str plain)
{
	int at = rules_name_get(r, entity, plain);
	struct name *n;
	bool fresh;

	if (at >= 0)
		return at;
	r->names = mem_grow(r->names, r->nnames, &r->names_room, sizeof(*r->names));
	n = &r->names[r->nnames];
	memset(n, 0, sizeof(*n));
	n->full = full_name(r, entity, plain);
	n->plain = str_from(n->full, r->entities[entity].name.n + 1);
	n->entity = entity;
	n->column = dictionary_column(r, entity, plain);
	n->slot = (int)r->entities[entity].slots++;
	*map_put(&r->by_name, n->full, &fresh) = r->nnames;
	return (int)r->nnames++;
}

/* A name of one entity: known to rules, a column, or the dictionary. */
static int
known(struct rules *r, int entity, struct str plain)
{
	int at = rules_name_get(r, entity, plain);

	if (at >= 0)
		return at;
	return dictionary_column(r, entity, plain) ? rules_name_make(r, entity, plain) : -1;
}

int
rules_resolve(struct rules *r, int entity, struct str text)
{
	struct str plain;
	int named, at;

	if (str_find(text, '.') < text.n) {
		if (!rules_split(r, text, &named, &plain) || !rules_above(r, named, entity))
			return -1;
		return known(r, named, plain);
	}
	for (int e = entity; e >= 0; e = r->entities[e].parent)
		if ((at = known(r, e, text)) >= 0)
			return at;
	return -1;
}

int
rules_find(const struct rules *r, struct str name)
{
	const size_t *at = map_get(&r->by_name, name);

	return at ? (int)*at : -1;
}

bool
rules_constant(struct rules *r, struct str name, struct ratio value, struct str unit)
{
	struct name *n;

	if (!expr_is_name(name) || rules_name_get(r, r->area_entity, name) >= 0)
		return false;
	n = &r->names[rules_name_make(r, r->area_entity, name)];
	n->is_constant = true;
	n->constant = value;
	n->unit = arena_str(&r->arena, unit);
	return true;
}

/* ---- tables */

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
	return e >= 0 && in_any_chain(r, e) && t->key[e] >= 0 && rules_above(r, e, t->entity) ?
	    e : t->entity;
}

static bool
binds(const struct rules *r, struct str header)
{
	const struct column *c = columns_find(r->dictionary, header);

	return !(c && c->result) && !str_starts(header, STR("="));
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
		if (!binds(r, t->header[i]) || given_elsewhere(r, t, owner) || !expr_is_name(plain))
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
	for (int e = t->entity; e >= 0 && (r->ntables == 0 || e == t->entity); e = r->entities[e].parent)
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

/* ---- what is asked */

static const struct {
	struct str suffix;
	enum ask_part part;
} parts[] = {{{".why", 4}, ASK_WHY}, {{".cite", 5}, ASK_CITE}, {{".note", 5}, ASK_NOTE}};

static bool
no_such_name(const struct rules *r, struct str text, struct fault *f)
{
	struct str *list = mem_resize(NULL, r->nnames + 1, sizeof(*list)), near;

	for (size_t i = 0; i < r->nnames; i++)
		list[i] = str_find(text, '.') < text.n ? r->names[i].full : r->names[i].plain;
	near = columns_nearest(text, list, r->nnames);
	fault_set(f, near.n ? M_RULES_NO_NAME_NEAR : M_RULES_NO_NAME, STR_FMT(text), STR_FMT(near));
	free(list);
	return false;
}

bool
rules_ask(const struct rules *r, struct str text, struct ask *out, struct fault *f)
{
	struct str name = text;
	int entity = r->tables[0].entity;

	out->part = ASK_VALUE;
	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_ends(text, parts[i].suffix) && text.n > parts[i].suffix.n) {
			out->part = parts[i].part;
			name.n -= parts[i].suffix.n;
		}
	for (int e = entity; e >= 0; e = r->entities[e].parent) {
		struct str plain = name;
		int at, named = e;

		if (str_find(name, '.') < name.n && (!rules_split(r, name, &named, &plain) || named != e))
			continue;
		if ((at = rules_name_get(r, e, plain)) >= 0) {
			out->name = at;
			return true;
		}
	}
	return no_such_name(r, text, f);
}

struct str
rules_name(const struct rules *r, int name)
{
	return r->names[name].full;
}

int
rules_name_entity(const struct rules *r, int name)
{
	return r->names[name].entity;
}

const struct type *
rules_name_type(const struct rules *r, int name)
{
	return &r->names[name].type;
}

bool
rules_name_has_rules(const struct rules *r, int name)
{
	return r->names[name].nrules > 0;
}
