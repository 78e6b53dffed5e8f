/* Two benefits become a row of the entity pair, and the rules speak. */
#include <stdlib.h>

#include "pack.h"
#include "pairs.h"

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

static bool
compile(struct pairs *p, void (*warn)(const struct fault *))
{
	const struct fault *list;
	bool good = rules_compile(p->rules);
	size_t n = rules_faults(p->rules, &list);

	for (size_t i = 0; i < n; i++)
		warn(&list[i]);
	return good && !n;
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
	if (good && !compile(p, warn))
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
