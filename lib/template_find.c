/* template_find - what a name means where it stands. */
#include <stdlib.h>

#include "template_priv.h"

static struct template_value
of_text(struct str text)
{
	return (struct template_value){.text = text, .shown = true};
}

static struct found
found_value(struct template_value v)
{
	return (struct found){.kind = FOUND_VALUE, .value = v};
}

/* ---- rows */

static struct found
find_cell(const struct scope *c, size_t column)
{
	const struct column *meaning = c->table->meanings[column];

	return found_value((struct template_value){
		.text = c->row ? c->row[column] : STR(""),
		.unit = meaning ? meaning->unit : STR(""),
		.file = c->table->file, .line = c->line,
		.meaning = meaning, .shown = meaning && !column_is_private(meaning),
	});
}

static struct found
find_place(const struct scope *c, struct str name, struct arena *scratch)
{
	struct buf number = {0};
	struct str text;

	if (str_eq(name, STR("@first")))
		return found_value(of_text(c->number == 1 ? STR("yes") : STR("no")));
	if (str_eq(name, STR("@last")))
		return found_value(of_text(c->last ? STR("yes") : STR("no")));
	if (!str_eq(name, STR("@row")))
		return (struct found){.kind = FOUND_NOTHING};
	buf_int(&number, (int64_t)c->number);
	text = arena_str(scratch, buf_str(&number));
	buf_free(&number);
	return found_value(of_text(text));
}

static struct found
find_in_row(const struct scope *c, struct str name, struct arena *scratch)
{
	const struct template_table *t = c->table;
	size_t i, dot = t->name.n;

	if (str_eq(name, STR(".")) && t->ncolumns == 1)
		return find_cell(c, 0);
	for (i = 0; i < t->ncolumns; i++)
		if (str_eq(t->columns[i], name))
			return find_cell(c, i);
	if (str_starts(name, t->name) && name.n > dot && name.p[dot] == '.')
		name = str_from(name, dot + 1);
	for (i = 0; i < t->ncolumns; i++)
		if (str_eq(t->columns[i], name))
			return find_cell(c, i);
	return find_place(c, name, scratch);
}

/* ---- figures */

static struct found
figure_part(struct template_data *d, const struct figure *g, struct str part)
{
	struct template_value v = {.file = g->file, .line = g->line, .shown = true};
	struct found x = {.kind = FOUND_VALUE, .figure = true, .key = g->key};
	size_t i;
	const struct {
		struct str name, text;
	} parts[] = {
		{STR("value"), g->value}, {STR("unit"), g->unit}, {STR("period"), g->period},
		{STR("as_of"), g->as_of}, {STR("qualifier"), g->qualifier}, {STR("note"), g->note},
	};

	for (i = 0; i < COUNT(parts) && !str_eq(parts[i].name, part); i++)
		;
	if (i == COUNT(parts))
		return (struct found){.kind = FOUND_NOTHING};
	v.text = parts[i].text;
	if (i == 0)
		v.unit = g->unit;
	x.figure = i < 4 && i != 1;	/* a value, a period or a day left empty is missing */
	x.value = v;
	d->used[g - d->figures->list] = true;
	return x;
}

/* "key", or "key@2016-05-20". */
static const struct figure *
figure_named(const struct template_data *d, struct str name)
{
	size_t at = str_find(name, '@'), i;
	struct str key = {name.p, at}, day;

	if (at == name.n)
		return figures_find(d->figures, name);
	day = str_from(name, at + 1);
	for (i = 0; i < d->figures->n; i++)
		if (str_eq(d->figures->list[i].key, key) && str_eq(d->figures->list[i].as_of, day))
			return &d->figures->list[i];
	return NULL;
}

static struct found
find_figure(struct template_data *d, struct str name)
{
	const struct figure *g = figure_named(d, name);
	size_t dot = name.n;

	if (g)
		return figure_part(d, g, STR("value"));
	while (dot && name.p[dot - 1] != '.')
		dot--;
	if (dot > 1)
		g = figure_named(d, (struct str){name.p, dot - 1});
	return g ? figure_part(d, g, str_from(name, dot)) : (struct found){.kind = FOUND_NOTHING};
}

/* Does any key begin with name and a dot? */
static bool
is_prefix(const struct template_data *d, struct str name)
{
	size_t i;

	for (i = 0; i < d->figures->n; i++) {
		struct str key = d->figures->list[i].key;

		if (key.n > name.n && str_starts(key, name) && key.p[name.n] == '.')
			return true;
	}
	return false;
}

static struct found
find_global(struct template_data *d, struct str name)
{
	struct found x = find_figure(d, name);
	size_t i;

	for (i = 0; x.kind == FOUND_NOTHING && i < d->ntables; i++)
		if (str_eq(d->tables[i].name, name))
			return (struct found){.kind = FOUND_TABLE, .table = &d->tables[i]};
	if (x.kind == FOUND_NOTHING && is_prefix(d, name))
		return (struct found){.kind = FOUND_PREFIX, .key = name};
	return x;
}

/* ---- both */

static struct found
find_in_scope(struct template_data *d, const struct scope *c, struct str name,
    struct arena *scratch)
{
	struct buf whole = {0};
	struct found x = {.kind = FOUND_NOTHING};

	if (c->kind == SCOPE_ROW)
		return find_in_row(c, name, scratch);
	if (str_eq(name, STR(".")))
		return c->dot ? found_value(c->value) : x;
	if (!c->prefix.n)
		return x;
	buf_printf(&whole, "%.*s.%.*s", STR_FMT(c->prefix), STR_FMT(name));
	x = find_global(d, arena_str(scratch, buf_str(&whole)));
	buf_free(&whole);
	return x;
}

struct found
template_find(struct template_data *d, const struct scope *scope, struct str name,
    struct arena *scratch)
{
	struct found x = {.kind = FOUND_NOTHING};
	const struct scope *c;

	for (c = scope; c && x.kind == FOUND_NOTHING; c = c->outer)
		x = find_in_scope(d, c, name, scratch);
	return x.kind == FOUND_NOTHING ? find_global(d, name) : x;
}

struct str
template_near(const struct template_data *d, const struct scope *scope, struct str name)
{
	size_t n = d->figures->n + d->ntables, i;
	const struct scope *c;
	struct str *names, near;

	for (c = scope; c; c = c->outer)
		n += c->kind == SCOPE_ROW ? c->table->ncolumns : 0;
	names = mem_resize(NULL, n, sizeof(*names));
	n = 0;
	for (c = scope; c; c = c->outer)
		for (i = 0; c->kind == SCOPE_ROW && i < c->table->ncolumns; i++)
			names[n++] = c->table->columns[i];
	for (i = 0; i < d->figures->n; i++)
		names[n++] = d->figures->list[i].key;
	for (i = 0; i < d->ntables; i++)
		names[n++] = d->tables[i].name;
	name.n = str_find(name, '@');	/* a day is no part of the name */
	near = columns_nearest(name, names, n);
	free(names);
	return near;
}
