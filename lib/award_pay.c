/* One award: a payment, nothing, or a question that is open. */
#include "award.h"

/* ---- cells */

/* The one cell that is not empty among the lines of the award; false: two that differ. */
static bool
one_cell(const struct award *a, const struct reckon *k, long column, struct str *cell,
    struct fault *f)
{
	const struct line *from = NULL;

	*cell = (struct str){0};
	for (size_t i = 0; column >= 0 && i < a->nlines; i++) {
		const struct line *l = a->lines[i];
		struct str here = l->cells[column];

		if (!here.n)
			continue;
		if (from && !str_eq(here, *cell))
			return reckon_cell(l, tsv_name(reckon_stream(k), (size_t)column), f,
			    M_AWARD_TWO,
			    from->number);
		*cell = here;
		from = l;
	}
	return true;
}

/* A household's payment names nobody, unless the line is all that is known of it. */
static bool
hides(const struct awards *w, const struct award *a, int column)
{
	return (column == AWARD_ID || column == AWARD_NAME) && w->copied[AWARD_HOUSEHOLD] >= 0 &&
	    award_is_household(w, a);
}

static bool
put_copied(struct awards *w, const struct award *a, int from, int to, struct held *h,
    struct fault *f)
{
	struct str cell;

	for (int i = from; i < to; i++) {
		if (!one_cell(a, w->k, hides(w, a, i) ? -1 : w->copied[i], &cell, f))
			return false;
		if (i == AWARD_AREA && w->copied[i] < 0)
			cell = w->k->ask->area;
		held_put(h, cell);
	}
	return true;
}

static void
put_month(const struct awards *w, const struct award *a, struct held *h)
{
	held_put(h, (struct str){0});
	month_print(&h->text, w->k->month);
	held_put(h, a->p->name);
}

/* Does an imported result say the same? */
static bool
compare(struct awards *w, const struct award *a, struct beside_column *c, const struct value *v,
    struct fault *f)
{
	struct str cell;

	if (!one_cell(a, w->k, c->of, &cell, f))
		return false;
	c->seen += cell.n > 0;
	c->differ += cell.n && !beside_same(cell, v);
	return true;
}

/* ---- one award */

/* Nothing is paid before somebody has settled it: why, and where it is written. */
static bool
put_open(struct awards *w, const struct award *a, const struct reasons *why, int name,
    struct fault *f)
{
	struct run *u = w->k->run;
	struct held *h = &w->open;

	w->open_here++;
	put_month(w, a, h);
	if (!put_copied(w, a, AWARD_HOUSEHOLD, AWARD_NAME, h, f))
		return false;
	held_put(h, (struct str){0});
	if (name < 0 && !why)	/* nobody says how many persons */
		buf_puts(&h->text, "missing household.covered_persons");
	else if (name < 0)
		run_reasons(u, a->row, why, &h->text);
	else if (!run_why(u, a->row, name, &h->text))
		return reckon_fault(w->k, f);
	held_put(h, (struct str){0});
	if (name >= 0 && !run_cite(u, a->row, name, &h->text))
		return reckon_fault(w->k, f);
	held_end(h);
	return true;
}

/* A decision taken before at review: with the reasons it came with. */
static bool
put_open_given(struct awards *w, const struct award *a, struct fault *f)
{
	const struct line *l = a->lines[0];
	struct held *h = &w->open;

	w->open_here++;
	put_month(w, a, h);
	if (!put_copied(w, a, AWARD_HOUSEHOLD, AWARD_NAME, h, f))
		return false;
	if (w->reasons >= 0)
		held_put(h, l->cells[w->reasons]);
	else {
		struct str name = rules_name(w->k->rules, a->p->decision);

		held_put(h, STR("given:"));
		buf_put(&h->text, name);
	}
	held_put(h, w->cites >= 0 ? l->cells[w->cites] : (struct str){0});
	held_end(h);
	return true;
}

