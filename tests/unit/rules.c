/*
 * Rule files: what does not load, each fault with its line and column; and what the rows
 * of one household say.
 */
#include <stdlib.h>

#include "rules.h"
#include "tap.h"

#include "dictionary.h"

#define HEAD "id\tname\tpick\twhen\tvalue\tunit\tround\tover\tfrom\tcite\n"

/* A column of the text is counted in bytes from 1; "" = loads. */
static const struct {
	const char *rules, *fault;
} load[] = {
	{HEAD "a\thousehold.x\t\t\t1\t\t\t\t\tc\n", ""},
	{"name\tvalue\nhousehold.x\t1\n\nname\twhen\tvalue\nhousehold.y\tx > 0\t2\n", ""},
	{"\xef\xbb\xbfname\tvalue\r\nhousehold.x\t1\r\n", ""},
	{"# note\nname\tvalue\n# more\nhousehold.x\t1", ""},
	{"household.x\t1\n", "f:1: SYNTAX"},
	{"name\tvalue\tcolour\nhousehold.x\t1\t\n", "f:1:12: SYNTAX: unknown column"},
	{"name\tvalue\nhousehold.x\t1\t2\n", "f:2:15: SYNTAX"},
	{"name\tvalue\nx\t1\n", "f:2:1: SYNTAX: 'x' is no name"},
	{"name\tvalue\nhouse.x\t1\n", "f:2:1: NAME"},
	{"name\tvalue\n*\t1\n", "f:2: SYNTAX"},
	{"name\tvalue\n*\trepealed\n", "f:2:3: SYNTAX: a repeal needs"},
	{HEAD "a\thousehold.x\t\ty > 0\t1\t\t\t\t\tc\n", "f:2:16: NAME: nobody knows the name y"},
	{HEAD "a\thousehold.x\t\t\t1 + * 2\t\t\t\t\tc\n", "f:2:21: SYNTAX: '*' does not fit"},
	{HEAD "a\thousehold.x\t\tresidence = 1\t1\t\t\t\t\tc\n", "f:2:16: TYPE: text and number"},
	{HEAD "a\thousehold.x\t\tincome_month\t1\t\t\t\t\tc\n", "f:2:16: TYPE: a condition"},
	{HEAD "a\thousehold.x\t\t\tincome_month + income_year\t\t\t\t\tc\n", "f:2:17: TYPE: the units"},
	{HEAD "a\thousehold.x\t\t\tincome_year\tyuan/month\t\t\t\tc\n", "f:2:17: TYPE: the units"},
	{HEAD "a\thousehold.x\t\t\tmonthly(income_month)\t\t\t\t\tc\n", "f:2:17: TYPE: monthly()"},
	{"name\tvalue\ncase.x\thours(applied_on, '2020-10-05 08:00')\n", "f:2:14: TYPE: hours()"},
	{HEAD "a\thousehold.x\t\t\t'a'\t\thalf\t\t\tc\n", "f:2:17: TYPE: only numbers"},
	{HEAD "a\thousehold.x\tsum\t\tyes\t\t\t\t\tc\n", "f:2:20: TYPE: pick sum"},
	{HEAD "a\thousehold.x\t\t\ty\t\t\t\t\tc\nb\thousehold.y\t\t\tx\t\t\t\t\tc\n", "f:2:3: CYCLE"},
	{HEAD "a\thousehold.x\t\t\tx + 1\t\t\t\t\tc\n", "f:2:3: CYCLE"},
	{HEAD "a\thousehold.x\tmax\t\t1\t\t\t\t\tc\nb\thousehold.x\tmin\t\t1\t\t\t\t\tc\n", "f:3:15: PICK"},
	{HEAD "a\thousehold.x\tmost\t\t1\t\t\t\t\tc\n", "f:2:15: SYNTAX: pick is"},
	{HEAD "a\thousehold.x\t\t\t1\t\tround\t\t\tc\n", "f:2:20: SYNTAX: 'round' is no rounding"},
	{HEAD "a\thousehold.x\t\t\t1\t\thalf -1\t\t\tc\n", "f:2:20: SYNTAX"},
	{HEAD "a\thousehold.x\t\t\t1\t\t\tb\t\tc\n", "f:2:21: NAME: over names"},
	{HEAD "a\thousehold.x\t\t\t1\t\t\t\t2024-1-1\tc\n", "f:2:22: SYNTAX"},
	{HEAD "a\thousehold.x\t\t\t1\tyuan\t\t\t\tc\nb\thousehold.x\t\t\t1\tm2\t\t\t\tc\n", "f:3:19: TYPE"},
	{"name\t?residence\tvalue\nhousehold.x\treview\t1\n", "f:2:13: SYNTAX: review cannot"},
	{"name\tresidence=rural\tresidence=urban\nhousehold.x\t1\t2 +\n", "f:2:18: SYNTAX"},
	{"name\tvalue\nhousehold.x\tcount(house)\n", "f:2:13: NAME: there is no entity"},
	{"name\tvalue\nhousehold.x\tsum(person before: 1)\n", "f:2:13: TYPE: person before"},
	{"name\tvalue\nhousehold.x\t\xff\n", "f:2: SYNTAX: not valid UTF-8"},
	{"name\tvalue\tunit\nhousehold.x_amount\t1\tyuan/year\n", "f:2:1: TYPE: the unit of"},
	{"name\twhen\twhen\tvalue\nhousehold.x\tyes\tno\t1\n", "f:1:11: SYNTAX: the column 'when' stands twice"},
	{"name\t\tvalue\nhousehold.x\t2\t1\n", "f:2:13: SYNTAX: a cell without"},
	{"name\tvalue\nhousehold.x\tat(add_months(date, -1): x)\n", "f:2:1: CYCLE"},
	{"name\tvalue\nperson.x\tsum(person before: x)\n", ""},
	{"name\tvalue\nperson.x\tsum(person: x)\n", "f:2:1: CYCLE"},
	{"name\tvalue\nperson.x\tsum(person before: sum(person: x))\n", "f:2:1: CYCLE"},
	{"name\tvalue\nperson.x\tsum(person: sum(person before: x))\n", "f:2:1: CYCLE"},
	{"name\tvalue\nperson.x\tsum(person before: my.x)\n", "f:2:1: CYCLE"},
	{"name\twhen\tvalue\nhousehold.x\tx > 1\t\nhousehold.x\t\t2\n", ""},
	{"name\twhen\tvalue\nhousehold.x\tx < y\t\nhousehold.x\t\t2\nhousehold.y\t\tx\n", "f:2:1: CYCLE"},
	{HEAD "a\thousehold.x\t\t\t1\t\t\tb.*\t\tc\n", "f:2:21: NAME: over names"},
	{HEAD "a\thousehold.x\t\t\tincome_month * income_month\tyuan/month\t\t\t\tc\n", "f:2:17: TYPE: the units"},
	{HEAD "a\thousehold.x\t\t\tincome_month * 2 + 1\tyuan/month\t\t\t\tc\n", ""},
	{HEAD "a\thousehold.x\t\t\tincome_month / income_year\tyear/month\t\t\t\tc\n", ""},
	{HEAD "a\thousehold.x\t\t\tincome_month / income_year\tyuan\t\t\t\tc\n", "f:2:17: TYPE: the units"},
	{HEAD "a\thousehold.x\t\t\tyearly(income_month) + income_year\tyuan/year\t\t\t\tc\n", ""},
	{HEAD "a\thousehold.x\t\t\tmax(income_month, income_year)\t\t\t\t\tc\n", "f:2:17: TYPE: the units"},
	{HEAD "a\thousehold.x\t\t\tpart(income_month, 0, income_year)\t\t\t\t\tc\n", "f:2:17: TYPE: the units"},
	{HEAD "a\thousehold.x\t\tincome_month > 100\t1\t\t\t\t\tc\n", ""},
	{HEAD "a\thousehold.x\t\tdate = '2024'\t1\t\t\t\t\tc\n", "f:2:16: TYPE: date and text"},
	{HEAD "a\thousehold.x\t\t\tsum(person: covered)\t\t\t\t\tc\n", "f:2:17: TYPE: a number"},
	{HEAD "a\thousehold.x\t\t\tcount(person: covered)\t\t\t\t\tc\n", "f:2:29: SYNTAX: count()"},
	{HEAD "a\thousehold.x\t\tincome_month\t\t\t\t\t\tc\n", "f:2:16: TYPE: a condition"},
	{HEAD "a\thousehold.x\t\tbirth_date > date\t1\t\t\t\t\tc\n", "f:2:16: NAME: nobody knows"},
	{HEAD "a\thousehold.x\t\t\tcovered < yes\t\t\t\t\tc\n", "f:2:17: NAME: nobody knows"},
	{HEAD "a\tperson.x\t\t\tcovered < yes\t\t\t\t\tc\n", "f:2:14: TYPE: bool has no"},
};

