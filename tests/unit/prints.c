/* prints: what was added is found by its print, at every size, and twins are found both. */
#include "buf.h"
#include "prints.h"
#include "tap.h"

static uint64_t
print_of(const struct prints *p, struct buf *b, size_t i)
{
	buf_reset(b);
	buf_printf(b, "HOUSEHOLD%08zu\tP%zu", i, i * 7919);
	return prints_of(p, buf_str(b));
}

static void
sizes(void)
{
	static const size_t tried[] = {0, 1, 127, 128, 129, 1000, 100000};
	struct buf b = {0};

	for (size_t k = 0; k < COUNT(tried); k++) {
		struct prints p;
		size_t i, wrong = 0, walk;

		prints_open(&p, NULL);
		for (i = 0; i < tried[k]; i++)
			prints_add(&p, print_of(&p, &b, i));
		for (i = 0; i < tried[k]; i++) {
			walk = 0;
			wrong += prints_next(&p, print_of(&p, &b, i), &walk) != i;
			walk = 0;
			wrong += prints_next(&p, print_of(&p, &b, tried[k] + i), &walk) !=
			    PRINTS_NONE;
		}
		walk = 0;
		wrong += prints_next(&p, 1, &walk) != PRINTS_NONE;
		ok(!wrong && p.n == tried[k], "%zu keys", tried[k]);
		ok(p.n <= p.nheads * 2, "load of %zu keys", tried[k]);
		prints_free(&p);
	}
	buf_free(&b);
}

/* Rows of one text, each with a place and a mark of the caller's; the latest comes first. */
static void
twins(void)
{
	enum { ROWS = 5000, TEXTS = 700, ASIDE = 37 };
	const uint64_t mark = UINT64_C(1) << (ASIDE - 1), one = 1000003;
	struct prints p;
	struct buf b = {0};
	size_t wrong = 0, found = 0, walk = 0, at;

	prints_open(&p, NULL);
	p.aside = ASIDE;
	for (size_t i = 0; i < ROWS; i++)
		prints_add(&p, print_of(&p, &b, i % TEXTS) | i * one);
	for (size_t i = 0; i < TEXTS; i++, walk = 0) {
		uint64_t print = print_of(&p, &b, i);

		for (size_t last = ROWS; (at = prints_next(&p, print, &walk)) != PRINTS_NONE;) {
			wrong += at >= last || at % TEXTS != i || p.list[at].print != (print | at * one);
			p.list[at].print |= mark;
			last = at;
			found++;
		}
	}
	ok(found == ROWS, "each row is found");
	ok(wrong == 0, "by its own text, in order, with what was put aside");
	ok(prints_next(&p, print_of(&p, &b, TEXTS), &walk) == PRINTS_NONE, "another text is not");
	prints_free(&p);
	buf_free(&b);
}

static void
shared(void)
{
	struct prints a, b;

	prints_open(&a, NULL);
	prints_open(&b, &a);
	ok(prints_of(&a, STR("H1\tP1")) == prints_of(&b, STR("H1\tP1")), "one print for both");
	ok(prints_of(&a, STR("H1\tP1")) != prints_of(&a, STR("H1\tP2")), "another key, another print");
}

int
main(void)
{
	sizes();
	twins();
	shared();
	return done();
}
