/* One axis after the other is cut; only rows still possible are kept, and equal cells are looked at once. */
#include <stdlib.h>
#include <string.h>

#include "lint_priv.h"

#define STEPS 2000000	/* conditions weighed for one name, stretch of days and area */
#define PAIRS 100	/* overlaps told of one name */

struct search {
	struct cells *s;
	int name;
	struct str when;	/* since when and where, for messages */
	struct map *seen;	/* pairs of rows told */
	bool *gap;		/* told already */
	bool defaults, overlaps;
	size_t *order;		/* axes, those of few cells first */
	size_t *point;		/* of each axis, SIZE_MAX: not chosen yet */
	size_t steps;
};

static void
set_key(struct buf *b, const struct search *h, const struct rule *x, const struct rule *y)
{
	buf_put(b, h->s->l->r->names[h->name].full);
	buf_printf(b, ":%.*s", STR_FMT(x->id));
	if (y)
		buf_printf(b, ":%.*s", STR_FMT(y->id));
}

/* The chosen cells of the axes that these rows look at; both NULL: of all. */
static void
show_example(struct buf *b, const struct search *h, size_t x, size_t y)
{
	size_t start = b->n;

	for (size_t i = 0; i < h->s->naxes; i++) {
		const struct truth *t = h->s->leaves[i];

		while (t && x != SIZE_MAX && t->owner != x && t->owner != y)
			t = t->next;
		if (!t || h->point[i] == SIZE_MAX)
			continue;
		if (b->n - start > 300) {
			buf_puts(b, ", …");
			return;
		}
		buf_puts(b, b->n > start ? ", " : "");
		cells_show(b, &h->s->axes[i], h->point[i]);
	}
}

static void
tell(struct search *h, const struct rule *x, const struct rule *y, struct str check, enum msg m,
    struct str example)
{
	const struct rule *at = y ? y : x;
	struct buf key = {0}, text = {0};

	set_key(&key, h, x, y);
	if (y)
		buf_printf(&text, msg(m), STR_FMT(h->when), STR_FMT(x->id), STR_FMT(x->place.file),
		    x->place.line, STR_FMT(example));
	else
		buf_printf(&text, msg(m), STR_FMT(h->when), STR_FMT(example));
	findings_add(h->s->l->findings, &(struct finding){.check = check,
	    .severity = SEVERITY_DOUBT, .key = buf_str(&key), .file = at->place.file,
	    .line = at->place.line, .column = at->column, .cites = at->cite,
	    .name = h->s->l->r->names[h->name].full, .message = buf_str(&text)});
	buf_free(&key);
	buf_free(&text);
}

/* ---- pairs */

static bool
names_over(const struct rule *x, const struct rule *y)
{
	for (size_t i = 0; i < x->nbeats; i++)
		if (x->beats[i] == y->id_index)
			return true;
	return false;
}

static bool
same_value(const struct search *h, const struct rule *x, const struct rule *y)
{
	struct value v, w;
	struct buf a = {0}, b = {0};
	bool same;

	if (lint_is_fixed(x->value) && lint_is_fixed(y->value) &&
	    lint_value(h->s->l, x->value, &v) && lint_value(h->s->l, y->value, &w))
		return value_same(&v, &w);
	expr_spell(&a, x->value);
	expr_spell(&b, y->value);
	same = str_eq(buf_str(&a), buf_str(&b));
	buf_free(&a);
	buf_free(&b);
	return same;
}

static bool
is_new_pair(struct search *h, const struct rule *x, const struct rule *y)
{
	struct buf text = {0};
	bool fresh;

	if (h->seen->count >= PAIRS)
		return false;
	buf_printf(&text, "%zu %zu", x->order, y->order);
	map_put(h->seen, arena_str(&h->s->l->c->arena, buf_str(&text)), &fresh);
	buf_free(&text);
	return fresh;
}

static void
compare(struct search *h, size_t i, size_t j)
{
	const struct rule *x = h->s->rules[i], *y = h->s->rules[j];
	struct buf b = {0};

	if (names_over(x, y) || names_over(y, x) || same_value(h, x, y) || !is_new_pair(h, x, y))
		return;
	show_example(&b, h, i, j);
	tell(h, x, y, STR("overlap"), M_LINT_OVERLAP, buf_str(&b));
	buf_free(&b);
}

static void
tell_gap(struct search *h)
{
	struct buf b = {0};

	*h->gap = true;
	show_example(&b, h, SIZE_MAX, SIZE_MAX);
	tell(h, h->s->rules[0], NULL, STR("gap"), M_LINT_GAP, buf_str(&b));
	buf_free(&b);
}

/* ---- truth as far as it is settled: 0 no, 1 open, 2 yes */

static int
weigh(struct search *h, const struct truth *t)
{
	int a, b;

	h->steps++;
	switch (t->kind) {
	case TRUTH_FIXED:
		return t->yes ? 2 : 0;
	case TRUTH_LEAF:
		return h->point[t->axis] == SIZE_MAX ? 1 : t->at[h->point[t->axis]] ? 2 : 0;
	case TRUTH_NOT:
		return 2 - weigh(h, t->a);
	default:
		break;
	}
	a = weigh(h, t->a);
	if (a == (t->kind == TRUTH_AND ? 0 : 2))
		return a;
	b = weigh(h, t->b);
	return t->kind == TRUTH_AND ? (a < b ? a : b) : (a > b ? a : b);
}

