/* Checks that are rows of rules: names that begin with check_, doubt_ or note_. */
#include "pack.h"
#include "records_rules.h"

static const struct {
	struct str prefix;
	enum severity severity;
} prefixes[] = {
	{STR_INIT("check_"), SEVERITY_ERROR}, {STR_INIT("doubt_"), SEVERITY_DOUBT},
	{STR_INIT("note_"), SEVERITY_NOTE}
};

/*
 * A result of the dictionary never is a fact, or an imported amount would be its own proof.
 * What the table says of it is known to checks as given_amount.
 */
static struct str
bound_name(struct records *r, const struct record_column *c)
{
	const struct columns *d = &r->dictionary;
	struct buf b = {0};
	struct str name;
	int e;

	if (!c->known || !c->known->result)
		return c->name;
	e = columns_entity(d, c->known->entity);
	if (e >= 0 && d->entities[e].key.n &&
	    tsv_column(records_stream(r), d->entities[e].key) >= 0)
		buf_printf(&b, "%.*s.", STR_FMT(c->known->entity));
	buf_printf(&b, "given_%.*s", STR_FMT(c->name));
	name = arena_str(&r->arena, buf_str(&b));
	buf_free(&b);
	return name;
}

/* What stands behind the dot of "household.check_size". */
struct str
records_rules_word(struct str name)
{
	size_t dot = str_find(name, '.');

	return dot < name.n ? str_from(name, dot + 1) : name;
}

static bool
severity_of(struct str name, enum severity *severity)
{
	for (size_t i = 0; i < COUNT(prefixes); i++)
		if (str_starts(name, prefixes[i].prefix)) {
			*severity = prefixes[i].severity;
			return true;
		}
	return false;
}

/* Rows without any key are of the entity that the first check is about. */
static int
entity_of_checks(const struct records *r)
{
	const struct columns *d = &r->dictionary;
	enum severity severity;

	for (size_t i = 0; i < d->nentities; i++)
		if (d->entities[i].key.n && !str_eq(d->entities[i].name, STR("area")) &&
		    tsv_column(records_stream(r), d->entities[i].key) >= 0)
			return -1;
	for (size_t i = 0; i < rules_rows(r->rules->rules); i++) {
		struct str name = rules_row(r->rules->rules, i).name;

		if (severity_of(records_rules_word(name), &severity))
			return columns_entity(d, (struct str){name.p, str_find(name, '.')});
	}
	return -1;
}

static bool
add_table(struct records *r, struct fault *f)
{
	struct str *names = arena_take(&r->arena, r->ncolumns, sizeof(*names));

	for (size_t i = 0; i < r->ncolumns; i++)
		names[i] = bound_name(r, &r->columns[i]);
	*f = (struct fault){.file = tsv_file(records_stream(r)), .line = 1};
	r->rules->table = rules_table(r->rules->rules, names, r->ncolumns, entity_of_checks(r), f);
	return r->rules->table >= 0;
}

static bool
is_listed(const struct record_rules *k, int name)
{
	for (size_t i = 0; i < k->n; i++)
		if (k->list[i].of == name)
			return true;
	return false;
}

static bool
find_checks(struct records *r, struct fault *f)
{
	struct record_rules *k = r->rules;
	size_t n = rules_rows(k->rules);

	k->list = arena_take(&r->arena, n + 1, sizeof(*k->list));
	for (size_t i = 0; i < n; i++) {
		struct rule_row row = rules_row(k->rules, i);
		struct rule_check c = {.name = records_rules_word(row.name)};

		c.of = rules_find(k->rules, row.name);
		if (!severity_of(c.name, &c.severity) || c.of < 0 || is_listed(k, c.of))
			continue;
		*f = (struct fault){.file = row.file, .line = row.line};
		if (rules_name_type(k->rules, c.of)->kind != TYPE_BOOL)
			return fault_set(f, M_RECORDS_NOT_BOOL, STR_FMT(row.name));
		c.each = !r->is_register ||
		    rules_name_entity(k->rules, c.of) == rules_table_entity(k->rules, k->table);
		k->list[k->n++] = c;
	}
	*f = (struct fault){0};
	return k->n || fault_set(f, M_RECORDS_NO_CHECKS);
}

/* A day and a place for every row, as the rules need them. */
static bool
check_run(const struct records *r, struct fault *f)
{
	bool area = r->at[AT_AREA] >= 0;

	*f = (struct fault){.file = tsv_file(records_stream(r)), .line = 1};
	if (!r->ask->dated && r->at[AT_MONTH] < 0)
		return fault_set(f, M_RECKON_NO_DAY);
	if (area && r->ask->area.n)
		return fault_set(f, M_RECKON_TWO_AREAS);
	if (!area && !r->ask->area.n && rules_has_areas(r->rules->rules))
		return fault_set(f, M_RECKON_NO_AREA);
	return true;
}

bool
records_rules_open(struct records *r, struct fault *f)
{
	const struct names *paths = &r->ask->rules;
	struct record_rules *k;

	if (!paths->n)
		return true;
	k = r->rules = arena_take(&r->arena, 1, sizeof(*k));
	k->rules = rules_new(&r->dictionary);
	for (size_t i = 0; i < paths->n; i++)
		if (!pack_read(k->rules, paths->list[i], &r->arena, f))
			return false;
	if (!add_table(r, f))
		return false;
	f->text[0] = '\0';	/* the rules tell what is wrong with them */
	if (!rules_compile_or(r->rules->rules, r->tell.warn) || !find_checks(r, f) ||
	    !check_run(r, f))
		return false;
	k->run = run_new(k->rules);
	run_area(k->run, r->ask->area);
	if (rules_is_example(k->rules, NULL, 0))
		r->tell.say(M_RECKON_EXAMPLE);
	return true;
}
