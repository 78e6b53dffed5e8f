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

static bool
sounds_alike(const struct namefold *k, uint32_t a, uint32_t b)
{
	a = namefold_of(k, a);
	b = namefold_of(k, b);
	return a < NAMEFOLD_PLANE && b < NAMEFOLD_PLANE && k->sounds[a] && k->sounds[a] == k->sounds[b];
}

/* One character more in b. */
static bool
is_without_one(const struct namefold *k, const struct name *a, const struct name *b)
{
	uint32_t i = 0;

	while (i < a->n && namefold_of(k, a->c[i]) == namefold_of(k, b->c[i]))
		i++;
	while (i < a->n && namefold_of(k, a->c[i]) == namefold_of(k, b->c[i + 1]))
		i++;
	return i == a->n;
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
		return sounds_alike(k, a->c[x.first], b->c[x.first]) ? NAME_SOUND : NAME_ONE;
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
	if (a->n + 1 == b->n && a->n > 1)
		return is_without_one(k, a, b) ? NAME_ONE : NAME_OTHER;
	if (b->n + 1 == a->n && b->n > 1)
		return is_without_one(k, b, a) ? NAME_ONE : NAME_OTHER;
	return NAME_OTHER;
}
