/* Two benefits become a row of the entity pair, and the rules speak. */
#include "pairs.h"

/* ---- one order */

static struct str
yes_no(bool yes)
{
	return yes ? STR("yes") : STR("no");
}

static struct str
amount_cell(struct pairs *p, const struct benefit *b)
{
	size_t start = p->amounts.n;

	if (b->priced)
		money_print(&p->amounts, b->amount);
	return (struct str){p->amounts.p + start, p->amounts.n - start};
}

/* The cells live as long as the engine looks at them: until the next pair. */
static struct row *
add_pair(struct pairs *p, const struct benefit *a, const struct benefit *b, struct fault *f)
{
	struct str amount, other;

	buf_reset(&p->amounts);
	buf_reserve(&p->amounts, 64);	/* both fit without a move */
	amount = amount_cell(p, a);
	other = amount_cell(p, b);
	memcpy(p->cells, (const struct str[PAIR_CELLS]){
		STR("1"), a->area.n ? a->area : b->area.n ? b->area : p->area,
		yes_no(str_eq(a->household, b->household)),
		a->programme, a->residence, amount, a->persons, yes_no(!a->id.n),
		b->programme, b->residence, other, b->persons, yes_no(!b->id.n)
	}, sizeof(p->cells));
	run_begin(p->run, month_last(a->month), DAYS_MAX);
	run_cell_file(p->run, 0, a->file);
	return run_add(p->run, 0, p->cells, a->line, f);
}

static bool
engine_fault(const struct pairs *p, const struct benefit *a, struct fault *f)
{
	*f = *run_fault(p->run);
	f->file = a->file;
	f->line = a->line;
	if (str_starts(f->column, STR("pair.other")))
		f->column.n = 0;	/* not of this row */
	else if (str_starts(f->column, STR("pair.")))
		f->column = str_from(f->column, strlen("pair."));
	return false;
}

/* The value, or unknown where no rule speaks; *ruled says whether one did. */
static bool
ask(struct pairs *p, struct row *row, int name, struct value *v, bool *ruled)
{
	*ruled = name >= 0;
	*v = value_unknown(NULL);
	if (name < 0 || run_value(p->run, row, name, v))
		return true;
	*ruled = false;
	return run_error(p->run) == EVAL_NORULE;
}

static bool
is_yes(const struct value *v)
{
	return v->kind == VALUE_BOOL && v->yes;
}

static bool
is_open(const struct value *v, bool ruled)
{
	return ruled && v->kind == VALUE_UNKNOWN;
}

/* What kind, and which name said so. */
static bool
ask_kind(struct pairs *p, struct row *row, enum pair_kind *kind, int *said)
{
	struct value allowed, higher, difference;
	bool ruled, higher_ruled, difference_ruled;

	*said = p->allowed;
	if (!ask(p, row, p->allowed, &allowed, &ruled))
		return false;
	*kind = !ruled ? PAIR_UNRULED : allowed.kind != VALUE_BOOL ? PAIR_REVIEW : PAIR_FORBIDDEN;
	if (!is_yes(&allowed))
		return true;
	if (!ask(p, row, p->higher, &higher, &higher_ruled) ||
	    !ask(p, row, p->difference, &difference, &difference_ruled))
		return false;
	*kind = is_yes(&higher) ? PAIR_HIGHER : is_yes(&difference) ? PAIR_DIFFERENCE :
	    is_open(&higher, higher_ruled) || is_open(&difference, difference_ruled) ?
	    PAIR_REVIEW : PAIR_FINE;
	*said = is_yes(&higher) || is_open(&higher, higher_ruled) ? p->higher : p->difference;
	return true;
}

static bool
ask_cut(struct pairs *p, struct row *row, int name, fen *cut, bool *known, struct fault *f)
{
	struct value v;
	bool ruled;

	*cut = 0;
	if (!ask(p, row, name, &v, &ruled))
		return false;
	*known &= ruled && v.kind == VALUE_NUMBER;
	if (v.kind != VALUE_NUMBER || money_of_ratio(v.number, cut))
		return true;
	return fault_set(f, M_STACK_ROUND);
}

