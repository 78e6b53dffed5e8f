/* One row a finding, of the shape findings (doudi-tables(5)). */
#include "stackfind.h"

static const enum msg sentences[PAIR_KINDS] = {
	M_NONE, M_STACK_SAY_FORBIDDEN, M_STACK_SAY_HIGHER, M_STACK_SAY_DIFFERENCE,
	M_STACK_SAY_REVIEW, M_STACK_SAY_UNRULED, M_STACK_SAY_GIVEN
};

void
stackfind_header(struct stackfind *s, struct tsv_out *w)
{
	static const char *const names[] = {
		"finding_id", "check", "severity", "area_code", "township", "household_id",
		"id_number", "month", "programme", "expected", "actual", "amount", "message",
		"cites"
	};

	s->w = w;
	for (size_t i = 0; w && i < COUNT(names); i++)
		tsv_put(w, str_of(names[i]));
	if (w)
		tsv_end(w);
}

static struct str
severity(enum pair_kind k)
{
	return k <= PAIR_DIFFERENCE ? STR("error") : k == PAIR_GIVEN ? STR("note") : STR("doubt");
}

/* stacking:MONTH:HOUSEHOLD[+OTHER HOUSEHOLD][:SERIAL]:ONE+OTHER, never an ID number. */
static void
put_id(struct stackfind *s, const struct holder *h, const struct benefit *a,
    const struct benefit *b)
{
	buf_reset(&s->id);
	buf_puts(&s->id, "stacking:");
	month_print(&s->id, h->month);
	buf_printf(&s->id, ":%.*s", STR_FMT(a->household));
	if (!str_eq(a->household, b->household))
		buf_printf(&s->id, "+%.*s", STR_FMT(b->household));
	if (h->serial)
		buf_printf(&s->id, ":%zu", h->serial);
	buf_printf(&s->id, ":%.*s+%.*s", STR_FMT(a->programme), STR_FMT(b->programme));
	tsv_put(s->w, buf_str(&s->id));
}

static void
put_money(struct stackfind *s, bool known, fen v)
{
	buf_reset(&s->line);
	if (known)
		money_print(&s->line, v);
	tsv_put(s->w, buf_str(&s->line));
}

/* What both come to, what they may come to, what is too much. False: more than fits. */
static bool
put_amounts(struct stackfind *s, const struct benefit *a, const struct benefit *b)
{
	fen all, cut;
	bool known = a->priced && b->priced, cutting = s->v.priced && s->v.kind <= PAIR_DIFFERENCE;

	if (!money_add(a->amount, b->amount, &all) ||
	    !money_add(s->v.cut[0], s->v.cut[1], &cut) || !money_add(all, -cut, &(fen){0}))
		return false;
	put_money(s, known && cutting, all - cut);
	put_money(s, known, all);
	put_money(s, cutting, cut);
	return true;
}

static void
put_sentence(struct stackfind *s, const struct benefit *a, const struct benefit *b,
    const struct ruling *given)
{
	struct str one = pairs_label(s->pairs, a->programme, !s->english);
	struct str other = pairs_label(s->pairs, b->programme, !s->english);

	buf_reset(&s->line);
	buf_printf(&s->line, msg_in(sentences[s->v.kind], !s->english), STR_FMT(one),
	    STR_FMT(other));
	if (given)
		buf_printf(&s->line, msg_in(M_STACK_SAY_SIGNED, !s->english),
		    STR_FMT(given->signed_on));
	if (s->v.note.n)
		buf_printf(&s->line, s->english ? ": %.*s" : "：%.*s",
		    STR_FMT(buf_str(&s->v.note)));
	tsv_put(s->w, buf_str(&s->line));
}

static void
put_cites(struct stackfind *s, const struct ruling *given)
{
	buf_reset(&s->line);
	if (given)
		buf_printf(&s->line, "given: %.*s:%zu%s", STR_FMT(s->pairs->file), given->line,
		    s->v.cites.n ? "; " : "");
	buf_put(&s->line, buf_str(&s->v.cites));
	tsv_put(s->w, buf_str(&s->line));
}

