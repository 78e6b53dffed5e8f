/* Cases: from a table to expectations that can be reckoned. */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cases.h"

/* ---- the tables */

/* The column of the day: `date`, or as the pseudo-variable of an entity, household.date. */
static bool
is_day(struct str name)
{
	return str_eq(name, STR("date")) || str_ends(name, STR(".date"));
}

static long
find_day(const struct tsv *t)
{
	for (size_t i = 0; i < tsv_columns(t); i++)
		if (is_day(tsv_name(t, i)))
			return (long)i;
	return -1;
}

/* Columns that say how a case is reckoned are no facts: they get names that bind to nothing. */
static struct str *
header_of(const struct tsv *t, struct arena *a)
{
	struct str *names = arena_take(a, tsv_columns(t), sizeof(*names));

	for (size_t i = 0; i < tsv_columns(t); i++) {
		names[i] = tsv_name(t, i);
		if (str_eq(names[i], STR("case")))
			names[i] = STR("=case");
		else if (is_day(names[i]))
			names[i] = STR("=date");
	}
	return names;
}

static struct str
word_of(struct str header)
{
	return str_trim(str_from(header, 1));
}

/* A table without any key is of the entity that an expectation names. */
static int
entity_of_wants(const struct columns *d, const struct tsv *t)
{
	for (size_t e = 0; e < d->nentities; e++)
		if (d->entities[e].key.n && !str_eq(d->entities[e].name, STR("area")) &&
		    tsv_column(t, d->entities[e].key) >= 0)
			return -1;
	for (size_t i = 0; i < tsv_columns(t); i++) {
		struct str name = tsv_name(t, i);
		int e;

		if (!str_starts(name, STR("=")))
			continue;
		name = word_of(name);
		e = columns_entity(d, (struct str){name.p, str_find(name, '.')});
		if (e >= 0)
			return e;
	}
	return -1;
}

static bool
add_table(struct cases *c, char *path, int entity, struct fault *f)
{
	struct tsv *t = tsv_open(&path, 1, c->ask->flags, f);
	struct source *s;
	int table;

	if (!t)
		return false;
	s = group_add(&c->group, t, 0, -1, false);
	*f = (struct fault){.file = tsv_file(t), .line = 1};
	table = rules_table(c->rules, header_of(t, &c->arena), tsv_columns(t), entity, f);
	if (table < 0)
		return false;
	s->table = table;
	return true;
}

static bool
add_main(struct cases *c, struct fault *f)
{
	struct tsv *t = tsv_open(&c->ask->path, 1, c->ask->flags, f);
	struct source *s;
	long key;
	int table;

	if (!t)
		return false;
	s = group_add(&c->group, t, 0, -1, false);
	*f = (struct fault){.file = tsv_file(t), .line = 1};
	table = rules_table(c->rules, header_of(t, &c->arena), tsv_columns(t),
	    entity_of_wants(c->dictionary, t), f);
	if (table < 0)
		return false;
	key = rules_table_group(c->rules, table);
	s->key = key;
	c->date = find_day(t);
	c->group.entity = key >= 0 ? tsv_name(t, (size_t)key) : (struct str){0};
	if (tsv_column(t, STR("area_code")) < 0 && !c->ask->area.n && rules_has_areas(c->rules))
		return fault_set(f, M_RECKON_NO_AREA);
	return true;
}

/* PATH without .tsv */
static struct str
stem_of(struct str path)
{
	return (struct str){path.p, path.n - (str_ends(path, STR(".tsv")) ? 4 : 0)};
}

static char *
side_path(struct cases *c, struct str entity)
{
	struct buf b = {0};
	struct str path = stem_of(str_of(c->ask->path));
	struct str copy;

	buf_printf(&b, "%.*s.%.*s.tsv", STR_FMT(path), STR_FMT(entity));
	copy = arena_str(&c->arena, buf_str(&b));
	buf_free(&b);
	return (char *)copy.p;
}

