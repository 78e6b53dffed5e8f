/* join - a table in memory, found by its key. */
#include <stdlib.h>

#include "join.h"

/* key and added lie one behind the other in memory. */
struct join_row {
	const char *p;
	uint32_t key, added;	/* lengths; a line is no longer than 1 MiB */
	size_t line;
};

struct loading {
	struct join *join;
	struct tsv *table;
	struct rowkey key;
	size_t *columns;	/* that are added */
	struct buf text;
};

static bool
is_key(const struct rowkey *k, size_t column)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (k->columns[i] == column)
			return true;
	return false;
}

static void
choose_columns(struct loading *l)
{
	struct join *j = l->join;
	size_t i, n = tsv_columns(l->table);

	l->columns = mem_resize(NULL, n, sizeof(*l->columns));
	j->names = arena_take(&j->memory, n, sizeof(*j->names));
	for (i = 0; i < n; i++) {
		if (is_key(&l->key, i))
			continue;
		l->columns[j->nnames] = i;
		j->names[j->nnames++] = arena_str(&j->memory, tsv_name(l->table, i));
	}
}

static struct join_row
make_row(struct loading *l, struct str key)
{
	struct join *j = l->join;
	size_t i;

	buf_reset(&l->text);
	buf_put(&l->text, key);
	for (i = 0; i < j->nnames; i++) {
		if (i)
			buf_putc(&l->text, '\t');
		buf_put(&l->text, tsv_field(l->table, l->columns[i]));
	}
	return (struct join_row){
		.p = arena_str(&j->memory, buf_str(&l->text)).p,
		.key = (uint32_t)key.n, .added = (uint32_t)(l->text.n - key.n),
		.line = tsv_line(l->table),
	};
}

static bool
load_row(struct loading *l, struct fault *f)
{
	struct str key = rowkey_of(&l->key, l->table);
	struct join *j = l->join;
	struct join_row row;
	size_t *place;
	bool fresh;

	if (l->key.incomplete)
		return true;
	row = make_row(l, key);
	place = map_put(&j->by_key, (struct str){row.p, row.key}, &fresh);
	if (!fresh) {
		*f = tsv_at(l->table, arena_str(&j->memory, rowkey_names(&l->key)));
		return fault_set(f, M_KEY_AGAIN, j->rows[*place].line);
	}
	j->rows = mem_grow(j->rows, j->nrows, &j->room, sizeof(*j->rows));
	*place = j->nrows;
	j->rows[j->nrows++] = row;
	return true;
}

static bool
load_rows(struct loading *l, struct fault *f)
{
	while (tsv_next(l->table))
		if (!load_row(l, f))
			return false;
	if (tsv_failed(l->table)) {
		*f = *tsv_failed(l->table);
		return false;
	}
	return true;
}

bool
join_load(struct join *j, struct tsv *t, const struct str *keys, size_t nkeys, struct fault *f)
{
	struct loading l = {.join = j, .table = t};
	bool good;

	*j = (struct join){0};
	if (!rowkey_bind(&l.key, t, keys, nkeys, f))
		return false;
	choose_columns(&l);
	good = load_rows(&l, f);
	rowkey_free(&l.key);
	free(l.columns);
	buf_free(&l.text);
	return good;
}

bool
join_find(const struct join *j, struct str key, struct str *added)
{
	const size_t *place = map_get(&j->by_key, key);
	const struct join_row *row;

	if (!place)
		return false;
	row = &j->rows[*place];
	*added = (struct str){row->p + row->key, row->added};
	return true;
}

void
join_free(struct join *j)
{
	map_free(&j->by_key);
	free(j->rows);
	arena_free(&j->memory);
	*j = (struct join){0};
}
