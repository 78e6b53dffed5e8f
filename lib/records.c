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
	if (!records_found_open(r, f) || !records_bind(r))
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
		r->list[r->n++] = (struct record){.l = &s->lines[i],
		    .number = places_add(&r->places, s->lines[i].file, s->lines[i].number)};
	}
	for (size_t i = 0; i < r->n; i++) {
		struct record *rec = &r->list[i];

		rec->why.file = rec->l->file;
		rec->why.line = rec->l->number;
	}
}

static bool
same(const struct records *r, const struct record *a, const struct record *b,
    enum record_place place)
{
	return str_eq(record_cell(a, r->at[place]), record_cell(b, r->at[place]));
}

/* The rows that are of one household, month and programme with `first`, it included. */
static void
gather(struct records *r, struct record *first)
{
	r->ntogether = 0;
	for (struct record *rec = first; rec < r->list + r->n; rec++) {
		if (rec->done || !same(r, first, rec, AT_MONTH) ||
		    !same(r, first, rec, AT_PROGRAMME))
			continue;
		rec->done = true;
		r->together[r->ntogether++] = rec;
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
	if (r->broken || !group_next(&r->group))
		return false;
	take_lines(r);
	r->together = arena_take(&r->group.arena, r->n, sizeof(*r->together));
	for (size_t i = 0; i < r->n; i++) {
		if (r->list[i].done)
			continue;
		gather(r, &r->list[i]);
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
