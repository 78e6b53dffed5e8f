/* join - a table in memory, found by its key. */
#include <stdlib.h>
#include <string.h>

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

static struct str
empty_cells(struct arena *a, size_t n)
{
	char *tabs = arena_take(a, n + 1, 1);

	memset(tabs, '\t', n);
	return (struct str){tabs, n ? n - 1 : 0};
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

	if (rowkey_incomplete(&l->key, l->table))
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
	j->nothing = empty_cells(&j->memory, j->nnames);
	good = load_rows(&l, f);
	rowkey_free(&l.key);
	free(l.columns);
	buf_free(&l.text);
	return good;
}

bool
join_name(struct join *j, const struct tsv *stream, const char *prefix, struct fault *f)
{
	struct buf name = {0};
	size_t i;

	for (i = 0; i < j->nnames; i++) {
		buf_reset(&name);
		buf_puts(&name, prefix);
		buf_put(&name, j->names[i]);
		j->names[i] = arena_str(&j->memory, buf_str(&name));
		if (tsv_column(stream, j->names[i]) >= 0)
			break;
	}
	buf_free(&name);
	if (i == j->nnames)
		return true;
	*f = (struct fault){.file = tsv_file(stream), .line = 1, .column = j->names[i]};
	return fault_set(f, M_JOIN_CLASH);
}

bool
join_find(const struct join *j, struct str key, struct str *added)
{
	const size_t *place = map_get(&j->by_key, key);
	const struct join_row *row;

	*added = j->nothing;
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
