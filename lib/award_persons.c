/* M: the persons that a payment is for. */
#include "award.h"

bool
award_is_household(const struct awards *w, const struct award *a)
{
	return a->entity == columns_entity(&w->k->dictionary, STR("household"));
}

static int
person_entity(const struct awards *w)
{
	return columns_entity(&w->k->dictionary, STR("person"));
}

/* Are the members listed: by the stream itself, or by a table of persons beside it? */
static bool
has_members(const struct awards *w)
{
	const struct group *g = &w->k->group;

	if (tsv_column(g->sources[0].t, STR("id_number")) >= 0)
		return true;
	for (size_t i = 1; i < g->n; i++)
		if (rules_table_entity(w->k->rules, g->sources[i].table) == person_entity(w))
			return true;
	return false;
}

static bool
listed(struct row *const *list, size_t n, const struct row *row)
{
	while (n > 0 && list[n - 1] != row)
		n--;
	return n > 0;
}

/* The persons of the household, each once, in input order. */
static struct row **
members(struct awards *w, size_t *n)
{
	struct reckon *k = w->k;
	struct row **list = arena_take(&k->group.arena, k->nadded + 1, sizeof(struct row *));

	*n = 0;
	for (size_t i = 0; i < k->nadded; i++) {
		struct row *at = k->added[i]->at, *row = row_up(at, person_entity(w));

		if (row && (row == at || !listed(list, *n, row)))
			list[(*n)++] = row;
	}
	return list;
}

/* Members with covered = yes; all of them if nobody says who is covered. */
static bool
count_members(struct awards *w, struct value *v, struct fault *f)
{
	int covered = rules_find(w->k->rules, STR("person.covered"));
	size_t n;
	struct row **list = members(w, &n);
	int64_t count = 0;

	for (size_t i = 0; i < n; i++) {
		if (w->covered < 0) {
			count++;
			continue;
		}
		if (!run_value(w->k->run, list[i], covered, v))
			return reckon_fault(w->k, f);
		if (v->kind == VALUE_UNKNOWN)
			return true;
		count += v->kind == VALUE_BOOL && v->yes;
	}
	*v = value_number(RATIO(count));
	return true;
}

/* A name of the rules at the award; unknown when there is no such name. */
static bool
named(struct awards *w, const struct award *a, int name, struct value *v, struct fault *f)
{
	if (!run_value(w->k->run, a->row, name, v))
		return reckon_fault(w->k, f);
	if (v->kind == VALUE_UNKNOWN ||
	    (v->kind == VALUE_NUMBER && v->number.d == 1 && v->number.n >= 0))
		return true;
	*f = (struct fault){.file = a->lines[0]->file, .line = a->lines[0]->number,
	    .column = run_column(w->k->run, a->row, name)};
	return fault_set(f, M_AWARD_COUNT, STR_FMT(rules_name(w->k->rules, name)));
}

static bool
differ(const struct award *a, const char *one, const struct value *x, const char *two,
    const struct value *y, struct fault *f)
{
	struct buf b = {0}, c = {0};

	value_print(&b, x);
	value_print(&c, y);
	*f = (struct fault){.file = a->lines[0]->file, .line = a->lines[0]->number};
	fault_set(f, M_AWARD_PERSONS, one, buf_cstr(&b), two, buf_cstr(&c));
	buf_free(&b);
	buf_free(&c);
	return false;
}

/* Of up to three sources the first that is known; those that are known agree. */
struct said {
	struct value value;
	const char *who;
	bool any;
};

static bool
say(struct said *s, const struct award *a, const char *who, const struct value *v, struct fault *f)
{
	bool known = v->kind == VALUE_NUMBER, before = s->any && s->value.kind == VALUE_NUMBER;

	if (known && before && !value_same(v, &s->value))
		return differ(a, s->who, &s->value, who, v, f);
	if (!s->any) {
		s->value = *v;
		s->who = who;
	}
	s->any = true;
	return true;
}

static bool
of_household(struct awards *w, const struct award *a, struct said *s, struct fault *f)
{
	int name = rules_find(w->k->rules, STR("household.covered_persons"));
	struct value v;

	if (name >= 0 && (w->covered_persons >= 0 || rules_name_has_rules(w->k->rules, name))) {
		if (!named(w, a, name, &v, f))
			return false;
		/* left empty, the members say it, if somebody says which are covered */
		if ((v.kind == VALUE_NUMBER || w->covered < 0) &&
		    !say(s, a, "covered_persons", &v, f))
			return false;
	}
	if (!has_members(w) || (w->covered < 0 && s->any))
		return true;
	return count_members(w, &v, f) && say(s, a, "covered", &v, f);
}

bool
award_persons(struct awards *w, const struct award *a, struct value *v, struct fault *f)
{
	struct said s = {.value = value_unknown(NULL)};
	const struct columns *d = &w->k->dictionary;
	int e = a->entity;

	if (a->p->persons >= 0 && (!named(w, a, a->p->persons, v, f) ||
	    !say(&s, a, "persons", v, f)))
		return false;
	if (award_is_household(w, a)) {
		if (!of_household(w, a, &s, f))
			return false;
		*v = s.value;
		return true;
	}
	while (e >= 0 && e != person_entity(w))
		e = (size_t)e < d->nentities ? d->entities[e].parent : -1;
	/* one person, or a thing and nobody */
	*v = s.any ? s.value : value_number(RATIO(e >= 0));
	return true;
}
