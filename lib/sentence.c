/* Sentences about values, from the rules that made them. */
#include "sentence.h"

/* Steps on the way that a sentence goes down: gap, and what the gap is made of. */
#define DEPTH 2
/* So many values of one step are told; more would be no sentence. */
#define PARTS 8

/* A value is told once in a sentence, however often it is used. */
struct told {
	const struct part *list[64];
	size_t n;
};

static const char *
text(const struct sentence *s, enum msg m)
{
	return msg_in(m, !s->english);
}

/* A member is a person, or a bill, an item and so on. */
static void
put_label(const struct sentence *s, int name, size_t member, struct buf *b)
{
	bool person = str_starts(rules_name(s->rules, name), STR("person."));

	if (member)
		buf_printf(b, text(s, person ? M_SENTENCE_MEMBER : M_SENTENCE_ENTRY), member);
	buf_put(b, rules_name_label(s->rules, name, s->english));
}

/* ---- values */

static void
put_unit(const struct sentence *s, int name, struct buf *b)
{
	const struct type *t = rules_name_type(s->rules, name);

	if (type_is_money(t))
		buf_puts(b, text(s, M_SENTENCE_YUAN));
}

/* The value as printed, yes and no in words. */
static bool
put_value(const struct sentence *s, struct row *row, int name, struct buf *b)
{
	const struct ask ask = {name, ASK_VALUE};
	struct value v;

	if (!run_value(s->run, row, name, &v))
		return false;
	if (v.kind == VALUE_BOOL) {
		buf_puts(b, text(s, v.yes ? M_SENTENCE_YES : M_SENTENCE_NO));
		return true;
	}
	if (v.kind == VALUE_UNKNOWN) {
		buf_puts(b, text(s, M_SENTENCE_OPEN));
		return true;
	}
	if (v.kind == VALUE_NUMBER && !ratio_is_decimal(v.number))
		ratio_print(b, v.number);	/* a step may be a fraction of a fen */
	else if (!run_print(s->run, row, &ask, b))
		return false;
	put_unit(s, name, b);
	return true;
}

/* A member's zero says nothing: somebody without an increment. Texts may be private. */
static bool
worth_telling(const struct sentence *s, const struct part *p)
{
	struct value v;

	if (!run_value(s->run, p->row, p->name, &v))
		return false;
	return v.kind != VALUE_TEXT && !(p->member && v.kind == VALUE_NUMBER && v.number.n == 0);
}

static bool
told_before(struct told *told, const struct part *p)
{
	for (size_t i = 0; i < told->n; i++)
		if (told->list[i]->name == p->name && told->list[i]->row == p->row)
			return true;
	if (told->n < COUNT(told->list))
		told->list[told->n++] = p;
	return false;
}

static bool put_parts(const struct sentence *s, struct row *row, int name, int depth,
    struct told *told, struct buf *b);

/* "label value", and in brackets what it was made of */
static bool
put_part(const struct sentence *s, const struct part *p, int depth, struct told *told,
    struct buf *b)
{
	put_label(s, p->name, p->member, b);
	buf_putc(b, ' ');
	return put_value(s, p->row, p->name, b) &&
	    put_parts(s, p->row, p->name, depth - 1, told, b);
}

static bool
put_parts(const struct sentence *s, struct row *row, int name, int depth, struct told *told,
    struct buf *b)
{
	const struct part *list;
	size_t n, count = 0;

	if (depth == 0 || !rules_name_has_rules(s->rules, name))
		return true;
	if (!run_parts(s->run, row, name, &list, &n))
		return false;
	for (size_t i = 0; i < n && count < PARTS; i++) {
		if (!worth_telling(s, &list[i]) || told_before(told, &list[i]))
			continue;
		buf_puts(b, text(s, count++ ? M_SENTENCE_AND : M_SENTENCE_OPENING));
		if (!put_part(s, &list[i], depth, told, b))
			return false;
	}
	if (count)
		buf_puts(b, text(s, M_SENTENCE_CLOSING));
	return true;
}

/* ---- reasons */

