/* Register rows to payment rows, one a month, programme and payee. */
#include "award.h"

static const struct str copied_names[AWARD_COPIED] = {
	STR_INIT("area_code"), STR_INIT("township"), STR_INIT("village"), STR_INIT("residence"),
	STR_INIT("household_id"), STR_INIT("id_number"), STR_INIT("name"), STR_INIT("payee_name"),
	STR_INIT("payee_id_number"), STR_INIT("account")
};

/* ---- columns */

static bool
is_own(struct str name)
{
	static const struct str others[] = {
		STR_INIT("month"), STR_INIT("programme"), STR_INIT("persons"), STR_INIT("amount"),
		STR_INIT("rules")
	};

	for (size_t i = 0; i < COUNT(others); i++)
		if (str_eq(name, others[i]))
			return true;
	for (size_t i = 0; i < AWARD_COPIED; i++)
		if (str_eq(name, copied_names[i]))
			return true;
	return false;
}

static bool
bind_extra(struct awards *w, struct fault *f)
{
	const struct tsv *t = reckon_stream(w->k);

	w->extra = arena_take(&w->k->arena, w->ask->nextra + 1, sizeof(*w->extra));
	for (size_t i = 0; i < w->ask->nextra; i++) {
		long column;

		if (is_own(w->ask->extra[i])) {
			*f = (struct fault){.column = w->ask->extra[i]};
			return fault_set(f, M_AWARD_OWN);
		}
		if ((column = tsv_need(t, w->ask->extra[i], f)) < 0)
			return false;
		w->extra[i] = (size_t)column;
	}
	return true;
}

static void
put_header(const struct awards *w, struct tsv_out *out)
{
	tsv_put(out, STR("month"));
	tsv_put(out, STR("programme"));
	for (int i = 0; i < AWARD_COPIED; i++) {
		if (i == AWARD_PAYEE) {
			tsv_put(out, STR("persons"));
			tsv_put(out, STR("amount"));
		}
		tsv_put(out, copied_names[i]);
	}
	tsv_put(out, STR("rules"));
	for (size_t i = 0; i < w->ask->nextra; i++)
		tsv_put(out, w->ask->extra[i]);
	tsv_end(out);
}

static bool
open_review(struct awards *w, struct fault *f)
{
	if (!w->ask->review)
		return true;
	if (!tsv_create(&w->review, w->ask->review, f))
		return false;
	tsv_put_row(&w->review, STR("month\tprogramme\thousehold_id\tid_number\treasons\tcites"));
	tsv_end(&w->review);
	return true;
}

static void
bind_columns(struct awards *w)
{
	const struct tsv *t = reckon_stream(w->k);

	w->programme = tsv_column(t, STR("programme"));
	w->decision = tsv_column(t, STR("decision"));
	w->reasons = tsv_column(t, STR("reasons"));
	w->cites = tsv_column(t, STR("cites"));
	w->covered = tsv_column(t, STR("covered"));
	w->covered_persons = tsv_column(t, STR("covered_persons"));
	for (int i = 0; i < AWARD_COPIED; i++)
		w->copied[i] = tsv_column(t, copied_names[i]);
	for (size_t i = 1; w->covered < 0 && i < w->k->group.n; i++)
		w->covered = tsv_column(w->k->group.sources[i].t, STR("covered"));
}

/* With a column programme and without -p they come as the rows name them. */
static bool
bind_programmes(struct awards *w, struct fault *f)
{
	*f = (struct fault){0};
	if (w->programme >= 0 && !w->k->ask->nwords)
		return true;
	if (!decide_programmes(w->k, &w->programmes, &w->n, f))
		return false;
	for (size_t i = 0; i < w->n; i++)
		if (!award_pays(&w->programmes[i], f))
			return false;
	if (w->decision < 0 || w->programme >= 0 || w->n == 1)
		return true;
	*f = (struct fault){.file = tsv_file(reckon_stream(w->k)), .line = 1};
	return fault_set(f, M_AWARD_NO_PROGRAMME);
}

bool
awards_bind(struct awards *w, struct reckon *k, const struct award_ask *ask, struct tsv_out *out,
    struct fault *f)
{
	const struct tsv *t = reckon_stream(k);

	*w = (struct awards){.k = k, .ask = ask};
	bind_columns(w);
	if (!bind_programmes(w, f) || !bind_extra(w, f) || !open_review(w, f))
		return false;
	put_header(w, out);
	beside_bind(&w->beside, k);
	w->amount = (struct beside_column){.name = STR("amount"),
	    .of = (int)tsv_column(t, STR("amount"))};
	w->persons = (struct beside_column){.name = STR("persons"),
	    .of = (int)tsv_column(t, STR("persons"))};
	return explain_open(&w->explain, k, f);
}

void
awards_free(struct awards *w)
{
	held_free(&w->pay);
	held_free(&w->open);
}
