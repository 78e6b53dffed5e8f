/* ledger - last month's answers beside this month's findings. */
#include <stdlib.h>

#include "ledger_priv.h"

const struct str ledger_state_column = STR_INIT("ledger_state");
const struct str ledger_status_column = STR_INIT("finding_status");

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

/* A word that is no code would be an answer that nobody reads, or a misplaced cell. */
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

	return check_code(l, ledger_state_column, state, tsv_at(old, ledger_state_column), f) &&
	    check_code(l, ledger_status_column, status, tsv_at(old, ledger_status_column), f) &&
	    check_code(l, ledger_status_column, answer,
	    differ_at_new(&l->differ, ledger_status_column), f);
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
		if (str_eq(state, str_of(ledger_word((enum ledger_state)i))))
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

/* The cells of the row at hand, into l->cells. */
static void
make_row(struct ledger *l, enum difference what, enum ledger_state s,
    const struct ledger_month *earlier)
{
	for (size_t i = 0; i < l->ncolumns; i++) {
		const struct ledger_column *c = &l->columns[i];
		struct str cell = choose_cell(l, c, what);

		if (earlier && earlier->cells[i].n)
			cell = earlier->cells[i];
		/* the earlier answer no longer clears it; who gave it and why stays */
		if (s == LEDGER_AGAIN && str_eq(c->name, ledger_status_column) && is_cleared(cell))
			cell = STR("open");
		l->cells[i] = cell;
	}
}

static void
put_row(const struct ledger *l, enum ledger_state s, struct tsv_out *w)
{
	for (size_t i = 0; i < l->ncolumns; i++)
		tsv_put(w, l->cells[i]);
	tsv_put(w, str_of(ledger_word(s)));
	tsv_end(w);
}

bool
ledger_next(struct ledger *l, struct tsv_out *w, bool *end, struct fault *f)
{
	enum difference what = differ_next(&l->differ, f);
	const struct ledger_month *earlier = NULL;
	struct ledger_entry e;
	enum ledger_state s;

	*end = what == DIFFER_END;
	if (*end || what == DIFFER_FAILED)
		return *end;
	if (!read_entry(l, what, &e, f))
		return false;
	if (!e.was)
		earlier = ledger_months_find(l);
	s = earlier ? LEDGER_CLEARED : ledger_judge(&e);
	if (e.was)
		ledger_months_note(l, s != LEDGER_AGAIN && str_eq(e.status, STR("dismissed")));
	l->earlier += earlier != NULL;
	l->unfixed += s == LEDGER_CLEARED && str_eq(e.status, STR("fixed"));
	make_row(l, what, s, earlier);
	ledger_count(l, s);
	if (w)
		put_row(l, s, w);
	return true;
}

bool
ledger_open(struct ledger *l, const struct differ_ask *ask, const struct columns *dictionary,
    struct fault *f)
{
	*l = (struct ledger){.dictionary = dictionary, .ask = *ask};
	l->ask.nby = 0;		/* the groups are of the rows written */
	if (!differ_open(&l->differ, &l->ask, dictionary, f))
		return false;
	if (!ask->ncolumns)
		ledger_found(&l->differ);
	l->differ.alike = false;	/* all cells are read, the answers too */
	ledger_columns(l);
	ledger_months_open(l);
	return ledger_count_open(l, ask, f);
}

void
ledger_free(struct ledger *l)
{
	differ_free(&l->differ);
	ledger_months_free(l);
	ledger_count_free(l);
	free(l->columns);
	free(l->cells);
}
