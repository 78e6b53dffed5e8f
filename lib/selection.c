/* selection - which rows and which columns of a table. */
#include "selection.h"

bool
selection_columns(struct selection *s, const struct tsv *t, const struct str *names, size_t n, struct fault *f)
{
	return n == 0 || rowkey_bind(&s->columns, t, names, n, f);
}

bool
selection_distinct(struct selection *s, const struct tsv *t, const struct str *names, size_t n, struct fault *f)
{
	return n == 0 || rowkey_bind(&s->distinct, t, names, n, f);
}

bool
selection_where(struct selection *s, const struct tsv *t, const struct columns *dictionary,
	const char *condition, struct fault *f)
{
	if (condition)
		s->where = where_new(t, dictionary, condition, f);
	return !condition || s->where;
}

void
selection_free(struct selection *s)
{
	where_free(s->where);
	rowkey_free(&s->distinct);
	rowkey_free(&s->columns);
	map_free(&s->seen);
	arena_free(&s->memory);
}

struct str
selection_header(struct selection *s, const struct tsv *t, struct buf *b)
{
	size_t i, n = s->columns.n ? s->columns.n : tsv_columns(t);

	buf_reset(b);
	for (i = 0; i < n; i++) {
		if (i)
			buf_putc(b, '\t');
		buf_put(b, tsv_name(t, s->columns.n ? s->columns.columns[i] : i));
	}
	return buf_str(b);
}

static bool
is_new(struct selection *s, const struct tsv *t)
{
	struct str key;
	bool fresh;

	if (!s->distinct.n)
		return true;
	key = rowkey_of(&s->distinct, t);
	if (map_get(&s->seen, key))
		return false;
	*map_put(&s->seen, arena_str(&s->memory, key), &fresh) = 1;
	return true;
}

enum selection_answer
selection_row(struct selection *s, const struct tsv *t, struct str *row, struct fault *f)
{
	switch (s->where ? where_test(s->where, f) : WHERE_YES) {
	case WHERE_ERROR:
		return SELECTION_REFUSED;
	case WHERE_UNDECIDED:
		s->undecided++;
		return SELECTION_OUT;
	case WHERE_NO:
		return SELECTION_OUT;
	case WHERE_YES:
		break;
	}
	if (!is_new(s, t))
		return SELECTION_OUT;
	*row = s->columns.n ? rowkey_of(&s->columns, t) : tsv_row(t);
	return SELECTION_IN;
}
