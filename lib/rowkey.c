/* rowkey - the columns that say which row is which, as one string. */
#include <stdlib.h>

#include "rowkey.h"

bool
rowkey_bind(struct rowkey *k, const struct tsv *t, const struct str *names, size_t n,
	struct fault *f)
{
	size_t i;

	*k = (struct rowkey){.n = n};
	k->columns = mem_resize(NULL, n, sizeof(*k->columns));
	for (i = 0; i < n; i++) {
		long at = tsv_need(t, names[i], f);

		if (at < 0) {
			rowkey_free(k);
			return false;
		}
		k->columns[i] = (size_t)at;
		if (i)
			buf_putc(&k->names, ',');
		buf_put(&k->names, names[i]);
	}
	return true;
}

static struct str
joined(struct rowkey *k, const struct tsv *t)
{
	size_t i;

	buf_reset(&k->text);
	for (i = 0; i < k->n; i++) {
		struct str cell = tsv_field(t, k->columns[i]);

		if (i)
			buf_putc(&k->text, '\t');
		buf_put(&k->text, cell);
		k->incomplete |= cell.n == 0;
	}
	return buf_str(&k->text);
}

struct str
rowkey_of(struct rowkey *k, const struct tsv *t)
{
	struct str only;

	k->incomplete = false;
	if (k->n != 1)
		return joined(k, t);
	only = tsv_field(t, k->columns[0]);
	k->incomplete = only.n == 0;
	return only;
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
	buf_free(&k->text);
	buf_free(&k->names);
	*k = (struct rowkey){0};
}
