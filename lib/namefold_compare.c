/* Two names compared, character by character. */
#include "namefold.h"

/* What two names of one length have in common. */
struct likeness {
	uint32_t differ, first, last, unclear, same;	/* characters; first and last that differ */
};

static struct likeness
alike(const struct namefold *k, const struct name *a, const struct name *b)
{
	struct likeness x = {0};

	for (uint32_t i = 0; i < a->n; i++) {
		if (!a->c[i] || !b->c[i]) {
			x.unclear++;
		} else if (namefold_of(k, a->c[i]) == namefold_of(k, b->c[i])) {
			x.same++;
		} else {
			x.first = x.differ++ ? x.first : i;
			x.last = i;
		}
	}
	return x;
}

/* The number of a sound; above all of them a character that has none. */
static uint32_t
sound_of(const struct namefold *k, uint32_t c)
{
	c = namefold_of(k, c);
	return c < NAMEFOLD_PLANE && k->sounds[c] ? k->sounds[c] : c + NAMEFOLD_PLANE;
}

size_t
namefold_sounds(const struct namefold *k, uint32_t name, uint32_t *out, size_t room)
{
	const struct name *x = &k->list[name];
	size_t n = x->n < room ? x->n : room;

	for (size_t i = 0; i < n; i++)
		out[i] = sound_of(k, x->c[i]);
	return n;
}

/*
 * From which character of a on the two differ, from the one at `from` on; b is longer, and its
 * characters stand `skip` further behind.
 */
static uint32_t
agree(const struct namefold *k, const struct name *a, const struct name *b, uint32_t from,
    uint32_t skip)
{
	while (from < a->n && a->c[from] &&
	    namefold_of(k, a->c[from]) == namefold_of(k, b->c[from + skip]))
		from++;
	return from;
}

/* Nothing that b has behind a's length can be read: 张三 and 张三（户主）. */
static bool
is_remark(const struct name *a, const struct name *b)
{
	for (uint32_t i = a->n; i < b->n; i++)
		if (b->c[i])
			return false;
	return true;
}

static enum name_level
compare_longer(const struct namefold *k, const struct name *a, const struct name *b)
{
	uint32_t head = agree(k, a, b, 0, 0);

	if (a->n < 2)
		return NAME_OTHER;
	if (head == a->n && is_remark(a, b))
		return NAME_UNCLEAR;
	if (head == a->n && b->part == a->n)
		return NAME_PART;
	return a->n + 1 == b->n && agree(k, a, b, head, 1) == a->n ? NAME_ONE : NAME_OTHER;
}

static enum name_level
compare_equal_length(const struct namefold *k, const struct name *a, const struct name *b)
{
	struct likeness x = alike(k, a, b);

	if (x.differ == 0 && x.unclear)
		return x.same ? NAME_UNCLEAR : NAME_OTHER;
	if (x.differ == 0)
		return NAME_VARIANT;
	if (x.differ == 1 && !x.unclear && x.same)
		return sound_of(k, a->c[x.first]) == sound_of(k, b->c[x.first]) ?
		    NAME_SOUND : NAME_ONE;
	if (x.differ == 2 && x.same && x.last == x.first + 1 && !x.unclear &&
	    namefold_of(k, a->c[x.first]) == namefold_of(k, b->c[x.last]) &&
	    namefold_of(k, a->c[x.last]) == namefold_of(k, b->c[x.first]))
		return NAME_ONE;
	return NAME_OTHER;
}

enum name_level
namefold_compare(const struct namefold *k, uint32_t one, uint32_t other)
{
	const struct name *a = &k->list[one], *b = &k->list[other];

	if (!a->n || !b->n)
		return NAME_MISSING;
	if (one == other && !a->unclear)
		return NAME_EQUAL;
	if (a->n == b->n)
		return compare_equal_length(k, a, b);
	return a->n < b->n ? compare_longer(k, a, b) : compare_longer(k, b, a);
}
