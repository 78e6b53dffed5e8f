/* Entities and names: entity.variable, and what a rule or a column means by a word. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

static int
add_entity(struct rules *r, struct str name, struct str key, struct str date)
{
	struct engine_entity *e = &r->entities[r->nentities];

	*e = (struct engine_entity){.name = name, .key = key, .date = date, .parent = -1,
	    .date_name = -1};
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

/*
 * The dictionary's entities; then those only its columns name (payment, figure …): flat,
 * without key.
 */
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
	int at;

	if (!expr_is_name(name) || rules_name_get(r, r->area_entity, name) >= 0)
		return false;
	at = rules_name_make(r, r->area_entity, name);	/* may move the names */
	n = &r->names[at];
	n->is_constant = true;
	n->constant = value;
	n->unit = arena_str(&r->arena, unit);
	return true;
}

/* ---- what is asked */

static const struct {
	struct str suffix;
	enum ask_part part;
} parts[] = {{{".why", 4}, ASK_WHY}, {{".cite", 5}, ASK_CITE}, {{".note", 5}, ASK_NOTE}};

/* Or one there is, but of something whose key the table has not. */
static bool
no_such_name(const struct rules *r, struct str text, struct fault *f)
{
	struct str *list = mem_resize(NULL, r->nnames + 1, sizeof(*list)), near;
	const struct engine_entity *of = NULL;

	for (size_t i = 0; i < r->nnames; i++) {
		list[i] = str_find(text, '.') < text.n ? r->names[i].full : r->names[i].plain;
		if (str_eq(list[i], text))
			of = &r->entities[r->names[i].entity];
	}
	near = columns_nearest(text, list, r->nnames);
	free(list);
	if (of)
		fault_set(f, M_RULES_NAME_ELSEWHERE, STR_FMT(text), STR_FMT(of->name),
		    STR_FMT(of->key));
	else
		fault_set(f, near.n ? M_RULES_NO_NAME_NEAR : M_RULES_NO_NAME, STR_FMT(text),
		    STR_FMT(near));
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

		if (str_find(name, '.') < name.n &&
		    (!rules_split(r, name, &named, &plain) || named != e))
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

struct str
rules_name_label(const struct rules *r, int name, bool english)
{
	const struct name *n = &r->names[name];
	struct str label = n->label;

	if (n->column && (english || !label.n))
		label = english ? n->column->label_en : n->column->label_zh;
	return label.n ? label : n->plain;
}

struct str
rules_entity_label(const struct rules *r, struct str entity, bool english)
{
	int at = columns_entity(r->dictionary, entity);
	struct str label = {0};

	if (at >= 0)
		label = english ? r->dictionary->entities[at].label_en
				: r->dictionary->entities[at].label_zh;
	return label.n ? label : entity;
}
