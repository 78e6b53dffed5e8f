/* The rules of pairs, opened and closed. */
#include <stdlib.h>

#include "pack.h"
#include "pairs.h"

/* As pairs_judge fills them in. */
static const struct str header[PAIR_CELLS] = {
	STR_INIT("pair_id"), STR_INIT("area_code"), STR_INIT("pair.same_household"),
	STR_INIT("pair.programme"), STR_INIT("pair.residence"), STR_INIT("pair.amount"),
	STR_INIT("pair.persons"), STR_INIT("pair.of_household"),
	STR_INIT("pair.other"), STR_INIT("pair.other_residence"), STR_INIT("pair.other_amount"),
	STR_INIT("pair.other_persons"), STR_INIT("pair.other_of_household")
};

const char *
pair_kind_name(enum pair_kind k)
{
	static const char *const names[PAIR_KINDS] = {
		"fine", "forbidden", "higher", "difference", "review", "unruled", "given"
	};

	return names[k];
}

static bool
open_rules(struct pairs *p, char *const *rules, size_t n, struct fault *f)
{
	p->rules = rules_new(&p->dictionary);
	for (size_t i = 0; i < n; i++)
		if (!pack_read(p->rules, rules[i], &p->arena, f))
			return false;
	*f = (struct fault){0};
	return rules_table(p->rules, header, COUNT(header), -1, f) >= 0;
}

static int
find(const struct pairs *p, struct str name)
{
	int found = rules_find(p->rules, name);

	return found >= 0 && rules_name_has_rules(p->rules, found) ? found : -1;
}

static bool
find_names(struct pairs *p, struct fault *f)
{
	p->allowed = find(p, STR("pair.allowed"));
	p->higher = find(p, STR("pair.higher"));
	p->difference = find(p, STR("pair.difference"));
	p->cut = find(p, STR("pair.cut"));
	p->other_cut = find(p, STR("pair.other_cut"));
	*f = (struct fault){0};
	return p->allowed >= 0 || fault_set(f, M_STACK_NO_RULES);
}

bool
pairs_open(struct pairs *p, const struct pairs_ask *ask, void (*warn)(const struct fault *))
{
	struct fault f = {0};
	bool good;

	*p = (struct pairs){.area = str_of(ask->area)};
	good = columns_load(&p->dictionary, ask->dictionaries, ask->ndictionaries, &p->arena, &f) &&
	    open_rules(p, ask->rules, ask->nrules, &f);
	if (good && !rules_compile_or(p->rules, warn))
		return false;
	good = good && find_names(p, &f) &&
	    (!ask->decisions || pairs_decisions(p, ask->decisions, ask->flags, &f));
	if (good)
		p->run = run_new(p->rules);
	else
		warn(&f);
	return good;
}

bool
pairs_area(const struct pairs *p, const struct tsv *payments, struct fault *f)
{
	if (p->area.n || !rules_has_areas(p->rules) || tsv_column(payments, STR("area_code")) >= 0)
		return true;
	*f = (struct fault){.file = tsv_file(payments), .line = 1};
	return fault_set(f, M_STACK_NO_AREA);
}

struct str
pairs_label(const struct pairs *p, struct str programme, bool chinese)
{
	for (size_t i = 0; i < p->dictionary.ncodes; i++) {
		const struct code *c = &p->dictionary.codes[i];

		if (str_eq(c->column, STR("programme")) && str_eq(c->code, programme))
			return chinese ? c->label_zh : c->label_en;
	}
	return programme;
}

void
verdict_free(struct verdict *v)
{
	buf_free(&v->cites);
	buf_free(&v->note);
}

void
pairs_free(struct pairs *p)
{
	verdict_free(&p->scratch);
	if (p->run)
		run_free(p->run);
	if (p->rules)
		rules_free(p->rules);
	columns_free(&p->dictionary);
	free(p->rulings);
	map_free(&p->by_key);
	buf_free(&p->amounts);
	arena_free(&p->arena);
}
