/* Reasons and parts of a value one by one: what sentences are made of. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

static size_t
member_of(const struct row *from, const struct row *row)
{
	return row_sees(from, row) ? 0 : row->number;
}

static struct because
because_of(const struct run *u, const struct row *from, const struct reason *r)
{
	struct because b = {.kind = r->kind, .name = r->ref};
	const struct rule *rule = r->what;

	switch (r->kind) {
	case REASON_MISSING: case REASON_GIVEN:
		b.member = member_of(from, r->what);
		break;
	case REASON_NO_DATA:
		b.entity = u->r->entities[r->ref].name;
		break;
	case REASON_RULE:
		b.id = rule->id;
		b.note = rule->note;
		b.cite = rule->cite;
		break;
	}
	return b;
}

bool
run_because(struct run *u, struct row *row, int name, const struct because **list, size_t *n)
{
	struct found f = {0};
	struct row *at;
	struct because *out;
	bool unknown, fine = run_find_why(u, row, name, &f, &at, &unknown);

	out = arena_take(&u->arena, f.n + 1, sizeof(*out));
	for (*n = 0; fine && *n < f.n; ++*n)
		out[*n] = because_of(u, at, &f.list[*n]);
	*list = out;
	free(f.list);
	return fine;
}

/* The names in an expression, in the order they stand; inside an aggregate those of each member. */
struct parts {
	struct run *u;
	const struct row *from;
	struct part *list;
	size_t n, room;
};

static void
add_part(struct parts *p, struct row *row, int name)
{
	if (!row)
		return;
	for (size_t i = 0; i < p->n; i++)
		if (p->list[i].name == name && p->list[i].row == row)
			return;
	p->list = mem_grow(p->list, p->n, &p->room, sizeof(*p->list));
	p->list[p->n++] = (struct part){name, row, member_of(p->from, row)};
}

static bool collect_parts(struct parts *p, const struct node *e, const void *row);

/* Of a member that counts, or may count: one that where leaves out is no part. */
static bool
collect_member(struct parts *p, const struct node *e, const void *member)
{
	const struct expr_frame f = {member, p->from, NULL};
	struct value where = value_bool(true);

	if (e->args[1] && !expr_eval(&p->u->env, e->args[1], &f, &where))
		return false;
	if (where.kind == VALUE_BOOL && !where.yes)
		return true;
	return collect_parts(p, e->args[0], member);
}

static bool
collect_parts(struct parts *p, const struct node *e, const void *row)
{
	struct expr_members m = {0};

	if (e->kind == NODE_NAME)
		add_part(p, row_up((struct row *)(e->mine ? (const void *)p->from : row),
		    p->u->r->names[e->ref].entity), e->ref);
	if (e->kind == NODE_AGGREGATE) {
		if (!p->u->env.members(&p->u->env, row, e->entity, e->before, &m))
			return false;
		for (size_t i = 0; e->args[0] && i < m.n; i++)
			if (!collect_member(p, e, m.rows[i]))
				return false;
		return true;
	}
	for (size_t i = 0; i < e->nargs; i++)
		if (!collect_parts(p, e->args[i], row))
			return false;
	return true;
}

bool
run_parts(struct run *u, struct row *row, int name, const struct part **list, size_t *n)
{
	struct row *at = row_up(row, u->r->names[name].entity);
	struct parts p = {.u = u, .from = at};
	struct part *out;
	struct value v;
	bool fine = at && run_value(u, row, name, &v);
	const struct slot *s = fine ? run_slot(u, at, name) : NULL;

	for (size_t i = 0; fine && s->used && i < s->used->n; i++)
		fine = collect_parts(&p, s->used->list[i]->value, at);
	out = arena_take(&u->arena, p.n + 1, sizeof(*out));
	if (p.n)
		memcpy(out, p.list, p.n * sizeof(*out));
	*list = out;
	*n = p.n;
	free(p.list);
	return fine;
}
