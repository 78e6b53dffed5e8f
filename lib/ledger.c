/* ledger - last month's answers beside this month's findings. */
#include <stdlib.h>

#include "ledger.h"

static const struct str state_column = STR_INIT("ledger_state");
static const struct str status_column = STR_INIT("finding_status");
static const struct str answers[] = {
	STR_INIT("finding_status"), STR_INIT("handler"), STR_INIT("handled_on"), STR_INIT("note")
};
static const struct str found[] = {
	STR_INIT("expected"), STR_INIT("actual"), STR_INIT("amount")
};
static const char *const words[LEDGER_STATES] = {
	"new", "open", "again", "cleared", "gone", "past"
};

const char *
ledger_word(enum ledger_state s)
{
	return words[s];
}

/* ---- the judgement */

static bool
is_cleared(struct str status)
{
	return str_eq(status, STR("dismissed")) || str_eq(status, STR("fixed")) ||
	    str_eq(status, STR("rechecked"));
}

enum ledger_state
ledger_judge(const struct ledger_entry *e)
{
	bool away = e->before == LEDGER_GONE || e->before == LEDGER_PAST;

	if (!e->was)
		return LEDGER_NEW;
	if (!e->is)
		return away ? LEDGER_PAST : LEDGER_GONE;
	/* what was dismissed was never wrong; what was mended and is back was not */
	if (away)
		return str_eq(e->status, STR("dismissed")) && !e->changed ? LEDGER_CLEARED
		    : LEDGER_AGAIN;
	if (is_cleared(e->status))
		return e->changed ? LEDGER_AGAIN : LEDGER_CLEARED;
	return LEDGER_OPEN;
}

/* ---- columns */

static bool
is_answer(struct str name)
{
	for (size_t i = 0; i < COUNT(answers); i++)
		if (str_eq(answers[i], name))
			return true;
	return false;
}

static void
add_column(struct ledger *l, struct str name)
{
	l->columns[l->ncolumns++] = (struct ledger_column){
		.name = name,
		.old = tsv_column(l->differ.old.rows.t, name),
		.new = tsv_column(l->differ.new.rows.t, name),
		.answer = is_answer(name)
	};
}

static bool
has_column(const struct ledger *l, struct str name)
{
	for (size_t i = 0; i < l->ncolumns; i++)
		if (str_eq(l->columns[i].name, name))
			return true;
	return str_eq(name, state_column);
}

/* Those of the findings, those that only the ledger has, the answers that neither has. */
static void
choose_columns(struct ledger *l)
{
	const struct tsv *old = l->differ.old.rows.t, *new = l->differ.new.rows.t;
	size_t i, most = tsv_columns(old) + tsv_columns(new) + COUNT(answers);

	l->columns = mem_resize(NULL, most, sizeof(*l->columns));
	for (i = 0; i < tsv_columns(new); i++)
		if (!has_column(l, tsv_name(new, i)))
			add_column(l, tsv_name(new, i));
	for (i = 0; i < tsv_columns(old); i++)
		if (!has_column(l, tsv_name(old, i)))
			add_column(l, tsv_name(old, i));
	for (i = 0; i < COUNT(answers); i++)
		if (!has_column(l, answers[i]))
			add_column(l, answers[i]);
	l->status = tsv_column(old, status_column);
	l->status_new = tsv_column(new, status_column);
	l->state = tsv_column(old, state_column);
}

/* Without -c: what check-records and others say was found, where both tables say it. */
static void
compare_found(struct differ *d)
{
	size_t i, kept = 0;

	for (i = 0; i < d->ncolumns; i++)
		for (size_t k = 0; k < COUNT(found); k++)
			if (str_eq(d->columns[i].name, found[k]))
				d->columns[kept++] = d->columns[i];
	d->ncolumns = kept;
	d->alike = false;	/* the answers are read from the cells */
}

bool
ledger_open(struct ledger *l, const struct differ_ask *ask, const struct columns *dictionary,
    struct fault *f)
{
	*l = (struct ledger){.dictionary = dictionary};
	if (!differ_open(&l->differ, ask, dictionary, f))
		return false;
	if (!ask->ncolumns)
		compare_found(&l->differ);
	l->differ.alike = false;
	choose_columns(l);
	return true;
}

void
ledger_header(const struct ledger *l, struct tsv_out *w)
{
	for (size_t i = 0; i < l->ncolumns; i++)
		tsv_put(w, l->columns[i].name);
	tsv_put(w, state_column);
	tsv_end(w);
}

/* ---- rows */

