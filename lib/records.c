/* Row by row, household by household. */
#include <stdlib.h>

#include "records_priv.h"

struct tsv *
records_stream(const struct records *r)
{
	return r->group.sources[0].t;
}

static bool
open_all(struct records *r, struct fault *f)
{
	const struct names *d = &r->ask->dictionaries, *files = &r->ask->operands;
	struct tsv *t;

	if (!columns_load(&r->dictionary, d->list, d->n, &r->arena, f) ||
	    !(t = tsv_open(files->list, files->n, r->ask->flags, f)))
		return false;
	group_add(&r->group, t, 0, -1, false);
	if (!records_finding_open(r, f) || !records_bind(r))
		return false;
	if (r->is_register)
		r->group.sources[0].key = r->at[AT_HOUSEHOLD];
	return records_areas(r, f) && records_rules_open(r, f);
}

bool
records_open(struct records *r, const struct records_ask *ask, const struct reckon_tell *tell)
{
	struct fault f = {0};

	*r = (struct records){.ask = ask, .tell = *tell};
	if (open_all(r, &f))
		return true;
	if (f.text[0])
		r->tell.warn(&f);
	if (r->open)
		tsv_finish(&r->out, false, &f);
	records_free(r);
	return false;
}

/* ---- a household */

static void
take_lines(struct records *r)
{
	const struct source *s = r->group.sources;

	r->n = 0;
	for (size_t i = 0; i < s->n; i++) {
		r->list = mem_grow(r->list, r->n, &r->room, sizeof(*r->list));
		r->list[r->n++] = (struct record){.l = &s->lines[i], .number = ++r->rows};
		places_add(&r->places, r->rows, s->lines[i].file, s->lines[i].number);
	}
	for (size_t i = 0; i < r->n; i++) {
		struct record *rec = &r->list[i];

		rec->why.file = rec->l->file;
		rec->why.line = rec->l->number;
	}
}

static bool
are_together(const struct record *a, const struct record *b)
{
	return str_eq(a->month, b->month) && str_eq(a->programme, b->programme);
}

/* By month and programme, else as they came. */
static int
by_month(const void *x, const void *y)
{
	const struct record *a = *(struct record *const *)x, *b = *(struct record *const *)y;
	int order = str_cmp(a->month, b->month);

	if (!order)
		order = str_cmp(a->programme, b->programme);
	return order ? order : (a->number > b->number) - (a->number < b->number);
}

/* All rows, those of one month and programme next to each other. */
static struct record **
arrange(struct records *r)
{
	struct record **all = arena_take(&r->group.arena, r->n, sizeof(*all));
	bool apart = false;

	for (size_t i = 0; i < r->n; i++) {
		struct record *rec = all[i] = &r->list[i];

		rec->month = record_cell(rec, r->at[AT_MONTH]);
		rec->programme = record_cell(rec, r->at[AT_PROGRAMME]);
		apart |= i && !are_together(rec - 1, rec);
	}
	if (apart)
		qsort(all, r->n, sizeof(struct record *), by_month);
	return all;
}

/* How many of the n at r->together are of one month and programme. */
static void
gather(struct records *r, size_t n)
{
	r->ntogether = 0;
	while (r->ntogether < n && are_together(r->together[0], r->together[r->ntogether])) {
		struct record *rec = r->together[r->ntogether++];

		rec->position = r->is_register ? r->ntogether : 0;
	}
}

/* Whoever is refused takes the others along: the household would be reckoned without a member. */
static void
refuse_together(struct records *r)
{
	const struct record *culprit = NULL;

	for (size_t i = 0; i < r->ntogether && !culprit; i++)
		if (r->together[i]->bad && !r->together[i]->alone)
			culprit = r->together[i];
	for (size_t i = 0; i < r->ntogether && culprit; i++) {
		struct record *rec = r->together[i];

		if (rec->bad)
			continue;
		rec->bad = true;
		fault_set(&rec->why, M_RECORDS_TOGETHER, STR_FMT(culprit->l->file),
		    culprit->l->number);
	}
}

static bool
judge(struct records *r)
{
	if (r->is_register && records_comes_back(r)) {
		r->broken = true;
		return false;
	}
	for (size_t i = 0; i < r->ntogether; i++) {
		records_row(r, r->together[i]);
		records_across(r, r->together[i]);
	}
	if (r->is_register)
		records_household(r);
	records_rules(r);
	refuse_together(r);
	return true;
}

bool
records_next(struct records *r)
{
	struct record **all;

	if (r->broken || !group_next(&r->group))
		return false;
	take_lines(r);
	all = arrange(r);
	for (size_t i = 0; i < r->n; i += r->ntogether) {
		r->together = all + i;
		gather(r, r->n - i);
		if (!judge(r))
			return false;
	}
	return true;
}

void
records_write(struct records *r, struct tsv_out *w)
{
	for (size_t i = 0; i < r->n; i++) {
		const struct record *rec = &r->list[i];

		if (rec->bad) {
			r->tell.refuse(r->tell.refused, rec->l->row, &rec->why);
			r->refused++;
			continue;
		}
		tsv_put_row(w, rec->l->row);
		tsv_end(w);
		r->rows_out++;
	}
}

/* ---- the end */

static bool
finish(struct records *r, struct tsv_out *w, bool good)
{
	struct fault f;

	if (tsv_finish(w, good, &f))
		return good;
	r->tell.warn(&f);
	return false;
}

bool
records_close(struct records *r, struct tsv_out *w)
{
	const struct fault *broken = r->broken ? &r->why : group_failed(&r->group);
	bool good = !broken;

	if (broken)
		r->tell.warn(broken);
	else
		records_found_say(r);
	good = r->tell.refuse_close(r->tell.refused, good) && good;
	if (r->open)
		good = finish(r, &r->out, !broken) && good;
	good = finish(r, w, good);
	if (!broken)
		r->tell.counts(tsv_rows(records_stream(r)), r->rows_out, r->refused);
	return good;
}

bool
records_any(const struct records *r)
{
	return r->severities[SEVERITY_ERROR] || r->severities[SEVERITY_DOUBT];
}

void
records_free(struct records *r)
{
	records_rules_free(r);
	group_free(&r->group);
	columns_free(&r->dictionary);
	places_free(&r->places);
	seen_free(&r->by_key);
	seen_free(&r->by_id);
	seen_free(&r->by_account);
	seen_free(&r->by_household);
	seen_free(&r->by_township);
	seen_free(&r->ids);
	map_free(&r->areas);
	free(r->list);
	buf_free(&r->key);
	buf_free(&r->text);
	buf_free(&r->shown);
	arena_free(&r->arena);
	*r = (struct records){0};
}
