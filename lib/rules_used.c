/* The rows behind a value, walked as it was reckoned; and the trace. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

/* One walk: the rows found so far. Values already walked carry its number. */
struct walk {
	struct run *u;
	int except;
	const struct rule **rules;
	size_t n, room;
};

static bool walk_name(struct walk *w, struct row *row, int name);

static void
add_row(struct walk *w, const struct rule *rule)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->rules[i]->id, rule->id))
			return;
	w->rules = mem_grow(w->rules, w->n, &w->room, sizeof(*w->rules));
	w->rules[w->n++] = rule;
}

static bool walk(struct walk *w, const struct node *e, const struct expr_frame *f);

static bool
walk_aggregate(struct walk *w, const struct node *e, const struct expr_frame *f)
{
	struct expr_env *env = &w->u->env;
	struct expr_frame inner = *f;
	struct expr_members m = {0};
	struct value v;

	if (!env->members(env, f->row, e->entity, e->before, &m))
		return false;
	for (size_t i = 0; i < m.n; i++) {
		inner.row = m.rows[i];
		if (e->args[1]) {
			if (!walk(w, e->args[1], &inner) || !expr_eval(env, e->args[1], &inner, &v))
				return false;
			if (v.kind == VALUE_BOOL && !v.yes)
				continue;
		}
		if (e->args[0] && !walk(w, e->args[0], &inner))
			return false;
	}
	return true;
}

/* and, or: the second part only if the first left it open */
static bool
walk_words(struct walk *w, const struct node *e, const struct expr_frame *f)
{
	struct value v;

	if (!walk(w, e->args[0], f) || !expr_eval(&w->u->env, e->args[0], f, &v))
		return false;
	if (v.kind == VALUE_BOOL && v.yes == (e->kind == NODE_OR))
		return true;
	return walk(w, e->args[1], f);
}

static bool
walk_at(struct walk *w, const struct node *e, const struct expr_frame *f)
{
	struct run *u = w->u;
	bool forced = u->forced, fine;
	days old = u->forced_date;
	struct value v;

	if (!walk(w, e->args[0], f) || !expr_eval(&u->env, e->args[0], f, &v))
		return false;
	if (v.kind != VALUE_DATE)
		return true;
	u->forced = true;
	u->forced_date = v.date;
	fine = walk(w, e->args[1], f);
	u->forced = forced;
	u->forced_date = old;
	return fine;
}

static bool
walk(struct walk *w, const struct node *e, const struct expr_frame *f)
{
	switch (e->kind) {
	case NODE_NAME:
		return walk_name(w, (struct row *)(e->mine ? f->mine : f->row), e->ref);
	case NODE_AGGREGATE:
		return walk_aggregate(w, e, f);
	case NODE_AND: case NODE_OR:
		return walk_words(w, e, f);
	case NODE_AT:
		return walk_at(w, e, f);
	default:
		break;
	}
	for (size_t i = 0; i < e->nargs; i++)
		if (!walk(w, e->args[i], f))
			return false;
	for (size_t i = 0; i < e->nitems; i++)
		if ((e->items[i].low && !walk(w, e->items[i].low, f)) ||
		    (e->items[i].high && !walk(w, e->items[i].high, f)))
			return false;
	return true;
}

static bool
walk_rule(struct walk *w, struct row *row, const struct rule *rule)
{
	struct expr_frame f = {row, row, rule->self};

	for (size_t i = 0; i < rule->nconditions; i++)
		if (!walk(w, rule->conditions[i].e, &f))
			return false;
	if (!walk(w, rule->value, &f))
		return false;
	add_row(w, rule);
	return true;
}

static bool
walk_name(struct walk *w, struct row *from, int name)
{
	struct row *row = row_up(from, w->u->r->names[name].entity);
	struct slot *s;
	struct value v;

	if (!row || name == w->except)
		return true;
	s = run_slot(w->u, row, name);
	if (s->walk == w->u->walks)
		return true;
	s->walk = w->u->walks;
	if (!w->u->env.get(&w->u->env, row, name, &v))
		return false;
	for (size_t i = 0; s->used && i < s->used->n; i++)
		if (!walk_rule(w, row, s->used->list[i]))
			return false;
	return true;
}

/* All rows behind a value; w->rules is the caller's to free. */
static bool
walk_all(struct walk *w, struct row *row, int name)
{
	w->u->walks++;
	return walk_name(w, row, name);
}

