/* One household being reckoned: what evaluation asks for. */
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
		struct value v;

		if (name < 0 || !run_is_given(u, r, name))
			continue;
		if (!get(&u->env, r, name, &v)) {
			*fine = false;
			return 0;
		}
		if (v.kind == VALUE_DATE)
			return v.date;
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
	s = u->forced ? run_slot(u, row, ref) : &row->slots[u->r->names[ref].slot];
	if (s->state == SLOT_DONE || s->state == SLOT_GIVEN) {
		*out = s->value;
		return true;
	}
	return run_solve(u, row, ref, out);
}

static bool
at(struct expr_env *env, days day, const struct node *e, const struct expr_frame *f,
    struct value *out)
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
collect(struct members *m, const struct row *top)
{
	size_t position = 0;

	for (struct row *child = top->first; child; child = child->next)
		if (child->entity == m->entity) {
			child->position = position++;
			m->rows[m->n++] = child;
		} else
			collect(m, child);
}

/* The members of that entity below `top`: gathered once. */
static struct members *
list_members(struct run *u, struct row *top, int entity)
{
	struct members *m;

	for (m = top->members; m; m = m->next)
		if (m->entity == entity)
			return m;
	m = arena_take(&u->arena, 1, sizeof(*m));
	m->entity = entity;
	m->rows = arena_take(&u->arena, u->counts[entity] + 1, sizeof(*m->rows));
	collect(m, top);
	m->next = top->members;
	return top->members = m;
}

/* `before` needs rows in the order of their dates, where their entity has one. */
static bool
in_order(struct run *u, struct members *m)
{
	days last = DAYS_MIN, today;
	bool fine;

	if (m->ordered)
		return true;
	for (size_t i = 0; i < m->n; i++) {
		struct row *row = m->rows[i];

		today = run_today(u, row, &fine);
		if (!fine)
			return false;
		if (today < last) {
			u->env.fault = (struct fault){.file = u->r->tables[row->table].file,
			    .line = row->line,
			    .column = run_column(u, row, u->r->entities[m->entity].date_name)};
			return expr_fail(&u->env, EVAL_ORDER, M_RULES_ORDER);
		}
		last = today;
	}
	m->ordered = true;
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
	struct members *m;
	bool forced = u->forced, fine = true;

	for (top = row; top->entity == entity || !rules_above(u->r, top->entity, entity);)
		top = top->parent;
	if ((out->unknown = no_data(u, entity, top)))
		return true;
	m = list_members(u, top, entity);
	out->rows = (const void **)m->rows;
	out->n = before ? row->position : m->n;
	if (before && u->r->entities[entity].date_name >= 0) {
		u->forced = false;
		fine = in_order(u, m);
		u->forced = forced;
	}
	return fine;
}
