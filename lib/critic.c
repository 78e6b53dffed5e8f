/* The rules once for each table of cases. */
#include <stdlib.h>

#include "cases.h"
#include "critic.h"
#include "pack.h"

bool
critic_open(struct critic *c, const struct critic_ask *ask, void (*warn)(const struct fault *))
{
	const struct names *d = &ask->dictionaries;
	struct fault f = {0};

	*c = (struct critic){.ask = ask, .warn = warn};
	if (columns_load(&c->dictionary, d->list, d->n, &c->arena, &f))
		return true;
	warn(&f);
	return false;
}

void
critic_free(struct critic *c)
{
	columns_free(&c->dictionary);
	arena_free(&c->arena);
	free(c->touched);
	*c = (struct critic){0};
}

struct rules *
critic_read(struct critic *c)
{
	struct rules *r = rules_new(&c->dictionary);
	struct fault f = {0};

	for (size_t i = 0; i < c->ask->rules.n; i++) {
		if (pack_read(r, c->ask->rules.list[i], &c->arena, &f))
			continue;
		c->warn(&f);
		rules_free(r);
		return NULL;
	}
	return r;
}

static bool
compile(struct critic *c, struct rules *r)
{
	const struct fault *list;
	bool good = rules_compile(r);
	size_t n = rules_faults(r, &list);

	for (size_t i = 0; i < n; i++)
		c->warn(&list[i]);
	return good;
}

/* ---- one table */

static void
on_unmet(void *context, const struct unmet *u)
{
	struct critic *c = context;
	struct buf key = {0}, text = {0};
	struct fault said = {0};

	if (u->title.n)
		buf_printf(&key, "%.*s:%.*s", STR_FMT(u->title), STR_FMT(u->name));
	else
		buf_printf(&key, "%.*s:%zu:%.*s", STR_FMT(u->file), u->line, STR_FMT(u->name));
	fault_set(&said, u->why.n ? M_CASES_UNMET_BY : M_CASES_UNMET, STR_FMT(u->want),
	    STR_FMT(u->got), STR_FMT(u->why));
	findings_add(c->findings, &(struct finding){.check = STR("case"), .key = buf_str(&key),
	    .file = u->file, .line = u->line, .column = u->column, .name = u->name,
	    .title = u->title, .expected = u->want, .actual = u->got, .message = str_of(said.text),
	    .cites = u->cites});
	buf_free(&key);
	buf_free(&text);
}

/* A column of the table that no rule looks at: a name misspelt, or a rule forgotten. */
static void
find_unused(struct critic *c, const struct cases *t)
{
	struct str column, file = tsv_file(t->group.sources[0].t);
	struct fault said = {0};
	size_t at = 0;

	while (cases_unused(t, &at, &column)) {
		fault_set(&said, M_CASES_UNUSED, STR_FMT(column));
		findings_add(c->findings, &(struct finding){.check = STR("unused_column"),
		    .severity = SEVERITY_DOUBT, .key = column, .file = file, .line = 1,
		    .column = column, .message = str_of(said.text)});
	}
}

/* The rows that spoke in this table, with those of the tables before. */
static void
add_touched(struct critic *c, const struct cases *t, const struct rules *r)
{
	size_t n = rules_rows(r);

	if (!c->touched)
		c->touched = mem_resize(NULL, n + 1, sizeof(*c->touched));
	for (size_t i = 0; i < n; i++)
		c->touched[i] = t->touched[i] || (c->rows && c->touched[i]);
	c->rows = n + 1;
}

static bool
run_table(struct critic *c, struct rules *r, struct cases *t, const struct cases_ask *ask)
{
	struct fault f = {0};

	if (!cases_open(t, r, &c->dictionary, ask, &f)) {
		c->warn(&f);
		return false;
	}
	if (!compile(c, r))
		return false;
	find_unused(c, t);
	t->keep_touched = true;
	t->unmet = on_unmet;
	t->context = c;
	if (!cases_run(t, &f)) {
		c->warn(&f);
		return false;
	}
	add_touched(c, t, r);
	c->checked += t->checked;
	c->met += t->met;
	return true;
}

static bool
check_table(struct critic *c, char *path)
{
	const struct cases_ask ask = {.path = path, .dated = c->ask->dated, .date = c->ask->date,
	    .known = c->ask->known, .area = c->ask->area, .flags = c->ask->flags};
	struct rules *r = critic_read(c);
	struct cases t = {0};
	bool good = r && run_table(c, r, &t, &ask);

	cases_close(&t);
	rules_free(r);
	return good;
}

/* ---- all of them */

static void
find_uncovered(struct critic *c, const struct rules *r, size_t i)
{
	struct rule_row row = rules_row(r, i);
	struct buf key = {0};

	buf_printf(&key, "%.*s:%.*s", STR_FMT(row.id), STR_FMT(row.name));
	findings_add(c->findings, &(struct finding){.check = STR("coverage"),
	    .severity = SEVERITY_DOUBT, .key = buf_str(&key),
	    .file = row.file, .line = row.line, .column = row.column,
	    .name = row.name, .message = str_of(msg(M_CASES_UNCOVERED)), .cites = row.cite});
	buf_free(&key);
}

/* Which rows spoke; with coverage the others are findings. */
static bool
count_rows(struct critic *c)
{
	struct rules *r = critic_read(c);

	c->rows = c->used = 0;
	for (size_t i = 0; r && i < rules_rows(r); i++) {
		if (rules_row(r, i).repeal)
			continue;
		c->rows++;
		c->used += c->touched && c->touched[i];
		if (!(c->touched && c->touched[i]) && c->ask->coverage)
			find_uncovered(c, r, i);
	}
	rules_free(r);
	return r != NULL;
}

bool
critic_cases(struct critic *c, struct findings *findings)
{
	bool good = true;

	c->findings = findings;
	for (size_t i = 0; i < c->ask->cases.n; i++) {
		char *path = c->ask->cases.list[i];

		if (cases_is_side(&c->dictionary, path))
			continue;
		good = check_table(c, path) && good;
	}
	return good && count_rows(c);
}
