/* What is too long, too many or too deep is refused; what is just below runs, on a small stack. */
#include <stdlib.h>
#include <string.h>

#include "rules.h"
#include "tap.h"

#include "dictionary.h"

static const struct str people[] = {STR_INIT("household_id"), STR_INIT("id_number"),
    STR_INIT("birth_date")};
static const struct str claims[] = {STR_INIT("household_id"), STR_INIT("claim_id"),
    STR_INIT("claim_date"),
    STR_INIT("cost_total")};

static struct rules *
load(const struct buf *text)
{
	struct rules *r = rules_new(&dictionary);
	struct fault f = {0};

	rules_read(r, STR("f"), buf_str(text));
	rules_table(r, people, COUNT(people), -1, &f);
	rules_table(r, claims, COUNT(claims), -1, &f);
	return r;
}

/* Does it load, or is its first fault of that code? */
static void
check(struct buf *text, const char *code, const char *name)
{
	struct rules *r = load(text);
	const struct fault *list;
	bool fine = rules_compile(r);

	rules_faults(r, &list);
	ok(fine ? !*code : str_starts(str_of(list[0].text), str_of(code)), "%s (%.60s)", name,
	    fine ? "loads" : list[0].text);
	rules_free(r);
	buf_free(text);
}

static struct buf
start(const char *text)
{
	struct buf b = {0};

	buf_puts(&b, text);
	return b;
}

static struct buf
repeat(const char *before, const char *unit, size_t n, const char *after)
{
	struct buf b = start(before);

	while (n--)
		buf_puts(&b, unit);
	buf_puts(&b, after);
	return b;
}

static struct buf
nested(unsigned n)
{
	struct buf b = repeat("name\tvalue\nhousehold.a\t", "(", n, "1");

	while (n--)
		buf_putc(&b, ')');
	buf_putc(&b, '\n');
	return b;
}

static struct buf
named(size_t n)
{
	return repeat("name\tvalue\nhousehold.", "a", n, "\t1\n");
}

/* household.a0 needs a1, which needs a2 … */
static struct buf
chain(unsigned n)
{
	struct buf b = start("name\tvalue\n");

	for (unsigned i = 0; i < n; i++)
		buf_printf(&b, "household.a%u\ta%u + 1\n", i, i + 1);
	buf_printf(&b, "household.a%u\t0\n", n);
	return b;
}

static struct buf
rows(unsigned n)
{
	struct buf b = start("name\twhen\tvalue\n");

	for (unsigned i = 0; i < n; i++)
		buf_printf(&b, "household.a\tresidence = 'x%u'\t1\n", i);
	return b;
}

static void
test_load(void)
{
	struct buf b;

	b = repeat("name\tvalue\nhousehold.a\t1", "+1", 1000, "\n");
	check(&b, "", "a sum of 1001");
	b = repeat("name\tvalue\nhousehold.a\t1", "+1", 1001, "\n");
	check(&b, "SYNTAX", "a sum of 1002");
	b = repeat("name\tvalue\nhousehold.a\t1", "+1", 32000, "\n");
	check(&b, "SYNTAX", "a sum of 32001");
	b = repeat("name\twhen\tvalue\nhousehold.a\tyes", " and yes", 8000, "\t1\n");
	check(&b, "SYNTAX", "8001 conditions");
	b = repeat("name\tvalue\nhousehold.a\t1", " ", 64 * 1024 - 13, "\n");
	check(&b, "", "a line of 64 KiB");
	b = repeat("name\tvalue\nhousehold.a\t1", " ", 64 * 1024, "\n");
	check(&b, "SYNTAX", "a longer line");
	b = nested(63);
	check(&b, "", "63 brackets");
	b = nested(65);
	check(&b, "SYNTAX", "65 brackets");
	b = repeat("name\tvalue\nhousehold.a\t", "-", 60000, "1\n");
	check(&b, "SYNTAX", "60000 signs");
	b = repeat("name\tvalue\nhousehold.a\t", "not ", 16000, "yes\n");
	check(&b, "SYNTAX", "16000 nots");
	b = named(127);
	check(&b, "", "a name of 127 bytes");
	b = named(128);
	check(&b, "SYNTAX", "a name of 128 bytes");
	b = chain(398);
	check(&b, "", "398 names in a chain");
	b = chain(5000);
	check(&b, "CYCLE", "5000 names in a chain");
	b = rows(65535);
	check(&b, "", "65535 rows");
	b = rows(65536);
	check(&b, "SYNTAX", "65536 rows");
}

/* A household of n people and n claims, each the day after the one before. */
struct crowd {
	struct rules *r;
	struct run *u;
	struct arena arena;
	struct row *first, *last;
	struct fault fault;
};

