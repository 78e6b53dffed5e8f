/* What is wrong or doubtful in rules, row by row; then name by name. */
#include <stdlib.h>
#include <string.h>

#include "lint_priv.h"

static void
tell(struct lint *l, const struct rule *x, struct str check, enum severity severity,
    const char *text)
{
	struct str name = x->name >= 0 ? l->r->names[x->name].full : STR("*");
	struct buf key = {0};

	buf_printf(&key, "%.*s:%.*s", STR_FMT(name), STR_FMT(x->id));
	findings_add(l->findings, &(struct finding){.check = check, .severity = severity,
	    .key = buf_str(&key), .file = x->place.file, .line = x->place.line, .column = x->column,
	    .name = name, .message = str_of(text), .cites = x->cite});
	buf_free(&key);
}

/* ---- what does not load */

/* The code of "CODE: text" in small letters. */
static struct str
check_of(const char *text, char *small, size_t room)
{
	size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");

	if (!n || n >= room)
		return STR("syntax");
	for (size_t i = 0; i < n; i++)
		small[i] = text[i] == '-' ? '_' : (char)(text[i] - 'A' + 'a');
	return (struct str){small, n};
}

static void
find_faults(struct lint *l)
{
	const struct fault *list;
	size_t n = rules_faults(l->r, &list);
	char small[32];

	for (size_t i = 0; i < n; i++)
		findings_fault(l->findings, check_of(list[i].text, small, sizeof(small)), &list[i]);
}

/* ---- citations */

static bool
holds(struct str text, struct str part)
{
	return part.n <= text.n && memmem(text.p, text.n, part.p, part.n) != NULL;
}

static void
find_citation(struct lint *l, const struct rule *x)
{
	if (!x->cite.n)
		tell(l, x, STR("citation"), SEVERITY_ERROR, msg(M_LINT_CITATION));
	else if (holds(x->cite, STR("待核")))
		tell(l, x, STR("unseen"), SEVERITY_NOTE, msg(M_LINT_UNSEEN));
}

/* ---- two rows that cannot both be meant */

static bool
same_provision(const struct rules *r, const struct rule *x, const struct rule *y)
{
	return x->name == y->name && str_eq(x->key, y->key) && str_eq(x->area, y->area) &&
	    (r->names[x->name].pick == PICK_NONE || str_eq(x->id, y->id));
}

static bool
same_value(const struct rule *x, const struct rule *y)
{
	struct buf a = {0}, b = {0};
	bool same;

	expr_spell(&a, x->value);
	expr_spell(&b, y->value);
	same = str_eq(buf_str(&a), buf_str(&b)) && x->rounds == y->rounds;
	buf_free(&a);
	buf_free(&b);
	return same;
}

static void
find_twice(struct lint *l, const struct rule *x, const struct rule *y)
{
	struct fault said = {0};

	if (x->from != y->from || x->issued != y->issued || x->to != y->to || same_value(x, y))
		return;
	fault_set(&said, M_LINT_TWICE, STR_FMT(x->place.file), x->place.line);
	tell(l, y, STR("twice"), SEVERITY_ERROR, said.text);
}

/* ---- what ends and is not followed */

/* Is a row of the name in force on the day after, where this one was? */
static bool
is_followed(const struct lint *l, const struct rule *x)
{
	const struct name *n = &l->r->names[x->name];

	for (size_t i = 0; i < n->nrules; i++) {
		const struct rule *y = n->rules[i];

		if (y->value && y->to > x->to &&
		    (str_starts(x->area, y->area) || str_starts(y->area, x->area)) &&
		    (y->from > x->to || str_eq(x->key, y->key) || !y->nconditions))
			return true;
	}
	return false;
}

static void
find_expired(struct lint *l, const struct rule *x)
{
	struct fault said = {0};
	struct buf day = {0};

	if (x->to == DAYS_MAX || x->to >= l->c->ask->known || is_followed(l, x))
		return;
	date_print(&day, x->to);
	fault_set(&said, M_LINT_EXPIRED, buf_cstr(&day));
	tell(l, x, STR("expired"), SEVERITY_DOUBT, said.text);
	buf_free(&day);
}

/* ---- a new printed table with holes */

/* Has the table of y's day a row for the conditions of x? *any: is there such a table? */
static bool
is_renewed(const struct name *n, const struct rule *x, days from, size_t *rows)
{
	bool found = false;

	*rows = 0;
	for (size_t i = 0; i < n->nrules; i++) {
		const struct rule *y = n->rules[i];

		if (y->from != from || y->id_index != x->id_index || !str_eq(y->area, x->area) ||
		    !y->value)
			continue;
		++*rows;
		found |= str_eq(x->key, y->key);
	}
	return found;
}

