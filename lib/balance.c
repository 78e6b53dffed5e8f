/* balance - counts by group, and whether they add up. */
#include <stdlib.h>

#include "balance.h"

struct balance_group *
balance_group(struct balance *b, struct str key)
{
	const size_t *known = map_get(&b->by_key, key);
	struct balance_group *g;
	bool fresh;

	if (known)
		return b->list[*known];
	g = arena_take(&b->memory, 1, sizeof(*g));
	g->key = arena_str(&b->memory, key);
	*map_put(&b->by_key, g->key, &fresh) = b->n;
	b->list = mem_grow(b->list, b->n, &b->room, sizeof(struct balance_group *));
	b->list[b->n++] = g;
	return g;
}

void
balance_add(struct balance *b, int64_t *sum, int64_t v)
{
	b->overflow |= !money_add(*sum, v, sum);
}

void
balance_take(struct balance *b, int64_t *sum, int64_t v)
{
	/* v is not turned around: the least number has no opposite */
	b->overflow |= __builtin_sub_overflow(*sum, v, sum);
}

struct balance_group
balance_total(struct balance *b)
{
	struct balance_group sum = {0};

	for (size_t i = 0; i < b->n; i++) {
		const struct balance_group *g = b->list[i];

		balance_add(b, &sum.old, g->old);
		balance_add(b, &sum.entered, g->entered);
		balance_add(b, &sum.moved_in, g->moved_in);
		balance_add(b, &sum.moved_out, g->moved_out);
		balance_add(b, &sum.adjusted, g->adjusted);
		balance_add(b, &sum.left, g->left);
		balance_add(b, &sum.new, g->new);
		sum.old_rows += g->old_rows;
		sum.entered_rows += g->entered_rows;
		sum.left_rows += g->left_rows;
		sum.changed += g->changed;
		sum.same += g->same;
		sum.moved_rows += g->moved_rows;
	}
	return sum;
}

int64_t
balance_adjusted(struct balance *b, const struct balance_group *total)
{
	int64_t n = total->moved_in;

	balance_take(b, &n, total->moved_out);
	balance_add(b, &n, total->adjusted);
	return n;
}

static bool
group_holds(struct balance *b, const struct balance_group *g)
{
	int64_t was = g->old, is = g->new;

	balance_add(b, &was, g->entered);
	balance_add(b, &was, g->moved_in);
	balance_add(b, &was, g->adjusted);
	balance_add(b, &is, g->left);
	balance_add(b, &is, g->moved_out);
	return was == is;
}

/* Read in three ways (old, new, what became of them), so that one may miss what another sees. */
bool
balance_holds(struct balance *b, struct fault *f)
{
	struct balance_group all = balance_total(b);
	bool good = all.old_rows == all.left_rows + all.changed + all.same;

	for (size_t i = 0; i < b->n && good; i++)
		good = group_holds(b, b->list[i]);
	balance_adjusted(b, &all);	/* it will be said */
	*f = (struct fault){0};
	if (b->overflow)
		return fault_set(f, M_FUNDS_OVERFLOW);
	return good || fault_set(f, M_DIFFER_IDENTITY);
}

void
balance_free(struct balance *b)
{
	map_free(&b->by_key);
	free(b->list);
	arena_free(&b->memory);
	*b = (struct balance){0};
}
