/* How each value came about, as a table. */
#include "explain.h"

#include "sentence.h"

static const struct str names[] = {
	STR_INIT("household_id"), STR_INIT("row"), STR_INIT("month"), STR_INIT("programme"),
	STR_INIT("id"), STR_INIT("name"), STR_INIT("value"), STR_INIT("rule"), STR_INIT("line"),
	STR_INIT("expr"), STR_INIT("cite"), STR_INIT("why"), STR_INIT("sentence")
};

bool
explain_open(struct explain *e, const struct reckon *k, struct fault *f)
{
	*e = (struct explain){0};
	if (!k->ask->explain)
		return true;
	if (!tsv_create(&e->out, k->ask->explain, f))
		return false;
	e->open = true;
	for (size_t i = 0; i < COUNT(names); i++)
		tsv_put(&e->out, names[i]);
	tsv_end(&e->out);
	return true;
}

void
explain_keep(struct explain *e)
{
	if (e->open)
		held_write(&e->rows, &e->out);
}

void
explain_drop(struct explain *e)
{
	held_drop(&e->rows);
}

struct tsv_out *
explain_out(struct explain *e)
{
	held_free(&e->rows);
	return e->open ? &e->out : NULL;
}

/* ---- one line of the trace */

static struct str
plain(struct str full)
{
	return str_from(full, str_find(full, '.') + 1);
}

/* Whose value nobody needs to see to understand an amount. */
static bool
is_private(const struct reckon *k, struct str full)
{
	const struct column *c = columns_find(&k->dictionary, plain(full));

	return c && (c->type == COLUMN_ID || c->type == COLUMN_CERT || c->type == COLUMN_ACCOUNT ||
	    c->type == COLUMN_TEXT);
}

/* A programme's own label, else what the rules call its decision. */
static struct str
label_of(const struct reckon *k, struct str programme, int decision)
{
	const struct columns *d = &k->dictionary;

	for (size_t i = 0; i < d->ncodes; i++)
		if (str_eq(d->codes[i].column, STR("programme")) &&
		    str_eq(d->codes[i].code, programme))
			return k->ask->english ? d->codes[i].label_en : d->codes[i].label_zh;
	return decision < 0 ? programme : rules_name_label(k->rules, decision, k->ask->english);
}

/* A sentence for results, nothing for the steps on the way. */
static bool
put_sentence(const struct reckon *k, const struct trace *t, const struct explained *what,
    struct str month, struct buf *b)
{
	struct sentence s = {.run = k->run, .rules = k->rules, .month = month,
	    .english = k->ask->english};
	int name = rules_find(k->rules, t->name);

	s.subject = what->programme.n ? label_of(k, what->programme, what->decision) :
	    rules_name_label(k->rules, name, s.english);
	if (what->amount >= 0 && name == what->amount)
		return sentence_amount(&s, t->row, name, what->decision, b);
	if (what->decision >= 0 && name == what->decision)
		return sentence_decision(&s, t->row, name, b);
	for (size_t i = 0; i < what->nasks; i++)
		if (what->asks[i].name == name)
			return sentence_value(&s, t->row, name, b);
	return true;
}

static bool
put_trace(struct explain *e, const struct reckon *k, const struct trace *t,
    const struct explained *what, struct str month)
{
	long column = tsv_column(reckon_stream(k), STR("household_id"));
	struct held *h = &e->rows;
	struct buf row = {0}, sentence = {0};
	bool fine;

	if (row_line(t->row))
		buf_int(&row, (int64_t)row_line(t->row));
	held_clean(h, column >= 0 && k->nchosen ? k->chosen[0]->cells[column] : (struct str){0});
	held_put(h, buf_str(&row));
	held_put(h, month);
	held_put(h, what->programme);
	held_clean(h, t->id);
	held_put(h, t->name);
	held_clean(h, is_private(k, t->name) ? (struct str){0} : t->value);
	held_clean(h, t->rule);
	held_clean(h, t->line);
	held_clean(h, t->expr);
	held_clean(h, t->cite);
	held_clean(h, t->why);
	fine = put_sentence(k, t, what, month, &sentence);
	held_clean(h, buf_str(&sentence));
	held_end(h);
	buf_free(&row);
	buf_free(&sentence);
	return fine;
}

bool
explain_add(struct explain *e, const struct reckon *k, const struct explained *what,
    struct fault *f)
{
	size_t n = run_trace_count(k->run);
	struct buf month = {0};
	struct trace t;
	bool good = true;

	if (!e->open)
		return true;
	month_print(&month, k->month);
	for (size_t i = 0; good && i < n; i++) {
		good = run_trace(k->run, i, &t);
		good = good && put_trace(e, k, &t, what, buf_str(&month));
	}
	buf_free(&month);
	return good || reckon_fault(k, f);
}
