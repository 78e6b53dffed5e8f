/* The header: which columns there are, what they mean, what is missing. */
#include "headers.h"
#include "records_priv.h"

static const char *const place_names[AT_PLACES] = {
	[AT_HOUSEHOLD] = "household_id", [AT_MONTH] = "month", [AT_PROGRAMME] = "programme",
	[AT_AREA] = "area_code", [AT_TOWNSHIP] = "township", [AT_NAME] = "name",
	[AT_RELATION] = "relation", [AT_FAMILY_SIZE] = "family_size",
	[AT_COVERED_PERSONS] = "covered_persons", [AT_HEAD_ID] = "head_id_number",
	[AT_ACCOUNT] = "account", [AT_FROM] = "from_month", [AT_TO] = "to_month",
	[AT_FILE] = "file", [AT_SHEET] = "sheet", [AT_ROW] = "row"
};
static const char *const person_names[PERSON_CELLS] = {
	"id_number", "birth_date", "sex", "death_date", "covered", "cert_no", "disability_kind",
	"disability_grade", "cert_expiry"
};

/* Where the one stands the other is missed. */
static const struct {
	struct str one, other;
} wanted[] = {
	{STR_INIT("id_number"), STR_INIT("name")}, {STR_INIT("name"), STR_INIT("id_number")},
	{STR_INIT("relation"), STR_INIT("household_id")},
	{STR_INIT("relation"), STR_INIT("family_size")},
	{STR_INIT("covered"), STR_INIT("covered_persons")},
	{STR_INIT("disability_grade"), STR_INIT("cert_no")},
	{STR_INIT("cert_no"), STR_INIT("disability_grade")}
};

/* ---- code lists */

static void
bind_codes(struct records *r, struct record_column *c)
{
	const struct columns *d = &r->dictionary;
	struct str rest = c->known->codes, code;
	size_t most = d->ncodes;

	for (size_t i = 0; i < rest.n; i++)
		most += rest.p[i] == ',';
	c->closed = rest.n > 0;
	c->codes = arena_take(&r->arena, most + 1, sizeof(*c->codes));
	c->hints = arena_take(&r->arena, most + 1, sizeof(*c->hints));
	while (str_cut(&rest, ',', &code))
		c->codes[c->ncodes++] = code;
	for (size_t i = 0; i < d->ncodes; i++) {
		size_t k = 0;

		if (!str_eq(d->codes[i].column, c->name))
			continue;
		while (k < c->ncodes && !str_eq(c->codes[k], d->codes[i].code))
			k++;
		if (k == c->ncodes && c->closed)
			continue;
		c->codes[k] = d->codes[i].code;
		c->hints[k] = d->codes[i].label_zh;
		c->ncodes += k == c->ncodes;
	}
}

/* ---- names */

/* Is it a label or an alias? Then the column it stands for. */
static const struct column *
of_label(const struct headers *h, struct str name)
{
	struct header_path path = {.child = name};
	struct header found = {0};
	struct fault f;

	if (!headers_bind(h, &path, &found, 1, &f))
		return NULL;
	return found.way == HEADER_KNOWN ? found.column : NULL;
}

static bool
complain_label(struct records *r, struct str label, struct str name)
{
	struct fault f = {.file = tsv_file(records_stream(r)), .line = 1, .column = label};

	fault_set(&f, M_RECORDS_LABEL, STR_FMT(name));
	r->tell.warn(&f);
	return false;
}

static void
note_unknown(struct records *r, struct str name)
{
	const struct columns *d = &r->dictionary;
	struct str *names = arena_take(&r->arena, d->n + 1, sizeof(*names)), near;

	if (str_find(name, '.') < name.n)
		return;		/* entity.variable means itself */
	for (size_t i = 0; i < d->n; i++)
		names[i] = d->list[i].name;
	near = columns_nearest(name, names, d->n);
	records_note(r, CHECK_COLUMN_UNKNOWN, name, near);
}

static bool
bind_column(struct records *r, const struct headers *h, struct record_column *c)
{
	const struct column *meant;

	c->known = columns_find(&r->dictionary, c->name);
	if (c->known) {
		c->shared = str_eq(c->known->entity, STR("household")) ||
		    str_eq(c->known->entity, STR("area"));
		if (c->known->type == COLUMN_CODE)
			bind_codes(r, c);
		return true;
	}
	if ((meant = of_label(h, c->name)))
		return complain_label(r, c->name, meant->name);
	note_unknown(r, c->name);
	return true;
}

static bool
bind_columns(struct records *r)
{
	const struct tsv *t = records_stream(r);
	struct headers h;
	bool good = true;

	headers_init(&h, &r->dictionary, &r->arena);
	r->ncolumns = tsv_columns(t);
	r->columns = arena_take(&r->arena, r->ncolumns, sizeof(*r->columns));
	r->wrong = arena_take(&r->arena, r->ncolumns, sizeof(*r->wrong));
	for (size_t i = 0; i < r->ncolumns; i++) {
		r->columns[i].name = tsv_name(t, i);
		good &= bind_column(r, &h, &r->columns[i]);
	}
	headers_free(&h);
	return good;
}

/* What a finding is about where there is no household: the key of some entity. */
static long
subject(const struct records *r)
{
	for (size_t i = 0; i < r->ncolumns; i++)
		if (r->columns[i].known && r->columns[i].known->type == COLUMN_KEY)
			return (long)i;
	return -1;
}

static void
bind_places(struct records *r)
{
	const struct tsv *t = records_stream(r);

	for (int i = 0; i < AT_PLACES; i++)
		r->at[i] = place_names[i] ? tsv_column(t, str_of(place_names[i])) : -1;
	for (int i = 0; i < PERSON_CELLS; i++)
		r->person[i] = tsv_column(t, str_of(person_names[i]));
	r->is_register = r->at[AT_HOUSEHOLD] >= 0 && r->person[PERSON_ID] >= 0 &&
	    (r->at[AT_RELATION] >= 0 || r->at[AT_FAMILY_SIZE] >= 0 ||
	    r->at[AT_COVERED_PERSONS] >= 0 || r->person[PERSON_COVERED] >= 0);
}

static void
note_missing(struct records *r)
{
	const struct tsv *t = records_stream(r);

	for (size_t i = 0; i < COUNT(wanted); i++)
		if (tsv_column(t, wanted[i].one) >= 0 && tsv_column(t, wanted[i].other) < 0)
			records_note(r, CHECK_COLUMN_MISSING, wanted[i].other, wanted[i].one);
}

/* One column whose name has commas: nothing of it would be looked at. */
static bool
complain_csv(struct records *r)
{
	const struct tsv *t = records_stream(r);
	struct fault f = {.file = tsv_file(t), .line = 1};

	if (tsv_columns(t) != 1 || str_find(tsv_name(t, 0), ',') == tsv_name(t, 0).n)
		return false;
	fault_set(&f, M_RECORDS_CSV);
	r->tell.warn(&f);
	return true;
}

bool
records_bind(struct records *r)
{
	struct fault f = {0};

	bind_places(r);
	if (complain_csv(r) || !bind_columns(r))
		return false;
	r->at[AT_SUBJECT] = r->at[AT_HOUSEHOLD] >= 0 ? r->at[AT_HOUSEHOLD] : subject(r);
	note_missing(r);
	r->keys = arena_take(&r->arena, r->ask->nkeys + 1, sizeof(*r->keys));
	for (size_t i = 0; i < r->ask->nkeys; i++)
		if ((r->keys[i] = tsv_need(records_stream(r), r->ask->keys[i], &f)) < 0) {
			r->tell.warn(&f);
			return false;
		}
	return true;
}