static struct str
numbered(struct arena *a, size_t i)
{
	struct buf b = {0};
	struct str s;

	buf_printf(&b, "%06zu", i);
	s = arena_str(a, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
crowd(struct crowd *c, const char *text, size_t n)
{
	struct buf b = start(text);

	*c = (struct crowd){.r = load(&b)};
	if (!rules_compile(c->r))
		ok(false, "the crowd's rules");
	c->u = run_new(c->r);
	run_begin(c->u, 19000, DAYS_MAX);
	for (size_t i = 0; i < n; i++) {
		struct str *cells = arena_take(&c->arena, 3, sizeof(*cells));

		cells[0] = STR("H");
		cells[1] = numbered(&c->arena, i);
		c->last = run_add(c->u, 0, cells, i + 2, &c->fault);
		c->first = i ? c->first : c->last;
	}
	for (size_t i = 0; i < n && c->last; i++) {
		struct str *cells = arena_take(&c->arena, 4, sizeof(*cells));

		cells[0] = STR("H");
		cells[1] = numbered(&c->arena, i);
		cells[3] = STR("1.00");
		c->last = run_add(c->u, 1, cells, i + 2, &c->fault);
	}
	buf_free(&b);
}

static void
leave(struct crowd *c)
{
	run_free(c->u);
	rules_free(c->r);
	arena_free(&c->arena);
}

static void
says(struct crowd *c, struct row *row, const char *name, const char *want, const char *what)
{
	struct buf b = {0};
	struct ask ask = {rules_find(c->r, str_of(name)), ASK_VALUE};

	if (!run_print(c->u, row, &ask, &b))
		buf_puts(&b, eval_error_code(run_error(c->u)));
	ok(str_eq(buf_str(&b), str_of(want)), "%s: %s (said %s)", what, want, buf_cstr(&b));
	buf_free(&b);
}

static void
test_run(void)
{
	struct crowd c;
	struct buf b = {0};

	b = chain(398);
	buf_putc(&b, '\0');
	crowd(&c, b.p, 1);
	says(&c, c.first, "household.a0", "398", "398 names in a chain");
	leave(&c);
	buf_reset(&b);

	crowd(&c, "name\tvalue\nclaim.t\tsum(claim before: cost_total)\nhousehold.n\tcount(person)\n"
	    "household.w\tany(person: birth_date > 2000-01-01)\n", 10000);
	says(&c, c.first, "household.n", "10000", "10,000 members");
	says(&c, c.last, "claim.t", "9999.00", "their running total");
	run_why(c.u, c.first, rules_find(c.r, STR("household.w")), &b);
	ok(b.n == (sizeof("missing person.birth_date()") * 10000) + 9 + 90 * 2 + 900 * 3 + 9000 * 4 + 5 - 1,
	    "10,000 reasons (%zu bytes)", b.n);
	leave(&c);

	crowd(&c, "name\tvalue\nhousehold.n\tcount(person)\n", 10001);
	ok(!c.last, "10,001 members: %s", c.fault.text);
	leave(&c);

	crowd(&c, "name\tvalue\nclaim.k\tcount(claim before)\nclaim.t\tsum(claim before: t + 1 where k = my.k - 1)\n", 3000);
	says(&c, c.last, "claim.t", "OVERFLOW", "a chain of 3000 claims");
	leave(&c);
	buf_free(&b);
}

/* Rows enough to be indexed by what they test first, and others between them. */
static void
test_index(void)
{
	struct crowd c;
	struct buf b = start("id\tname\t?key\twhen\tvalue\nk\tperson.key\t\tid_number < '000090'\tid_number\n");

	for (unsigned i = 0; i < 100; i++)
		buf_printf(&b, "r%u\tperson.a\t'%06u'\t\t%u\n%s", i, i, i,
		    i == 50 ? "s\tperson.a\t\tid_number = '000007'\t7\n" : "");
	buf_puts(&b, "t\tperson.a\t\tid_number in ('000008')\t9\nd\tperson.a\t\t\t1000\n"
	    "k\tperson.key\t\tid_number = '000095'\t'nobody'\nu\tperson.key\t\tid_number = '000096'\treview\n"
	    "h\thousehold.s\t\t\tsum(person: a where id_number != '000008' and id_number < '000096' and "
	    "(id_number < '000090' or id_number = '000095'))\nw\thousehold.w\t\t\tcount(person where "
	    "id_number in ('000096', '000003') and not has(a))\n");
	buf_putc(&b, '\0');
	crowd(&c, b.p, 100);
	says(&c, c.first, "person.a", "0", "the first of an indexed table");
	says(&c, c.first, "household.s", "4997", "90 of them but one, and one of no row");
	says(&c, c.first, "household.w", "1", "one whose key is open");
	leave(&c);
	buf_free(&b);
}

int
main(void)
{
	if (!dictionary_load())
		return dictionary_done();
	test_load();
	test_run();
	test_index();
	return dictionary_done();
}
