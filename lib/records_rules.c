/* What the rules say of a household and its rows. */
#include "records_rules.h"

/* The engine cannot go on: an error of this row, or of the row it names. */
static void
tell_fault(struct records *r, struct record *rec, const struct fault *f)
{
	for (size_t i = 0; i < r->ntogether; i++)
		if (f->line == r->together[i]->l->number &&
		    str_eq(f->file, r->together[i]->l->file))
			rec = r->together[i];
	records_found(r, rec, &(struct record_found){.what = CHECK_RULES,
	    .check = check_name(CHECK_RULES), .severity = SEVERITY_ERROR,
	    .tally = &r->tallies[CHECK_RULES], .column = -1, .with = str_of(f->text)});
}

/* The rows that are there and good; false: one cannot be added. */
static bool
add_rows(struct records *r, const struct record *first)
{
	struct record_rules *k = r->rules;
	struct fault f = {0};

	run_begin(k->run, first->day, DAYS_MAX);
	k->rows = arena_take(&r->group.arena, r->ntogether, sizeof(*k->rows));
	for (size_t i = 0; i < r->ntogether; i++) {
		struct record *rec = r->together[i];

		if (rec->bad || rec->absent)
			continue;
		run_cell_file(k->run, k->table, rec->l->file);
		k->rows[i] = run_add(k->run, k->table, rec->l->cells, rec->l->number, &f);
		if (!k->rows[i]) {
			tell_fault(r, rec, &f);
			return false;
		}
	}
	return true;
}

/* The first column that the check looks at, or -1. */
static long
column_of(const struct records *r, struct row *row, int name)
{
	const struct part *parts;
	size_t n;

	if (!run_parts(r->rules->run, row, name, &parts, &n))
		return -1;
	for (size_t i = 0; i < n; i++) {
		struct str word = records_rules_word(rules_name(r->rules->rules, parts[i].name));
		long column;

		if (str_starts(word, STR("given_")))
			word = str_from(word, sizeof("given_") - 1);
		if ((column = tsv_column(records_stream(r), word)) >= 0)
			return column;
	}
	return -1;
}

/* The row's note is the message, else its label, else its name. */
static void
tell(struct records *r, struct record *rec, struct row *row, struct rule_check *c,
    enum severity severity)
{
	struct record_rules *k = r->rules;
	struct record_found found = {.check = c->name, .severity = severity,
	    .tally = severity == c->severity ? &c->tally : &c->doubted,
	    .of_household = !c->each, .column = column_of(r, row, c->of)};

	buf_reset(&k->note);
	buf_reset(&k->cites);
	if (!run_note(k->run, row, c->of, &k->note) || !run_cite(k->run, row, c->of, &k->cites))
		return;
	if (!k->note.n)
		buf_put(&k->note, rules_name_label(k->rules, c->of, r->ask->english));
	found.message = buf_str(&k->note);
	found.cites = buf_str(&k->cites);
	if (found.column >= 0 && r->columns[found.column].known &&
	    !column_is_private(r->columns[found.column].known))
		found.actual = rec->l->cells[found.column];
	records_found(r, rec, &found);
}

/* Unknown because a rule says so is a doubt; because a cell is empty, nothing is known. */
static bool
is_doubted(struct records *r, struct row *row, int name)
{
	const struct because *list;
	size_t n;

	if (!run_because(r->rules->run, row, name, &list, &n))
		return false;
	for (size_t i = 0; i < n; i++)
		if (list[i].kind == REASON_RULE)
			return true;
	return false;
}

/* False: the engine failed, and the household is refused. */
static bool
judge(struct records *r, struct record *rec, struct row *row, struct rule_check *c)
{
	struct run *u = r->rules->run;
	struct value v;

	row = row_up(row, rules_name_entity(r->rules->rules, c->of));
	if (!row) {
		c->absent++;
		return true;
	}
	if (!run_value(u, row, c->of, &v)) {
		tell_fault(r, rec, run_fault(u));
		return false;
	}
	c->judged += v.kind == VALUE_BOOL;
	if (v.kind == VALUE_BOOL && !v.yes)
		tell(r, rec, row, c, c->severity);
	else if (v.kind == VALUE_UNKNOWN && is_doubted(r, row, c->of))
		tell(r, rec, row, c, c->severity == SEVERITY_ERROR ? SEVERITY_DOUBT : c->severity);
	else if (v.kind == VALUE_UNKNOWN)
		c->open++;
	return true;
}

/* One check at every row it is about. */
static bool
judge_rows(struct records *r, struct rule_check *c)
{
	for (size_t i = 0; i < r->ntogether; i++) {
		if (!r->rules->rows[i])
			continue;
		if (!judge(r, r->together[i], r->rules->rows[i], c))
			return false;
		if (!c->each)
			return true;
	}
	return true;
}

static void
judge_checks(struct records *r)
{
	for (size_t i = 0; i < r->rules->n; i++)
		if (!judge_rows(r, &r->rules->list[i]))
			return;
}

void
records_rules(struct records *r)
{
	struct record *first = NULL;

	if (!r->rules)
		return;
	for (size_t i = 0; i < r->ntogether; i++) {
		if (r->together[i]->bad && !r->together[i]->alone)
			return;		/* refused already: its cells may not be what they seem */
		if (!first && !r->together[i]->bad && !r->together[i]->absent)
			first = r->together[i];
	}
	if (first && !first->dated)
		records_tell(r, first, CHECK_MONTH_BLANK, r->at[AT_MONTH]);
	else if (first && add_rows(r, first))
		judge_checks(r);
}

/* ---- the end */

/* Those that were never judged, in one line. */
static void
say_idle(const struct records *r, enum msg m, bool absent)
{
	const struct record_rules *k = r->rules;
	struct buf names = {0};

	for (size_t i = 0; i < k->n; i++) {
		const struct rule_check *c = &k->list[i];

		if (!c->judged && (absent ? c->absent : c->open))
			buf_printf(&names, "%s%.*s", names.n ? ", " : "", STR_FMT(c->name));
	}
	if (names.n)
		r->tell.say(m, buf_cstr(&names));
	buf_free(&names);
}

void
records_rules_say(const struct records *r)
{
	const struct record_rules *k = r->rules;

	for (size_t i = 0; k && i < k->n; i++) {
		const struct rule_check *c = &k->list[i];

		if (c->severity != SEVERITY_ERROR)
			records_say_first(r, &c->tally);
		records_say_first(r, &c->doubted);
		if (c->open && c->judged)
			r->tell.say(msg_n(c->open, M_RECORDS_OPEN_ONE, M_RECORDS_OPEN),
			    STR_FMT(c->name), c->open);
	}
	if (!k)
		return;
	say_idle(r, M_RECORDS_NEVER, false);
	say_idle(r, M_RECORDS_ABSENT, true);
}

void
records_rules_free(struct records *r)
{
	struct record_rules *k = r->rules;

	if (!k)
		return;
	run_free(k->run);
	rules_free(k->rules);
	buf_free(&k->note);
	buf_free(&k->cites);
}