static const struct str header[] = {
	{"household_id", 12}, {"residence", 9}, {"income_month", 12}, {"id_number", 9},
	{"birth_date", 10}, {"disability_grade", 16}, {"covered", 7}
};

static struct rules *
pack(const char *text)
{
	struct rules *r = rules_new(&dictionary);
	struct fault f = {0};

	rules_read(r, STR("f"), str_of(text));
	rules_table(r, header, COUNT(header), -1, &f);
	return r;
}

static void
test_load(void)
{
	for (size_t i = 0; i < COUNT(load); i++) {
		struct rules *r = pack(load[i].rules);
		const struct fault *list;
		struct buf b = {0};
		bool fine = rules_compile(r);
		size_t n = rules_faults(r, &list);

		if (n)
			fault_print(&list[0], &b);
		ok(fine == !load[i].fault[0] && str_starts(buf_str(&b), str_of(load[i].fault)),
		    "load %zu: '%s' as '%s'", i, n ? buf_cstr(&b) : "", load[i].fault);
		buf_free(&b);
		rules_free(r);
	}
}

static void
test_all_at_once(void)
{
	struct rules *r = pack("name\tvalue\nhousehold.a\t1 +\nhousehold.b\tnobody\nhousehold.c\tyes + 1\n");
	const struct fault *list;

	rules_compile(r);
	ok(rules_faults(r, &list) == 3, "three faults in one go");
	rules_free(r);
}

