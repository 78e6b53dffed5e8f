/* Calls: functions, aggregates over members, at(). */
#include <string.h>

#include "expr_priv.h"

static const struct {
	struct str name;
	enum function function;
	unsigned least, most;	/* arguments */
} functions[] = {
	{{"min", 3}, FN_MIN, 1, 99}, {{"max", 3}, FN_MAX, 1, 99}, {{"part", 4}, FN_PART, 2, 3},
	{{"age", 3}, FN_AGE, 1, 2}, {{"year", 4}, FN_YEAR, 1, 1}, {{"month", 5}, FN_MONTH, 1, 1},
	{{"day", 3}, FN_DAY, 1, 1}, {{"months", 6}, FN_MONTHS, 2, 2}, {{"days", 4}, FN_DAYS, 2, 2},
	{{"hours", 5}, FN_HOURS, 2, 2},
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
/* The arguments between ( and ), appended to e. */
static struct node *
parse_arguments(struct parser *p, struct node *e, unsigned least, unsigned most, struct str name)
{
	struct node *list[100];
	size_t n = 0;

	if (!parser_eat(p, "("))
		return NULL;
	do {
		if (n == most)
			return parser_fail(p, M_EXPR_ARGUMENTS, name);
		if (!(list[n++] = parser_or(p)))
			return NULL;
	} while (parser_sign(p->t, ",") && p->t++);
	if (!parser_sign(p->t, ")"))
		return parser_eat(p, ")") ? e : NULL;
	if (n < least)
		return parser_fail(p, M_EXPR_ARGUMENTS, name);
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
	struct node *e = parser_make(p, NODE_AGGREGATE, p->t->at, 2);

	p->t++;
	if (!parser_eat(p, "("))
		return NULL;
	if (p->t->kind != TOKEN_NAME || expr_is_word(p->t->text))
		return parser_unexpected(p);
	e->function = fn;
	e->text = p->t++->text;
	e->before = parser_word(p->t, "before");
	p->t += e->before;
	if (parser_sign(p->t, ":")) {
		if (fn == FN_COUNT)
			return parser_fail(p, M_EXPR_COUNT, (struct str){0});
		p->t++;
		if (!(e->args[0] = parser_or(p)))
			return NULL;
	} else if (fn == FN_SUM || fn == FN_MIN || fn == FN_MAX)
		return parser_fail(p, M_EXPR_EXPECTED, STR(":"));
	if (parser_word(p->t, "where")) {
		p->t++;
		if (!(e->args[1] = parser_or(p)))
			return NULL;
	}
	return parser_eat(p, ")") ? e : NULL;
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
		    (parser_sign(t + 3, ":") || parser_word(t + 3, "where") ||
		    parser_word(t + 3, "before")));
	}
	return false;
}

/* at(date: expr) */
static struct node *
parse_at(struct parser *p)
{
	struct node *e = parser_make(p, NODE_AT, p->t->at, 2);

	p->t++;
	if (!parser_eat(p, "(") || !(e->args[0] = parser_or(p)) || !parser_eat(p, ":") ||
	    !(e->args[1] = parser_or(p)))
		return NULL;
	return parser_eat(p, ")") ? e : NULL;
}

struct node *
parser_call(struct parser *p)
{
	struct str name = p->t->text;
	enum function fn;
	struct node *e;

	if (starts_aggregate(p->t, &fn))
		return parse_aggregate(p, fn);
	if (parser_word(p->t, "at"))
		return parse_at(p);
	for (size_t i = 0; i < COUNT(functions); i++)
		if (str_eq(name, functions[i].name)) {
			e = parser_make(p, NODE_CALL, p->t->at, 0);
			e->function = functions[i].function;
			p->t++;
			return parse_arguments(p, e, functions[i].least, functions[i].most, name);
		}
	return parser_fail(p, M_EXPR_FUNCTION, name);
}