/* The side tables that are there. They come in the order of the main table's key, as it must. */
static bool
add_sides(struct cases *c, struct fault *f)
{
	const struct columns *d = c->dictionary;

	for (size_t e = 0; e < d->nentities; e++) {
		char *path = side_path(c, d->entities[e].name);
		const struct source *main;

		if (access(path, F_OK) != 0)
			continue;
		if (c->group.sources[0].key < 0) {
			*f = (struct fault){.file = str_of(path)};
			return fault_set(f, M_RECKON_WITH_KEY);
		}
		if (!add_table(c, path, (int)e, f))
			return false;
		main = c->group.sources;
		struct source *side = &c->group.sources[c->group.n - 1];

		side->key = tsv_need(side->t, tsv_name(main->t, (size_t)main->key), f);
		side->ordered = c->group.sources[0].ordered = true;
		if (side->key < 0)
			return false;
	}
	return true;
}

/* PATH without .ENTITY.tsv, if there is such a table. */
static bool
has_main(struct str path, struct str stem, struct str entity)
{
	struct buf b = {0};
	bool found;

	if (stem.n <= entity.n || !str_ends(stem, entity) || stem.p[stem.n - entity.n - 1] != '.')
		return false;
	buf_printf(&b, "%.*s.tsv", (int)(stem.n - entity.n - 1), path.p);
	found = access(buf_cstr(&b), F_OK) == 0;
	buf_free(&b);
	return found;
}

bool
cases_is_side(const struct columns *d, const char *path)
{
	struct str whole = str_of(path), stem = stem_of(whole);

	for (size_t e = 0; e < d->nentities && str_ends(whole, STR(".tsv")); e++)
		if (has_main(whole, stem, d->entities[e].name))
			return true;
	return false;
}

static void
find_titles(struct cases *c)
{
	c->title = arena_take(&c->arena, c->group.n, sizeof(*c->title));
	for (size_t i = 0; i < c->group.n; i++)
		c->title[i] = tsv_column(c->group.sources[i].t, STR("case"));
}

static bool
find_wants(struct cases *c, struct fault *f)
{
	const struct tsv *t = c->group.sources[0].t;

	c->wants = arena_take(&c->arena, tsv_columns(t), sizeof(*c->wants));
	for (size_t i = 0; i < tsv_columns(t); i++)
		if (str_starts(tsv_name(t, i), STR("=")))
			c->wants[c->nwants++] = (struct expectation){.column = i,
			    .header = tsv_name(t, i), .word = word_of(tsv_name(t, i))};
	if (c->nwants)
		return true;
	*f = (struct fault){.file = tsv_file(t), .line = 1};
	return fault_set(f, M_CASES_NO_WANTS);
}

bool
cases_open(struct cases *c, struct rules *r, const struct columns *d, const struct cases_ask *ask,
	struct fault *f)
{
	*c = (struct cases){.rules = r, .dictionary = d, .ask = ask, .date = -1};
	if (!add_main(c, f) || !add_sides(c, f))
		return false;
	find_titles(c);
	return find_wants(c, f);
}

void
cases_close(struct cases *c)
{
	run_free(c->run);
	group_free(&c->group);
	arena_free(&c->arena);
	buf_free(&c->got);
	buf_free(&c->said);
	buf_free(&c->cites);
	free(c->touched);
	*c = (struct cases){0};
}

/* ---- columns that nobody needs */

/* Says how the case is reckoned, or who it is. */
static bool
is_frame(const struct cases *c, struct str name)
{
	static const struct str frame[] = {STR_INIT("case"), STR_INIT("month"),
	    STR_INIT("from_month"), STR_INIT("to_month"), STR_INIT("name"), STR_INIT("note")};

	if (str_starts(name, STR("=")) || is_day(name))
		return true;
	for (size_t i = 0; i < COUNT(frame); i++)
		if (str_eq(name, frame[i]))
			return true;
	for (size_t e = 0; e < c->dictionary->nentities; e++)
		if (str_eq(name, c->dictionary->entities[e].key))
			return true;
	return false;
}

bool
cases_unused(const struct cases *c, size_t *at, struct str *column)
{
	const struct tsv *t = c->group.sources[0].t;

	while (*at < tsv_columns(t)) {
		size_t i = (*at)++;

		*column = tsv_name(t, i);
		if (!is_frame(c, *column) && !rules_uses_column(c->rules, 0, i))
			return true;
	}
	return false;
}
