/* keyed: a key is its bytes and not its print; a file that changed is noticed; rows come back from any place. */
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "keyed.h"
#include "tap.h"

static char path[] = "/tmp/doudi-keyed.XXXXXX";
static const struct str keys[] = {STR_INIT("a"), STR_INIT("b")};

static void
write_file(const char *text)
{
	FILE *f = fopen(path, "w");

	if (!f || fputs(text, f) < 0 || fclose(f))
		exit(2);
}

/* All rows of the file; false: a fault. */
static bool
load(struct keyed *k, const char *text, struct fault *f)
{
	bool end = false;

	write_file(text);
	if (!keyed_open(k, path, 0, keys, 2, NULL, f))
		return false;
	while (!end)
		if (!keyed_next(k, &end, f))
			return false;
	return true;
}

static void
bytes_decide(void)
{
	struct keyed k;
	struct fault f;
	uint64_t print;
	size_t number;

	ok(load(&k, "b\tc\ta\r\n2\tx\t1\r\n\ty\t12\r\n22\t\t1\r\n", &f), "three rows with CR LF");
	print = prints_of(&k.prints, STR("12\t"));
	ok(keyed_find(&k, STR("12\t"), print, &number, &f) && number == 1 &&
	    str_eq(k.rows.cells[1], STR("y")), "the row of a key");
	ok(str_eq(k.rows.cells[2], STR("12")), "the CR is no data");
	ok(keyed_find(&k, STR("1\t3"), print, &number, &f) && number == PRINTS_NONE,
	    "another key of that print is not there");
	ok(keyed_find(&k, STR("1\t2"), 7, &number, &f) && number == PRINTS_NONE,
	    "a print that is not there");
	keyed_free(&k);
}

static void
changes(void)
{
	static const char *const texts[] = {
		"a\tb\n1\t2\n3\t9\n",	/* another key where it was */
		"a\tb\n1\t2\n",		/* cut */
		"a\tb\n1\t2\n345\n",	/* no row any more */
		"a\tb\n1\t2\n\t\t\n"
	};

	for (size_t i = 0; i < COUNT(texts); i++) {
		struct keyed k;
		struct fault f;
		size_t number;
		bool good = load(&k, "a\tb\n1\t2\n3\t4\n", &f);

		write_file(texts[i]);
		good = good && !keyed_find(&k, STR("3\t4"), prints_of(&k.prints, STR("3\t4")),
		    &number, &f);
		ok(good && strstr(f.text, "changed"), "a file that changed, %zu", i);
		keyed_free(&k);
	}
}

static size_t
width(size_t i)
{
	return i % 7 ? i + 2 : i * 700 + 2;
}

/* Rows of all lengths up to three windows of the reader, forwards, backwards and by leaps. */
static void
any_order(void)
{
	enum { ROWS = 300 };
	struct buf b = {0};
	struct keyed k;
	struct fault f;
	size_t wrong = 0;

	buf_puts(&b, "a\tb\tc\n");
	for (size_t i = 0; i < ROWS; i++)
		buf_printf(&b, "H%zu\t%zu\t%0*zu\n", i, i, (int)width(i), i);
	ok(load(&k, buf_cstr(&b), &f), "long rows");
	for (size_t i = 0; i < 3 * ROWS; i++) {
		size_t want = i < ROWS ? i : i < 2 * ROWS ? 2 * ROWS - 1 - i : i * 7919 % ROWS, number;
		char key[40], digits[20];

		snprintf(key, sizeof(key), "H%zu\t%zu", want, want);
		snprintf(digits, sizeof(digits), "0%zu", want);
		wrong += !keyed_find(&k, str_of(key), prints_of(&k.prints, str_of(key)), &number,
		    &f) || number != want || k.rows.cells[2].n != width(want) ||
		    (want > 20 && !str_ends(k.rows.cells[2], str_of(digits)));
	}
	ok(!wrong, "each row found where it is, in three orders");
	keyed_free(&k);
	buf_free(&b);
}

int
main(void)
{
	int fd = mkstemp(path);

	if (fd < 0)
		return 2;
	close(fd);
	bytes_decide();
	changes();
	any_order();
	unlink(path);
	return done();
}
