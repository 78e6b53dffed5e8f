#include "payments.h"

#include <stdlib.h>
#include <string.h>

static int
by_place(const void *a, const void *b)
{
	const size_t *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* In the order of the table: most often they stand side by side and are one slice of a row. */
void
payments_key(struct payments *p, const size_t *columns, size_t n)
{
	size_t all[PAYMENTS_KEYS + 1];

	memcpy(all, columns, n * sizeof(*all));
	if (p->household >= 0)
		all[n++] = (size_t)p->household;
	qsort(all, n, sizeof(*all), by_place);
	rowkey_columns(&p->key, all, n);
}

static struct str
household(const struct payments *p, const struct tsv *t)
{
	return p->household < 0 ? (struct str){0} : tsv_field(t, (size_t)p->household);
}

static void
next_household(struct payments *p, struct str name)
{
	buf_reset(&p->at);
	buf_put(&p->at, name);
	buf_reset(&p->here);
	p->serial++;
	p->nfew = 0;
	if (p->seen.count && !p->hashing)
		map_reset(&p->seen);
}

bool
payments_in_order(struct payments *p, const struct tsv *t)
{
	struct str name;
	int order;

	places_add(&p->places, tsv_rows(t), tsv_file(t), tsv_line(t));
	if (p->hashing)
		return true;
	name = household(p, t);
	if (p->serial && str_eq(buf_str(&p->at), name))
		return true;
	order = p->serial ? str_cmp(buf_str(&p->at), name) : -1;
	if (order < 0)
		next_household(p, name);
	return order <= 0;
}

void
payments_remember(struct payments *p)
{
	p->hashing = true;
	map_reset(&p->seen);
}

static size_t
among_few(const struct payments *p, struct str key)
{
	size_t start = 0;

	for (size_t i = 0; i < p->nfew; i++) {
		struct str earlier = str_from((struct str){p->here.p, p->few[i].end}, start);

		if (str_eq(earlier, key))
			return p->few[i].row;
		start = p->few[i].end;
	}
	return 0;
}

static size_t
in_map(struct payments *p, struct str key, size_t row)
{
	const size_t *earlier = map_get(&p->seen, key);
	bool fresh;

	if (earlier)
		return *earlier;
	*map_put(&p->seen, arena_str(&p->store, key), &fresh) = row;
	return 0;
}

size_t
payments_again(struct payments *p, const struct tsv *t)
{
	struct str key = rowkey_of(&p->key, t);
	size_t earlier;

	if (p->hashing)
		return in_map(p, key, tsv_rows(t));
	earlier = among_few(p, key);
	if (earlier)
		return earlier;
	if (p->nfew == PAYMENTS_FEW)
		return in_map(p, key, tsv_rows(t));
	buf_put(&p->here, key);
	p->few[p->nfew].end = p->here.n;
	p->few[p->nfew++].row = tsv_rows(t);
	return 0;
}

bool
payments_first(struct payments *p, const struct tsv *t, size_t group, size_t *last)
{
	struct str name = household(p, t);
	bool fresh;

	if (!name.n)
		return false;
	if (!p->hashing) {
		fresh = *last != p->serial;
		*last = p->serial;
		return fresh;
	}
	buf_reset(&p->joined);
	buf_put(&p->joined, (struct str){(const char *)&group, sizeof(group)});
	buf_put(&p->joined, name);
	if (map_get(&p->counted, buf_str(&p->joined)))
		return false;
	map_put(&p->counted, arena_str(&p->store, buf_str(&p->joined)), &fresh);
	return true;
}

void
payments_free(struct payments *p)
{
	buf_free(&p->at);
	buf_free(&p->joined);
	buf_free(&p->here);
	rowkey_free(&p->key);
	map_free(&p->seen);
	map_free(&p->counted);
	arena_free(&p->store);
	places_free(&p->places);
}