bool
run_rules_used(struct run *u, struct row *row, int name, int except, struct buf *b)
{
	struct walk w = {.u = u, .except = except};
	bool fine = walk_all(&w, row, name);

	for (size_t i = 0; fine && i < w.n; i++) {
		if (i)
			buf_putc(b, ',');
		buf_put(b, w.rules[i]->id);
	}
	free(w.rules);
	return fine;
}

bool
run_cites_used(struct run *u, struct row *row, int name, int except, struct buf *b)
{
	struct walk w = {.u = u, .except = except};
	bool fine = walk_all(&w, row, name);
	size_t start = b->n;

	for (size_t i = 0; fine && i < w.n; i++)
		run_join_text(b, start, w.rules[i]->cite);
	free(w.rules);
	return fine;
}

/* ---- trace */

void
run_keep_trace(struct run *u, bool keep)
{
	u->keep_trace = keep;
}

size_t
run_trace_count(const struct run *u)
{
	return u->nlog;
}

static void
put_line(struct buf *b, const struct rule *rule)
{
	buf_printf(b, "%.*s:%zu", STR_FMT(rule->place.file), rule->place.line);
	if (rule->column.n)
		buf_printf(b, "[%.*s]", STR_FMT(rule->column));
}

/* ids or places of the rows that spoke, joined by commas */
static void
put_used(struct buf *b, const struct used *used, bool places)
{
	for (size_t i = 0; used && i < used->n; i++) {
		if (i)
			buf_putc(b, ',');
		if (places)
			put_line(b, used->list[i]);
		else
			buf_put(b, used->list[i]->id);
	}
}

static void
put_trace_value(const struct name *n, const struct value *v, struct buf *b)
{
	if (v->kind == VALUE_UNKNOWN && type_says_review(&n->type))
		buf_puts(b, "review");
	else if (v->kind != VALUE_NUMBER || !type_is_money(&n->type) ||
	    !ratio_print_fixed(b, v->number, 2))
		value_print(b, v);
}

/*
 * The key of the row's own line; messages never hold it, the trace of people does not
 * either: its number.
 */
static void
put_row(const struct run *u, const struct row *row, struct buf *b)
{
	buf_printf(b, "%.*s %zu", STR_FMT(u->r->entities[row->entity].name), row->number);
}

bool
run_trace(struct run *u, size_t i, struct trace *out)
{
	size_t end[8];
	struct logged l;
	const struct slot *s;
	const struct name *n;
	bool fine = true, keep = u->keep_trace;

	if (i >= u->nlog)
		return false;
	l = u->log[i];
	u->keep_trace = false;	/* asking why must not add lines */
	n = &u->r->names[l.name];
	s = &l.row->slots[n->slot];
	buf_reset(&u->cells);
	put_row(u, l.row, &u->cells);
	end[0] = u->cells.n;
	put_trace_value(n, &s->value, &u->cells);
	end[1] = u->cells.n;
	if (s->state == SLOT_GIVEN)
		buf_puts(&u->cells, "given");
	put_used(&u->cells, s->used, false);
	end[2] = u->cells.n;
	put_used(&u->cells, s->used, true);
	end[3] = u->cells.n;
	if (s->state != SLOT_GIVEN &&
	    (s->value.kind == VALUE_BOOL || s->value.kind == VALUE_UNKNOWN))
		fine = run_why(u, l.row, l.name, &u->cells);
	end[4] = u->cells.n;
	if (s->state != SLOT_GIVEN && s->used)
		fine = fine && run_cite(u, l.row, l.name, &u->cells);
	end[5] = u->cells.n;
	u->keep_trace = keep;
	*out = (struct trace){.row = l.row, .name = n->full};
	out->id = (struct str){u->cells.p, end[0]};
	out->value = (struct str){u->cells.p + end[0], end[1] - end[0]};
	out->rule = (struct str){u->cells.p + end[1], end[2] - end[1]};
	out->line = (struct str){u->cells.p + end[2], end[3] - end[2]};
	out->why = (struct str){u->cells.p + end[3], end[4] - end[3]};
	out->cite = (struct str){u->cells.p + end[4], end[5] - end[4]};
	if (s->used && s->used->n)
		out->expr = s->used->list[0]->place.text;
	return fine;
}
