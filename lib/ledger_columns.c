/* ledger_columns - those of the ledger that is written. */
#include "ledger_priv.h"

static const struct str answers[] = {
	STR_INIT("finding_status"), STR_INIT("handler"), STR_INIT("handled_on"), STR_INIT("note")
};
static const struct str found[] = {
	STR_INIT("expected"), STR_INIT("actual"), STR_INIT("amount")
};

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
	return str_eq(name, ledger_state_column);
}

/* Those of the findings, those that only the ledger has, the answers that neither has. */
void
ledger_columns(struct ledger *l)
{
	const struct tsv *old = l->differ.old.rows.t, *new = l->differ.new.rows.t;
	size_t i, most = tsv_columns(old) + tsv_columns(new) + COUNT(answers);

	l->columns = mem_resize(NULL, most, sizeof(*l->columns));
	l->cells = mem_resize(NULL, most, sizeof(*l->cells));
	for (i = 0; i < tsv_columns(new); i++)
		if (!has_column(l, tsv_name(new, i)))
			add_column(l, tsv_name(new, i));
	for (i = 0; i < tsv_columns(old); i++)
		if (!has_column(l, tsv_name(old, i)))
			add_column(l, tsv_name(old, i));
	for (i = 0; i < COUNT(answers); i++)
		if (!has_column(l, answers[i]))
			add_column(l, answers[i]);
	l->status = tsv_column(old, ledger_status_column);
	l->status_new = tsv_column(new, ledger_status_column);
	l->state = tsv_column(old, ledger_state_column);
}

/* Without -c: what check-records and others say was found, where both tables say it. */
void
ledger_found(struct differ *d)
{
	size_t i, kept = 0;

	for (i = 0; i < d->ncolumns; i++)
		for (size_t k = 0; k < COUNT(found); k++)
			if (str_eq(d->columns[i].name, found[k]))
				d->columns[kept++] = d->columns[i];
	d->ncolumns = kept;
}

void
ledger_header(const struct ledger *l, struct tsv_out *w)
{
	for (size_t i = 0; i < l->ncolumns; i++)
		tsv_put(w, l->columns[i].name);
	tsv_put(w, ledger_state_column);
	tsv_end(w);
}
