/* One household in memory: its rows, and the callbacks of evaluation. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

static bool get(struct expr_env *env, const void *row, int ref, struct value *out);
static bool members(struct expr_env *env, const void *row, int entity, bool before,
    struct expr_members *out);
static bool at(struct expr_env *env, days date, const struct node *e, const struct expr_frame *f,
    struct value *out);
static bool date(struct expr_env *env, const void *row, days *out);

struct run *
run_new(struct rules *r)
{
	struct run *u = mem_resize(NULL, 1, sizeof(*u));

	memset(u, 0, sizeof(*u));
	u->env = (struct expr_env){.get = get, .members = members, .at = at, .date = date};
	u->env.arena = &u->arena;
	u->r = r;
	u->vintages = vintages_new(r);
	u->counts = mem_resize(NULL, r->nentities + 1, sizeof(*u->counts));
	run_begin(u, 0, DAYS_MAX);
	return u;
}

void
run_free(struct run *u)
{
	if (!u)
		return;
	vintages_free(u->vintages);
	arena_free(&u->arena);
	buf_free(&u->cells);
	free(u->counts);
	free(u->all);
	free(u->log);
	free(u);
}

/* ---- rows */

static struct row *
make_row(struct run *u, int entity, int table, struct row *parent)
{
	struct row *row = arena_take(&u->arena, 1, sizeof(*row));

	row->entity = entity;
	row->table = table;
	row->parent = parent;
	row->members_entity = -1;
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
		if (t->owner[i] == row->entity && t->name[i] >= 0 && !str_eq(row->cells[i], cells[i])) {
			f->column = t->header[i];
			return fault_set(f, M_RULES_FACTS_DIFFER,
			    STR_FMT(u->r->entities[row->entity].name), row->line);
		}
	return true;
}

static struct row *
set_cells(struct row *row, const struct table *t, const struct str *cells, size_t line)
{
	row->cells = cells;
	row->line = line;
	if (t->area >= 0 && row->entity == t->top)
		row->area = cells[t->area];
	return row;
}

/* The row of a parent entity for this line: the one that is there, or a new one. */
static struct row *
parent_row(struct run *u, int table, int entity, struct row *above, const struct str *cells,
    size_t line, struct fault *f)
{
	const struct table *t = &u->r->tables[table];
	struct row *row = find_child(u, above, entity, key_cell(t, entity, cells));

	if (row)
		return row->table != table || same_facts(u, row, cells, f) ? row : NULL;
	if (table > 0 && t->key[entity] >= 0) {
		fault_set(f, M_RULES_ORPHAN, STR_FMT(u->r->entities[entity].name));
		return NULL;
	}
	row = make_row(u, entity, t->key[entity] >= 0 ? table : -1, above);
	return set_cells(row, t, cells, line);
}

/* The parents of `entity` from the top down; false with the reason. */
static struct row *
rows_above(struct run *u, int table, int entity, const struct str *cells, size_t line, struct fault *f)
{
	const struct rules *r = u->r;
	int parent = r->entities[entity].parent;
	struct row *above;

	if (parent == r->area_entity || parent < 0)
		return u->top;
	if (!(above = rows_above(u, table, parent, cells, line, f)))
		return NULL;
	/* a side table that leaves out the person hangs on the household; the main one implies a parent */
	if (table > 0 && r->tables[table].key[parent] < 0)
		return above;
	return parent_row(u, table, parent, above, cells, line, f);
}

struct row *
run_add(struct run *u, int table, const struct str *cells, size_t line, struct fault *f)
{
	const struct table *t = &u->r->tables[table];
	struct row *above, *row;

	f->file = t->file;
	f->line = line;
	if (!(above = rows_above(u, table, t->entity, cells, line, f)))
		return NULL;
	if (find_child(u, above, t->entity, key_cell(t, t->entity, cells))) {
		f->column = t->header[t->key[t->entity]];
		fault_set(f, M_RULES_DUPLICATE);
		return NULL;
	}
	if (u->nall >= RULES_MEMBERS) {
		fault_set(f, M_RULES_MEMBERS, RULES_MEMBERS);
		return NULL;
	}
	row = make_row(u, t->entity, table, above);
	set_cells(row, t, cells, line);
	if (t->area >= 0 && t->top == t->entity)	/* implied parents stand in the same place */
		for (struct row *up = above; up && up->table < 0; up = up->parent)
			up->area = row->area;
	return row;
}

