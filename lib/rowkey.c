/* rowkey - the columns that say which row is which, as one string. */
#include <stdlib.h>

#include "rowkey.h"

void
rowkey_columns(struct rowkey *k, const size_t *columns, size_t n)
{
	size_t i;

	*k = (struct rowkey){.n = n};
	k->columns = mem_resize(NULL, n, sizeof(*k->columns));
	k->runs = mem_resize(NULL, n, sizeof(*k->runs));
	for (i = 0; i < n; i++) {
		k->columns[i] = columns[i];
		if (i == 0 || columns[i] != columns[i - 1] + 1)
			k->runs[k->nruns++].first = columns[i];
		k->runs[k->nruns - 1].last = columns[i];
	}
}

static void
list_names(struct rowkey *k, const struct str *names)
{
	size_t i;

	for (i = 0; i < k->n; i++) {
		if (i)
			buf_putc(&k->names, ',');
		buf_put(&k->names, names[i]);
	}
}

bool
rowkey_bind(struct rowkey *k, const struct tsv *t, const struct str *names, size_t n,
	struct fault *f)
{
	size_t *columns = mem_resize(NULL, n, sizeof(*columns)), i;
	long at = 0;

	*k = (struct rowkey){0};
	for (i = 0; i < n && at >= 0; i++) {
		at = tsv_need(t, names[i], f);
		columns[i] = (size_t)at;
	}
	if (at >= 0) {
		rowkey_columns(k, columns, n);
		list_names(k, names);
	}
	free(columns);
	return at >= 0;
}

struct str
rowkey_joined(struct rowkey *k, const struct tsv *t)
{
	size_t i;

	buf_reset(&k->text);
	for (i = 0; i < k->nruns; i++) {
		if (i)
			buf_putc(&k->text, '\t');
		buf_put(&k->text, tsv_fields(t, k->runs[i].first, k->runs[i].last));
	}
	return buf_str(&k->text);
}

struct str
rowkey_of_cells(const struct rowkey *k, const struct str *cells, struct buf *b)
{
	buf_reset(b);
	for (size_t i = 0; i < k->n; i++) {
		if (i)
			buf_putc(b, '\t');
		buf_put(b, cells[k->columns[i]]);
	}
	return buf_str(b);
}

bool
rowkey_incomplete(const struct rowkey *k, const struct tsv *t)
{
	size_t i;

	for (i = 0; i < k->n; i++)
		if (tsv_field(t, k->columns[i]).n == 0)
			return true;
	return false;
}

void
rowkey_put(const struct rowkey *k, const struct tsv *t, struct tsv_out *w)
{
	size_t i;

	for (i = 0; i < k->nruns; i++)
		tsv_put_row(w, tsv_fields(t, k->runs[i].first, k->runs[i].last));
}

struct str
rowkey_names(const struct rowkey *k)
{
	return buf_str(&k->names);
}

void
rowkey_free(struct rowkey *k)
{
	free(k->columns);
	free(k->runs);
	buf_free(&k->text);
	buf_free(&k->names);
	*k = (struct rowkey){0};
}
