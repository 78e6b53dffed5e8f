/*
 * One number under two names that differ in one character: a slip of the pen, or a brother who
 * is filed under the other's number? The household knows, or else the village.
 */
#include <stdlib.h>

#include "match_priv.h"

/* A home and a name, of one register, in order. */
struct homes {
	uint64_t *list;
	size_t n;
};

static uint64_t
home(uint32_t place, uint32_t folded)
{
	return (uint64_t)place << 32 | folded;
}

static uint32_t
home_of(const struct match_row *r)
{
	return r->household ? r->household : r->village;
}

static int
by_home(const void *p, const void *q)
{
	uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;

	return (a > b) - (a < b);
}

static struct homes
homes_of(const struct match *m, const struct match_side *s)
{
	struct homes x = {mem_resize(NULL, s->n + 1, sizeof(*x.list)), s->n};

	for (size_t i = 0; i < s->n; i++)
		x.list[i] = home(home_of(&s->list[i]), m->names.list[s->list[i].name].folded);
	if (x.n)
		qsort(x.list, x.n, sizeof(*x.list), by_home);
	return x;
}

/* Does r's home have the other's very name? */
static bool
is_there(const struct match *m, const struct homes *x, const struct match_row *r,
    const struct match_row *other)
{
	uint64_t key = home(home_of(r), m->names.list[other->name].folded);

	return bsearch(&key, x->list, x->n, sizeof(key), by_home) != NULL;
}

void
match_doubt_slips(struct match *m)
{
	struct homes left = homes_of(m, &m->left), right = homes_of(m, &m->right);

	for (size_t i = 0; i < m->npairs; i++) {
		struct match_pair *p = &m->pairs[i];
		const struct match_row *l = &m->left.list[p->left], *r = &m->right.list[p->right];

		if (p->slip && p->class == MATCH_BOTH && (is_there(m, &left, l, r) ||
		    is_there(m, &right, r, l)))
			p->class = MATCH_REVIEW;
	}
	free(left.list);
	free(right.list);
}
