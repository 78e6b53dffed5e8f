/* matchexact - two very large registers compared by number alone. */
#include <stdlib.h>

#include "matchexact_priv.h"

/* ---- rows of the left register */

/* One pair of the output. */
static void
put(struct exact *x, struct str left, struct str right, enum match_class class,
    enum name_level name, bool again)
{
	buf_reset(&x->o->reason);
	buf_puts(&x->o->reason, "id:equal");
	if (name != NAME_MISSING)
		buf_printf(&x->o->reason, " name:%s",
		    match_level_names[match_name_level(name)]);
	if (again)
		buf_puts(&x->o->reason, " again");
	matchout_put(x->o, &left, &right, class, (struct str){0}, buf_str(&x->o->reason));
	x->m->counts[class]++;
}

/* nth: of the rows put with this left one, from 0. */
static bool
put_hit(struct exact *x, struct str left, const struct hit *h, size_t nth, struct fault *f)
{
	enum match_class class = h->class;
	enum shown note = exact_note(x, h->row);
	bool same = class == MATCH_BOTH, again = same && (nth || note == SHOWN_BOTH);
	struct str right;

	if (again && x->m->one_to_one)
		class = MATCH_REVIEW;
	if (!rowstore_get(&x->m->right.store, exact_at(x, h->row), &right, f))
		return false;
	put(x, left, right, class, h->name, again);
	x->m->persons += same && !again;
	x->m->right_both += class == MATCH_BOTH && note != SHOWN_BOTH;
	x->m->left_both += class == MATCH_BOTH && !nth;
	if (note != SHOWN_BOTH)
		exact_set_note(x, h->row, same ? SHOWN_BOTH : SHOWN);
	return true;
}

static void
put_alone(struct exact *x, struct str row, const struct said *said, bool left)
{
	buf_reset(&x->o->reason);
	if (!x->m->raw)
		buf_printf(&x->o->reason, "id:%s", idclass_name(said->class));
	x->m->counts[left ? MATCH_LEFT : MATCH_RIGHT]++;
	matchout_put(x->o, left ? &row : NULL, left ? NULL : &row,
	    left ? MATCH_LEFT : MATCH_RIGHT, (struct str){0}, buf_str(&x->o->reason));
}

/* A right row that is somebody else than the left one, who has been found. */
static bool
put_off(struct exact *x, size_t row, struct fault *f)
{
	struct match_side *s = &x->m->left;
	struct put_off *p;

	exact_set_note(x, row, PUT_OFF);
	x->later = mem_grow(x->later, x->nlater, &x->later_room, sizeof(*x->later));
	p = &x->later[x->nlater++];
	p->row = row;
	return (s->store.open || rowstore_open(&s->store, s->path, s->t, f)) &&
	    rowstore_put(&s->store, s->t, &p->left, f);
}

static bool
is_due(const struct exact *x, const struct hit *h, bool found)
{
	enum shown note = exact_note(x, h->row);

	return found ? h->class == MATCH_BOTH && note != SHOWN_BOTH : note < SHOWN;
}

/* The best hit of all, the first among equals. */
static const struct hit *
best_of(const struct exact *x)
{
	static const int ranks[] = {[MATCH_BOTH] = 0, [MATCH_REVIEW] = 1, [MATCH_CONFLICT] = 2};
	const struct hit *best = &x->hits[x->nhits - 1];

	for (size_t i = x->nhits; i-- > 0; )
		if (ranks[x->hits[i].class] < ranks[best->class])
			best = &x->hits[i];
	return best;
}

/*
 * The left row with each right row of its number that is not listed yet, or with one that is:
 * so n rows of a number here and m there are n + m rows at most, or n + 2 m where some stand
 * under other names. Where one of them is the person, the others wait for theirs.
 */
static bool
put_left(struct exact *x, struct str row, struct fault *f)
{
	struct said said;
	size_t put = 0;
	bool found;

	exact_listen(x->m, &x->m->left, row, &said);
	x->m->left.unsound += !x->m->raw && !said.number.n;
	if (!exact_find(x, &said, f))
		return false;
	if (!x->nhits) {
		put_alone(x, row, &said, true);
		return true;
	}
	found = best_of(x)->class == MATCH_BOTH;
	for (size_t i = x->nhits; i-- > 0; ) {
		const struct hit *h = &x->hits[i];

		if (is_due(x, h, found) ? !put_hit(x, row, h, put++, f) :
		    exact_note(x, h->row) == NOT_MET && !put_off(x, h->row, f))
			return false;
	}
	x->m->once += found && !put && x->nhits > 1;
	x->m->capped += !found && x->cut;
	return put || put_hit(x, row, best_of(x), 0, f);
}

/* ---- the rest of the right one */

static int
by_row(const void *p, const void *q)
{
	const struct put_off *a = p, *b = q;

	return (a->row > b->row) - (a->row < b->row);
}

/* A number that the left register has, under another name, and nobody of this name. */
static bool
put_later(struct exact *x, const struct put_off *p, struct str right, const struct said *said,
    struct fault *f)
{
	struct said other;
	struct str left;
	enum name_level level;

	if (!rowstore_get(&x->m->left.store, p->left, &left, f))
		return false;
	exact_listen(x->m, &x->m->left, left, &other);
	level = exact_names(x, other.name, said->name);
	put(x, left, right, exact_class(level), level, false);
	return true;
}

/* What of the right register stands in no row yet. */
static bool
put_rest(struct exact *x, struct fault *f)
{
	struct match_side *s = &x->m->right;
	uint64_t at = x->first;
	size_t next = 0, later = 0;
	struct said said;
	struct str row;

	for (size_t i = 0; i < s->n; i++, at = s->store.next) {
		bool numbered = next < x->rows.n && exact_at(x, next) == at;
		enum shown note = numbered ? exact_note(x, next++) : NOT_MET;

		if (!rowstore_get(&s->store, at, &row, f))
			return false;
		exact_listen(x->m, s, row, &said);
		while (later < x->nlater && x->later[later].row + 1 < next)
			later++;
		if (note == NOT_MET)
			put_alone(x, row, &said, false);
		else if (note == PUT_OFF && !put_later(x, &x->later[later], row, &said, f))
			return false;
	}
	return true;
}

static bool
put_all(struct exact *x, void (*progress)(const struct tsv *), struct fault *f)
{
	struct match_side *left = &x->m->left;

	for (; tsv_next(left->t); progress(left->t)) {
		left->n++;
		if (!put_left(x, tsv_row(left->t), f))
			return false;
	}
	if (tsv_failed(left->t)) {
		*f = *tsv_failed(left->t);
		return false;
	}
	if (x->nlater)
		qsort(x->later, x->nlater, sizeof(*x->later), by_row);
	if ((left->store.open && !rowstore_done(&left->store, f)) || !put_rest(x, f))
		return false;
	matchout_end(x->o);
	return true;
}

bool
matchexact(struct match *m, struct matchout *o, void (*progress)(const struct tsv *),
    struct fault *f)
{
	struct exact x = {.m = m, .o = o};
	bool good = exact_load(&x, progress, f) && put_all(&x, progress, f);

	prints_free(&x.rows);
	free(x.hits);
	free(x.later);
	return good;
}
