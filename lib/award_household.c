/* The awards of a household: month by month, programme by programme. */
#include <string.h>

#include "award.h"

bool
award_pays(const struct programme *p, struct fault *f)
{
	return p->amount >= 0 || fault_set(f, M_PROGRAMME_AMOUNT, STR_FMT(p->name),
	    STR_FMT(p->name));
}

/* ---- households */

static const struct programme *
known_programme(const struct awards *w, struct str name)
{
	for (size_t i = 0; i < w->n; i++)
		if (str_eq(w->programmes[i].name, name))
			return &w->programmes[i];
	return NULL;
}

/* A programme that a row names; NULL with the reason. */
static const struct programme *
row_programme(struct awards *w, const struct line *l, struct fault *f)
{
	const struct programme *p = known_programme(w, l->cells[w->programme]);
	struct programme made, *list;

	if (p)
		return p;
	if (!decide_programme(w->k, l->cells[w->programme], &made, f) || !award_pays(&made, f)) {
		char text[sizeof(f->text)];

		memcpy(text, f->text, sizeof(text));
		reckon_cell(l, STR("programme"), f, M_AWARD_TEXT, text);
		return NULL;
	}
	list = arena_take(&w->k->arena, w->n + 1, sizeof(*list));
	for (size_t i = 0; i < w->n; i++)
		list[i] = w->programmes[i];
	list[w->n] = made;
	w->programmes = list;
	return &list[w->n++];
}

/* What this month is about, in order: as asked, else as the rows name them. */
static const struct programme **
programmes_of_month(struct awards *w, size_t *n, struct fault *f)
{
	struct reckon *k = w->k;
	const struct programme **list = arena_take(&k->group.arena, w->n + k->nchosen + 1,
	    sizeof(*list));

	*n = 0;
	if (w->programme < 0 || k->ask->nwords) {
		while (*n < w->n) {
			list[*n] = &w->programmes[*n];
			++*n;
		}
		return list;
	}
	for (size_t i = 0; i < k->nchosen; i++) {
		const struct programme *p = row_programme(w, k->chosen[i], f);
		size_t j = 0;

		if (!p)
			return NULL;
		while (j < *n && !str_eq(list[j]->name, p->name))
			j++;
		if (j == *n)
			list[(*n)++] = p;
	}
	return list;
}

/* ---- decisions of an earlier program */

static bool
parse_decision(const struct awards *w, const struct line *l, struct value *v, struct fault *f)
{
	struct str cell = l->cells[w->decision];
	struct buf shown = {0};

	*v = value_unknown(NULL);
	if (str_eq(cell, STR("yes")) || str_eq(cell, STR("no")))
		*v = value_bool(cell.n == 3);
	else if (!str_eq(cell, STR("review"))) {
		msg_excerpt(&shown, cell);
		reckon_cell(l, STR("decision"), f, M_RULES_NO_BOOL, buf_cstr(&shown));
		buf_free(&shown);
		return false;
	}
	return true;
}

/* The lines of one award say the same. */
static bool
give_decision(struct awards *w, const struct award *a, struct fault *f)
{
	struct value first, v;

	if (!parse_decision(w, a->lines[0], &first, f))
		return false;
	for (size_t i = 1; i < a->nlines; i++) {
		if (!parse_decision(w, a->lines[i], &v, f))
			return false;
		if (!value_same(&first, &v))
			return reckon_cell(a->lines[i], STR("decision"), f, M_AWARD_DECISIONS,
			    a->lines[0]->number);
	}
	if (first.kind == VALUE_BOOL)
		run_give(w->k->run, a->row, a->p->decision, &first);
	return true;
}

/* ---- awards */

/* The rows of the programme's entity, each with its lines. */
static struct award *
list_awards(const struct awards *w, const struct programme *p, size_t *n)
{
	struct reckon *k = w->k;
	struct arena *arena = &k->group.arena;
	struct award *list = arena_take(arena, k->nchosen, sizeof(*list));
	int entity = rules_name_entity(k->rules, p->decision);

	*n = 0;
	for (size_t i = 0; i < k->nchosen; i++) {
		struct row *at = k->chosen[i]->at, *row = row_up(at, entity);
		size_t j = row == at ? 0 : *n;
		struct award *a;

		while (j > 0 && list[j - 1].row != row)
			j--;
		if (j > 0) {
			a = &list[j - 1];
		} else {
			a = &list[(*n)++];
			*a = (struct award){.p = p, .entity = entity, .row = row};
			a->lines = arena_take(arena, row == at ? 1 : k->nchosen - i,
			    sizeof(struct line *));
		}
		a->lines[a->nlines++] = k->chosen[i];
	}
	return list;
}

static bool
one_programme(struct awards *w, const struct programme *p, struct fault *f)
{
	const struct explained what = {.programme = p->name, .decision = p->decision,
	    .amount = p->amount};
	size_t n;
	struct award *list = list_awards(w, p, &n);

	for (size_t i = 0; w->decision >= 0 && i < n; i++)
		if (!give_decision(w, &list[i], f))
			return false;
	for (size_t i = 0; i < n; i++)
		if (!award_add(w, &list[i], f))
			return false;
	return explain_add(&w->explain, w->k, &what, f);
}

/*
 * Programmes of one month share what is reckoned, unless each has rows of its own, or
 * an explanation is wanted, which is whole for each.
 */
static bool
one_month(struct awards *w, months m, struct fault *f)
{
	bool apart = w->programme >= 0 || w->explain.open;
	const struct programme **list;
	size_t n;

	reckon_choose(w->k, m, -1, (struct str){0});
	if (!(list = programmes_of_month(w, &n, f)))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (w->programme >= 0 && !reckon_choose(w->k, m, w->programme, list[i]->name))
			continue;
		if ((i == 0 || apart) && !reckon_run(w->k, f))
			return false;
		if (!one_programme(w, list[i], f))
			return false;
		if (apart || i + 1 == n)
			beside_count(&w->beside, w->k);
	}
	return true;
}

static void
drop(struct awards *w)
{
	held_drop(&w->pay);
	held_drop(&w->open);
	explain_drop(&w->explain);
}

bool
awards_household(struct awards *w, struct tsv_out *out, size_t *rows, struct fault *f)
{
	w->zero_here = w->open_here = 0;
	for (months m = RECKON_FIRST; reckon_month(w->k, &m);)
		if (!one_month(w, m, f)) {
			drop(w);
			return false;
		}
	w->zero_all += w->zero_here;
	w->open_all += w->open_here;
	*rows += held_write(&w->pay, out);
	if (w->ask->review)
		held_write(&w->open, &w->review);
	explain_keep(&w->explain);
	drop(w);
	return true;
}

void
awards_say(const struct awards *w)
{
	const struct beside_column *c[2] = {&w->amount, &w->persons};

	beside_say(&w->beside, w->k);
	for (size_t i = 0; i < COUNT(c); i++)
		if (c[i]->differ)
			w->k->tell.say(M_BESIDE_DIFFER, STR_FMT(c[i]->name), c[i]->differ,
			    c[i]->seen);
	if (!reckon_failed(w->k))
		w->k->tell.say(msg_n(w->zero_all, M_SUBSIDY_COUNTS_ONE, M_SUBSIDY_COUNTS),
		    w->zero_all,
		    w->open_all);
}
