/* columns_read - the files of the dictionary. */
#include <stdlib.h>
#include <string.h>

#include "columns_read.h"
#include "tsv.h"

/* The named cell of the current row, kept; empty when the file has no such column. */
static struct str
cell(struct columns_read *r, const struct tsv *t, const char *name)
{
	long at = tsv_column(t, str_of(name));
	struct str none = {0};

	return at < 0 ? none : arena_str(r->memory, tsv_field(t, (size_t)at));
}

static bool
empty_cell(const struct tsv *t, const char *name, struct fault *f)
{
	*f = tsv_at(t, str_of(name));
	return fault_set(f, M_CELL_EMPTY);
}

static bool
read_column(struct columns_read *r, const struct tsv *t, struct fault *f)
{
	struct columns *c = r->to;
	struct str type = cell(r, t, "type");
	struct column made = {
		.name = cell(r, t, "name"), .entity = cell(r, t, "entity"),
		.unit = cell(r, t, "unit"),
		.label_zh = cell(r, t, "label_zh"), .label_en = cell(r, t, "label_en"),
		.aliases = cell(r, t, "aliases"), .note = cell(r, t, "note"),
		.result = str_eq(cell(r, t, "role"), STR("result")),
	};
	size_t i = 0;

	if (!made.name.n)
		return empty_cell(t, "name", f);
	if (type.n && !column_type_parse(type, &made.type, &made.codes)) {
		*f = tsv_at(t, STR("type"));
		return fault_set(f, M_COLUMN_TYPE, STR_FMT(type));
	}
	while (i < c->n && !str_eq(c->list[i].name, made.name))
		i++;
	c->list = mem_grow(c->list, i, &r->room, sizeof(*c->list));
	c->list[i] = made;
	c->n += i == c->n;
	return true;
}

static bool
read_entity(struct columns_read *r, const struct tsv *t, struct fault *f)
{
	struct columns *c = r->to;
	struct str parent = cell(r, t, "parent");
	struct entity made = {
		.name = cell(r, t, "entity"), .key = cell(r, t, "key"), .date = cell(r, t, "date"),
		.label_zh = cell(r, t, "label_zh"), .label_en = cell(r, t, "label_en"),
		.parent = parent.n ? columns_entity(c, parent) : -1,
	};
	int old = columns_entity(c, made.name);
	size_t i = old < 0 ? c->nentities : (size_t)old;

	if (!made.name.n || !made.key.n)
		return empty_cell(t, made.name.n ? "key" : "entity", f);
	if (parent.n && (made.parent < 0 || (size_t)made.parent >= i)) {
		*f = tsv_at(t, STR("parent"));
		return fault_set(f, M_ENTITY_PARENT, STR_FMT(parent));
	}
	c->entities = mem_grow(c->entities, i, &r->entities_room, sizeof(*c->entities));
	c->entities[i] = made;
	c->nentities += i == c->nentities;
	return true;
}

static bool
same_code(const struct code *a, const struct code *b)
{
	return str_eq(a->column, b->column) && str_eq(a->code, b->code);
}

static bool
read_code(struct columns_read *r, const struct tsv *t, struct fault *f)
{
	struct columns *c = r->to;
	struct code made = {
		.column = cell(r, t, "column"), .code = cell(r, t, "code"),
		.label_zh = cell(r, t, "label_zh"),
		.label_en = cell(r, t, "label_en"), .aliases = cell(r, t, "aliases"),
	};
	size_t i = 0;

	if (!made.column.n || !made.code.n)
		return empty_cell(t, made.column.n ? "code" : "column", f);
	while (i < c->ncodes && !same_code(&c->codes[i], &made))
		i++;
	c->codes = mem_grow(c->codes, i, &r->codes_room, sizeof(*c->codes));
	c->codes[i] = made;
	c->ncodes += i == c->ncodes;
	return true;
}

static bool
read_rows(struct columns_read *r, struct tsv *t, struct fault *f)
{
	bool (*read_row)(struct columns_read *, const struct tsv *, struct fault *) = read_column;

	if (tsv_column(t, STR("column")) >= 0 && tsv_column(t, STR("code")) >= 0)
		read_row = read_code;
	else if (tsv_column(t, STR("key")) >= 0)
		read_row = read_entity;
	else if (tsv_need(t, STR("name"), f) < 0)
		return false;
	while (tsv_next(t))
		if (!read_row(r, t, f))
			return false;
	if (!tsv_failed(t))
		return true;
	*f = *tsv_failed(t);
	return false;
}

bool
columns_read(struct columns_read *r, const char *path, struct fault *f)
{
	char *const paths[] = {(char *)path};
	struct tsv *t = tsv_open(paths, 1, 0, f);
	bool good = t && read_rows(r, t, f);

	if (!good) {
		f->file = arena_str(r->memory, str_of(path));
		f->column = arena_str(r->memory, f->column);
	}
	tsv_close(t);
	return good;
}

void
columns_read_names(struct columns_read *r)
{
	struct columns *c = r->to;

	for (size_t i = 0; i < c->n; i++) {
		const struct column *k = &c->list[i];

		c->codes = mem_grow(c->codes, c->ncodes, &r->codes_room, sizeof(*c->codes));
		c->codes[c->ncodes++] = (struct code){.column = STR("column"), .code = k->name,
		    .label_zh = k->label_zh, .label_en = k->label_en};
	}
}

/* A list from the heap to the arena, its heap memory freed. */
static void *
settle(struct arena *a, void *list, size_t n, size_t size)
{
	void *kept = arena_take(a, n ? n : 1, size);

	if (n)
		memcpy(kept, list, n * size);
	free(list);
	return kept;
}

void
columns_read_end(struct columns_read *r)
{
	struct columns *c = r->to;

	c->list = settle(r->memory, c->list, c->n, sizeof(*c->list));
	c->entities = settle(r->memory, c->entities, c->nentities, sizeof(*c->entities));
	c->codes = settle(r->memory, c->codes, c->ncodes, sizeof(*c->codes));
}