/* One household of two, and what is asked of it. */
static const struct {
	const char *rules, *ask;
	int row;
	const char *want;
} say[] = {
	{"name\tvalue\nhousehold.n\tcount(person)\n", "n", 0, "2"},
	{"name\tvalue\tunit\nhousehold.x\tincome_month / 3\tyuan/month\n", "x", 0, "!NEEDS-ROUND"},
	{"name\tvalue\tunit\tround\nhousehold.x\tincome_month / 3\tyuan/month\thalf 0.01\n", "x", 0, "166.67"},
	{"name\tvalue\nhousehold.x\t1 / 3\n", "x", 0, "1/3"},
	{"name\tvalue\nperson.a\tage(birth_date)\n", "a", 0, "44"},
	{"name\tvalue\nperson.a\tage(birth_date)\n", "a", 1, ""},
	{"name\tvalue\nperson.a\tage(birth_date) >= 60\n", "a.why", 1, "missing person.birth_date"},
	{"name\tvalue\nhousehold.a\tany(person: age(birth_date) >= 60)\n", "a.why", 0,
	    "missing person.birth_date(2)"},
	{"name\tvalue\nhousehold.a\tall(person: disability_grade in (1, 2))\n", "a", 0, "no"},
	{"name\tvalue\nhousehold.a\tincome_month / (income_month - 500)\n", "a", 0, "!ZERODIV"},
	{"name\tvalue\nhousehold.a\tincome_month = 500 or 1 / (income_month - 500) > 0\n", "a", 0, "yes"},
	{"name\twhen\tvalue\nhousehold.a\tresidence = 'urban'\t1\n", "a", 0, "!NORULE"},
	{"id\tname\twhen\tvalue\nr1\thousehold.a\tresidence = 'rural'\t1\nr2\thousehold.a\tincome_month > 0\t2\n",
	    "a", 0, "!CONFLICT"},
	{"id\tname\twhen\tvalue\tover\nr1\thousehold.a\tresidence = 'rural'\t1\t\n"
	    "r2\thousehold.a\tincome_month > 0\t2\tr1\n", "a", 0, "2"},
	{"name\twhen\tvalue\nperson.disability_grade\tdisability_grade in (1..4)\t\nperson.g\t\tdisability_grade\n",
	    "g", 1, "!RANGE"},
	{"name\tvalue\nhousehold.a\tmax(person: disability_grade where disability_grade > 9)\n", "a", 0, "!EMPTY"},
	{"name\tvalue\nhousehold.a\tcount(claim)\n", "a.why", 0, "missing claim data"},
	{"name\tvalue\nhousehold.a\tcount(person where covered)\n", "a.why", 0, "given:person.covered(2)"},
	{"name\tvalue\nperson.a\tincome_month * 99999999999 * 99999999999\n", "a", 0, "!OVERFLOW"},
	{"id\tname\tvalue\tnote\tcite\nr\thousehold.a\treview\tn1\tc1\n", "a.note", 0, "n1"},
	{"id\tname\tvalue\tnote\tcite\nr\thousehold.a\treview\tn1\tc1\n", "a.cite", 0, "c1"},
	{"id\tname\tvalue\nr\thousehold.a\tincome_month > 1000\nq\thousehold.b\tnot a\n", "b.why", 0, "r"},
};

