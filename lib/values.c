/* Rows and what the rules say about each. */
#include "values.h"

/* A row has one value of a name: several months need rows that say theirs. */
static bool
check_span(const struct reckon *k, struct fault *f)
{
	const struct reckon_ask *ask = k->ask;

	if (!ask->spanned || ask->from == ask->to || k->group.sources[0].month >= 0)
		return true;
	*f = (struct fault){.file = tsv_file(reckon_stream(k)), .line = 1};
	return fault_set(f, M_CALC_SPAN);
}

bool
values_bind(struct values *v, struct reckon *k, struct tsv_out *w, struct fault *f)
{
	const struct tsv *t = reckon_stream(k);

	*v = (struct values){.k = k};
	v->asks = arena_take(&k->arena, k->ask->nwords, sizeof(*v->asks));
	if (!check_span(k, f))
		return false;
	for (size_t i = 0; i < k->ask->nwords; i++) {
		struct str word = k->ask->words[i];

		*f = (struct fault){0};
		if (reckon_taken(k, word, f) || !rules_ask(k->rules, word, &v->asks[i], f))
			return false;
	}
	for (size_t i = 0; i < tsv_columns(t); i++)
		tsv_put(w, tsv_name(t, i));
	for (size_t i = 0; i < k->ask->nwords; i++)
		tsv_put(w, k->ask->words[i]);
	tsv_end(w);
	beside_bind(&v->beside, k);
	return explain_open(&v->explain, k, f);
}

void
values_free(struct values *v)
{
	buf_free(&v->cells);
}

/* The values of one line, kept behind it. */
static bool
reckon_line(struct values *v, struct line *l, struct fault *f)
{
	buf_reset(&v->cells);
	for (size_t i = 0; i < v->k->ask->nwords; i++) {
		if (i)
			buf_putc(&v->cells, '\t');
		if (!run_print(v->k->run, l->at, &v->asks[i], &v->cells))
			return reckon_fault(v->k, f);
	}
	l->more = arena_str(&v->k->group.arena, buf_str(&v->cells));
	return true;
}

static bool
reckon_months(struct values *v, struct fault *f)
{
	const struct explained what = {.decision = -1, .amount = -1, .asks = v->asks,
	    .nasks = v->k->ask->nwords};

	for (months m = RECKON_FIRST; reckon_month(v->k, &m);) {
		reckon_choose(v->k, m, -1, (struct str){0});
		if (!reckon_run(v->k, f))
			return false;
		for (size_t i = 0; i < v->k->nchosen; i++)
			if (!reckon_line(v, v->k->chosen[i], f))
				return false;
		if (!explain_add(&v->explain, v->k, &what, f))
			return false;
		beside_count(&v->beside, v->k);
	}
	return true;
}

bool
values_household(struct values *v, struct tsv_out *w, size_t *rows, struct fault *f)
{
	const struct source *s = v->k->group.sources;

	if (!reckon_months(v, f)) {
		explain_drop(&v->explain);
		return false;
	}
	for (size_t i = 0; i < s->n; i++) {
		if (!s->lines[i].used)
			continue;
		tsv_put_row(w, s->lines[i].row);
		tsv_put_row(w, s->lines[i].more);
		tsv_end(w);
		++*rows;
	}
	explain_keep(&v->explain);
	return true;
}
