/* The rows of the rules as things to be judged: which there are, which spoke, what they look at. */
#include "rules_priv.h"

size_t
rules_rows(const struct rules *r)
{
	return r->n;
}

struct rule_row
rules_row(const struct rules *r, size_t i)
{
	const struct rule *x = r->list[i];

	return (struct rule_row){.id = x->id,
	    .name = x->name >= 0 ? r->names[x->name].full : STR("*"), .cite = x->cite,
	    .file = x->place.file, .line = x->place.line, .column = x->column,
	    .value = x->place.text, .repeal = !x->value};
}

/* ---- what is looked at */

static bool looks_at(const struct node *e, int name);

static bool
any_looks_at(const struct node *e, int name)
{
	for (size_t i = 0; i < e->nargs; i++)
		if (looks_at(e->args[i], name))
			return true;
	for (size_t i = 0; i < e->nitems; i++)
		if (looks_at(e->items[i].low, name) || looks_at(e->items[i].high, name))
			return true;
	return false;
}

static bool
looks_at(const struct node *e, int name)
{
	return e && ((e->kind == NODE_NAME && e->ref == name) || any_looks_at(e, name));
}

static bool
conditions_look_at(const struct condition *list, size_t n, int name)
{
	for (size_t i = 0; i < n; i++)
		if (looks_at(list[i].e, name))
			return true;
	return false;
}

static bool
rule_looks_at(const struct rule *rule, int name)
{
	return looks_at(rule->value, name) ||
	    conditions_look_at(rule->conditions, rule->nconditions, name);
}

bool
rules_uses_column(const struct rules *r, int table, size_t column)
{
	int name = r->tables[table].name[column];

	if (name < 0)
		return false;
	if (r->names[name].nrules)	/* a given cell beats them */
		return true;
	for (size_t i = 0; i < r->nentities; i++)
		if (r->entities[i].date_name == name)
			return true;
	for (size_t i = 0; i < r->n; i++)
		if (rule_looks_at(r->list[i], name))
			return true;
	for (size_t i = 0; i < r->nnames; i++)
		for (const struct declaration *d = r->names[i].declarations; d; d = d->next)
			if (conditions_look_at(d->conditions, d->nconditions, name))
				return true;
	return false;
}

/* ---- who spoke */

static void
mark_slots(const struct slot *slots, size_t n, bool *marks)
{
	for (size_t i = 0; slots && i < n; i++)
		for (size_t k = 0; slots[i].used && k < slots[i].used->n; k++)
			marks[slots[i].used->list[k]->order] = true;
}

static void
mark_row(const struct run *u, const struct row *row, bool *marks)
{
	size_t n = u->r->entities[row->entity].slots;

	mark_slots(row->slots, n, marks);
	for (const struct other_day *d = row->other_days; d; d = d->next)
		mark_slots(d->slots, n, marks);
}

void
run_touched(const struct run *u, bool *marks)
{
	mark_row(u, u->top, marks);
	for (size_t i = 0; i < u->nall; i++)
		mark_row(u, u->all[i], marks);
}
