/* tsv_header - the names of a table's columns. */
#include "columns.h"
#include "text.h"
#include "tsv_header.h"

static size_t
count_names(struct str line)
{
	size_t i, n = 1;

	for (i = 0; i < line.n; i++)
		n += line.p[i] == '\t';
	return n;
}

/* Fifteen digits in a row are an ID number or an account: the header is missing. Never shown. */
static bool
looks_like_data(struct str name)
{
	size_t i, digits = 0;

	for (i = 0; i < name.n && digits < 15; i++)
		digits = str_is_digit(name.p[i]) ? digits + 1 : 0;
	return digits >= 15;
}

static bool
add_name(struct tsv_header *h, struct str name, struct fault *f)
{
	size_t at = h->n, *place;
	bool fresh;

	if (name.n == 0)
		return fault_set(f, M_TSV_NAME_EMPTY, at + 1);
	if (looks_like_data(name))
		return fault_set(f, M_TSV_NAME_DATA, at + 1);
	h->names[at] = arena_str(&h->memory, name);
	if (text_trim(name).n != name.n)
		return fault_set(f, M_TSV_NAME_SPACE, at + 1);
	place = map_put(&h->by_name, h->names[at], &fresh);
	if (!fresh)
		return fault_set(f, M_TSV_NAME_TWICE, at + 1, *place + 1);
	*place = at;
	h->n++;
	return true;
}

bool
tsv_header_read(struct tsv_header *h, struct str line, struct fault *f)
{
	size_t i, n = count_names(line);

	h->names = arena_take(&h->memory, n, sizeof(*h->names));
	for (i = 0; i < n; i++) {
		struct str name = {line.p, str_find(line, '\t')};

		if (!add_name(h, name, f))
			return false;
		if (name.n < line.n)
			line = str_from(line, name.n + 1);
		else
			line.n = 0;
	}
	return true;
}

long
tsv_header_find(const struct tsv_header *h, struct str name)
{
	const size_t *place = map_get(&h->by_name, name);

	return place ? (long)*place : -1;
}

/* Append m with each name of a that b does not have, the first three. */
static void
list_missing(struct buf *b, enum msg m, const struct tsv_header *a, const struct tsv_header *other)
{
	size_t i, found = 0;

	for (i = 0; i < a->n; i++) {
		if (tsv_header_find(other, a->names[i]) >= 0)
			continue;
		if (++found > 3) {
			buf_puts(b, " ...");
			return;
		}
		buf_printf(b, msg(m), STR_FMT(a->names[i]));
	}
}

bool
tsv_header_order(const struct tsv_header *h, const struct tsv_header *first, const char *first_file,
	size_t *order, struct fault *f)
{
	struct buf difference = {0};
	size_t i;

	for (i = 0; i < first->n && h->n == first->n; i++) {
		long at = tsv_header_find(h, first->names[i]);

		if (at < 0)
			break;
		order[i] = (size_t)at;
	}
	if (i == first->n && h->n == first->n)
		return true;
	list_missing(&difference, M_TSV_LACKS, first, h);
	list_missing(&difference, M_TSV_EXTRA, h, first);
	fault_set(f, M_TSV_OTHER, first_file, buf_cstr(&difference));
	buf_free(&difference);
	return false;
}

static bool
is_ascii(struct str s)
{
	size_t i;

	for (i = 0; i < s.n; i++)
		if (s.p[i] & 0x80)
			return false;
	return true;
}

/* Is it a table whose header nobody has translated yet? */
static bool
has_labels(const struct tsv_header *h)
{
	size_t i, n = 0;

	for (i = 0; i < h->n; i++)
		n += !is_ascii(h->names[i]);
	return n * 2 > h->n;
}

bool
tsv_header_lacks(const struct tsv_header *h, struct str name, struct fault *f)
{
	struct str near = columns_nearest(name, h->names, h->n);

	if (near.n)
		return fault_set(f, M_NO_COLUMN_NEAR, STR_FMT(name), STR_FMT(near));
	if (!is_ascii(name) || has_labels(h))
		return fault_set(f, M_NO_COLUMN_LABEL, STR_FMT(name));
	return fault_set(f, M_NO_COLUMN, STR_FMT(name));
}

void
tsv_header_free(struct tsv_header *h)
{
	map_free(&h->by_name);
	arena_free(&h->memory);
	*h = (struct tsv_header){0};
}