/* The rules asked in this order; given, if not NULL, stands for pair.allowed. */
static bool
ask_order(struct pairs *p, const struct benefit *a, const struct benefit *b,
    const struct value *given, struct verdict *v, struct fault *f)
{
	struct row *row = add_pair(p, a, b, f);
	int said;

	buf_reset(&v->cites);
	buf_reset(&v->note);
	v->cut[0] = v->cut[1] = 0;
	v->turned = false;
	if (!row)
		return false;
	if (given)
		run_give(p->run, row, p->allowed, given);
	if (!ask_kind(p, row, &v->kind, &said))
		return engine_fault(p, a, f);
	if (v->kind != PAIR_UNRULED && said >= 0 &&
	    (!run_cite(p->run, row, said, &v->cites) || !run_note(p->run, row, said, &v->note)))
		return engine_fault(p, a, f);
	if (v->kind == PAIR_REVIEW && !v->note.n && !run_why(p->run, row, said, &v->note))
		return engine_fault(p, a, f);
	v->priced = v->kind <= PAIR_DIFFERENCE;
	if (v->kind == PAIR_FINE || !v->priced)
		return true;
	*f = (struct fault){.file = a->file, .line = a->line};
	f->text[0] = '\0';
	if (ask_cut(p, row, p->cut, &v->cut[0], &v->priced, f) &&
	    ask_cut(p, row, p->other_cut, &v->cut[1], &v->priced, f))
		return true;
	return f->text[0] ? false : engine_fault(p, a, f);
}

/* ---- both orders */

static void
turn(struct verdict *v)
{
	fen first = v->cut[0];

	v->cut[0] = v->cut[1];
	v->cut[1] = first;
	v->turned = true;
}

static bool
ask_both(struct pairs *p, const struct benefit *a, const struct benefit *b, struct verdict *v,
    struct fault *f)
{
	bool same = str_eq(a->programme, b->programme);

	if (!ask_order(p, a, b, NULL, v, f))
		return false;
	if (v->kind == PAIR_UNRULED) {
		if (!ask_order(p, b, a, NULL, v, f))
			return false;
		if (v->kind != PAIR_UNRULED)
			turn(v);
		return true;
	}
	if (same)
		return true;
	if (!ask_order(p, b, a, NULL, &p->scratch, f))
		return false;
	if (p->scratch.kind == PAIR_UNRULED || p->scratch.kind == v->kind)
		return true;
	*f = (struct fault){.file = a->file, .line = a->line};
	return fault_set(f, M_STACK_CONFLICT, STR_FMT(a->programme), STR_FMT(b->programme));
}

/* 择高 and 差额 that come to nothing are no finding. */
static void
settle(struct verdict *v)
{
	bool nothing = v->priced && !v->cut[0] && !v->cut[1];

	if (nothing && (v->kind == PAIR_HIGHER || v->kind == PAIR_DIFFERENCE))
		v->kind = PAIR_FINE;
}

bool
pairs_judge(struct pairs *p, const struct benefit *a, const struct benefit *b,
    const struct ruling *given, struct verdict *v, struct fault *f)
{
	bool turned;

	if (!ask_both(p, a, b, v, f))
		return false;
	settle(v);
	if (!given)
		return true;
	if (given->decision.kind != VALUE_BOOL) {
		v->kind = PAIR_REVIEW;
	} else if (given->decision.yes) {
		v->kind = v->kind == PAIR_FINE ? PAIR_FINE : PAIR_GIVEN;
	} else {
		turned = v->turned;
		if (!ask_order(p, turned ? b : a, turned ? a : b, &given->decision, v, f))
			return false;
		if (turned)
			turn(v);
	}
	return true;
}
