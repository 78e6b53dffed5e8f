/* Sets: what stands in in(...) and in a table cell. */
#include <stdlib.h>
#include <string.h>

#include "expr_priv.h"

/* In a cell: a literal, "-" before a number, or a bare word as text. */
static struct node *
parse_cell_bound(struct parser *p)
{
	bool negative = parser_sign(p->t, "-");
	struct node *e = NULL;

	p->t += negative;
	if (p->t->kind == TOKEN_NUMBER || (!negative && (p->t->kind == TOKEN_DATE ||
	    p->t->kind == TOKEN_TEXT)))
		e = parser_literal(p, p->t->value);
	else if (p->t->kind == TOKEN_NAME && !negative && !(e = parser_literal_word(p)))
		e = parser_literal(p, value_text(p->t->text));
	if (!e)
		return parser_unexpected(p);
	if (negative)
		e->value.number.n = -e->value.number.n;
	return e;
}

static struct node *
parse_bound(struct parser *p)
{
	return p->cell ? parse_cell_bound(p) : parser_sum(p);
}

bool
parser_relation(const struct token *t, enum node_kind *kind)
{
	static const struct {
		const char *sign;
		enum node_kind kind;
	} list[] = {
		{"=", NODE_EQ}, {"!=", NODE_NE}, {"<", NODE_LT}, {"<=", NODE_LE}, {">", NODE_GT},
		{">=", NODE_GE},
	};

	for (size_t i = 0; i < COUNT(list); i++)
		if (parser_sign(t, list[i].sign)) {
			*kind = list[i].kind;
			return true;
		}
	return false;
}

static bool
ends_item(const struct token *t)
{
	return t->kind == TOKEN_END || parser_sign(t, ",") || parser_sign(t, ")");
}

static bool
parse_range_end(struct parser *p, struct item *it)
{
	it->relation = NODE_IN;
	p->t++;	/* .. */
	if (parser_sign(p->t, "<")) {
		it->below_high = true;
		p->t++;
	}
	return ends_item(p->t) || (it->high = parse_bound(p));
}

static bool
parse_item(struct parser *p, struct item *it)
{
	bool open = parser_sign(p->t, "<") && parser_sign(p->t + 1, "..");

	it->relation = NODE_EQ;
	if (!open && parser_relation(p->t, &it->relation)) {
		p->t++;
		return (it->low = parse_bound(p)) != NULL;
	}
	if (!open && !parser_sign(p->t, "..") && !(it->low = parse_bound(p)))
		return false;
	if (parser_sign(p->t, "<") && parser_sign(p->t + 1, "..")) {
		it->above_low = true;
		p->t++;
	}
	return !parser_sign(p->t, "..") || parse_range_end(p, it);
}

bool
parser_set(struct parser *p, struct node *in)
{
	struct item *list = NULL;
	size_t room = 0;
	bool more = true, fine = true;

	while (more && fine) {
		list = mem_grow(list, in->nitems, &room, sizeof(*list));
		memset(&list[in->nitems], 0, sizeof(*list));
		fine = parse_item(p, &list[in->nitems++]);
		more = fine && parser_sign(p->t, ",");
		p->t += more;
	}
	in->items = arena_take(p->arena, in->nitems, sizeof(*list));
	memcpy(in->items, list, in->nitems * sizeof(*list));
	free(list);
	return fine;
}

/* Cell 1 is the same condition as when x = 1, cell yes as when x. */
static struct node *
simplest(struct parser *p, struct node *in)
{
	struct item *it = in->items;
	struct node *e;

	if (in->nitems != 1 || it->relation == NODE_IN)
		return in;
	if (it->relation != NODE_EQ || it->low->value.kind != VALUE_BOOL)
		return parser_make_two(p, it->relation, in->args[0], it->low);
	if (it->low->value.yes)
		return in->args[0];
	e = parser_make(p, NODE_NOT, 0, 1);
	e->args[0] = in->args[0];
	return e;
}

static bool
tests_review(const struct node *in)
{
	for (size_t i = 0; i < in->nitems; i++)
		if ((in->items[i].low && in->items[i].low->value.kind == VALUE_UNKNOWN) ||
		    (in->items[i].high && in->items[i].high->value.kind == VALUE_UNKNOWN))
			return true;
	return false;
}

static struct node *
parse_cell(struct parser *p, struct str name)
{
	struct token *first = p->t;
	struct node *in = parser_make(p, NODE_IN, 0, 1);

	in->args[0] = parser_make(p, NODE_NAME, 0, 0);
	in->args[0]->text = name;
	if (!parser_set(p, in) || !parser_whole(p, in))
		return NULL;
	p->t = first;
	return tests_review(in) ? parser_fail(p, M_EXPR_TEST_REVIEW, (struct str){0})
	    : simplest(p, in);
}

struct node *
expr_parse_cell(struct arena *a, struct str name, struct str cell, struct fault *f)
{
	struct parser p = {.arena = a, .fault = f, .cell = true};
	struct arena tokens = {0};
	struct node *e;

	p.t = expr_scan(&tokens, cell, f);
	e = p.t ? parse_cell(&p, name) : NULL;
	arena_free(&tokens);
	return e;
}