static void
put_pair(struct stackfind *s, const struct benefit *a, const struct benefit *b)
{
	buf_reset(&s->line);
	buf_printf(&s->line, "%.*s+%.*s", STR_FMT(a->programme), STR_FMT(b->programme));
	tsv_put(s->w, buf_str(&s->line));
}

static bool
put(struct stackfind *s, const struct holder *h, const struct benefit *a,
    const struct benefit *b, const struct ruling *given, struct fault *f)
{
	put_id(s, h, a, b);
	buf_reset(&s->line);
	buf_printf(&s->line, "stacking-%s", pair_kind_name(s->v.kind));
	tsv_put(s->w, buf_str(&s->line));
	tsv_put(s->w, severity(s->v.kind));
	tsv_put(s->w, a->area.n ? a->area : b->area);
	tsv_put(s->w, a->township.n ? a->township : b->township);
	tsv_put(s->w, h->household);
	tsv_put(s->w, h->id);
	buf_reset(&s->line);
	month_print(&s->line, h->month);
	tsv_put(s->w, buf_str(&s->line));
	put_pair(s, a, b);
	*f = (struct fault){.file = a->file, .line = a->line};
	if (!put_amounts(s, a, b))
		return fault_set(f, M_STACK_OVERFLOW);
	put_sentence(s, a, b, given);
	put_cites(s, given);
	tsv_end(s->w);
	return true;
}

static void
note_cut(struct benefit *b, fen cut)
{
	if (cut > b->cut)
		b->cut = cut;
}

/* One pair. *found: there is a finding that no decision allows. */
static bool
judge(struct stackfind *s, const struct holder *h, struct benefit *a, struct benefit *b,
    bool *found, struct fault *f)
{
	const struct ruling *given = pairs_ruling(s->pairs, h, a, b);
	enum pair_kind k;

	if (!pairs_judge(s->pairs, a, b, given, &s->v, f))
		return false;
	k = s->v.kind;
	s->counts[k]++;
	*found |= k != PAIR_FINE && k != PAIR_GIVEN;
	if (k == PAIR_FINE)
		return true;
	if (k <= PAIR_DIFFERENCE) {
		s->unpriced += !s->v.priced;
		note_cut(a, s->v.cut[0]);
		note_cut(b, s->v.cut[1]);
	}
	if (!s->w)
		return true;
	return s->v.turned ? put(s, h, b, a, given, f) : put(s, h, a, b, given, f);
}

/* Two benefits of one household are the household's finding, not that of each member. */
static bool
told_at_household(const struct holder *h, const struct benefit *a, const struct benefit *b)
{
	return h->id.n && !a->id.n && !b->id.n && str_eq(a->household, b->household);
}

/* What was paid and taken back, or awarded as nothing, is not held. */
static bool
is_held(const struct benefit *b)
{
	return !b->priced || b->amount > 0;
}

bool
stackfind_holder(struct stackfind *s, const struct holder *h, struct fault *f)
{
	bool found = false;
	size_t held = 0;

	for (size_t i = 0; i < h->n; i++) {
		if (!is_held(h->list[i]))
			continue;
		held++;
		for (size_t j = i + 1; j < h->n; j++)
			if (is_held(h->list[j]) && !told_at_household(h, h->list[i], h->list[j]) &&
			    !judge(s, h, h->list[i], h->list[j], &found, f))
				return false;
	}
	s->holders += held > 1;
	s->found += found;
	return true;
}

bool
stackfind_cut(const struct stackfind *s, fen *sum, struct fault *f)
{
	*sum = 0;
	*f = (struct fault){0};
	for (size_t i = 0; i < s->stack->nbenefits; i++)
		if (!money_add(*sum, s->stack->benefits[i]->cut, sum))
			return fault_set(f, M_STACK_OVERFLOW);
	return true;
}

size_t
stackfind_errors(const struct stackfind *s)
{
	return stackfind_rows(s) - s->counts[PAIR_GIVEN];
}

size_t
stackfind_rows(const struct stackfind *s)
{
	size_t n = 0;

	for (int k = PAIR_FINE + 1; k < PAIR_KINDS; k++)
		n += s->counts[k];
	return n;
}

void
stackfind_free(struct stackfind *s)
{
	verdict_free(&s->v);
	buf_free(&s->line);
	buf_free(&s->id);
}