/* The day of the next version of x's printed table, DAYS_MAX: none. */
static days
next_version(const struct name *n, const struct rule *x)
{
	days next = DAYS_MAX;

	for (size_t i = 0; i < n->nrules; i++) {
		const struct rule *y = n->rules[i];

		if (y->value && y->id_index == x->id_index && str_eq(y->area, x->area) &&
		    y->from > x->from && y->from < next)
			next = y->from;
	}
	return next;
}

static void
find_fewer(struct lint *l, const struct rule *x)
{
	const struct name *n = &l->r->names[x->name];
	days next = next_version(n, x);
	size_t before, after;
	struct fault said = {0};
	struct buf day = {0};

	if (next == DAYS_MAX || x->to < next || is_renewed(n, x, next, &after))
		return;
	is_renewed(n, x, x->from, &before);
	if (after >= before)
		return;
	date_print(&day, next);
	fault_set(&said, M_LINT_FEWER, buf_cstr(&day), after, before);
	tell(l, x, STR("fewer"), SEVERITY_DOUBT, said.text);
	buf_free(&day);
}

/* ---- words without quotes */

static void
add_texts(struct map *texts, const struct node *e)
{
	bool fresh;

	if (!e)
		return;
	if (e->kind == NODE_LITERAL && e->value.kind == VALUE_TEXT)
		map_put(texts, e->value.text, &fresh);
	for (size_t i = 0; i < e->nargs; i++)
		add_texts(texts, e->args[i]);
	for (size_t i = 0; i < e->nitems; i++) {
		add_texts(texts, e->items[i].low);
		add_texts(texts, e->items[i].high);
	}
}

static void
gather_texts(const struct rules *r, struct map *texts)
{
	for (size_t i = 0; i < r->n; i++) {
		add_texts(texts, r->list[i]->value);
		for (size_t k = 0; k < r->list[i]->nconditions; k++)
			add_texts(texts, r->list[i]->conditions[k].e);
	}
	for (size_t i = 0; i < r->nnames; i++)
		for (const struct declaration *d = r->names[i].declarations; d; d = d->next)
			for (size_t k = 0; k < d->nconditions; k++)
				add_texts(texts, d->conditions[k].e);
}

static void
find_bare(struct lint *l, const struct map *texts, const struct rule *x)
{
	struct fault said = {0};

	if (!x->value || x->value->kind != NODE_NAME || !map_get(texts, x->value->text))
		return;
	fault_set(&said, M_LINT_BARE, STR_FMT(x->value->text));
	tell(l, x, STR("bare_word"), SEVERITY_DOUBT, said.text);
}

/* ---- all */

/* Rows of a name that could be the same provision: neighbours once sorted. */
static int
by_provision(const void *a, const void *b)
{
	const struct rule *x = *(const struct rule *const *)a, *y = *(const struct rule *const *)b;
	int c = str_cmp(x->key, y->key);

	c = c ? c : str_cmp(x->area, y->area);
	c = c ? c : (x->from > y->from) - (x->from < y->from);
	c = c ? c : (x->issued > y->issued) - (x->issued < y->issued);
	return c ? c : (x->order > y->order) - (x->order < y->order);
}

static void
find_pairs(struct lint *l, const struct name *n)
{
	const struct rule **list = mem_resize(NULL, n->nrules + 1, sizeof(*list));
	size_t k = 0;

	for (size_t i = 0; i < n->nrules; i++)
		if (n->rules[i]->value)
			list[k++] = n->rules[i];
	qsort(list, k, sizeof(*list), by_provision);
	for (size_t i = 1; i < k; i++)
		for (size_t j = i; j-- && i - j <= 20 && str_eq(list[j]->key, list[i]->key);)
			if (same_provision(l->r, list[j], list[i]))
				find_twice(l, list[j], list[i]);
	free(list);
}

static void
find_all(struct lint *l)
{
	struct map texts = {0};

	gather_texts(l->r, &texts);
	for (size_t i = 0; i < l->r->n; i++) {
		const struct rule *x = l->r->list[i];

		find_citation(l, x);
		find_bare(l, &texts, x);
		if (x->name < 0 || !x->value)
			continue;
		find_expired(l, x);
		find_fewer(l, x);
	}
	for (size_t i = 0; i < l->r->nnames; i++)
		find_pairs(l, &l->r->names[i]);
	map_free(&texts);
}

/* What needs every name known. */
static void
find_cells(struct lint *l)
{
	l->run = run_new(l->r);
	l->vintages = vintages_new(l->r);
	lint_names(l);
	vintages_free(l->vintages);
	run_free(l->run);
	arena_free(&l->arena);
}

bool
critic_rules(struct critic *c, struct findings *findings)
{
	struct lint l = {.c = c, .findings = findings, .r = critic_read(c)};

	if (!l.r)
		return false;
	if (!rules_compile(l.r))
		find_faults(&l);
	find_all(&l);
	if (l.r->compiled)
		find_cells(&l);
	rules_free(l.r);
	return true;
}
