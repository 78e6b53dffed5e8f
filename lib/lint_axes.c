/* What is tested, cut by its literals into cells. */
#include <stdlib.h>

#include "lint_priv.h"

void
axis_add(struct axis *x, const struct value *v)
{
	x->points = mem_grow(x->points, x->n, &x->room, sizeof(*x->points));
	x->points[x->n++] = *v;
}

static int
by_value(const void *a, const void *b)
{
	return value_cmp(a, b);
}

static void
sort_points(struct axis *x)
{
	size_t n = 0;

	qsort(x->points, x->n, sizeof(*x->points), by_value);
	for (size_t i = 0; i < x->n; i++)
		if (!n || !value_same(&x->points[n - 1], &x->points[i]))
			x->points[n++] = x->points[i];
	x->n = n;
}

/* A number between two others; false: there is none among the whole ones. */
static bool
between(const struct axis *x, struct ratio a, struct ratio b, struct value *out)
{
	struct ratio m;

	if (x->whole) {
		if (!ratio_add(a, RATIO(1), &m) || !ratio_round(m, ROUND_FLOOR, RATIO(1), &m))
			return false;
	} else if (!ratio_add(a, b, &m) || !ratio_div(m, RATIO(2), &m))
		return false;
	*out = value_number(m);
	return ratio_cmp(a, m) < 0 && ratio_cmp(m, b) < 0;
}

static void
cut_numbers(struct axis *x)
{
	size_t n = x->n;
	struct value v;
	struct ratio end;

	for (size_t i = 0; i + 1 < n; i++)
		if (between(x, x->points[i].number, x->points[i + 1].number, &v))
			axis_add(x, &v);
	if (ratio_sub(x->points[0].number, RATIO(1), &end) && !(x->counts && end.n < 0)) {
		v = value_number(end);
		axis_add(x, &v);
	}
	if (ratio_add(x->points[n - 1].number, RATIO(1), &end)) {
		v = value_number(end);
		axis_add(x, &v);
	}
}

static void
cut_dates(struct axis *x)
{
	size_t n = x->n;

	for (size_t i = 0; i < n; i++) {
		days d = x->points[i].date;
		struct value before = value_date(d - (d > DAYS_MIN));
		struct value after = value_date(d + (d < DAYS_MAX));

		axis_add(x, &before);
		axis_add(x, &after);
	}
}

/* The codes of a closed list, else the words that are tested and one other. */
static void
cut_texts(const struct lint *l, struct axis *x)
{
	const struct column *column = x->ref >= 0 ? l->r->names[x->ref].column : NULL;
	bool coded = column && column->type == COLUMN_CODE;
	struct str rest = coded ? column->codes : (struct str){0}, word;
	struct value other = value_text(STR("…"));

	if (!rest.n)
		axis_add(x, &other);
	while (str_cut(&rest, ',', &word)) {
		struct value v = value_text(word);

		axis_add(x, &v);
	}
}

void
axis_cut(const struct lint *l, struct axis *x)
{
	struct value no = value_bool(false);

	sort_points(x);
	switch (x->points[0].kind) {
	case VALUE_NUMBER: cut_numbers(x); break;
	case VALUE_DATE: cut_dates(x); break;
	case VALUE_TEXT: cut_texts(l, x); break;
	default: axis_add(x, &no);
	}
	sort_points(x);
	if (x->right) {	/* below, equal, above */
		x->n = 0;
		for (int i = -1; i <= 1; i++) {
			struct value v = value_number(RATIO(i));

			axis_add(x, &v);
		}
	}
}

void
cells_show(struct buf *b, const struct axis *x, size_t point)
{
	const struct value *v = &x->points[point];

	if (!x->right) {
		lint_show(b, x->left);
		buf_puts(b, " = ");
		value_print(b, v);
		return;
	}
	lint_show(b, x->left);
	buf_puts(b, v->number.n < 0 ? " < " : v->number.n > 0 ? " > " : " = ");
	lint_show(b, x->right);
}