/* ---- facts */

struct slot *
run_slot(struct run *u, struct row *row, int name)
{
	int slot = u->r->names[name].slot;
	struct other_day *o;

	if (!u->forced)
		return &row->slots[slot];
	for (o = row->other_days; o; o = o->next)
		if (o->date == u->forced_date)
			return &o->slots[slot];
	o = arena_take(&u->arena, 1, sizeof(*o));
	o->date = u->forced_date;
	o->slots = arena_take(&u->arena, u->r->entities[row->entity].slots + 1, sizeof(*o->slots));
	o->next = row->other_days;
	row->other_days = o;
	return &o->slots[slot];
}

void
run_give(struct run *u, struct row *row, int name, const struct value *v)
{
	struct slot *s = &row->slots[u->r->names[name].slot];

	s->state = SLOT_GIVEN;
	s->value = *v;
}

static bool
parse_bool(struct str s, struct value *out)
{
	if (str_eq(s, STR("yes")) || str_eq(s, STR("是")) || str_eq(s, STR("true")))
		*out = value_bool(true);
	else if (str_eq(s, STR("no")) || str_eq(s, STR("否")) || str_eq(s, STR("false")))
		*out = value_bool(false);
	else
		return false;
	return true;
}

static bool
parse_day(enum column_type type, struct str s, struct value *out)
{
	months m;

	out->kind = VALUE_DATE;
	if (type == COLUMN_DATE)
		return date_parse(s, &out->date);
	if (!month_parse(s, &m))
		return false;
	out->date = month_first(m);
	return true;
}

/* A cell as its type reads it. */
static bool
parse_cell(const struct name *n, struct str s, struct value *out)
{
	fen amount;

	if (n->type.kind == TYPE_BOOL)
		return parse_bool(s, out);
	if (n->type.kind == TYPE_DATE)
		return parse_day(n->cell, s, out);
	if (n->type.kind != TYPE_NUMBER) {
		*out = value_text(s);
		return true;
	}
	out->kind = VALUE_NUMBER;
	if (n->cell != COLUMN_MONEY)
		return ratio_parse(s, &out->number);
	if (!money_parse(s, &amount))
		return false;
	out->number = ratio_of_money(amount);
	return true;
}

static bool
bad_cell(struct run *u, const struct row *row, const struct name *n, struct str header, struct str s)
{
	struct buf shown = {0};
	enum msg m = n->cell == COLUMN_MONEY ? M_RULES_NO_AMOUNT :
	    n->type.kind == TYPE_NUMBER ? M_RULES_NO_NUMBER :
	    n->type.kind == TYPE_BOOL ? M_RULES_NO_BOOL :
	    n->cell == COLUMN_MONTH ? M_RULES_NO_MONTH : M_RULES_NO_DATE;

	msg_excerpt(&shown, s);
	u->env.fault = (struct fault){.file = u->r->tables[row->table].file, .line = row->line,
	    .column = header};
	expr_fail(&u->env, EVAL_CELL, m, buf_cstr(&shown));
	buf_free(&shown);
	return false;
}

/* A given cell beats all rules; review typed into it is unknown. */
bool
run_given(struct run *u, struct row *row, int name, struct slot *s, bool *given)
{
	const struct name *n = &u->r->names[name];
	const struct table *t = row->table >= 0 ? &u->r->tables[row->table] : NULL;
	struct slot *own = &row->slots[n->slot];
	int column = t ? t->column_of[name] : -1;
	struct str cell = column >= 0 ? row->cells[column] : (struct str){0};

	*given = own->state == SLOT_GIVEN || n->is_constant || cell.n;
	if (!*given)
		return true;
	if (own->state == SLOT_GIVEN)
		s->value = own->value;
	else if (n->is_constant)
		s->value = value_number(n->constant);
	else if (n->type.kind != TYPE_TEXT && n->type.kind != TYPE_ANY &&
	    (str_eq(cell, STR("review")) || str_eq(cell, STR("待核"))))
		s->value = value_unknown(reasons_one(&u->arena,
		    (struct reason){REASON_GIVEN, name, row}));
	else if (!parse_cell(n, cell, &s->value))
		return bad_cell(u, row, n, t->header[column], cell);
	s->state = SLOT_GIVEN;
	return true;
}

/* ---- callbacks */

