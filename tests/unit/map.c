/* map: what was put is found, at every size. */
#include "arena.h"
#include "buf.h"
#include "map.h"
#include "tap.h"

static struct str
key_of(struct buf *b, size_t i)
{
	buf_reset(b);
	buf_printf(b, "%zu-%zu", i * 7919, i);
	return buf_str(b);
}

static size_t
fill(struct map *m, struct arena *a, size_t n)
{
	struct buf b = {0};
	size_t i, wrong = 0;
	bool fresh;

	for (i = 0; i < n; i++) {
		*map_put(m, arena_str(a, key_of(&b, i)), &fresh) = i;
		wrong += !fresh;
	}
	for (i = 0; i < n; i++) {
		const size_t *value = map_get(m, key_of(&b, i));

		wrong += !value || *value != i;
		wrong += map_get(m, key_of(&b, n + i)) != NULL;
	}
	buf_free(&b);
	return wrong;
}

static void
sizes(void)
{
	static const size_t sizes_tried[] = {1, 7, 8, 11, 12, 100, 1000, 50000};
	struct arena a = {0};
	size_t i;

	for (i = 0; i < COUNT(sizes_tried); i++) {
		struct map m = {0};
		size_t n = sizes_tried[i];

		ok(fill(&m, &a, n) == 0 && m.count == n, "%zu keys", n);
		ok(m.count * 10 <= m.room * 7, "load of %zu keys", n);
		map_reset(&m);
		ok(m.count == 0 && !map_get(&m, STR("0-0")), "reset of %zu keys", n);
		ok(fill(&m, &a, n) == 0, "%zu keys again", n);
		map_free(&m);
		arena_reset(&a);
	}
	arena_free(&a);
}

/* Keys that differ in one byte only, of every length up to three words: the tail of the hash. */
static void
lengths(void)
{
	static char text[26][26];
	struct map m = {0};
	size_t i, j, wrong = 0;
	bool fresh;

	for (i = 0; i < 25; i++) {
		for (j = 0; j < i; j++)
			text[i][j] = 'a';
		map_put(&m, (struct str){text[i], i}, &fresh);
		wrong += !fresh;
	}
	for (i = 0; i < 25; i++)
		wrong += !map_get(&m, (struct str){text[i], i});
	ok(!wrong && m.count == 25, "lengths 0 to 24");
	map_free(&m);
}

int
main(void)
{
	struct map m = {0}, other = {0};
	bool fresh;

	ok(!map_get(&m, STR("a")), "nothing in the empty map");
	map_reset(&m);
	*map_put(&m, (struct str){0}, &fresh) = 5;
	ok(fresh && *map_get(&m, STR("")) == 5, "the empty key");
	ok(*map_put(&m, STR(""), &fresh) == 5 && !fresh, "put again gives the old value");
	ok(*map_put(&m, STR("a\0b"), &fresh) == 0 && fresh, "a new value is 0");
	ok(!map_get(&m, STR("a")) && map_get(&m, STR("a\0b")), "NUL is a byte like others");
	map_put(&other, STR("a"), &fresh);
	ok(m.key[0] != other.key[0] || m.key[1] != other.key[1], "every map draws its key");
	map_free(&m);
	map_free(&other);
	sizes();
	lengths();
	return done();
}
