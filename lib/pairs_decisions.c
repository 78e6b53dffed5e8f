/* Signed decisions on pairs: key, programme (two joined by +), from, to, decision, reason, signed_by, signed_on. */
#include "pairs.h"

enum { KEY, PROGRAMME, FROM, TO, DECISION, REASON, SIGNED_BY, SIGNED_ON, COLUMNS };

static const struct str names[COLUMNS] = {
	STR_INIT("key"), STR_INIT("programme"), STR_INIT("from"), STR_INIT("to"),
	STR_INIT("decision"), STR_INIT("reason"), STR_INIT("signed_by"), STR_INIT("signed_on")
};

static bool
bad(const struct tsv *t, int column, enum msg m, struct fault *f)
{
	*f = tsv_at(t, names[column]);
	return fault_set(f, m);
}

/* A day, a month (its first or last day), or nothing. */
static bool
read_day(const struct tsv *t, const long columns[COLUMNS], int c, days *day, struct fault *f)
{
	struct str text = tsv_field(t, (size_t)columns[c]);
	months month;

	if (!text.n || date_parse(text, day))
		return true;
	if (!month_parse(text, &month))
		return bad(t, c, M_STACK_DAY, f);
	*day = c == TO ? month_last(month) : month_first(month);
	return true;
}

static bool
read_pair(struct str text, struct ruling *r)
{
	size_t plus = str_find(text, '+');
	struct str one = {text.p, plus}, other;

	if (plus == text.n)
		return false;
	other = str_from(text, plus + 1);
	r->one = str_cmp(one, other) <= 0 ? one : other;
	r->other = str_cmp(one, other) <= 0 ? other : one;
	return r->one.n && str_find(other, '+') == other.n;
}

static bool
read_decision(struct str text, struct value *v)
{
	*v = str_eq(text, STR("review")) ? value_unknown(NULL) :
	    value_bool(str_eq(text, STR("yes")));
	return v->kind == VALUE_UNKNOWN || v->yes || str_eq(text, STR("no"));
}

static bool
read_ruling(struct pairs *p, const struct tsv *t, const long columns[COLUMNS], struct ruling *r,
    struct fault *f)
{
	static const int needed[] = {KEY, REASON, SIGNED_BY, SIGNED_ON};
	days signed_on;

	for (size_t i = 0; i < COUNT(needed); i++)
		if (!tsv_field(t, (size_t)columns[needed[i]]).n)
			return bad(t, needed[i], M_CELL_EMPTY, f);
	*r = (struct ruling){.from = DAYS_MIN, .to = DAYS_MAX, .line = tsv_line(t)};
	if (!read_day(t, columns, FROM, &r->from, f) || !read_day(t, columns, TO, &r->to, f))
		return false;
	r->key = arena_str(&p->arena, tsv_field(t, (size_t)columns[KEY]));
	r->signed_on = arena_str(&p->arena, tsv_field(t, (size_t)columns[SIGNED_ON]));
	if (!date_parse(r->signed_on, &signed_on))
		return bad(t, SIGNED_ON, M_STACK_DAY, f);
	if (!read_pair(arena_str(&p->arena, tsv_field(t, (size_t)columns[PROGRAMME])), r))
		return bad(t, PROGRAMME, M_STACK_PAIR, f);
	if (!read_decision(tsv_field(t, (size_t)columns[DECISION]), &r->decision))
		return bad(t, DECISION, M_STACK_DECISION, f);
	return true;
}

/* The later line stands before the earlier ones: it holds where two meet. */
static void
add(struct pairs *p, const struct ruling *r)
{
	size_t *at;
	bool fresh;

	p->rulings = mem_grow(p->rulings, p->nrulings, &p->rulings_room, sizeof(*p->rulings));
	p->rulings[p->nrulings] = *r;
	at = map_put(&p->by_key, r->key, &fresh);
	p->rulings[p->nrulings].next = fresh ? 0 : *at + 1;
	*at = p->nrulings++;
}

bool
pairs_decisions(struct pairs *p, const char *path, unsigned flags, struct fault *f)
{
	char *paths[1];
	struct tsv *t;
	struct ruling r;
	long columns[COLUMNS];
	bool good = true;

	memcpy(paths, &path, sizeof(path));
	if (!(t = tsv_open(paths, 1, flags, f)))
		return false;
	p->file = arena_str(&p->arena, tsv_file(t));
	for (int i = 0; good && i < COLUMNS; i++)
		good = (columns[i] = tsv_need(t, names[i], f)) >= 0;
	while (good && tsv_next(t)) {
		good = read_ruling(p, t, columns, &r, f);
		if (good)
			add(p, &r);
	}
	if (good && tsv_failed(t)) {
		*f = *tsv_failed(t);
		good = false;
	}
	if (!good) {	/* the reader goes, its names stay */
		f->file = p->file;
		f->column = arena_str(&p->arena, f->column);
	}
	tsv_close(t);
	return good;
}

static const struct ruling *
among(const struct pairs *p, struct str key, const struct benefit *a, const struct benefit *b)
{
	const size_t *last = key.n ? map_get(&p->by_key, key) : NULL;
	bool turned = str_cmp(a->programme, b->programme) > 0;
	days day = month_last(a->month);

	for (size_t i = last ? *last + 1 : 0; i; i = p->rulings[i - 1].next) {
		const struct ruling *r = &p->rulings[i - 1];

		if (str_eq(r->one, turned ? b->programme : a->programme) &&
		    str_eq(r->other, turned ? a->programme : b->programme) &&
		    r->from <= day && day <= r->to)
			return r;
	}
	return NULL;
}

const struct ruling *
pairs_ruling(const struct pairs *p, const struct holder *h, const struct benefit *a,
    const struct benefit *b)
{
	const struct ruling *r = among(p, h->id, a, b);

	return r ? r : among(p, h->household, a, b);
}