/* The day rules of this row are chosen by: at() > its date column > its parent's > the run's. */
days
run_today(struct run *u, const struct row *row, bool *fine)
{
	*fine = true;
	if (u->forced)
		return u->forced_date;
	for (struct row *r = (struct row *)row; r; r = r->parent) {
		int name = u->r->entities[r->entity].date_name;
		struct slot *s;
		bool given;

		if (name < 0)
			continue;
		s = &r->slots[u->r->names[name].slot];
		if (s->state != SLOT_GIVEN && !run_given(u, r, name, s, &given)) {
			*fine = false;
			return 0;
		}
		if (s->state == SLOT_GIVEN && s->value.kind == VALUE_DATE)
			return s->value.date;
	}
	return u->date;
}

static bool
date(struct expr_env *env, const void *row, days *out)
{
	bool fine;

	*out = run_today((struct run *)env, row, &fine);
	return fine;
}

static bool
get(struct expr_env *env, const void *from, int ref, struct value *out)
{
	struct run *u = (struct run *)env;
	struct row *row = row_up((struct row *)from, u->r->names[ref].entity);
	struct slot *s;

	if (!row) {
		*out = value_unknown(reasons_one(&u->arena,
		    (struct reason){REASON_NO_DATA, u->r->names[ref].entity, NULL}));
		return true;
	}
	s = run_slot(u, row, ref);
	if (s->state == SLOT_DONE || s->state == SLOT_GIVEN) {
		*out = s->value;
		return true;
	}
	return run_solve(u, row, ref, out);
}

static bool
at(struct expr_env *env, days day, const struct node *e, const struct expr_frame *f, struct value *out)
{
	struct run *u = (struct run *)env;
	bool forced = u->forced, fine;
	days old = u->forced_date;

	u->forced = env->other_day = true;
	u->forced_date = day;
	fine = expr_eval(env, e, f, out);
	u->forced = env->other_day = forced;
	u->forced_date = old;
	return fine;
}

/* ---- members of an aggregate */

/* All rows of the entity below `top`, in the order of their parents. */
static void
collect(struct row *list[], size_t *n, const struct row *top, int entity)
{
	for (struct row *child = top->first; child; child = child->next)
		if (child->entity == entity)
			list[(*n)++] = child;
		else
			collect(list, n, child, entity);
}

/* The same, kept for the next aggregate. */
static void
list_members(struct run *u, struct row *top, int entity)
{
	top->members = arena_take(&u->arena, u->counts[entity] + 1, sizeof(*top->members));
	top->nmembers = 0;
	collect(top->members, &top->nmembers, top, entity);
	top->members_entity = entity;
}

static bool
check_order(struct run *u, struct row *const *list, size_t n)
{
	bool fine;

	for (size_t i = 1; i < n; i++) {
		days a = run_today(u, list[i - 1], &fine), b;

		if (!fine)
			return false;
		b = run_today(u, list[i], &fine);
		if (!fine)
			return false;
		if (b < a) {
			u->env.fault = (struct fault){.file = u->r->tables[list[i]->table].file,
			    .line = list[i]->line};
			return expr_fail(&u->env, EVAL_ORDER, M_RULES_ORDER);
		}
	}
	return true;
}

/* Is anything known of that entity for this household? */
static const struct reasons *
no_data(struct run *u, int entity, const struct row *top)
{
	struct reason r = {REASON_NO_DATA, entity, NULL};

	if (u->r->entities[entity].has_table && (top->table >= 0 || top->parent == NULL))
		return NULL;
	return reasons_one(&u->arena, r);
}

static bool
members(struct expr_env *env, const void *from, int entity, bool before, struct expr_members *out)
{
	struct run *u = (struct run *)env;
	struct row *row = (struct row *)from, *top;
	bool forced = u->forced, fine = true;

	for (top = row; top && (top->entity == entity || !rules_above(u->r, top->entity, entity));)
		top = top->parent;
	if (before && row->entity == entity)
		top = row->parent;
	if ((out->unknown = no_data(u, entity, top)))
		return true;
	if (top->members_entity != entity)
		list_members(u, top, entity);
	out->rows = (const void **)top->members;
	out->n = top->nmembers;
	if (!before)
		return true;
	for (out->n = 0; out->n < top->nmembers && top->members[out->n] != row;)
		out->n++;
	if (u->r->entities[entity].date_name >= 0) {
		u->forced = false;
		fine = check_order(u, top->members, top->nmembers);
		u->forced = forced;
	}
	return fine;
}
