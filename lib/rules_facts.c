/* Facts: cells read by type, constants, what programs give. */
#include "cell.h"
#include "rules_priv.h"

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

/* The text of f, at the place of the cell. */
static bool
bad_cell(struct run *u, const struct row *row, struct str header, const struct fault *f)
{
	u->env.error = EVAL_CELL;
	u->env.fault = *f;
	u->env.fault.file = u->r->tables[row->table].file;
	u->env.fault.line = row->line;
	u->env.fault.column = header;
	return false;
}

static int
column_of(const struct run *u, const struct row *row, int name)
{
	return row->table >= 0 ? u->r->tables[row->table].column_of[name] : -1;
}

static bool
is_in_cell(const struct run *u, const struct row *row, int name)
{
	int column = column_of(u, row, name);

	return column >= 0 && row->cells[column].n;
}

struct str
run_column(const struct run *u, struct row *row, int name)
{
	row = row_up(row, u->r->names[name].entity);
	if (!row || !is_in_cell(u, row, name))
		return (struct str){0};
	return u->r->tables[row->table].header[column_of(u, row, name)];
}

bool
run_is_given(const struct run *u, const struct row *row, int name)
{
	const struct name *n = &u->r->names[name];

	return is_in_cell(u, row, name) || n->is_constant ||
	    row->slots[n->slot].state == SLOT_GIVEN;
}

/* A cell beats all rules; review typed into it is unknown. */
static bool
read_cell(struct run *u, struct row *row, int name, int column, struct value *out)
{
	const struct name *n = &u->r->names[name];
	struct str cell = row->cells[column];
	struct fault f;

	if (cell_is_review(cell))
		*out = value_unknown(reasons_one(&u->arena,
		    (struct reason){REASON_GIVEN, name, row}));
	else if (!cell_parse(n->cell, n->type.kind, cell, out, &f)) {
		f.at = 0;
		return bad_cell(u, row, u->r->tables[row->table].header[column], &f);
	}
	return true;
}

bool
run_given(struct run *u, struct row *row, int name, struct slot *s)
{
	const struct name *n = &u->r->names[name];
	const struct slot *own = &row->slots[n->slot];

	if (own->state == SLOT_GIVEN)
		s->value = own->value;
	else if (n->is_constant)
		value_set_number(&s->value, n->constant);
	else if (!read_cell(u, row, name, column_of(u, row, name), &s->value))
		return false;
	s->state = SLOT_GIVEN;
	return true;
}
