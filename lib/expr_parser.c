/* What all of the parser is made of: words, tokens eaten, nodes made, faults. */
#include "expr_priv.h"

static const struct {
	struct str word;
	enum value_kind kind;
	bool yes;
} literals[] = {
	{{"yes", 3}, VALUE_BOOL, true}, {{"true", 4}, VALUE_BOOL, true},
	{{"是", 3}, VALUE_BOOL, true},
	{{"no", 2}, VALUE_BOOL, false}, {{"false", 5}, VALUE_BOOL, false},
	{{"否", 3}, VALUE_BOOL, false},
	{{"review", 6}, VALUE_UNKNOWN, false}, {{"待核", 6}, VALUE_UNKNOWN, false},
};
static const struct str grammar_words[] = {
	{"and", 3}, {"or", 2}, {"not", 3}, {"in", 2}, {"where", 5}, {"before", 6}, {"at", 2},
	{"my", 2},
};

bool
expr_is_word(struct str s)
{
	for (size_t i = 0; i < COUNT(grammar_words); i++)
		if (str_eq(s, grammar_words[i]))
			return true;
	for (size_t i = 0; i < COUNT(literals); i++)
		if (str_eq(s, literals[i].word))
			return true;
	return false;
}

bool
expr_is_name(struct str s)
{
	struct arena a = {0};
	struct fault f = {0};
	struct token *t = expr_scan(&a, s, &f);
	bool is = t && t[0].kind == TOKEN_NAME && t[1].kind == TOKEN_END && t[0].at == 0 &&
	    t[0].end == s.n && !expr_is_word(s);

	arena_free(&a);
	return is;
}

void *
parser_fail(struct parser *p, enum msg m, struct str a)
{
	p->fault->at = p->t->at + 1;
	fault_set(p->fault, m, STR_FMT(a));
	return NULL;
}

/* "unexpected X" at the next token, or "unexpected end". */
void *
parser_unexpected(struct parser *p)
{
	if (p->t->kind == TOKEN_END)
		return parser_fail(p, M_EXPR_END, (struct str){0});
	return parser_fail(p, M_EXPR_UNEXPECTED, p->t->text.n ? p->t->text : STR("…"));
}

bool
parser_sign(const struct token *t, const char *sign)
{
	return t->kind == TOKEN_SIGN && str_eq(t->text, str_of(sign));
}

bool
parser_word(const struct token *t, const char *word)
{
	return t->kind == TOKEN_NAME && str_eq(t->text, str_of(word));
}

bool
parser_eat(struct parser *p, const char *sign)
{
	if (!parser_sign(p->t, sign))
		return parser_fail(p, M_EXPR_EXPECTED, str_of(sign)) != NULL;
	p->t++;
	return true;
}

struct node *
parser_make(struct parser *p, enum node_kind kind, unsigned at, size_t nargs)
{
	struct node *e = arena_take(p->arena, 1, sizeof(*e));

	e->kind = kind;
	e->at = at;
	e->nargs = nargs;
	e->args = nargs ? arena_take(p->arena, nargs, sizeof(*e->args)) : NULL;
	e->ref = e->entity = -1;
	return e;
}

struct node *
parser_make_two(struct parser *p, enum node_kind kind, struct node *a, struct node *b)
{
	struct node *e = parser_make(p, kind, a->at, 2);

	e->args[0] = a;
	e->args[1] = b;
	return e;
}

struct node *
parser_literal(struct parser *p, struct value v)
{
	struct node *e = parser_make(p, NODE_LITERAL, p->t->at, 0);

	e->value = v;
	p->t++;
	return e;
}

/* yes, no, review and their other spellings, else NULL without a fault */
struct node *
parser_literal_word(struct parser *p)
{
	for (size_t i = 0; i < COUNT(literals); i++)
		if (str_eq(p->t->text, literals[i].word))
			return parser_literal(p, literals[i].kind == VALUE_BOOL ?
			    value_bool(literals[i].yes) : value_unknown(NULL));
	return NULL;
}
