/* Expressions without names, and expressions for people. */
#include "lint_priv.h"

bool
lint_is_fixed(const struct node *e)
{
	if (!e)
		return true;
	if (e->kind == NODE_NAME || e->kind == NODE_DATE || e->kind == NODE_AGGREGATE ||
	    e->kind == NODE_AT || (e->kind == NODE_CALL && e->function == FN_AGE && e->nargs == 1))
		return false;
	for (size_t i = 0; i < e->nargs; i++)
		if (!lint_is_fixed(e->args[i]))
			return false;
	for (size_t i = 0; i < e->nitems; i++)
		if (!lint_is_fixed(e->items[i].low) || !lint_is_fixed(e->items[i].high))
			return false;
	return true;
}

bool
lint_value(struct lint *l, const struct node *e, struct value *out)
{
	const struct expr_frame f = {l->run->top, l->run->top, NULL};

	return expr_eval(&l->run->env, e, &f, out) && out->kind != VALUE_UNKNOWN;
}

static const char *
sign_of(enum node_kind k)
{
	switch (k) {
	case NODE_AND: return " and ";
	case NODE_OR: return " or ";
	case NODE_ADD: return " + ";
	case NODE_SUBTRACT: return " - ";
	case NODE_MULTIPLY: return " * ";
	case NODE_DIVIDE: return " / ";
	case NODE_EQ: return " = ";
	case NODE_NE: return " != ";
	case NODE_LT: return " < ";
	case NODE_LE: return " <= ";
	case NODE_GT: return " > ";
	case NODE_GE: return " >= ";
	default: return NULL;
	}
}

static const char *
word_of(enum function f)
{
	static const char *const words[] = {
		[FN_MIN] = "min", [FN_MAX] = "max", [FN_PART] = "part", [FN_AGE] = "age",
		[FN_YEAR] = "year", [FN_MONTH] = "month", [FN_DAY] = "day", [FN_MONTHS] = "months",
		[FN_DAYS] = "days", [FN_ADD_MONTHS] = "add_months", [FN_MONTHLY] = "monthly",
		[FN_YEARLY] = "yearly", [FN_HAS] = "has", [FN_SUM] = "sum", [FN_COUNT] = "count",
		[FN_ANY] = "any", [FN_ALL] = "all"
	};

	return words[f];
}

static void
show_members(struct buf *b, const struct node *e)
{
	buf_printf(b, "%s(%.*s%s", word_of(e->function), STR_FMT(e->text),
	    e->before ? " before" : "");
	if (e->args[0]) {
		buf_puts(b, ": ");
		lint_show(b, e->args[0]);
	}
	if (e->args[1]) {
		buf_puts(b, " where ");
		lint_show(b, e->args[1]);
	}
	buf_putc(b, ')');
}

static void
show_list(struct buf *b, const struct node *e, const char *between)
{
	for (size_t i = 0; i < e->nargs; i++) {
		if (i)
			buf_puts(b, between);
		lint_show(b, e->args[i]);
	}
	buf_putc(b, ')');
}

static void
show_set(struct buf *b, const struct node *e)
{
	lint_show(b, e->args[0]);
	buf_puts(b, " in (");
	for (size_t i = 0; i < e->nitems; i++) {
		const struct item *it = &e->items[i];
		const char *sign = it->relation == NODE_EQ ? "" : sign_of(it->relation);

		buf_puts(b, i ? ", " : "");
		buf_puts(b, sign ? sign : "");
		if (it->low)
			lint_show(b, it->low);
		if (it->relation != NODE_IN)
			continue;
		buf_printf(b, "%s..%s", it->above_low ? "<" : "", it->below_high ? "<" : "");
		if (it->high)
			lint_show(b, it->high);
	}
	buf_putc(b, ')');
}

void
lint_show(struct buf *b, const struct node *e)
{
	const char *sign = sign_of(e->kind);

	if (sign && e->nargs == 2) {
		lint_show(b, e->args[0]);
		buf_puts(b, sign);
		lint_show(b, e->args[1]);
		return;
	}
	switch (e->kind) {
	case NODE_LITERAL: value_print(b, &e->value); break;
	case NODE_NAME: buf_put(b, e->text); break;
	case NODE_DATE: buf_puts(b, "date"); break;
	case NODE_NOT: buf_puts(b, "not ("); show_list(b, e, ""); break;
	case NODE_NEGATE: buf_puts(b, "-("); show_list(b, e, ""); break;
	case NODE_IN: show_set(b, e); break;
	case NODE_AGGREGATE: show_members(b, e); break;
	case NODE_AT: buf_puts(b, "at("); show_list(b, e, ": "); break;
	default: buf_printf(b, "%s(", word_of(e->function)); show_list(b, e, ", ");
	}
}
