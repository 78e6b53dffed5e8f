#include "expr.h"

/* A text literal between quotes cannot hold one, so nothing else can look like it. */
static void
spell_literal(struct buf *b, const struct value *v)
{
	if (v->kind == VALUE_TEXT)
		buf_printf(b, "'%.*s'", STR_FMT(v->text));
	else if (v->kind == VALUE_UNKNOWN)
		buf_puts(b, "review");
	else
		value_print(b, v);
}

static void
spell_items(struct buf *b, const struct node *e)
{
	for (size_t i = 0; i < e->nitems; i++) {
		const struct item *it = &e->items[i];

		buf_printf(b, "[%d%d%d ", it->relation, it->above_low, it->below_high);
		if (it->low)
			expr_spell(b, it->low);
		buf_putc(b, '|');
		if (it->high)
			expr_spell(b, it->high);
		buf_putc(b, ']');
	}
}

void
expr_spell(struct buf *b, const struct node *e)
{
	if (e->kind == NODE_LITERAL) {
		spell_literal(b, &e->value);
		return;
	}
	buf_printf(b, "(%d.%d%s%s%.*s", e->kind, e->function, e->mine ? "m" : "", e->before ? "b"
	    : "",
	    STR_FMT(e->text));
	for (size_t i = 0; i < e->nargs; i++) {
		buf_putc(b, ' ');
		if (e->args[i])
			expr_spell(b, e->args[i]);
	}
	spell_items(b, e);
	buf_putc(b, ')');
}

static unsigned
deeper(unsigned most, const struct node *e)
{
	unsigned n = e ? expr_depth(e) : 0;

	return n > most ? n : most;
}

unsigned
expr_depth(const struct node *e)
{
	unsigned most = 0;

	for (size_t i = 0; i < e->nargs; i++)
		most = deeper(most, e->args[i]);
	for (size_t i = 0; i < e->nitems; i++)
		most = deeper(deeper(most, e->items[i].low), e->items[i].high);
	return most + 1;
}
