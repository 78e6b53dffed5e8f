#include <stdlib.h>
#include <string.h>

#include "expr.h"
#include "expr_scan.h"

struct parser {
	struct arena *arena;
	struct token *t;	/* the next token */
	unsigned depth;
	struct fault *fault;
	bool cell;		/* bounds are literals and a bare word is text */
};

static struct node *parse_or(struct parser *p);

static const struct {
	struct str name;
	enum function function;
	unsigned least, most;	/* arguments */
} functions[] = {
	{{"min", 3}, FN_MIN, 1, 99}, {{"max", 3}, FN_MAX, 1, 99}, {{"part", 4}, FN_PART, 2, 3},
	{{"age", 3}, FN_AGE, 1, 2}, {{"year", 4}, FN_YEAR, 1, 1}, {{"month", 5}, FN_MONTH, 1, 1},
	{{"day", 3}, FN_DAY, 1, 1}, {{"months", 6}, FN_MONTHS, 2, 2}, {{"days", 4}, FN_DAYS, 2, 2},
	{{"add_months", 10}, FN_ADD_MONTHS, 2, 2}, {{"monthly", 7}, FN_MONTHLY, 1, 1},
	{{"yearly", 6}, FN_YEARLY, 1, 1}, {{"has", 3}, FN_HAS, 1, 1},
};
static const struct {
	struct str name;
	enum function function;
} aggregates[] = {
	{{"sum", 3}, FN_SUM}, {{"count", 5}, FN_COUNT}, {{"any", 3}, FN_ANY}, {{"all", 3}, FN_ALL},
	{{"max", 3}, FN_MAX}, {{"min", 3}, FN_MIN},
};
static const struct {
	struct str word;
	enum value_kind kind;
	bool yes;
} literals[] = {
	{{"yes", 3}, VALUE_BOOL, true}, {{"true", 4}, VALUE_BOOL, true}, {{"是", 3}, VALUE_BOOL, true},
	{{"no", 2}, VALUE_BOOL, false}, {{"false", 5}, VALUE_BOOL, false}, {{"否", 3}, VALUE_BOOL, false},
	{{"review", 6}, VALUE_UNKNOWN, false}, {{"待核", 6}, VALUE_UNKNOWN, false},
};
static const struct str grammar_words[] = {
	{"and", 3}, {"or", 2}, {"not", 3}, {"in", 2}, {"where", 5}, {"before", 6}, {"at", 2}, {"my", 2},
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

static void *
fail(struct parser *p, enum msg m, struct str a)
{
	p->fault->at = p->t->at + 1;
	fault_set(p->fault, m, STR_FMT(a));
	return NULL;
}

/* "unexpected X" at the next token, or "unexpected end". */
static void *
unexpected(struct parser *p)
{
	if (p->t->kind == TOKEN_END)
		return fail(p, M_EXPR_END, (struct str){0});
	return fail(p, M_EXPR_UNEXPECTED, p->t->text.n ? p->t->text : STR("…"));
}

static bool
is_sign(const struct token *t, const char *sign)
{
	return t->kind == TOKEN_SIGN && str_eq(t->text, str_of(sign));
}

static bool
is_word(const struct token *t, const char *word)
{
	return t->kind == TOKEN_NAME && str_eq(t->text, str_of(word));
}

static bool
eat(struct parser *p, const char *sign)
{
	if (!is_sign(p->t, sign))
		return fail(p, M_EXPR_EXPECTED, str_of(sign)) != NULL;
	p->t++;
	return true;
}

static struct node *
make(struct parser *p, enum node_kind kind, unsigned at, size_t nargs)
{
	struct node *e = arena_take(p->arena, 1, sizeof(*e));

	e->kind = kind;
	e->at = at;
	e->nargs = nargs;
	e->args = nargs ? arena_take(p->arena, nargs, sizeof(*e->args)) : NULL;
	e->ref = e->entity = -1;
	return e;
}

static struct node *
make_two(struct parser *p, enum node_kind kind, struct node *a, struct node *b)
{
	struct node *e = make(p, kind, a->at, 2);

	e->args[0] = a;
	e->args[1] = b;
	return e;
}

static struct node *
literal(struct parser *p, struct value v)
{
	struct node *e = make(p, NODE_LITERAL, p->t->at, 0);

	e->value = v;
	p->t++;
	return e;
}

/* yes, no, review and their other spellings, else NULL without a fault */
static struct node *
parse_literal_word(struct parser *p)
{
	for (size_t i = 0; i < COUNT(literals); i++)
		if (str_eq(p->t->text, literals[i].word))
			return literal(p, literals[i].kind == VALUE_BOOL ? value_bool(literals[i].yes) :
			    value_unknown(NULL));
	return NULL;
}

/* ---- sets: what stands in in(...) and in a cell */

static struct node *parse_sum(struct parser *p);

/* In a cell: a literal, "-" before a number, or a bare word as text. */
static struct node *
parse_cell_bound(struct parser *p)
{
	bool negative = is_sign(p->t, "-");
	struct node *e = NULL;

	p->t += negative;
	if (p->t->kind == TOKEN_NUMBER || (!negative && (p->t->kind == TOKEN_DATE ||
	    p->t->kind == TOKEN_TEXT)))
		e = literal(p, p->t->value);
	else if (p->t->kind == TOKEN_NAME && !negative && !(e = parse_literal_word(p)))
		e = literal(p, value_text(p->t->text));
	if (!e)
		return unexpected(p);
	if (negative)
		e->value.number.n = -e->value.number.n;
	return e;
}

static struct node *
parse_bound(struct parser *p)
{
	return p->cell ? parse_cell_bound(p) : parse_sum(p);
}

static bool
relation(const struct token *t, enum node_kind *kind)
{
	static const struct {
		const char *sign;
		enum node_kind kind;
	} list[] = {
		{"=", NODE_EQ}, {"!=", NODE_NE}, {"<", NODE_LT}, {"<=", NODE_LE}, {">", NODE_GT},
		{">=", NODE_GE},
	};

	for (size_t i = 0; i < COUNT(list); i++)
		if (is_sign(t, list[i].sign)) {
			*kind = list[i].kind;
			return true;
		}
	return false;
}

static bool
ends_item(const struct token *t)
{
	return t->kind == TOKEN_END || is_sign(t, ",") || is_sign(t, ")");
}

static bool
parse_range_end(struct parser *p, struct item *it)
{
	it->relation = NODE_IN;
	p->t++;	/* .. */
	if (is_sign(p->t, "<")) {
		it->below_high = true;
		p->t++;
	}
	return ends_item(p->t) || (it->high = parse_bound(p));
}

static bool
parse_item(struct parser *p, struct item *it)
{
	bool open = is_sign(p->t, "<") && is_sign(p->t + 1, "..");

	it->relation = NODE_EQ;
	if (!open && relation(p->t, &it->relation)) {
		p->t++;
		return (it->low = parse_bound(p)) != NULL;
	}
	if (!open && !is_sign(p->t, "..") && !(it->low = parse_bound(p)))
		return false;
	if (is_sign(p->t, "<") && is_sign(p->t + 1, "..")) {
		it->above_low = true;
		p->t++;
	}
	return !is_sign(p->t, "..") || parse_range_end(p, it);
}

static bool
parse_set(struct parser *p, struct node *in)
{
	struct item *list = NULL;
	size_t room = 0;
	bool more = true, fine = true;

	while (more && fine) {
		list = mem_grow(list, in->nitems, &room, sizeof(*list));
		memset(&list[in->nitems], 0, sizeof(*list));
		fine = parse_item(p, &list[in->nitems++]);
		more = fine && is_sign(p->t, ",");
		p->t += more;
	}
	in->items = arena_take(p->arena, in->nitems, sizeof(*list));
	memcpy(in->items, list, in->nitems * sizeof(*list));
	free(list);
	return fine;
}

/* ---- calls */

/* The arguments between ( and ), appended to e. */
static struct node *
parse_arguments(struct parser *p, struct node *e, unsigned least, unsigned most, struct str name)
{
	struct node *list[100];
	size_t n = 0;

	if (!eat(p, "("))
		return NULL;
	do {
		if (n == most)
			return fail(p, M_EXPR_ARGUMENTS, name);
		if (!(list[n++] = parse_or(p)))
			return NULL;
	} while (is_sign(p->t, ",") && p->t++);
	if (!is_sign(p->t, ")"))
		return eat(p, ")") ? e : NULL;
	if (n < least)
		return fail(p, M_EXPR_ARGUMENTS, name);
	p->t++;
	e->nargs = n;
	e->args = arena_take(p->arena, n, sizeof(*e->args));
	memcpy(e->args, list, n * sizeof(*list));
	return e;
}

/* FN "(" entity [ "before" ] [ ":" expr ] [ "where" expr ] ")" */
static struct node *
parse_aggregate(struct parser *p, enum function fn)
{
	struct node *e = make(p, NODE_AGGREGATE, p->t->at, 2);

	p->t++;
	if (!eat(p, "("))
		return NULL;
	if (p->t->kind != TOKEN_NAME || expr_is_word(p->t->text))
		return unexpected(p);
	e->function = fn;
	e->text = p->t++->text;
	e->before = is_word(p->t, "before");
	p->t += e->before;
	if (is_sign(p->t, ":")) {
		if (fn == FN_COUNT)
			return fail(p, M_EXPR_COUNT, (struct str){0});
		p->t++;
		if (!(e->args[0] = parse_or(p)))
			return NULL;
	} else if (fn == FN_SUM || fn == FN_MIN || fn == FN_MAX)
		return fail(p, M_EXPR_EXPECTED, STR(":"));
	if (is_word(p->t, "where")) {
		p->t++;
		if (!(e->args[1] = parse_or(p)))
			return NULL;
	}
	return eat(p, ")") ? e : NULL;
}

/* Is it the aggregate (with an entity) and not the function of the same name? */
static bool
starts_aggregate(const struct token *t, enum function *fn)
{
	for (size_t i = 0; i < COUNT(aggregates); i++) {
		if (!str_eq(t->text, aggregates[i].name))
			continue;
		*fn = aggregates[i].function;
		return (*fn != FN_MIN && *fn != FN_MAX) || (t[2].kind == TOKEN_NAME &&
		    (is_sign(t + 3, ":") || is_word(t + 3, "where") || is_word(t + 3, "before")));
	}
	return false;
}

/* at(date: expr) */
static struct node *
parse_at(struct parser *p)
{
	struct node *e = make(p, NODE_AT, p->t->at, 2);

	p->t++;
	if (!eat(p, "(") || !(e->args[0] = parse_or(p)) || !eat(p, ":") || !(e->args[1] = parse_or(p)))
		return NULL;
	return eat(p, ")") ? e : NULL;
}

static struct node *
parse_call(struct parser *p)
{
	struct str name = p->t->text;
	enum function fn;
	struct node *e;

	if (starts_aggregate(p->t, &fn))
		return parse_aggregate(p, fn);
	if (is_word(p->t, "at"))
		return parse_at(p);
	for (size_t i = 0; i < COUNT(functions); i++)
		if (str_eq(name, functions[i].name)) {
			e = make(p, NODE_CALL, p->t->at, 0);
			e->function = functions[i].function;
			p->t++;
			return parse_arguments(p, e, functions[i].least, functions[i].most, name);
		}
	return fail(p, M_EXPR_FUNCTION, name);
}

/* ---- atoms and operators */

static struct node *
parse_name(struct parser *p)
{
	struct node *e;

	if (is_sign(p->t + 1, "("))
		return is_word(p->t, "and") || is_word(p->t, "or") || is_word(p->t, "in") ?
		    unexpected(p) : parse_call(p);
	if ((e = parse_literal_word(p)))
		return e;
	if (expr_is_word(p->t->text))
		return unexpected(p);
	e = make(p, is_word(p->t, "date") ? NODE_DATE : NODE_NAME, p->t->at, 0);
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
	if (!(e = parse_or(p)))
		return NULL;
	return eat(p, ")") ? e : NULL;
}

static struct node *
parse_negation(struct parser *p)
{
	struct node *e = make(p, NODE_NEGATE, p->t->at, 1), *of;

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
		return fail(p, M_EXPR_NESTING, (struct str){0});
	p->depth++;
	switch (p->t->kind) {
	case TOKEN_NUMBER: case TOKEN_DATE: case TOKEN_TEXT:
		e = literal(p, p->t->value);
		break;
	case TOKEN_NAME:
		e = parse_name(p);
		break;
	default:
		e = is_sign(p->t, "(") ? parse_group(p) :
		    is_sign(p->t, "-") ? parse_negation(p) : unexpected(p);
	}
	p->depth--;
	return e;
}

/* sub { sign sub }, to the left */
static struct node *
parse_left(struct parser *p, struct node *(*sub)(struct parser *), const char *sign1,
    enum node_kind kind1, const char *sign2, enum node_kind kind2)
{
	struct node *a = sub(p), *b;

	while (a && (is_sign(p->t, sign1) || is_sign(p->t, sign2))) {
		enum node_kind kind = is_sign(p->t, sign1) ? kind1 : kind2;

		p->t++;
		b = sub(p);
		a = b ? make_two(p, kind, a, b) : NULL;
	}
	return a;
}

static struct node *
parse_term(struct parser *p)
{
	return parse_left(p, parse_atom, "*", NODE_MULTIPLY, "/", NODE_DIVIDE);
}

static struct node *
parse_sum(struct parser *p)
{
	return parse_left(p, parse_term, "+", NODE_ADD, "-", NODE_SUBTRACT);
}

static struct node *
parse_comparison(struct parser *p)
{
	struct node *a = parse_sum(p), *b;
	enum node_kind kind;

	if (!a)
		return NULL;
	if (relation(p->t, &kind)) {
		p->t++;
		b = parse_sum(p);
		return b ? make_two(p, kind, a, b) : NULL;
	}
	if (!is_word(p->t, "in"))
		return a;
	b = make(p, NODE_IN, a->at, 1);
	b->args[0] = a;
	p->t++;
	return eat(p, "(") && parse_set(p, b) && eat(p, ")") ? b : NULL;
}

static struct node *
parse_not(struct parser *p)
{
	struct node *e;

	if (!is_word(p->t, "not"))
		return parse_comparison(p);
	if (p->depth == EXPR_NESTING)
		return fail(p, M_EXPR_NESTING, (struct str){0});
	e = make(p, NODE_NOT, p->t->at, 1);
	p->t++;
	p->depth++;
	e->args[0] = parse_not(p);
	p->depth--;
	return e->args[0] ? e : NULL;
}

static struct node *
parse_words(struct parser *p, struct node *(*sub)(struct parser *), const char *word,
    enum node_kind kind)
{
	struct node *a = sub(p), *b;

	while (a && is_word(p->t, word)) {
		p->t++;
		b = sub(p);
		a = b ? make_two(p, kind, a, b) : NULL;
	}
	return a;
}

static struct node *
parse_and(struct parser *p)
{
	return parse_words(p, parse_not, "and", NODE_AND);
}

static struct node *
parse_or(struct parser *p)
{
	return parse_words(p, parse_and, "or", NODE_OR);
}

/* ---- the two entries */

static struct node *
whole(struct parser *p, struct node *e)
{
	return !e ? NULL : p->t->kind == TOKEN_END ? e : unexpected(p);
}

struct node *
expr_parse(struct arena *a, struct str text, struct fault *f)
{
	struct parser p = {.arena = a, .fault = f};

	p.t = expr_scan(a, text, f);
	return p.t ? whole(&p, parse_or(&p)) : NULL;
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
		return make_two(p, it->relation, in->args[0], it->low);
	if (it->low->value.yes)
		return in->args[0];
	e = make(p, NODE_NOT, 0, 1);
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

struct node *
expr_parse_cell(struct arena *a, struct str name, struct str cell, struct fault *f)
{
	struct parser p = {.arena = a, .fault = f, .cell = true};
	struct token *first = expr_scan(a, cell, f);
	struct node *in;

	if (!(p.t = first))
		return NULL;
	in = make(&p, NODE_IN, 0, 1);
	in->args[0] = make(&p, NODE_NAME, 0, 0);
	in->args[0]->text = name;
	if (!parse_set(&p, in) || !whole(&p, in))
		return NULL;
	p.t = first;
	if (tests_review(in))
		return fail(&p, M_EXPR_TEST_REVIEW, (struct str){0});
	return simplest(&p, in);
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
