/* Facts: cells read by type, constants, what programs give. */
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

static bool
parse_bool(struct str s, struct value *out)
{
	if (str_eq(s, STR("yes")) || str_eq(s, STR("是")) || str_eq(s, STR("true")))
		value_set_bool(out, true);
	else if (str_eq(s, STR("no")) || str_eq(s, STR("否")) || str_eq(s, STR("false")))
		value_set_bool(out, false);
	else
		return false;
	return true;
}

static bool
parse_day(enum column_type type, struct str s, struct value *out)
{
	months m;

	out->kind = VALUE_DATE;
	if (type != COLUMN_MONTH)
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

static int
column_of(const struct run *u, const struct row *row, int name)
{
	return row->table >= 0 ? u->r->tables[row->table].column_of[name] : -1;
}

bool
run_is_given(const struct run *u, const struct row *row, int name)
{
	const struct name *n = &u->r->names[name];
	int column = column_of(u, row, name);

	return (column >= 0 && row->cells[column].n) || n->is_constant ||
	    row->slots[n->slot].state == SLOT_GIVEN;
}

/* A cell beats all rules; review typed into it is unknown. */
static bool
read_cell(struct run *u, struct row *row, int name, int column, struct value *out)
{
	const struct name *n = &u->r->names[name];
	struct str cell = row->cells[column];

	if (str_eq(cell, STR("review")) || str_eq(cell, STR("待核")))
		*out = value_unknown(reasons_one(&u->arena, (struct reason){REASON_GIVEN, name, row}));
	else if (!parse_cell(n, cell, out))
		return bad_cell(u, row, n, u->r->tables[row->table].header[column], cell);
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