/* The amount with two decimals, and behind it the rules it came by. */
static bool
put_amount(struct awards *w, const struct award *a, bool entitled, struct held *h, struct fault *f)
{
	const struct ask amount = {a->p->amount, ASK_VALUE};

	held_put(h, (struct str){0});
	if (!entitled)
		buf_puts(&h->text, "0.00");
	else if (!run_print(w->k->run, a->row, &amount, &h->text))
		return reckon_fault(w->k, f);
	if (!put_copied(w, a, AWARD_PAYEE, AWARD_COPIED, h, f))
		return false;
	held_put(h, (struct str){0});
	if (!entitled || run_rules_used(w->k->run, a->row, a->p->amount, a->p->decision, &h->text))
		return true;
	return reckon_fault(w->k, f);
}

static bool
put_payment(struct awards *w, const struct award *a, const struct value *persons, bool entitled,
    struct fault *f)
{
	struct held *h = &w->pay;
	struct str cell;

	put_month(w, a, h);
	if (!put_copied(w, a, 0, AWARD_PAYEE, h, f))
		return false;
	held_put(h, (struct str){0});
	value_print(&h->text, persons);
	if (!put_amount(w, a, entitled, h, f))
		return false;
	for (size_t i = 0; i < w->ask->nextra; i++) {
		if (!one_cell(a, w->k, (long)w->extra[i], &cell, f))
			return false;
		held_put(h, cell);
	}
	held_end(h);
	return true;
}

/* An award of zero: counted; printed only with --zero, and then with what made it so. */
static bool
zero(struct awards *w, const struct award *a, bool entitled, struct fault *f)
{
	struct value v = value_number(RATIO(0)), persons;

	w->zero_here++;
	if (!compare(w, a, &w->amount, &v, f))
		return false;
	if (!w->ask->zero)
		return true;
	if (!award_persons(w, a, &persons, f))
		return false;
	return put_payment(w, a, &persons, entitled, f);
}

static bool
pay(struct awards *w, const struct award *a, struct fault *f)
{
	struct value v, persons;

	if (!run_value(w->k->run, a->row, a->p->amount, &v))
		return reckon_fault(w->k, f);
	if (v.kind == VALUE_UNKNOWN)
		return put_open(w, a, NULL, a->p->amount, f);
	if (v.number.n < 0) {
		*f = (struct fault){.file = a->lines[0]->file, .line = a->lines[0]->number,
		    .column = run_column(w->k->run, a->row, a->p->amount)};
		return fault_set(f, M_AWARD_NEGATIVE,
		    STR_FMT(rules_name(w->k->rules, a->p->amount)));
	}
	if (v.number.n == 0)
		return zero(w, a, true, f);
	if (!award_persons(w, a, &persons, f))
		return false;
	if (persons.kind == VALUE_UNKNOWN)
		return put_open(w, a, persons.why, -1, f);
	return compare(w, a, &w->amount, &v, f) && compare(w, a, &w->persons, &persons, f) &&
	    put_payment(w, a, &persons, true, f);
}

/* Who is not entitled gets nothing, whatever the amount would be. */
static bool
not_entitled(struct awards *w, const struct award *a, struct fault *f)
{
	struct value v;
	bool none = (w->ask->zero || w->explain.open) &&
	    run_value(w->k->run, a->row, a->p->amount, &v) && v.kind == VALUE_NUMBER &&
	    v.number.n == 0;

	return zero(w, a, none, f);
}

bool
award_add(struct awards *w, const struct award *a, struct fault *f)
{
	struct value v;

	if (w->decision >= 0 && str_eq(a->lines[0]->cells[w->decision], STR("review")))
		return put_open_given(w, a, f);
	if (!run_value(w->k->run, a->row, a->p->decision, &v))
		return reckon_fault(w->k, f);
	if (v.kind == VALUE_UNKNOWN)
		return put_open(w, a, NULL, a->p->decision, f);
	if (!v.yes)
		return not_entitled(w, a, f);
	return pay(w, a, f);
}
