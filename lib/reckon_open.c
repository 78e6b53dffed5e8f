/* Rules and tables that are ready to be reckoned with. */
#include "pack.h"
#include "reckon_priv.h"

/* A day for every row: -d, -m, or a column month. */
static bool
check_months(struct reckon *k, struct fault *f)
{
	const struct reckon_ask *ask = k->ask;
	const struct source *s = k->group.sources;

	*f = (struct fault){.file = tsv_file(s->t), .line = 1};
	k->own_months = !ask->dated && !ask->spanned;
	if (k->own_months && s->month < 0)
		return fault_set(f, M_RECKON_NO_DAY);
	if (ask->spanned && ask->from != ask->to && s->month < 0 && s->from < 0 && s->to < 0)
		return fault_set(f, M_RECKON_SPAN);
	return true;
}

static bool
check_area(const struct reckon *k, struct fault *f)
{
	bool column = tsv_column(reckon_stream(k), STR("area_code")) >= 0;

	if (column != (k->ask->area.n > 0) || (!column && !rules_has_areas(k->rules)))
		return true;
	*f = (struct fault){.file = tsv_file(reckon_stream(k)), .line = 1};
	return fault_set(f, column ? M_RECKON_TWO_AREAS : M_RECKON_NO_AREA);
}

static bool
read_rules(struct reckon *k, struct fault *f)
{
	const struct reckon_ask *ask = k->ask;

	for (size_t i = 0; i < ask->rules.n; i++)
		if (!pack_read(k->rules, ask->rules.list[i], &k->arena, f))
			return false;
	for (size_t i = 0; i < ask->figures.n; i++)
		if (!pack_figures(k->rules, ask->figures.list[i], &k->arena, f))
			return false;
	return true;
}

static bool
open_all(struct reckon *k, struct fault *f)
{
	const struct names *d = &k->ask->dictionaries;

	if (!columns_load(&k->dictionary, d->list, d->n, &k->arena, f))
		return false;
	k->rules = rules_new(&k->dictionary);
	if (!read_rules(k, f) || !reckon_add_tables(k, f))
		return false;
	f->text[0] = '\0';	/* the rules tell what is wrong with them */
	return rules_compile_or(k->rules, k->tell.warn) && check_months(k, f) && check_area(k, f);
}

bool
reckon_open(struct reckon *k, const struct reckon_ask *ask, const struct reckon_tell *tell)
{
	struct fault f = {0};

	*k = (struct reckon){.ask = ask, .tell = *tell};
	if (!open_all(k, &f)) {
		if (f.text[0])
			k->tell.warn(&f);
		reckon_free(k);
		return false;
	}
	k->run = run_new(k->rules);
	run_area(k->run, ask->area);
	run_keep_trace(k->run, ask->explain != NULL);
	if (rules_is_example(k->rules, ask->words, ask->nwords))
		k->tell.say(M_RECKON_EXAMPLE);
	return true;
}
