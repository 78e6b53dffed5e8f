/* cell - a cell as a value of its column's type. */
#include "cell.h"

static bool
codes_are_numbers(struct str codes)
{
	struct str code;

	if (codes.n == 0)
		return false;
	while (str_cut(&codes, ',', &code))
		if (!str_all_digits(code))
			return false;
	return true;
}

static struct type
number_of(struct str unit)
{
	struct type t;

	if (!unit.n || !type_parse(unit, &t) || t.kind != TYPE_NUMBER)
		t = (struct type){.kind = TYPE_NUMBER};	/* its unit is not checked */
	return t;
}

struct cell_type
cell_type_of(const struct column *c)
{
	struct cell_type t = {COLUMN_TEXT, type_text};

	if (!c)
		return t;
	t.column = c->type;
	switch (c->type) {
	case COLUMN_BOOL:
		t.type = type_bool;
		break;
	case COLUMN_CODE:
		if (codes_are_numbers(c->codes))
			t.type = type_bare;
		break;
	case COLUMN_COUNT:
		t.type = type_bare;
		break;
	case COLUMN_DATE:
	case COLUMN_MONTH:
		t.type = type_date;
		break;
	case COLUMN_MONEY:
	case COLUMN_NUMBER:
	case COLUMN_DECIMAL:
		t.type = number_of(c->unit);
		break;
	default:
		break;
	}
	return t;
}

static bool
is_one_of(struct str s, struct str a, struct str b, struct str c)
{
	return str_eq(s, a) || str_eq(s, b) || str_eq(s, c);
}

bool
cell_is_review(struct str cell)
{
	return str_eq(cell, STR("review")) || str_eq(cell, STR("待核"));
}

bool
cell_is_open(const struct cell_type *t, struct str cell)
{
	return cell.n == 0 || (t->type.kind != TYPE_TEXT && cell_is_review(cell));
}

static bool
bad(struct fault *f, enum msg m, struct str cell)
{
	struct buf shown = {0};

	msg_excerpt(&shown, cell);
	fault_set(f, m, buf_cstr(&shown));
	buf_free(&shown);
	return false;
}

static bool
parse_date(enum column_type column, struct str cell, struct value *out, struct fault *f)
{
	months month;
	days day;

	if (column == COLUMN_MONTH && month_parse(cell, &month))
		day = month_first(month);
	else if (column == COLUMN_MONTH || !date_parse(cell, &day))
		return bad(f, column == COLUMN_MONTH ? M_RULES_NO_MONTH : M_RULES_NO_DATE, cell);
	out->kind = VALUE_DATE;
	out->date = day;
	return true;
}

static bool
parse_bool(struct str cell, struct value *out, struct fault *f)
{
	bool yes = is_one_of(cell, STR("yes"), STR("是"), STR("true"));

	if (!yes && !is_one_of(cell, STR("no"), STR("否"), STR("false")))
		return bad(f, M_RULES_NO_BOOL, cell);
	value_set_bool(out, yes);
	return true;
}

static bool
parse_number(enum column_type column, struct str cell, struct value *out, struct fault *f)
{
	struct ratio number;
	fen amount;

	if (column == COLUMN_MONEY && !money_parse(cell, &amount))
		return bad(f, M_RULES_NO_AMOUNT, cell);
	if (column == COLUMN_MONEY)
		number = ratio_of_money(amount);
	else if (!ratio_parse(cell, &number))
		return bad(f, M_RULES_NO_NUMBER, cell);
	value_set_number(out, number);
	return true;
}

bool
cell_parse(enum column_type column, enum type_kind kind, struct str cell, struct value *out,
    struct fault *f)
{
	switch (kind) {
	case TYPE_BOOL:
		return parse_bool(cell, out, f);
	case TYPE_DATE:
		return parse_date(column, cell, out, f);
	case TYPE_NUMBER:
		return parse_number(column, cell, out, f);
	default:
		*out = value_text(cell);
		return true;
	}
}
