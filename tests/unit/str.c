/* str, buf and arena. */
#include <limits.h>
#include <stdint.h>
#include <string.h>

#include "arena.h"
#include "buf.h"
#include "str.h"
#include "tap.h"

static int
sign(int v)
{
	return (v > 0) - (v < 0);
}

static void
compare(void)
{
	static const struct {
		const char *a, *b;
		int order;
	} cases[] = {
		{"", "", 0}, {"", "a", -1}, {"a", "", 1}, {"a", "b", -1}, {"ab", "a", 1},
		{"a", "\xE4\xB8\xAD", -1}, {"乡", "乡", 0}, {"Z", "a", -1}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct str a = str_of(cases[i].a), b = str_of(cases[i].b);

		ok(sign(str_cmp(a, b)) == cases[i].order, "cmp '%s' '%s'", cases[i].a, cases[i].b);
		ok(str_eq(a, b) == (cases[i].order == 0), "eq '%s' '%s'", cases[i].a, cases[i].b);
	}
}

static void
ends(void)
{
	static const struct {
		const char *s, *part;
		bool starts, ends;
	} cases[] = {
		{"", "", true, true}, {"a", "", true, true}, {"", "a", false, false},
		{"amount", "am", true, false}, {"amount", "nt", false, true}, {"aa", "aaa", false, false},
		{"aba", "a", true, true}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct str s = str_of(cases[i].s), part = str_of(cases[i].part);

		ok(str_starts(s, part) == cases[i].starts, "'%s' starts '%s'", cases[i].s,
		    cases[i].part);
		ok(str_ends(s, part) == cases[i].ends, "'%s' ends '%s'", cases[i].s, cases[i].part);
	}
	ok(str_of(NULL).n == 0, "no C string is the empty one");
	ok(str_eq(str_from(STR("abc"), 1), STR("bc")), "from 1");
	ok(str_from(STR("abc"), 9).n == 0, "from behind the end");
	ok(str_from((struct str){0}, 0).n == 0, "from 0 of nothing");
	ok(str_from((struct str){0}, 3).n == 0, "from 3 of nothing");
	ok(str_eq(str_trim(STR(" \ta b\t ")), STR("a b")), "trim");
	ok(str_trim(STR(" \t ")).n == 0, "trim blanks only");
	ok(str_find(STR("a,b"), ',') == 1 && str_find(STR("ab"), ',') == 2, "find");
	ok(str_find((struct str){0}, 'a') == 0, "find in nothing");
}

static void
cut(void)
{
	static const struct {
		const char *s, *joined;
	} cases[] = {
		{"", ""}, {"a", "[a]"}, {"a,b", "[a][b]"}, {"a,,b", "[a][][b]"}, {",a", "[][a]"},
		{"a,", "[a]"}, {",", "[]"}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct str rest = str_of(cases[i].s), part;
		struct buf b = {0};

		while (str_cut(&rest, ',', &part))
			buf_printf(&b, "[%.*s]", STR_FMT(part));
		ok(str_eq(buf_str(&b), str_of(cases[i].joined)), "cut '%s'", cases[i].s);
		buf_free(&b);
	}
}

static bool
prints(int64_t v, const char *expected)
{
	struct buf b = {0};
	bool same;

	buf_int(&b, v);
	same = strcmp(buf_cstr(&b), expected) == 0;
	buf_free(&b);
	return same;
}

static void
bufs(void)
{
	struct buf b = {0};
	int i;

	ok(prints(0, "0") && prints(-1, "-1") && prints(1234567890, "1234567890"), "int");
	ok(prints(INT64_MAX, "9223372036854775807"), "largest int");
	ok(prints(INT64_MIN, "-9223372036854775808"), "smallest int");
	ok(buf_str(&b).n == 0 && *buf_cstr(&b) == '\0', "empty");
	buf_put(&b, (struct str){0});
	for (i = 0; i < 1000; i++)
		buf_putc(&b, 'x');
	buf_printf(&b, "%s", "");
	buf_printf(&b, "%0500d", 7);
	ok(b.n == 1500 && b.p[999] == 'x' && b.p[1499] == '7', "long printf");
	buf_reset(&b);
	buf_puts(&b, "中");
	ok(b.n == 3 && b.room >= 1500, "reset keeps memory");
	buf_free(&b);
	ok(!b.p && !b.room, "free");
}

static void
arrays(void)
{
	int *array = NULL, i, wrong = 0;
	size_t room = 0;
	struct buf owner = {0};

	for (i = 0; i < 1000; i++) {
		array = mem_grow(array, (size_t)i, &room, sizeof(*array));
		array[i] = i;
	}
	for (i = 0; i < 1000; i++)
		wrong += array[i] != i;
	ok(!wrong && room >= 1000 && room < 2000, "mem_grow");
	owner.p = (char *)array;
	buf_free(&owner);
}

static void
arenas(void)
{
	struct arena a = {0};
	struct str kept[100];
	size_t i, wrong = 0, most;
	char text[16];

	for (i = 0; i < 100; i++) {
		long *zeros = arena_take(&a, i * 100, sizeof(long));

		wrong += (uintptr_t)zeros % _Alignof(max_align_t) != 0;
		wrong += i && (zeros[0] != 0 || zeros[i * 100 - 1] != 0);
		if (i)
			memset(zeros, 0xAA, i * 100 * sizeof(long));
		snprintf(text, sizeof(text), "%zu", i);
		kept[i] = arena_str(&a, str_of(text));
	}
	for (i = 0; i < 100; i++) {
		snprintf(text, sizeof(text), "%zu", i);
		wrong += !str_eq(kept[i], str_of(text)) || kept[i].p[kept[i].n] != '\0';
	}
	ok(!wrong, "taken memory is apart, aligned, zeroed");
	most = arena_bytes(&a);
	arena_reset(&a);
	ok(arena_bytes(&a) < most && arena_bytes(&a) > 0, "reset keeps one block");
	most = arena_bytes(&a);
	for (i = 0; i < 100; i++) {
		arena_reset(&a);
		wrong += *(char *)arena_take(&a, 1, 3000);
		arena_str(&a, STR("x"));
	}
	ok(!wrong && arena_bytes(&a) == most, "a group reuses its block");
	ok(arena_str(&a, (struct str){0}).n == 0, "copy of nothing");
	arena_take(&a, 1, 5000000);
	arena_free(&a);
	ok(arena_bytes(&a) == 0, "free");
	arena_reset(&a);
	arena_free(&a);
}

/* Strings of every short length, the same but for one byte, wherever it is. */
static void
equal(void)
{
	char a[40], b[40];
	bool good = true;
	size_t n, at;

	for (n = 0; n < sizeof(a); n++) {
		memset(a, 'x', sizeof(a));
		memset(b, 'x', sizeof(b));
		b[n] = 'y';
		good = good && str_eq((struct str){a, n}, (struct str){b, n});
		good = good && !str_eq((struct str){a, n + 1}, (struct str){b, n});
		for (at = 0; at < n; at++) {
			b[at] ^= (char)0x80;
			good = good && !str_eq((struct str){a, n}, (struct str){b, n});
			b[at] ^= (char)0x80;
		}
	}
	ok(good && str_eq((struct str){0}, STR("")), "every byte counts");
}

int
main(void)
{
	compare();
	equal();
	ends();
	cut();
	bufs();
	arrays();
	arenas();
	return done();
}
