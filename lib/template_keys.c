/* template_keys - the values of a key column, for one document each. */
#include "template_priv.h"

static bool
has(const struct template_table *t, struct str key, size_t *column)
{
	for (*column = 0; *column < t->ncolumns; ++*column)
		if (str_eq(t->columns[*column], key))
			return true;
	return false;
}

static bool
wrong(const struct template_table *t, size_t row, struct str key, enum msg m, struct fault *f)
{
	*f = (struct fault){.file = t->file, .line = row + 2, .column = key};
	return fault_set(f, m);
}

/* The table that says which values there are. */
static bool
list(const struct template_table *t, size_t column, struct map *seen,
    struct template_key *values, size_t *n, struct fault *f)
{
	for (size_t i = 0; i < t->nrows; i++) {
		struct str value = t->cells[i * t->ncolumns + column];
		bool fresh;

		if (!value.n)
			return wrong(t, i, t->columns[column], M_CELL_EMPTY, f);
		map_put(seen, value, &fresh);
		if (fresh)
			values[(*n)++] = (struct template_key){value, t->file, i + 2};
	}
	return true;
}

/* Another one: a row that is in no document would be lost. */
static bool
check(const struct template_table *t, size_t column, const struct map *seen, struct fault *f)
{
	for (size_t i = 0; i < t->nrows; i++)
		if (!map_get(seen, t->cells[i * t->ncolumns + column]))
			return wrong(t, i, t->columns[column], M_TEMPLATE_NO_DOCUMENT, f);
	return true;
}

static bool
collect(struct template_data *d, struct str key, struct map *seen, struct template_key **values,
    size_t *n, struct fault *f)
{
	const struct template_table *first = NULL;
	size_t column;

	for (size_t i = 0; i < d->ntables; i++) {
		const struct template_table *t = &d->tables[i];

		if (!has(t, key, &column))
			continue;
		if (!template_is_key(t, column)) {
			*f = (struct fault){.file = t->file, .line = 1, .column = key};
			return fault_set(f, M_TEMPLATE_NO_KEY);
		}
		if (!first) {
			first = t;
			*values = arena_take(&d->arena, t->nrows + 1, sizeof(**values));
		}
		if (t == first ? !list(t, column, seen, *values, n, f) : !check(t, column, seen, f))
			return false;
	}
	*f = (struct fault){.text = ""};
	return first || fault_set(f, M_TEMPLATE_KEY_NOWHERE, STR_FMT(key));
}

bool
template_keys(struct template_data *d, struct str key, struct template_key **values, size_t *n,
    struct fault *f)
{
	struct map seen = {0};
	bool good;

	*n = 0;
	good = collect(d, key, &seen, values, n, f);
	map_free(&seen);
	return good;
}