static void
put_because(const struct sentence *s, const struct because *r, struct buf *b)
{
	struct str word;

	switch (r->kind) {
	case REASON_MISSING:
		buf_puts(b, text(s, M_SENTENCE_MISSING));
		put_label(s, r->name, r->member, b);
		break;
	case REASON_NO_DATA:
		word = rules_entity_label(s->rules, r->entity, s->english);
		buf_printf(b, text(s, M_SENTENCE_NO_DATA), STR_FMT(word));
		break;
	case REASON_GIVEN:
		put_label(s, r->name, r->member, b);
		buf_puts(b, text(s, M_SENTENCE_GIVEN));
		break;
	case REASON_RULE:
		buf_put(b, r->note.n ? r->note : r->id);
		if (r->cite.n)
			buf_printf(b, text(s, M_SENTENCE_CITE), STR_FMT(r->cite));
		break;
	}
}

static bool
put_reasons(const struct sentence *s, struct row *row, int name, struct buf *b)
{
	const struct because *list;
	size_t n;

	if (!run_because(s->run, row, name, &list, &n))
		return false;
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_puts(b, text(s, M_SENTENCE_THEN));
		put_because(s, &list[i], b);
	}
	return true;
}

static bool
head_and_reasons(const struct sentence *s, struct row *row, int name, enum msg head, struct buf *b)
{
	buf_printf(b, text(s, head), STR_FMT(s->month), STR_FMT(s->subject));
	if (!put_reasons(s, row, name, b))
		return false;
	buf_puts(b, text(s, M_SENTENCE_STOP));
	return true;
}

/* ---- whole sentences */

/* "a; b", with the stop between them that the language has */
static void
put_cites(const struct sentence *s, struct str cites, struct buf *b)
{
	const struct str stop = STR("; ");
	size_t from = 0;

	for (size_t i = 0; i + stop.n <= cites.n; i++) {
		if (memcmp(cites.p + i, stop.p, stop.n) != 0)
			continue;
		buf_put(b, (struct str){cites.p + from, i - from});
		buf_puts(b, text(s, M_SENTENCE_THEN));
		from = i + stop.n;
	}
	buf_put(b, (struct str){cites.p + from, cites.n - from});
}

static bool
told_amount(const struct sentence *s, struct row *row, int amount, int decision, struct buf *b)
{
	struct buf cites = {0};
	struct told told = {.n = 0};
	bool fine;

	buf_printf(b, text(s, M_SENTENCE_AMOUNT), STR_FMT(s->month), STR_FMT(s->subject));
	fine = put_value(s, row, amount, b) && put_parts(s, row, amount, DEPTH, &told, b) &&
	    run_cites_used(s->run, row, amount, decision, &cites);
	if (cites.n) {
		buf_puts(b, text(s, M_SENTENCE_BY));
		put_cites(s, buf_str(&cites), b);
	}
	buf_puts(b, text(s, M_SENTENCE_STOP));
	buf_free(&cites);
	return fine;
}

bool
sentence_amount(const struct sentence *s, struct row *row, int amount, int decision, struct buf *b)
{
	struct value v, d = value_unknown(NULL);

	if (!run_value(s->run, row, amount, &v))
		return false;
	if (decision >= 0 && !run_value(s->run, row, decision, &d))
		return false;
	if (v.kind == VALUE_UNKNOWN)
		return head_and_reasons(s, row, amount, M_SENTENCE_REVIEW, b);
	if (decision >= 0 && d.kind == VALUE_BOOL && !d.yes)
		return head_and_reasons(s, row, decision, M_SENTENCE_NOTHING, b);
	return told_amount(s, row, amount, decision, b);
}

bool
sentence_decision(const struct sentence *s, struct row *row, int decision, struct buf *b)
{
	struct value v;

	if (!run_value(s->run, row, decision, &v))
		return false;
	return head_and_reasons(s, row, decision, v.kind != VALUE_BOOL ? M_SENTENCE_REVIEW :
	    v.yes ? M_SENTENCE_ENTITLED : M_SENTENCE_NOT_ENTITLED, b);
}

bool
sentence_value(const struct sentence *s, struct row *row, int name, struct buf *b)
{
	struct value v;

	if (!run_value(s->run, row, name, &v))
		return false;
	if (v.kind == VALUE_UNKNOWN)
		return head_and_reasons(s, row, name, M_SENTENCE_REVIEW, b);
	return told_amount(s, row, name, -1, b);
}
