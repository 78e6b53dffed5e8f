/* Households out of a stream sorted by them, and what other tables say about each. */
#include <limits.h>
#include <stdlib.h>

#include "group.h"

struct source *
group_add(struct group *g, struct tsv *t, int table, long key, bool ordered)
{
	struct source *s;

	g->sources = mem_grow(g->sources, g->n, &g->room, sizeof(*g->sources));
	s = &g->sources[g->n++];
	*s = (struct source){.t = t, .table = table, .key = key, .ordered = ordered};
	s->month = tsv_column(t, STR("month"));
	s->from = tsv_column(t, STR("from_month"));
	s->to = tsv_column(t, STR("to_month"));
	return s;
}

void
group_free(struct group *g)
{
	for (size_t i = 0; i < g->n; i++) {
		tsv_close(g->sources[i].t);
		free(g->sources[i].lines);
		buf_free(&g->sources[i].last);
	}
	free(g->sources);
	arena_free(&g->arena);
	*g = (struct group){0};
}

const struct fault *
group_failed(const struct group *g)
{
	return g->broken ? &g->why : NULL;
}

static bool
stop(struct group *g, struct fault f)
{
	g->why = f;
	g->broken = true;
	return false;
}

/* ---- lines */

static struct str
key_of(const struct source *s)
{
	return s->key >= 0 ? tsv_field(s->t, (size_t)s->key) : (struct str){0};
}

static bool
wrong_line(struct group *g, struct line *l, struct str column, enum msg m, struct str cell)
{
	struct fault *f = arena_take(&g->arena, 1, sizeof(*f));
	struct buf shown = {0};

	*f = (struct fault){.file = l->file, .line = l->number, .column = column};
	msg_excerpt(&shown, cell);
	fault_set(f, m, buf_cstr(&shown));
	buf_free(&shown);
	if (!l->wrong)
		l->wrong = f;
	return false;
}

/* The month of a cell into *to; an empty one leaves it alone. */
static void
read_month(struct group *g, const struct source *s, struct line *l, long column, months *to)
{
	struct str cell;

	if (column < 0)
		return;
	cell = l->cells[column];
	if (cell.n && !month_parse(cell, to))
		wrong_line(g, l, tsv_name(s->t, (size_t)column), M_GROUP_MONTH, cell);
}

/*
 * month is one month; else from_month to to_month, both in, an empty end open. A month
 * outside its own from_month and to_month is none: `to` comes before `from`.
 */
static void
read_months(struct group *g, const struct source *s, struct line *l)
{
	months first, last;

	l->from = INT32_MIN;
	l->to = INT32_MAX;
	read_month(g, s, l, s->from, &l->from);
	read_month(g, s, l, s->to, &l->to);
	if (l->from > l->to)
		wrong_line(g, l, STR("to_month"), M_GROUP_BACKWARD, (struct str){0});
	if (s->month < 0)
		return;
	if (!l->cells[s->month].n)
		wrong_line(g, l, STR("month"), M_GROUP_EMPTY, (struct str){0});
	first = l->from;
	last = l->to;
	read_month(g, s, l, s->month, &l->from);
	l->to = l->from < first || l->from > last ? l->from - 1 : l->from;
}

/* The fields of t's current row, in the copy of it. */
static const struct str *
cut(struct group *g, const struct tsv *t, struct str copy)
{
	size_t n = tsv_columns(t);
	struct str *cells = arena_take(&g->arena, n, sizeof(*cells));

	for (size_t i = 0; i < n; i++) {
		struct str field = tsv_field(t, i);

		cells[i] = (struct str){copy.p + (field.p - tsv_row(t).p), field.n};
	}
	return cells;
}

static bool
keep_line(struct group *g, struct source *s)
{
	struct line *l;

	if (s->n == GROUP_LINES) {
		struct fault f = tsv_at(s->t, (struct str){0});

		fault_set(&f, M_GROUP_LINES, GROUP_LINES);
		return stop(g, f);
	}
	s->lines = mem_grow(s->lines, s->n, &s->room, sizeof(*s->lines));
	l = &s->lines[s->n++];
	*l = (struct line){.file = tsv_file(s->t), .number = tsv_line(s->t)};
	l->row = arena_str(&g->arena, tsv_row(s->t));
	l->cells = cut(g, s->t, l->row);
	read_months(g, s, l);
	if (s->key >= 0 && !l->cells[s->key].n)
		wrong_line(g, l, tsv_name(s->t, (size_t)s->key), M_GROUP_EMPTY, (struct str){0});
	return true;
}

/* ---- one row ahead */

static bool
out_of_order(struct group *g, const struct source *s)
{
	struct str column = tsv_name(s->t, (size_t)s->key);
	struct fault f = tsv_at(s->t, column);

	fault_set(&f, M_GROUP_ORDER, STR_FMT(g->entity), STR_FMT(column));
	return stop(g, f);
}

/* Make the reader's next row the waiting one. False: there is none, or it cannot be used. */
static bool
advance(struct group *g, struct source *s)
{
	struct str key;
	int order;

	s->ready = tsv_next(s->t);
	if (!s->ready)
		return tsv_failed(s->t) ? stop(g, *tsv_failed(s->t)) : false;
	if (!s->ordered)
		return true;
	key = key_of(s);
	order = str_cmp(key, buf_str(&s->last));
	if (order < 0)
		return out_of_order(g, s);
	if (order > 0) {
		buf_reset(&s->last);
		buf_put(&s->last, key);
	}
	return true;
}

static void
orphan(struct group *g, struct source *s)
{
	struct fault f = tsv_at(s->t, tsv_name(s->t, (size_t)s->key));

	fault_set(&f, M_GROUP_ORPHAN, STR_FMT(g->entity));
	g->orphan(g->context, s, &f);
	s->ready = false;
}

/* The lines of a side table for this household. */
static bool
fill_side(struct group *g, struct source *s)
{
	s->n = 0;
	while (s->ready || advance(g, s)) {
		int order = str_cmp(key_of(s), g->key);

		if (order > 0)
			return true;
		if (order < 0) {
			orphan(g, s);
			continue;
		}
		if (!keep_line(g, s))
			return false;
		s->ready = false;
	}
	return !g->broken;
}

/* After the last household: whoever is left in the side tables has none. */
static void
drain(struct group *g)
{
	for (size_t i = 1; i < g->n; i++)
		while (!g->broken && (g->sources[i].ready || advance(g, &g->sources[i])))
			orphan(g, &g->sources[i]);
}

bool
group_next(struct group *g)
{
	struct source *s = g->sources;

	if (g->broken)
		return false;
	arena_reset(&g->arena);
	s->n = 0;
	if (!s->ready && !advance(g, s)) {
		if (!g->broken)
			drain(g);
		return false;
	}
	g->key = arena_str(&g->arena, key_of(s));
	do {
		if (!keep_line(g, s))
			return false;
	} while (advance(g, s) && s->key >= 0 && str_eq(key_of(s), g->key));
	if (tsv_failed(s->t))
		return false;	/* members of this household may be missing */
	for (size_t i = 1; i < g->n; i++) {
		/* the stream's own next row is out of order: after this household */
		bool ahead = g->broken;

		g->broken = false;
		if (!fill_side(g, &g->sources[i]))
			return false;
		g->broken = ahead;
	}
	return true;
}