static struct str
old_cell(const struct ledger *l, long column)
{
	return column < 0 ? (struct str){0} : tsv_field(l->differ.old.rows.t, (size_t)column);
}

static struct str
new_cell(const struct ledger *l, enum difference what, long column)
{
	return column < 0 || what == DIFFER_LEFT ? (struct str){0}
	    : l->differ.new.rows.cells[column];
}

/* A word that is no code would be an answer that nobody reads. The cell may be of another column. */
static bool
check_code(const struct ledger *l, struct str name, struct str cell, struct fault at,
    struct fault *f)
{
	const struct column *c = columns_find(l->dictionary, name);

	if (!cell.n || !c || column_has_code(c, cell))
		return true;
	*f = at;
	return fault_set(f, M_DIFFER_CODE, STR_FMT(c->codes));
}

static bool
check_codes(const struct ledger *l, enum difference what, struct str state, struct str status,
    struct fault *f)
{
	const struct tsv *old = l->differ.old.rows.t;
	struct str answer = new_cell(l, what, l->status_new);

	return check_code(l, state_column, state, tsv_at(old, state_column), f) &&
	    check_code(l, status_column, status, tsv_at(old, status_column), f) &&
	    check_code(l, status_column, answer, differ_at_new(&l->differ, status_column), f);
}

static bool
read_entry(const struct ledger *l, enum difference what, struct ledger_entry *e, struct fault *f)
{
	struct str state = old_cell(l, what == DIFFER_ENTERED ? -1 : l->state);

	*e = (struct ledger_entry){
		.was = what != DIFFER_ENTERED, .is = what != DIFFER_LEFT,
		.before = LEDGER_OPEN,
		.status = old_cell(l, what == DIFFER_ENTERED ? -1 : l->status),
		.changed = what == DIFFER_CHANGED
	};
	for (int i = 0; i < LEDGER_STATES; i++)
		if (str_eq(state, str_of(words[i])))
			e->before = (enum ledger_state)i;
	return check_codes(l, what, state, e->status, f);
}

static struct str
choose_cell(const struct ledger *l, const struct ledger_column *c, enum difference what)
{
	struct str old = old_cell(l, what == DIFFER_ENTERED ? -1 : c->old);
	struct str new = new_cell(l, what, c->new);

	if (what == DIFFER_LEFT || (c->answer && old.n) || c->new < 0)
		return old;
	return new;
}

static void
put_row(struct ledger *l, enum difference what, enum ledger_state s, struct tsv_out *w)
{
	for (size_t i = 0; i < l->ncolumns; i++) {
		const struct ledger_column *c = &l->columns[i];

		struct str cell = choose_cell(l, c, what);

		/* the earlier answer no longer clears it; who gave it and why stays */
		if (s == LEDGER_AGAIN && str_eq(c->name, status_column) && is_cleared(cell))
			cell = STR("open");
		tsv_put(w, cell);
	}
	tsv_put(w, str_of(words[s]));
	tsv_end(w);
}

bool
ledger_next(struct ledger *l, struct tsv_out *w, bool *end, struct fault *f)
{
	enum difference what = differ_next(&l->differ, f);
	struct ledger_entry e;
	enum ledger_state s;

	*end = what == DIFFER_END;
	if (*end || what == DIFFER_FAILED)
		return *end;
	if (!read_entry(l, what, &e, f))
		return false;
	s = ledger_judge(&e);
	l->count[s]++;
	l->unfixed += s == LEDGER_CLEARED && str_eq(e.status, STR("fixed"));
	if (w)
		put_row(l, what, s, w);
	return true;
}

size_t
ledger_rows(const struct ledger *l)
{
	size_t sum = 0;

	for (int i = 0; i < LEDGER_STATES; i++)
		sum += l->count[i];
	return sum;
}

bool
ledger_tell(const struct ledger *l, const struct balance_figures *how, struct tsv_out *w,
    size_t *made, struct fault *f)
{
	struct balance_count list[LEDGER_STATES + 2] = {
		{"before", (int64_t)l->differ.old.rows.n, false}, {"now", (int64_t)ledger_rows(l), false}
	};
	struct figures figures = {0};
	struct arena a = {0};
	bool good;

	for (int i = 0; i < LEDGER_STATES; i++)
		list[i + 2] = (struct balance_count){words[i], (int64_t)l->count[i], false};
	good = balance_tell_counts(how, (struct str){0}, list, COUNT(list), &figures, &a, f);
	if (good)
		balance_put(&figures, w, made);
	figures_free(&figures);
	arena_free(&a);
	return good;
}

void
ledger_free(struct ledger *l)
{
	differ_free(&l->differ);
	free(l->columns);
}
