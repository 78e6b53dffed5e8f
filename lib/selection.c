/* selection - which rows and which columns of a table. */
#include "selection.h"

/* The dictionary is read only where types matter. */
static bool
bind_condition(struct selection *s, const struct selection_wish *wish, const struct tsv *t,
	struct fault *f)
{
	if (!columns_load(&s->dictionary, wish->dictionaries, wish->ndictionaries, &s->memory, f))
		return false;
	s->where = where_new(t, &s->dictionary, wish->condition, f);
	return s->where != NULL;
}

bool
selection_bind(struct selection *s, const struct selection_wish *wish, const struct tsv *t,
	struct fault *f)
{
	bool good = true;

	*s = (struct selection){0};
	if (wish->ncolumns)
		good = rowkey_bind(&s->columns, t, wish->columns, wish->ncolumns, f);
	if (good && wish->ndistinct)
		good = rowkey_bind(&s->distinct, t, wish->distinct, wish->ndistinct, f);
	if (good && wish->condition)
		good = bind_condition(s, wish, t, f);
	return good;
}

void
selection_free(struct selection *s)
{
	where_free(s->where);
	rowkey_free(&s->distinct);
	rowkey_free(&s->columns);
	map_free(&s->seen);
	columns_free(&s->dictionary);
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
selection_row(struct selection *s, const struct tsv *t, struct fault *f)
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
	return is_new(s, t) ? SELECTION_IN : SELECTION_OUT;
}

void
selection_put(const struct selection *s, const struct tsv *t, struct tsv_out *w)
{
	if (s->columns.n)
		rowkey_put(&s->columns, t, w);
	else
		tsv_put_row(w, tsv_row(t));
	tsv_end(w);
}

struct str
selection_cells(struct selection *s, const struct tsv *t)
{
	return s->columns.n ? rowkey_of(&s->columns, t) : tsv_row(t);
}
