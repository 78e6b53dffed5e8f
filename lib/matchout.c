/* matchout - what comes of two registers compared. */
#include <stdlib.h>

#include "matchout.h"

enum { MATCH, SCORE, REASON, OWN };

static const struct str own[OWN] = {STR_INIT("match"), STR_INIT("score"), STR_INIT("reason")};

/* ---- columns */

static size_t
find(const struct str *names, size_t n, struct str name)
{
	size_t i = 0;

	while (i < n && !str_eq(names[i], name))
		i++;
	return i;
}

static bool
choose(struct matchout *o, const struct str *names, size_t n, const struct str *choice,
    size_t nchoice, struct fault *f)
{
	*f = (struct fault){0};
	for (size_t i = 1; i < n; i++)
		if (find(names, i, names[i]) < i)
			return fault_set(f, M_MATCH_CLASH, STR_FMT(names[i]));
	o->nchosen = choice ? nchoice : n;
	o->chosen = arena_take(&o->memory, o->nchosen, sizeof(*o->chosen));
	for (size_t i = 0; i < o->nchosen; i++) {
		o->chosen[i] = choice ? find(names, n, choice[i]) : i;
		if (o->chosen[i] == n)
			return fault_set(f, M_MATCH_NO_OUTPUT, STR_FMT(choice[i]));
	}
	return true;
}

bool
matchout_open(struct matchout *o, struct tsv_out *w, const struct tsv *left,
    const struct tsv *right, const char *suffix, const struct str *choice, size_t nchoice,
    struct fault *f)
{
	size_t n;

	*o = (struct matchout){.w = w, .nleft = tsv_columns(left), .nright = tsv_columns(right)};
	n = o->nleft + o->nright + OWN;
	o->cells = arena_take(&o->memory, n, sizeof(*o->cells));
	for (size_t i = 0; i < o->nleft; i++)
		o->cells[i] = arena_str(&o->memory, tsv_name(left, i));
	for (size_t i = 0; i < o->nright; i++) {
		buf_reset(&o->text);
		buf_put(&o->text, tsv_name(right, i));
		buf_puts(&o->text, suffix);
		o->cells[o->nleft + i] = arena_str(&o->memory, buf_str(&o->text));
	}
	for (size_t i = 0; i < OWN; i++)
		o->cells[o->nleft + o->nright + i] = own[i];
	return choose(o, o->cells, n, choice, nchoice, f);
}

/* ---- rows */

static void
write_cells(struct matchout *o)
{
	for (size_t i = 0; i < o->nchosen; i++)
		tsv_put(o->w, o->cells[o->chosen[i]]);
	tsv_end(o->w);
}

static void
split(struct str *cells, size_t n, const struct str *row)
{
	struct str rest = row ? *row : (struct str){0};

	for (size_t i = 0; i < n; i++)
		if (!str_cut(&rest, '\t', &cells[i]))
			cells[i] = (struct str){0};
}

void
matchout_put(struct matchout *o, const struct str *left, const struct str *right,
    enum match_class class, struct str score, struct str reason)
{
	struct str *mine = o->cells + o->nleft + o->nright;

	if (!o->w)
		return;
	if (o->rows++ == 0)
		write_cells(o);		/* the header still stands there */
	split(o->cells, o->nleft, left);
	split(o->cells + o->nleft, o->nright, right);
	mine[MATCH] = str_of(match_class_names[class]);
	mine[SCORE] = score;
	mine[REASON] = reason;
	write_cells(o);
}

void
matchout_end(struct matchout *o)
{
	if (o->w && o->rows == 0)
		write_cells(o);
}

static void
put_alone(struct matchout *o, const struct match_side *s, size_t i, struct str row, bool left)
{
	buf_reset(&o->reason);
	if (s->columns[ROLE_ID] >= 0)
		buf_printf(&o->reason, "id:%s", idclass_name(s->list[i].id.class));
	matchout_put(o, left ? &row : NULL, left ? NULL : &row, left ? MATCH_LEFT : MATCH_RIGHT,
	    (struct str){0}, buf_str(&o->reason));
}

/* ---- all of it */

static bool
put_pair(struct matchout *o, struct match *m, const struct match_pair *p, struct fault *f)
{
	struct match_facts x;
	struct str left, right;

	if (!o->w)
		return true;
	if (!rowstore_get(&m->left.store, m->left.list[p->left].at, &left, f) ||
	    !rowstore_get(&m->right.store, m->right.list[p->right].at, &right, f))
		return false;
	/* of these two rows: p has that of the first ones of the two persons */
	match_compare(m, &m->left.list[p->left], &m->right.list[p->right], &x);
	buf_reset(&o->text);
	match_score_print(&o->text, x.score);
	buf_reset(&o->reason);
	match_reason(m, p, &o->reason);
	matchout_put(o, &left, &right, (enum match_class)p->class, buf_str(&o->text),
	    buf_str(&o->reason));
	return true;
}

static bool
put_left(struct matchout *o, struct match *m, struct tsv_out *explain, bool english,
    struct fault *f)
{
	size_t p = 0;
	struct str row;

	for (size_t i = 0; i < m->left.n; i++) {
		bool alone = p == m->npairs || m->pairs[p].left != i;

		for (; p < m->npairs && m->pairs[p].left == i; p++) {
			if (!put_pair(o, m, &m->pairs[p], f))
				return false;
			if (explain)
				matchout_why(o, m, &m->pairs[p], explain, english);
		}
		if (!alone || !o->w)
			continue;
		if (!rowstore_get(&m->left.store, m->left.list[i].at, &row, f))
			return false;
		put_alone(o, &m->left, i, row, true);
	}
	return true;
}

static bool
put_right(struct matchout *o, struct match *m, struct fault *f)
{
	unsigned char *shown = mem_resize(NULL, m->right.n + 1, 1);
	struct str row;
	bool good = true;

	memset(shown, 0, m->right.n + 1);
	for (size_t i = 0; i < m->npairs; i++)
		shown[m->pairs[i].right] = 1;
	for (size_t i = 0; i < m->right.n && good && o->w; i++) {
		if (shown[i])
			continue;
		good = rowstore_get(&m->right.store, m->right.list[i].at, &row, f);
		if (good)
			put_alone(o, &m->right, i, row, false);
	}
	free(shown);
	return good;
}

bool
matchout_all(struct matchout *o, struct match *m, struct tsv_out *explain, bool english,
    struct fault *f)
{
	if (explain)
		matchout_why_header(explain);
	if (!put_left(o, m, explain, english, f) || !put_right(o, m, f))
		return false;
	matchout_end(o);
	return true;
}

void
matchout_free(struct matchout *o)
{
	arena_free(&o->memory);
	buf_free(&o->text);
	buf_free(&o->reason);
	*o = (struct matchout){0};
}
