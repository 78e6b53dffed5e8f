/* The rows of one household: found or made line by line. */
#include <string.h>

#include "rules_priv.h"

static struct row *
make_row(struct run *u, int entity, int table, struct row *parent)
{
	struct row *row = arena_take(&u->arena, 1, sizeof(*row));

	row->entity = entity;
	row->table = table;
	row->parent = parent;
	row->number = ++u->counts[entity];
	row->slots = arena_take(&u->arena, u->r->entities[entity].slots + 1, sizeof(*row->slots));
	if (!parent)
		return row;
	row->area = parent->area;
	if (parent->last)
		parent->last->next = row;
	else
		parent->first = row;
	parent->last = row;
	u->all = mem_grow(u->all, u->nall, &u->all_room, sizeof(*u->all));
	u->all[u->nall++] = row;
	return row;
}

void
run_begin(struct run *u, days day, days known)
{
	arena_reset(&u->arena);
	memset(u->counts, 0, u->r->nentities * sizeof(*u->counts));
	u->date = day;
	u->known = known;
	u->forced = false;
	u->nall = u->nlog = 0;
	u->env.error = EVAL_FINE;
	u->env.prefixes = NULL;
	u->top = make_row(u, u->r->area_entity, -1, NULL);
	u->top->area = u->area;
}

void
run_area(struct run *u, struct str area)
{
	u->area = area;
	u->top->area = area;
}

void
run_cell_file(struct run *u, int table, struct str file)
{
	u->r->tables[table].file = file;
}

struct row *
row_up(struct row *row, int entity)
{
	while (row && row->entity != entity)
		row = row->parent;
	return row;
}

size_t
row_line(const struct row *row)
{
	return row->line;
}

static struct str
key_cell(const struct table *t, int entity, const struct str *cells)
{
	return t->key[entity] >= 0 ? cells[t->key[entity]] : (struct str){0};
}

/* The child of `parent` with that key; an empty key is nobody's. */
static struct row *
find_child(const struct run *u, struct row *parent, int entity, struct str key)
{
	const struct table *t;

	if (!key.n)
		return NULL;
	if (parent->last && parent->last->entity == entity && parent->last->table >= 0) {
		t = &u->r->tables[parent->last->table];
		if (str_eq(key_cell(t, entity, parent->last->cells), key))
			return parent->last;
	}
	for (struct row *row = parent->first; row; row = row->next)
		if (row->entity == entity && row->table >= 0 &&
		    str_eq(key_cell(&u->r->tables[row->table], entity, row->cells), key))
			return row;
	return NULL;
}

/* Facts of a parent are repeated on every line: they must say the same. */
static bool
same_facts(const struct run *u, const struct row *row, const struct str *cells, struct fault *f)
{
	const struct table *t = &u->r->tables[row->table];

	for (size_t i = 0; i < t->n; i++)
		if (t->owner[i] == row->entity && t->name[i] >= 0 &&
		    !str_eq(row->cells[i], cells[i])) {
			f->column = t->header[i];
			return fault_set(f, M_RULES_FACTS_DIFFER,
			    STR_FMT(u->r->entities[row->entity].name), row->line);
		}
	return true;
}

/* The topmost row names the place; implied parents stand in the same. */
static struct row *
set_cells(struct row *row, const struct table *t, const struct str *cells, size_t line)
{
	row->cells = cells;
	row->line = line;
	if (t->area < 0 || row->entity != t->top)
		return row;
	row->area = cells[t->area];
	for (struct row *up = row->parent; up && up->table < 0; up = up->parent)
		up->area = row->area;
	return row;
}

/* Without a key column all lines have one parent, which has no cells. */
static struct row *
implied_row(struct run *u, int entity, struct row *above)
{
	if (above->last && above->last->entity == entity && above->last->table < 0)
		return above->last;
	return make_row(u, entity, -1, above);
}

/* May this table tell of rows of that entity that are not there yet? */
static bool
may_add(const struct run *u, int table, int entity, struct str key)
{
	return table == 0 || (key.n && !u->r->entities[entity].has_table);
}

/* The row of a parent entity for this line: the one that is there, or a new one. */
static struct row *
parent_row(struct run *u, int table, int entity, struct row *above, const struct str *cells,
    size_t line, struct fault *f)
{
	const struct table *t = &u->r->tables[table];
	struct str key = key_cell(t, entity, cells);
	struct row *row;

	if (t->key[entity] < 0)
		return implied_row(u, entity, above);
	if ((row = find_child(u, above, entity, key)))
		return row->table != table || same_facts(u, row, cells, f) ? row : NULL;
	if (may_add(u, table, entity, key))
		return set_cells(make_row(u, entity, table, above), t, cells, line);
	fault_set(f, M_RULES_ORPHAN, STR_FMT(u->r->entities[entity].name));
	return NULL;
}

/* The parents of `entity` from the top down; false with the reason. */
static struct row *
rows_above(struct run *u, int table, int entity, const struct str *cells, size_t line,
    struct fault *f)
{
	const struct rules *r = u->r;
	int parent = r->entities[entity].parent;
	struct row *above;

	if (parent == r->area_entity || parent < 0)
		return u->top;
	if (!(above = rows_above(u, table, parent, cells, line, f)))
		return NULL;
	/*
	 * a side table that leaves out the person hangs on the household; the main one
	 * implies a parent
	 */
	if (table > 0 && r->tables[table].key[parent] < 0)
		return above;
	return parent_row(u, table, parent, above, cells, line, f);
}

struct row *
run_add(struct run *u, int table, const struct str *cells, size_t line, struct fault *f)
{
	const struct table *t = &u->r->tables[table];
	struct row *above;

	f->file = t->file;
	f->line = line;
	if (!(above = rows_above(u, table, t->entity, cells, line, f)))
		return NULL;
	if (find_child(u, above, t->entity, key_cell(t, t->entity, cells))) {
		f->column = t->header[t->key[t->entity]];
		fault_set(f, M_RULES_DUPLICATE);
		return NULL;
	}
	if (u->counts[t->entity] >= RULES_MEMBERS) {
		fault_set(f, M_RULES_MEMBERS, RULES_MEMBERS);
		return NULL;
	}
	return set_cells(make_row(u, t->entity, table, above), t, cells, line);
}
