/* The stream and the side tables: of which entity their rows are, and by which key they meet. */
#include "reckon_priv.h"

static struct str *
header_of(const struct tsv *t, struct arena *a)
{
	struct str *names = arena_take(a, tsv_columns(t), sizeof(*names));

	for (size_t i = 0; i < tsv_columns(t); i++)
		names[i] = tsv_name(t, i);
	return names;
}

/* Which entity has rules for the word? An `x.y` says so itself. */
static int
entity_with(const struct reckon *k, struct str entity, struct str word)
{
	struct buf full = {0};
	int name;

	buf_printf(&full, "%.*s.%.*s", STR_FMT(entity), STR_FMT(word));
	name = rules_find(k->rules, buf_str(&full));
	buf_free(&full);
	return name >= 0 && rules_name_has_rules(k->rules, name) ? rules_name_entity(k->rules, name)
	    : -1;
}

/* The one entity whose rules give `word`; -1: none, -2: several. */
static int
entity_of_word(const struct reckon *k, struct str word)
{
	const struct columns *d = &k->dictionary;
	int found = -1, e;

	for (size_t i = 0; i < d->nentities + d->n; i++) {
		struct str entity = i < d->nentities ? d->entities[i].name
		    : d->list[i - d->nentities].entity;

		e = entity_with(k, entity, word);
		if (e >= 0 && found >= 0 && e != found)
			return -2;
		found = e >= 0 ? e : found;
	}
	return found;
}

static struct str
without_part(struct str word)
{
	static const struct str parts[] = {STR_INIT(".why"), STR_INIT(".cite"), STR_INIT(".note")};

	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_ends(word, parts[i]) && word.n > parts[i].n)
			word.n -= parts[i].n;
	return word;
}

/* The entity that rows without any key belong to: that of the names asked for. */
static int
entity_asked(const struct reckon *k)
{
	for (size_t i = 0; i < k->ask->nwords; i++) {
		struct str word = without_part(k->ask->words[i]);
		size_t dot = str_find(word, '.');
		int e = dot < word.n
		    ? entity_with(k, (struct str){word.p, dot}, str_from(word, dot + 1)) :
		    entity_of_word(k, word);

		if (e >= 0)
			return e;
	}
	return -1;
}

/* A key of some entity, other than `but`. */
static bool
has_key(const struct reckon *k, const struct tsv *t, struct str but)
{
	const struct columns *d = &k->dictionary;

	for (size_t i = 0; i < d->nentities; i++)
		if (d->entities[i].key.n && !str_eq(d->entities[i].name, STR("area")) &&
		    !str_eq(d->entities[i].key, but) && tsv_column(t, d->entities[i].key) >= 0)
			return true;
	return false;
}

static const struct entity *
entity_of_key(const struct columns *d, struct str key)
{
	for (size_t i = 0; i < d->nentities; i++)
		if (str_eq(d->entities[i].key, key))
			return &d->entities[i];
	return NULL;
}

static bool
has_children(const struct columns *d, const struct entity *e)
{
	for (size_t i = 0; i < d->nentities; i++)
		if (d->entities[i].parent == e - d->entities)
			return true;
	return false;
}

/*
 * Must its keys come in order? Yes for households, for anything with several lines, and for
 * anything with side tables. A flat list of persons or projects may be in any order.
 */
static bool
needs_order(const struct reckon *k, const struct tsv *t, int table, long key)
{
	const struct columns *d = &k->dictionary;
	const struct entity *e = key >= 0 ? entity_of_key(d, tsv_name(t, (size_t)key)) : NULL;

	if (!e)
		return false;
	return e - d->entities != rules_table_entity(k->rules, table) || k->ask->with.n ||
	    (e->parent < 0 && has_children(d, e));
}

static bool
add_stream(struct reckon *k, struct fault *f)
{
	const struct names *files = &k->ask->operands;
	struct tsv *t = tsv_open(files->list, files->n, k->ask->flags, f);
	const struct entity *e;
	int table;
	long key;

	if (!t)
		return false;
	group_add(&k->group, t, 0, -1, false);
	*f = (struct fault){.file = tsv_file(t), .line = 1};
	table = rules_table(k->rules, header_of(t, &k->arena), tsv_columns(t),
	    has_key(k, t, (struct str){0}) ? -1 : entity_asked(k), f);
	if (table < 0)
		return false;
	key = rules_table_group(k->rules, table);
	k->group.sources[0].key = key;
	k->group.sources[0].ordered = needs_order(k, t, table, key);
	e = key >= 0 ? entity_of_key(&k->dictionary, tsv_name(t, (size_t)key)) : NULL;
	k->group.entity = e ? e->name : (struct str){0};
	return true;
}

/* "entity=FILE" or "FILE" */
static int
cut_entity(const struct reckon *k, char **path)
{
	struct str text = str_of(*path);
	size_t at = str_find(text, '=');
	int e = at < text.n ? columns_entity(&k->dictionary, (struct str){text.p, at}) : -1;

	if (e >= 0)
		*path += at + 1;
	return e;
}

static bool
add_side(struct reckon *k, char *path, struct fault *f)
{
	const struct source *stream;
	int entity = cut_entity(k, &path), table;
	struct tsv *t = tsv_open(&path, 1, k->ask->flags, f);
	long key;

	if (!t)
		return false;
	group_add(&k->group, t, 0, -1, true);
	stream = k->group.sources;
	*f = (struct fault){.file = tsv_file(t), .line = 1};
	if (stream->key < 0)
		return fault_set(f, M_RECKON_WITH_KEY);
	if ((key = tsv_need(t, tsv_name(stream->t, (size_t)stream->key), f)) < 0)
		return false;
	if (entity < 0 && !has_key(k, t, tsv_name(stream->t, (size_t)stream->key)))
		return fault_set(f, M_RECKON_WITH_ENTITY);
	table = rules_table(k->rules, header_of(t, &k->arena), tsv_columns(t), entity, f);
	k->group.sources[k->group.n - 1].table = table;
	k->group.sources[k->group.n - 1].key = key;
	return table >= 0;
}

bool
reckon_add_tables(struct reckon *k, struct fault *f)
{
	if (!add_stream(k, f))
		return false;
	for (size_t i = 0; i < k->ask->with.n; i++)
		if (!add_side(k, k->ask->with.list[i], f))
			return false;
	return true;
}