static const struct str cells[2][7] = {
	{{"H1", 2}, {"rural", 5}, {"500.00", 6}, {"P1", 2}, {"1980-05-01", 10}, {"4", 1}, {"yes", 3}},
	{{"H1", 2}, {"rural", 5}, {"500.00", 6}, {"P2", 2}, {"", 0}, {"0", 1}, {"review", 6}},
};

static bool
answers(struct rules *r, const char *question, int row, const char *want, struct buf *b)
{
	struct run *u = run_new(r);
	struct fault f = {0};
	struct row *rows[2];
	struct ask ask;
	days day = 0;
	bool fine;

	date_make(2024, 7, 31, &day);
	run_begin(u, day, DAYS_MAX);
	for (size_t i = 0; i < 2; i++)
		rows[i] = run_add(u, 0, cells[i], i + 2, &f);
	if (!rules_ask(r, str_of(question), &ask, &f))
		buf_puts(b, f.text);
	else if (!run_print(u, rows[row], &ask, b)) {
		buf_reset(b);
		buf_printf(b, "!%s", eval_error_code(run_error(u)));
	}
	fine = str_eq(buf_str(b), str_of(want));
	run_free(u);
	return fine;
}

static void
test_say(void)
{
	for (size_t i = 0; i < COUNT(say); i++) {
		struct rules *r = pack(say[i].rules);
		struct buf b = {0};
		bool fine = rules_compile(r) && answers(r, say[i].ask, say[i].row, say[i].want, &b);

		ok(fine, "say %zu: %s is '%s' (said '%s')", i, say[i].ask, say[i].want,
		    buf_cstr(&b));
		buf_free(&b);
		rules_free(r);
	}
}

int
main(void)
{
	if (!dictionary_load())
		return dictionary_done();
	test_load();
	test_all_at_once();
	test_say();
	return dictionary_done();
}
