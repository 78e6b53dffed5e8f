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
	static const size_t tried[] = {0, 1, 47, 48, 49, 1000, 100000};
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
		ok(p.n * 4 <= p.index_room * 3, "load of %zu keys", tried[k]);
		prints_free(&p);
	}
	buf_free(&b);
}

/* Different keys of one print cannot be made, but their numbers can. */
static void
twins(void)
{
	struct prints p;
	size_t walk = 0, found = 0, sum = 0, number;

	prints_open(&p, NULL);
	for (size_t i = 0; i < 40; i++)
		prints_add(&p, i % 4 ? 5 + i : 77);
	while ((number = prints_next(&p, 77, &walk)) != PRINTS_NONE) {
		found++;
		sum += number;
	}
	ok(found == 10 && sum == 180, "ten rows of one print, each once");
	prints_free(&p);
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
