/* template_rows - the rows of a table that agree with the open ones. */
#include "template_priv.h"

bool
template_is_key(const struct template_table *t, size_t column)
{
	const struct column *m = t->meanings[column];

	return !m || (m->type != COLUMN_COUNT && m->type != COLUMN_NUMBER &&
	    m->type != COLUMN_DECIMAL && m->type != COLUMN_MONEY);
}

/* What the innermost open row that shares this key column has in it; NULL: none shares it. */
static const struct str *
open_cell(const struct template_table *t, size_t column, const struct scope *c)
{
	for (; c && template_is_key(t, column); c = c->outer)
		for (size_t i = 0; c->kind == SCOPE_ROW && i < c->table->ncolumns; i++)
			if (c->row && str_eq(c->table->columns[i], t->columns[column]))
				return &c->row[i];
	return NULL;
}

static bool
agrees(const struct template_table *t, size_t row, const struct scope *scope)
{
	for (size_t i = 0; scope && i < t->ncolumns; i++) {
		const struct str *open = open_cell(t, i, scope);

		if (open && !str_eq(*open, t->cells[row * t->ncolumns + i]))
			return false;
	}
	return true;
}

/* ---- the index */

/* From the last row to the first, so that each row leads to the one below it. */
static const struct template_index *
index_of(struct template_data *d, struct template_table *t, size_t column)
{
	struct template_index *x;

	if (!t->by)
		t->by = arena_take(&d->arena, t->ncolumns, sizeof(*t->by));
	x = &t->by[column];
	if (x->next)
		return x;
	x->next = arena_take(&d->arena, t->nrows + 1, sizeof(*x->next));
	for (size_t i = t->nrows; i > 0; i--) {
		bool fresh;
		size_t *first = map_put(&x->first, t->cells[(i - 1) * t->ncolumns + column],
		    &fresh);

		x->next[i - 1] = *first;
		*first = i;
	}
	return x;
}

void
template_index_free(struct template_table *t)
{
	for (size_t i = 0; t->by && i < t->ncolumns; i++)
		map_free(&t->by[i].first);
}

/* ---- the walk */

/* Of several shared columns the one with the most values leaves the fewest rows to look at. */
void
template_walk(struct template_walk *w, struct template_data *d, struct template_table *t,
    const struct scope *scope)
{
	const struct template_index *best = NULL;

	*w = (struct template_walk){.table = t, .scope = scope, .at = t->nrows > 0};
	for (size_t i = 0; i < t->ncolumns; i++) {
		const struct str *open = open_cell(t, i, scope);
		const struct template_index *x = open ? index_of(d, t, i) : NULL;
		const size_t *first = x ? map_get(&x->first, *open) : NULL;

		if (!x || (best && x->first.count <= best->first.count))
			continue;
		best = x;
		w->next = x->next;
		w->at = first ? *first : 0;
	}
}

size_t
template_next_row(struct template_walk *w)
{
	size_t n = w->table->nrows;

	while (w->at) {
		size_t row = w->at - 1;

		w->at = w->next ? w->next[row] : row + 1 < n ? row + 2 : 0;
		if (agrees(w->table, row, w->scope))
			return row;
	}
	return n;
}
