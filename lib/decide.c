/* Who is entitled to what, month by month. */
#include <stdlib.h>

#include "decide.h"

/* ---- programmes */

/* Do rows of the stream belong to that entity, or are they below it? */
static bool
concerns(const struct reckon *k, int entity)
{
	const struct columns *d = &k->dictionary;
	int e = rules_table_entity(k->rules, 0);

	while (e >= 0 && e != entity)
		e = (size_t)e < d->nentities ? d->entities[e].parent : -1;
	return e >= 0;
}

static bool
no_programme(const struct reckon *k, struct str word, struct fault *f)
{
	const struct programme *all;
	size_t n = rules_programmes(k->rules, &all);
	struct str *names = mem_resize(NULL, n + 1, sizeof(*names)), near;

	for (size_t i = 0; i < n; i++)
		names[i] = all[i].name;
	near = columns_nearest(word, names, n);
	fault_set(f, near.n ? M_PROGRAMME_NEAR : M_PROGRAMME_NONE, STR_FMT(word), STR_FMT(near));
	free(names);
	return false;
}

bool
decide_programme(const struct reckon *k, struct str word, struct programme *p, struct fault *f)
{
	struct str full, entity;

	if (!rules_programme(k->rules, word, p))
		return no_programme(k, word, f);
	if (concerns(k, rules_name_entity(k->rules, p->decision)))
		return true;
	full = rules_name(k->rules, p->decision);
	entity = (struct str){full.p, str_find(full, '.')};
	return fault_set(f, M_PROGRAMME_BELOW, STR_FMT(word), STR_FMT(entity));
}

/* All that have an amount and concern these rows. */
static size_t
fitting(const struct reckon *k, struct programme *list)
{
	const struct programme *all;
	size_t n = rules_programmes(k->rules, &all), kept = 0;

	for (size_t i = 0; i < n; i++)
		if (concerns(k, rules_name_entity(k->rules, all[i].decision)))
			list[kept++] = all[i];
	return kept;
}

bool
decide_programmes(const struct reckon *k, struct programme **list, size_t *n, struct fault *f)
{
	const struct programme *all;
	size_t room = k->ask->nwords + rules_programmes(k->rules, &all) + 1;
	struct arena *a = (struct arena *)(size_t)&k->arena;

	*f = (struct fault){0};
	*list = arena_take(a, room, sizeof(**list));
	*n = k->ask->nwords;
	for (size_t i = 0; i < *n; i++)
		if (!decide_programme(k, k->ask->words[i], &(*list)[i], f))
			return false;
	if (!*n)
		*n = fitting(k, *list);
	return *n || fault_set(f, M_PROGRAMMES_NONE);
}

/* ---- the table */

static bool
put_header(const struct decide *d, struct tsv_out *w, struct fault *f)
{
	static const struct str own[] = {
		STR_INIT("programme"), STR_INIT("month"), STR_INIT("decision"), STR_INIT("reasons"),
		STR_INIT("cites")
	};
	const struct tsv *t = reckon_stream(d->k);

	for (size_t i = 0; i < tsv_columns(t); i++)
		tsv_put(w, tsv_name(t, i));
	for (size_t i = 0; i < COUNT(own); i++) {
		if (i == 1 && d->k->group.sources[0].month >= 0)
			continue;	/* the rows have their month */
		if (reckon_taken(d->k, own[i], f))
			return false;
		tsv_put(w, own[i]);
	}
	tsv_end(w);
	return true;
}

bool
decide_bind(struct decide *d, struct reckon *k, bool strict, struct tsv_out *w, struct fault *f)
{
	*d = (struct decide){.k = k, .strict = strict};
	if (!decide_programmes(k, &d->programmes, &d->n, f) || !put_header(d, w, f))
		return false;
	beside_bind(&d->beside, k);
	return explain_open(&d->explain, k, f);
}

void
decide_free(struct decide *d)
{
	held_free(&d->rows);
	buf_free(&d->decision);
	buf_free(&d->reasons);
	buf_free(&d->cites);
}

/* ---- decisions */

static const char *const words[DECIDE_KINDS] = {"yes", "no", "review"};

/* The decision at a row, its reasons and citations, into d's buffers. */
static bool
decide_at(struct decide *d, struct row *row, int name, struct fault *f)
{
	struct run *u = d->k->run;
	struct value v;

	buf_reset(&d->decision);
	buf_reset(&d->reasons);
	buf_reset(&d->cites);
	if (!run_value(u, row, name, &v) || !run_why(u, row, name, &d->reasons) ||
	    !run_cite(u, row, name, &d->cites))
		return reckon_fault(d->k, f);
	d->kind = v.kind == VALUE_UNKNOWN ? DECIDE_REVIEW : v.yes ? DECIDE_YES : DECIDE_NO;
	if (d->kind == DECIDE_REVIEW && d->strict)
		d->kind = DECIDE_NO;
	buf_puts(&d->decision, words[d->kind]);
	return true;
}

static void
put_row(struct decide *d, const struct line *l, struct str programme)
{
	held_put(&d->rows, l->row);
	held_put(&d->rows, programme);
	if (d->k->group.sources[0].month < 0) {
		held_put(&d->rows, (struct str){0});
		month_print(&d->rows.text, d->k->month);
	}
	held_put(&d->rows, buf_str(&d->decision));
	held_put(&d->rows, buf_str(&d->reasons));
	held_put(&d->rows, buf_str(&d->cites));
	held_end(&d->rows);
}

/* Has an earlier line this row too? */
static bool
seen(const struct decide *d, size_t i, const struct row *row, int entity)
{
	for (size_t j = 0; j < i && row != d->k->chosen[i]->at; j++)
		if (row_up(d->k->chosen[j]->at, entity) == row)
			return true;
	return false;
}

/* One programme: each row once decided, repeated on the lines below it. */
static bool
one_programme(struct decide *d, const struct programme *p, struct fault *f)
{
	int entity = rules_name_entity(d->k->rules, p->decision);
	const struct row *last = NULL;

	for (size_t i = 0; i < d->k->nchosen; i++) {
		struct row *row = row_up(d->k->chosen[i]->at, entity);

		if (row != last && !decide_at(d, row, p->decision, f))
			return false;
		d->here[d->kind] += row != last && !seen(d, i, row, entity);
		last = row;
		put_row(d, d->k->chosen[i], p->name);
	}
	return true;
}

static bool
one_month(struct decide *d, months m, struct fault *f)
{
	reckon_choose(d->k, m, -1, (struct str){0});
	for (size_t i = 0; i < d->n; i++) {
		const struct programme *p = &d->programmes[i];
		struct explained what = {.programme = p->name, .decision = p->decision,
		    .amount = -1};

		/* an explanation is whole: it says again what two programmes share */
		if ((i == 0 || d->explain.open) && !reckon_run(d->k, f))
			return false;
		if (!one_programme(d, p, f) || !explain_add(&d->explain, d->k, &what, f))
			return false;
	}
	beside_count(&d->beside, d->k);
	return true;
}

bool
decide_household(struct decide *d, struct tsv_out *w, size_t *rows, struct fault *f)
{
	for (int c = 0; c < DECIDE_KINDS; c++)
		d->here[c] = 0;
	for (months m = RECKON_FIRST; reckon_month(d->k, &m);)
		if (!one_month(d, m, f)) {
			held_drop(&d->rows);
			explain_drop(&d->explain);
			return false;
		}
	for (int c = 0; c < DECIDE_KINDS; c++)
		d->counts[c] += d->here[c];
	*rows += held_write(&d->rows, w);
	explain_keep(&d->explain);
	return true;
}
