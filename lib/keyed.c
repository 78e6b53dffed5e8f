/* keyed - fingerprints over a file of rows. */
#include "keyed.h"
#include "text.h"

bool
keyed_open(struct keyed *k, const char *path, unsigned flags, const struct str *keys,
    size_t nkeys, const struct keyed *like, struct fault *f)
{
	*k = (struct keyed){0};
	prints_open(&k->prints, like ? &like->prints : NULL);
	return rowfile_open(&k->rows, path, flags, f) &&
	    rowkey_bind(&k->key, k->rows.t, keys, nkeys, f);
}

/* The key of the row in rows.cells, until the next of these. */
static struct str
key_of_cells(struct keyed *k)
{
	return rowkey_of_cells(&k->key, k->rows.cells, &k->text);
}

bool
keyed_read(struct keyed *k, size_t number, struct fault *f)
{
	return rowfile_cells(&k->rows, number, f) &&
	    (prints_of(&k->prints, key_of_cells(k)) == k->prints.list[number].print ||
	    rowfile_changed(&k->rows, f));
}

void
keyed_put(const struct keyed *k, struct tsv_out *w)
{
	for (size_t i = 0; i < k->key.n; i++)
		tsv_put(w, k->rows.cells[k->key.columns[i]]);
}

bool
keyed_find(struct keyed *k, struct str key, uint64_t print, size_t *number, struct fault *f)
{
	size_t walk = 0;

	while ((*number = prints_next(&k->prints, print, &walk)) != PRINTS_NONE) {
		if (!keyed_read(k, *number, f))
			return false;
		if (str_eq(key_of_cells(k), key))
			return true;
	}
	return true;
}

bool
keyed_next(struct keyed *k, bool *end, struct fault *f)
{
	const struct tsv *t = k->rows.t;
	struct str key;
	size_t number;

	*end = !tsv_next(k->rows.t);
	if (*end && tsv_failed(t)) {
		*f = *tsv_failed(t);
		return false;
	}
	if (*end)
		return true;
	key = rowkey_of(&k->key, t);
	k->print = prints_of(&k->prints, key);
	if (!keyed_find(k, key, k->print, &number, f))
		return false;
	*f = tsv_at(t, rowkey_names(&k->key));
	if (text_trim(key).n == 0)	/* of its TABs too */
		return fault_set(f, M_CELL_EMPTY);
	if (number != PRINTS_NONE)
		return fault_set(f, M_KEY_AGAIN, number + 2);
	prints_add(&k->prints, k->print);
	return rowfile_add(&k->rows, f);
}

void
keyed_free(struct keyed *k)
{
	rowfile_close(&k->rows);
	rowkey_free(&k->key);
	prints_free(&k->prints);
	buf_free(&k->text);
}
