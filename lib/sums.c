#include "sums.h"

#include <stdlib.h>

bool
count_parse(struct str cell, int64_t *n)
{
	*n = 0;
	for (size_t i = 0; i < cell.n; i++) {
		if (!str_is_digit(cell.p[i]) || *n > 99999999)
			return false;
		*n = *n * 10 + (cell.p[i] - '0');
	}
	return cell.n > 0;
}

bool
sum_parse(struct str cell, enum column_type type, struct sum *out)
{
	*out = (struct sum){0};
	if (type == COLUMN_COUNT && !str_all_digits(cell))
		return false;
	if (money_parse(cell, &out->cents))
		return true;
	return type != COLUMN_MONEY && ratio_parse(cell, &out->rest);
}

bool
sum_add_rest(struct sum *total, const struct sum *x)
{
	struct sum next = *total;

	if (!money_add(total->cents, x->cents, &next.cents))
		return false;
	if (!total->rest.d)
		next.rest = x->rest;
	else if (!ratio_add(total->rest, x->rest, &next.rest))
		return false;
	*total = next;
	return true;
}

bool
sum_ratio(const struct sum *total, struct ratio *out)
{
	struct ratio whole = ratio_of_money(total->cents);

	if (!total->rest.d) {
		*out = whole;
		return true;
	}
	return ratio_add(whole, total->rest, out);
}

bool
sum_print(struct buf *b, const struct sum *total, bool money)
{
	struct ratio x;
	fen v;

	if (!sum_ratio(total, &x))
		return false;
	if (!money) {
		ratio_print(b, x);
		return true;
	}
	if (!money_of_ratio(x, &v))
		return false;
	money_print(b, v);
	return true;
}

static size_t
new_group(struct sums *s, struct str key)
{
	size_t first = s->n * s->nvalues, total = first + s->nvalues;

	if (s->n == s->room) {
		s->room = s->room ? s->room * 2 : 64;
		s->groups = mem_resize(s->groups, s->room, sizeof(*s->groups));
		s->values = mem_resize(s->values, s->room * s->nvalues + 1, sizeof(*s->values));
	}
	s->groups[s->n] = (struct sum_group){.key = key, .first = first};
	for (size_t i = first; i < total; i++)
		s->values[i] = (struct sum){0};
	return s->n++;
}

void
sums_start(struct sums *s, size_t nvalues)
{
	*s = (struct sums){.nvalues = nvalues};
	new_group(s, (struct str){0});
}

size_t
sums_group(struct sums *s, struct str key)
{
	const size_t *known;
	struct str kept;
	bool fresh;

	if (s->recent && str_eq(s->groups[s->recent].key, key))
		return s->recent;
	known = map_get(&s->by_key, key);
	if (known)
		return s->recent = *known;
	kept = arena_str(&s->store, key);
	s->recent = new_group(s, kept);
	*map_put(&s->by_key, kept, &fresh) = s->recent;
	return s->recent;
}

struct sum *
sums_values(const struct sums *s, size_t group)
{
	return s->values + s->groups[group].first;
}

static int
by_key(const void *a, const void *b)
{
	const struct sum_group *const *x = a, *const *y = b;

	return str_cmp((*x)->key, (*y)->key);
}

const struct sum_group **
sums_sorted(const struct sums *s)
{
	const struct sum_group **order;

	if (s->n <= 1)
		return NULL;
	order = mem_resize(NULL, s->n - 1, sizeof(*order));
	for (size_t i = 1; i < s->n; i++)
		order[i - 1] = &s->groups[i];
	qsort(order, s->n - 1, sizeof(*order), by_key);
	return order;
}

void
sums_free(struct sums *s)
{
	free(s->groups);
	free(s->values);
	map_free(&s->by_key);
	arena_free(&s->store);
	*s = (struct sums){0};
}
