/* numbers: every row of a number is found, the latest first; rows of others are not. */
#include "buf.h"
#include "numbers.h"
#include "tap.h"

#define ROWS 5000
#define DISTINCT 700

static struct str
number(struct buf *b, int i)
{
	buf_reset(b);
	buf_printf(b, "number %d", i % DISTINCT);
	return buf_str(b);
}

int
main(void)
{
	struct numbers x = {0};
	struct buf b = {0};
	size_t wrong = 0, found = 0;

	ok(numbers_find(&x, STR("any"), NUMBERS_NONE) == NUMBERS_NONE, "nothing in nothing");
	for (int i = 0; i < ROWS; i++)
		numbers_put(&x, number(&b, i), (uint64_t)i * 1000003);
	for (int i = 0; i < DISTINCT; i++) {
		size_t last = ROWS, at = NUMBERS_NONE;
		struct str s = number(&b, i);

		while ((at = numbers_find(&x, s, at)) != NUMBERS_NONE) {
			wrong += at >= last || at % DISTINCT != (size_t)i ||
			    numbers_at(&x, at) != at * 1000003 || numbers_marked(&x, at);
			numbers_mark(&x, at);
			wrong += !numbers_marked(&x, at);
			last = at;
			found++;
		}
	}
	ok(found == ROWS, "each row is found");
	ok(wrong == 0, "by its own number, in order, in its place, and marked once");
	ok(numbers_find(&x, STR("number 700"), NUMBERS_NONE) == NUMBERS_NONE, "another is not");
	numbers_free(&x);
	buf_free(&b);
	return done();
}
