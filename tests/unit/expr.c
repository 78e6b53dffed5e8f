/* The expression language: what parses and to what, what does not and where. */
#include <stdlib.h>

#include "expr.h"
#include "tap.h"

static const struct {
	const char *a, *b;	/* two spellings of one condition */
} same[] = {
	{"a = 1", "a=1"},
	{"a = 1", " a  =  1 "},
	{"a = 1", "a ＝ 1"},
	{"a >= 1 and b", "a≥1 and b"},
	{"a = 1.0", "a = 1"},
	{"a = 50%", "a = 0.5"},
	{"a = 50％", "a = 0.5"},
	{"x in (18..59)", "x in（18～59）"},
	{"a * b / c", "(a * b) / c"},
	{"a - b - c", "(a - b) - c"},
	{"a or b and not c", "a or (b and (not c))"},
	{"not a = b", "not (a = b)"},
	{"-a * b", "(-a) * b"},
	{"a ×b ÷ 2", "a * b / 2"},
	{"sum(person: income where age >= 18) > 0", "sum(person : income where (age >= 18)) > 0"},
	{"是", "yes"},
	{"否", "false"},
};

static const struct {
	const char *a, *b;	/* conditions that are not one */
} other[] = {
	{"a = 1", "a = 2"},
	{"a = 1", "a = '1'"},
	{"a = 'b c'", "a = 'b  c'"},
	{"a - (b - c)", "a - b - c"},
	{"x in (1..5)", "x in (1..<5)"},
	{"x in (1)", "x = 1"},
	{"my.x = x", "x = x"},
	{"sum(claim: a) > 0", "sum(claim before: a) > 0"},
	{"max(a, b) = 1", "min(a, b) = 1"},
};

static const struct {
	const char *cell, *when;	/* a cell under ?x and the same as an expression */
} cells[] = {
	{"1", "x = 1"},
	{"-1.5", "x = -1.5"},
	{"yes", "x"},
	{"no", "not x"},
	{"rural", "x = 'rural'"},
	{"'a b'", "x = 'a b'"},
	{"!=3", "x != 3"},
	{">=70", "x >= 70"},
	{"18..59", "x in (18..59)"},
	{"60..", "x in (60..)"},
	{"..<16", "x in (..<16)"},
	{"480000<..950000", "x in (480000<..950000)"},
	{"1,2", "x in (1, 2)"},
	{"6..9,11", "x in (6..9, 11)"},
	{"a,b", "x in ('a', 'b')"},
	{"2024-07-01..", "x in (2024-07-01..)"},
};

static const struct {
	const char *text;
	size_t at;	/* byte of the fault, from 1 */
} wrong[] = {
	{"", 1},
	{"a +", 4},
	{"(a", 3},
	{"a)", 2},
	{"a = b = c", 7},
	{"a < b < c", 7},
	{"'open", 1},
	{"2024-02-30", 1},
	{"a & b", 3},
	{"foo(a)", 1},
	{"age()", 5},
	{"age(a, b, c)", 11},
	{"hours(a)", 8},
	{"count(person: x)", 13},
	{"sum(person)", 11},
	{"in (1)", 1},
	{"1 and", 6},
	{"and", 1},
	{"where", 1},
	{"x in 1", 6},
	{"x in ()", 7},
	{"99999999999999999999999", 1},
	{"１ + 1", 1},
};

static struct str
spell(struct arena *a, struct node *e, bool parts)
{
	struct node **list = NULL;
	size_t n = 0, room = 0;
	struct buf b = {0};
	struct str s;

	if (!e)
		return STR("(none)");
	if (parts)
		expr_parts(e, &list, &n, &room);
	for (size_t i = 0; i < n; i++)
		expr_spell(&b, list[i]);
	if (!parts)
		expr_spell(&b, e);
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	free(list);
	return s;
}

static struct str
spelling(struct arena *a, const char *text)
{
	struct fault f = {0};

	return spell(a, expr_parse(a, str_of(text), &f), false);
}

int
main(void)
{
	struct arena a = {0};
	struct fault f = {0};
	char deep[400];

	for (size_t i = 0; i < COUNT(same); i++)
		ok(str_eq(spelling(&a, same[i].a), spelling(&a, same[i].b)), "%s is %s", same[i].a,
		    same[i].b);
	for (size_t i = 0; i < COUNT(other); i++)
		ok(!str_eq(spelling(&a, other[i].a), spelling(&a, other[i].b)), "%s is not %s",
		    other[i].a, other[i].b);
	for (size_t i = 0; i < COUNT(cells); i++)
		ok(str_eq(spell(&a, expr_parse_cell(&a, STR("x"), str_of(cells[i].cell), &f),
		    false),
		    spelling(&a, cells[i].when)), "cell %s is %s", cells[i].cell, cells[i].when);
	for (size_t i = 0; i < COUNT(wrong); i++) {
		f = (struct fault){0};
		ok(!expr_parse(&a, str_of(wrong[i].text), &f) && f.at == wrong[i].at && f.text[0],
		    "'%s' is wrong at %zu (said %zu)", wrong[i].text, wrong[i].at, f.at);
	}
	ok(!expr_parse_cell(&a, STR("x"), STR("review"), &f), "review cannot be tested");
	ok(str_eq(spell(&a, expr_parse(&a, STR("not not (a and not not b)"), &f), true),
	    spell(&a, expr_parse(&a, STR("a and b"), &f), true)), "double not falls away in parts");
	for (size_t i = 0; i < sizeof(deep) - 1; i++)
		deep[i] = i < 200 ? '(' : ')';
	deep[200] = 'a';
	deep[sizeof(deep) - 1] = '\0';
	ok(!expr_parse(&a, str_of(deep), &f), "200 brackets are too deep");
	ok(expr_is_name(STR("household.standard")) && expr_is_name(STR("低保_a1")), "names");
	ok(!expr_is_name(STR("1a")) && !expr_is_name(STR("a.b.c")) && !expr_is_name(STR("where")) &&
	    !expr_is_name(STR("a b")) && !expr_is_name(STR("")), "no names");
	arena_free(&a);
	return done();
}
