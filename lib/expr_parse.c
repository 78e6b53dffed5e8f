/* Operators and atoms; the entry for whole expressions. */
#include "expr_priv.h"

static struct node *
parse_name(struct parser *p)
{
	struct node *e;

	if (parser_sign(p->t + 1, "("))
		return parser_word(p->t, "and") || parser_word(p->t, "or") ||
		    parser_word(p->t, "in") ?
		    parser_unexpected(p) : parser_call(p);
	if ((e = parser_literal_word(p)))
		return e;
	if (expr_is_word(p->t->text))
		return parser_unexpected(p);
	e = parser_make(p, parser_word(p->t, "date") ? NODE_DATE : NODE_NAME, p->t->at, 0);
	e->text = p->t++->text;
	if (str_starts(e->text, STR("my."))) {
		e->mine = true;
		e->text = str_from(e->text, 3);
		if (str_eq(e->text, STR("date")))
			e->kind = NODE_DATE;
	}
	return e;
}

static struct node *parse_atom(struct parser *p);

static struct node *
parse_group(struct parser *p)
{
	struct node *e;

	p->t++;
	if (!(e = parser_or(p)))
		return NULL;
	return parser_eat(p, ")") ? e : NULL;
}

static struct node *
parse_negation(struct parser *p)
{
	struct node *e = parser_make(p, NODE_NEGATE, p->t->at, 1), *of;

	p->t++;
	if (!(of = e->args[0] = parse_atom(p)))
		return NULL;
	if (of->kind != NODE_LITERAL || of->value.kind != VALUE_NUMBER)
		return e;
	of->value.number.n = -of->value.number.n;	/* -1 is a number, as in a cell */
	of->at = e->at;
	return of;
}

static struct node *
parse_atom(struct parser *p)
{
	struct node *e;

	if (p->depth == EXPR_NESTING)
		return parser_fail(p, M_EXPR_NESTING, (struct str){0});
	p->depth++;
	switch (p->t->kind) {
	case TOKEN_NUMBER: case TOKEN_DATE: case TOKEN_TEXT:
		e = parser_literal(p, p->t->value);
		break;
	case TOKEN_NAME:
		e = parse_name(p);
		break;
	default:
		e = parser_sign(p->t, "(") ? parse_group(p) :
		    parser_sign(p->t, "-") ? parse_negation(p) : parser_unexpected(p);
	}
	p->depth--;
	return e;
}

/* One more sign or word between two parts: a chain of them is as deep as it is long. */
static bool
more(struct parser *p)
{
	return ++p->operators <= EXPR_OPERATORS || parser_fail(p, M_EXPR_LONG, (struct str){0});
}

/* A sign or word between two parts, and what it makes of them. */
struct infix {
	bool (*is)(const struct token *, const char *);
	const char *text;
	enum node_kind kind;
};

static const struct infix *
infix_here(const struct parser *p, const struct infix *list, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if (list[i].is(p->t, list[i].text))
			return &list[i];
	return NULL;
}

/* sub { infix sub }, to the left */
static struct node *
parse_chain(struct parser *p, struct node *(*sub)(struct parser *), const struct infix *list,
    size_t n)
{
	struct node *a = sub(p), *b;
	const struct infix *here;

	while (a && (here = infix_here(p, list, n))) {
		p->t++;
		b = more(p) ? sub(p) : NULL;
		a = b ? parser_make_two(p, here->kind, a, b) : NULL;
	}
	return a;
}

static struct node *
parse_term(struct parser *p)
{
	static const struct infix list[] = {
		{parser_sign, "*", NODE_MULTIPLY}, {parser_sign, "/", NODE_DIVIDE}
	};

	return parse_chain(p, parse_atom, list, COUNT(list));
}

struct node *
parser_sum(struct parser *p)
{
	static const struct infix list[] = {
		{parser_sign, "+", NODE_ADD}, {parser_sign, "-", NODE_SUBTRACT}
	};

	return parse_chain(p, parse_term, list, COUNT(list));
}

static struct node *
parse_comparison(struct parser *p)
{
	struct node *a = parser_sum(p), *b;
	enum node_kind kind;

	if (!a)
		return NULL;
	if (parser_relation(p->t, &kind)) {
		p->t++;
		b = parser_sum(p);
		return b ? parser_make_two(p, kind, a, b) : NULL;
	}
	if (!parser_word(p->t, "in"))
		return a;
	b = parser_make(p, NODE_IN, a->at, 1);
	b->args[0] = a;
	p->t++;
	return parser_eat(p, "(") && parser_set(p, b) && parser_eat(p, ")") ? b : NULL;
}

static struct node *
parse_not(struct parser *p)
{
	struct node *e;

	if (!parser_word(p->t, "not"))
		return parse_comparison(p);
	if (p->depth == EXPR_NESTING)
		return parser_fail(p, M_EXPR_NESTING, (struct str){0});
	e = parser_make(p, NODE_NOT, p->t->at, 1);
	p->t++;
	p->depth++;
	e->args[0] = parse_not(p);
	p->depth--;
	return e->args[0] ? e : NULL;
}

static struct node *
parse_and(struct parser *p)
{
	static const struct infix list[] = {{parser_word, "and", NODE_AND}};

	return parse_chain(p, parse_not, list, COUNT(list));
}

struct node *
parser_or(struct parser *p)
{
	static const struct infix list[] = {{parser_word, "or", NODE_OR}};

	return parse_chain(p, parse_and, list, COUNT(list));
}

/* ---- the two entries */

struct node *
parser_whole(struct parser *p, struct node *e)
{
	return !e ? NULL : p->t->kind == TOKEN_END ? e : parser_unexpected(p);
}

struct node *
expr_parse(struct arena *a, struct str text, struct fault *f)
{
	struct parser p = {.arena = a, .fault = f};
	struct arena tokens = {0};
	struct node *e;

	p.t = expr_scan(&tokens, text, f);
	e = p.t ? parser_whole(&p, parser_or(&p)) : NULL;
	arena_free(&tokens);
	return e;
}

void
expr_parts(struct node *e, struct node ***list, size_t *n, size_t *room)
{
	while (e->kind == NODE_NOT && e->args[0]->kind == NODE_NOT)
		e = e->args[0]->args[0];
	if (e->kind == NODE_AND) {
		expr_parts(e->args[0], list, n, room);
		expr_parts(e->args[1], list, n, room);
		return;
	}
	*list = mem_grow(*list, *n, room, sizeof(**list));
	(*list)[(*n)++] = e;
}