/* The word that an axis has here; empty: not chosen, no text, or any other. */
static struct str
word_at(const struct search *h, size_t axis)
{
	const struct value *v;

	if (axis == SIZE_MAX || h->point[axis] == SIZE_MAX)
		return (struct str){0};
	v = &h->s->axes[axis].points[h->point[axis]];
	return v->kind == VALUE_TEXT && !str_eq(v->text, STR("…")) ? v->text : (struct str){0};
}

/* Two words that are compared are equal or not as they are chosen. */
static bool
is_consistent(const struct search *h, size_t axis)
{
	const struct axis *x = &h->s->axes[axis];
	struct str left = word_at(h, x->left_axis), right = word_at(h, x->right_axis);
	int order;

	if (!x->right || h->point[axis] == SIZE_MAX || !left.n || !right.n)
		return true;
	order = str_cmp(left, right);
	return (order > 0) - (order < 0) == (int)x->points[h->point[axis]].number.n;
}

static bool
is_possible(struct search *h)
{
	for (size_t i = 0; i < h->s->naxes; i++)
		if (!is_consistent(h, i))
			return false;
	for (size_t i = 0; i < h->s->ndeclared; i++)
		if (weigh(h, h->s->declared[i]) == 0)
			return false;
	return true;
}

/* The rows of `from` that can still hold. */
static size_t
keep(struct search *h, const size_t *from, size_t n, size_t *to)
{
	size_t kept = 0;

	for (size_t i = 0; i < n; i++)
		if (weigh(h, h->s->rows[from[i]]) != 0)
			to[kept++] = from[i];
	return kept;
}

static bool
is_among(size_t row, const size_t *rows, size_t n)
{
	size_t low = 0, high = n;

	while (low < high) {
		size_t mid = (low + high) / 2;

		if (rows[mid] == row)
			return true;
		if (rows[mid] < row)
			low = mid + 1;
		else
			high = mid;
	}
	return false;
}

/* Are two cells of an axis alike to what is declared and to these rows? */
static bool
alike(struct search *h, size_t axis, size_t p, size_t q, const size_t *rows, size_t n)
{
	if (h->s->axes[axis].tied)
		return false;
	for (const struct truth *t = h->s->leaves[axis]; t; t = t->next) {
		h->steps++;
		if (t->at[p] != t->at[q] && (t->owner == SIZE_MAX || is_among(t->owner, rows, n)))
			return false;
	}
	return true;
}

/* Was a cell like p looked at before? */
static bool
is_repeated(struct search *h, size_t axis, size_t p, const size_t *rows, size_t n)
{
	for (size_t q = 0; q < p; q++)
		if (alike(h, axis, p, q, rows, n))
			return true;
	return false;
}

static void
finish(struct search *h, const size_t *rows, size_t n)
{
	if (!n && !h->defaults && !*h->gap)
		tell_gap(h);
	for (size_t i = 0; h->overlaps && i < n; i++)
		for (size_t j = i + 1; j < n; j++)
			compare(h, rows[i], rows[j]);
}

static void
walk(struct search *h, size_t level, const size_t *rows, size_t n)
{
	size_t axis, *kept;

	if (h->steps > STEPS || ((h->defaults || *h->gap) && n < 2) ||
	    (!h->overlaps && (h->defaults || *h->gap)))
		return;
	if (level == h->s->naxes) {
		finish(h, rows, n);
		return;
	}
	axis = h->order[level];
	kept = mem_resize(NULL, n + 1, sizeof(*kept));
	for (size_t p = 0; p < h->s->axes[axis].n && h->steps <= STEPS; p++) {
		if (is_repeated(h, axis, p, rows, n))
			continue;
		h->point[axis] = p;
		if (is_possible(h))
			walk(h, level + 1, kept, keep(h, rows, n, kept));
	}
	h->point[axis] = SIZE_MAX;
	free(kept);
}

/* ---- */

static void
sort_axes(struct search *h)
{
	for (size_t i = 0; i < h->s->naxes; i++) {
		size_t k = i;

		for (; k && h->s->axes[h->order[k - 1]].n > h->s->axes[i].n; k--)
			h->order[k] = h->order[k - 1];
		h->order[k] = i;
		h->point[i] = SIZE_MAX;
	}
}

static void
tell_large(struct search *h)
{
	const struct rule *x = h->s->rules[0];
	struct str name = h->s->l->r->names[h->name].full;

	findings_add(h->s->l->findings, &(struct finding){.check = STR("too_large"),
	    .severity = SEVERITY_NOTE, .key = name, .file = x->place.file, .line = x->place.line,
	    .name = name, .message = str_of(msg(M_LINT_LARGE))});
}

void
lint_search(struct cells *s, int name, struct str when, struct map *seen, bool *gap)
{
	struct search h = {.s = s, .name = name, .when = when, .seen = seen, .gap = gap};
	size_t *rows = arena_take(s->arena, s->nrows + 1, sizeof(*rows)), n = 0;

	h.order = arena_take(s->arena, s->naxes + 1, sizeof(*h.order));
	h.point = arena_take(s->arena, s->naxes + 1, sizeof(*h.point));
	h.overlaps = s->l->r->names[name].pick == PICK_NONE;
	for (size_t i = 0; i < s->nrows; i++)
		if (s->rows[i])
			rows[n++] = i;
		else
			h.defaults = true;
	if (!n)
		return;
	sort_axes(&h);
	walk(&h, 0, rows, n);
	if (h.steps > STEPS)
		tell_large(&h);
}
