/* diffout - differences as rows key change column old new. */
#include "diffout.h"

static bool
is_ledger(const struct diffout_ask *ask)
{
	return !ask->plain && ask->differ.nkeys == 1 &&
	    str_eq(ask->differ.keys[0], STR("finding_id"));
}

static bool
is_key(const struct differ_ask *ask, struct str name)
{
	for (size_t i = 0; i < ask->nkeys; i++)
		if (str_eq(ask->keys[i], name))
			return true;
	return false;
}

enum msg
diffout_ask_wrong(const struct diffout_ask *ask)
{
	const struct differ_ask *q = &ask->differ;

	if (!q->nkeys)
		return M_DIFFER_NO_KEY;
	if (q->ncolumns && q->nignored)
		return M_DIFFER_COLUMNS_IGNORE;
	if (ask->nnames && (ask->nnames != 2 || is_key(q, ask->names[0]) ||
	    is_key(q, ask->names[1])))
		return M_DIFFER_AS_TWO;
	if (is_ledger(ask) && (q->nignored || q->value.n || ask->same || ask->nnames ||
	    ask->difference))
		return M_DIFFER_LEDGER_OPTION;
	if (ask->plain && (q->nkeys != 1 || !str_eq(q->keys[0], STR("finding_id"))))
		return M_DIFFER_PLAIN;
	return M_NONE;
}

/* The names behind the keys; how many. */
static size_t
name_columns(const struct diffout *d, struct str list[5])
{
	const struct str all[5] = {
		STR("change"), STR("column"), d->names[0], d->names[1], STR("difference")
	};

	memcpy(list, all, sizeof(all));
	return d->ask->difference ? 5 : 4;
}

static bool
name_taken(struct str name, struct fault *f)
{
	*f = (struct fault){.column = name};
	return fault_set(f, M_DIFFER_NAME_TAKEN);
}

static bool
names_free(const struct diffout *d, struct fault *f)
{
	struct str list[5];
	size_t n = name_columns(d, list), i, k;

	for (i = 0; i < n; i++)
		for (k = 0; k <= i; k++)
			if (k < i ? str_eq(list[k], list[i]) : is_key(&d->ask->differ, list[i]))
				return name_taken(list[i], f);
	for (i = 0; i < d->ask->differ.nby && d->ask->balance; i++)
		if (balance_has_column(d->ask->differ.by[i]))
			return name_taken(d->ask->differ.by[i], f);
	return true;
}

bool
diffout_open(struct diffout *d, const struct diffout_ask *ask, const struct columns *dictionary,
    struct fault *f)
{
	const struct column *value;

	*d = (struct diffout){.ask = ask, .is_ledger = is_ledger(ask), .figures = ask->figures,
	    .names = {STR("old"), STR("new")}};
	d->figures.nby = ask->differ.nby;
	value = columns_find(dictionary, ask->differ.value);
	d->figures.unit = value ? value->unit
	    : balance_unit(dictionary, ask->differ.keys, ask->differ.nkeys);
	if (d->is_ledger)
		return ledger_open(&d->ledger, &ask->differ, dictionary, f);
	for (size_t i = 0; i < ask->nnames; i++)
		d->names[i] = ask->names[i];
	return names_free(d, f) && differ_open(&d->ledger.differ, &ask->differ, dictionary, f);
}

/* ---- rows */

static void
put_header(const struct diffout *d, struct tsv_out *w)
{
	const struct differ_ask *q = &d->ask->differ;
	struct str list[5];
	size_t n = name_columns(d, list);

	for (size_t i = 0; i < q->nkeys; i++)
		tsv_put(w, q->keys[i]);
	for (size_t i = 0; i < n; i++)
		tsv_put(w, list[i]);
	tsv_end(w);
}

/* Behind the key: a row as a whole. */
static void
put_whole(const struct diffout *d, const char *change, struct tsv_out *w)
{
	tsv_put(w, str_of(change));
	for (size_t i = d->ask->difference ? 4 : 3; i; i--)
		tsv_put(w, (struct str){0});
	tsv_end(w);
}

static void
put_changed(struct diffout *d, const struct differ_column *c, struct tsv_out *w)
{
	struct differ *x = &d->ledger.differ;
	struct str old = tsv_field(x->old.rows.t, c->old), new = x->new.rows.cells[c->new];

	rowkey_put(&x->old.key, x->old.rows.t, w);
	tsv_put(w, STR("changed"));
	tsv_put(w, c->name);
	tsv_put(w, old);
	tsv_put(w, new);
	if (d->ask->difference) {
		buf_reset(&d->cell);
		differ_subtract(x, c, old, new, &d->cell);
		tsv_put(w, buf_str(&d->cell));
	}
	tsv_end(w);
}

/* Returns the rows written. */
static size_t
put_difference(struct diffout *d, enum difference what, struct tsv_out *w)
{
	struct differ *x = &d->ledger.differ;
	size_t n = 1;

	if (what == DIFFER_ENTERED) {
		keyed_put(&x->new, w);
		put_whole(d, "entered", w);
	} else if (what == DIFFER_CHANGED) {
		n = 0;
		for (size_t i = 0; i < x->ncolumns; i++)
			if (x->columns[i].differs) {
				put_changed(d, &x->columns[i], w);
				n++;
			}
	} else if (what == DIFFER_LEFT || d->ask->same) {
		rowkey_put(&x->old.key, x->old.rows.t, w);
		put_whole(d, what == DIFFER_LEFT ? "left" : "same", w);
	} else
		n = 0;
	return n;
}

static bool
differences(struct diffout *d, struct tsv_out *w, void (*progress)(const struct tsv *),
    size_t *out, struct fault *f)
{
	struct differ *x = &d->ledger.differ;
	enum difference what;

	if (w)
		put_header(d, w);
	while (!(w && w->out.failed) && (what = differ_next(x, f)) != DIFFER_END) {
		if (what == DIFFER_FAILED)
			return false;
		progress(x->old.rows.t);
		if (w)
			*out += put_difference(d, what, w);
	}
	return true;
}

static bool
entries(struct diffout *d, struct tsv_out *w, void (*progress)(const struct tsv *), size_t *out,
    struct fault *f)
{
	bool end = false;

	if (w)
		ledger_header(&d->ledger, w);
	while (!(w && w->out.failed)) {
		if (!ledger_next(&d->ledger, w, &end, f))
			return false;
		if (end)
			break;
		progress(d->ledger.differ.old.rows.t);
	}
	*out = ledger_rows(&d->ledger);
	return true;
}

bool
diffout_rows(struct diffout *d, struct tsv_out *w, void (*progress)(const struct tsv *),
    size_t *out, struct fault *f)
{
	*out = 0;
	return (d->is_ledger ? entries : differences)(d, w, progress, out, f);
}

/* ---- how many they are */

bool
diffout_figures(struct diffout *d, struct tsv_out *w, size_t *made, struct fault *f)
{
	size_t n;

	return d->is_ledger
	    ? ledger_tell(&d->ledger, &d->figures, w, made ? made : &n, f)
	    : balance_tell(&d->ledger.differ.balance, &d->figures, w, made ? made : &n, f);
}

void
diffout_balance(struct diffout *d, struct tsv_out *w)
{
	const struct differ_ask *q = &d->ask->differ;

	if (d->is_ledger)
		ledger_table(&d->ledger, w);
	else
		balance_table(&d->ledger.differ.balance, q->by, q->nby, w);
}

void
diffout_free(struct diffout *d)
{
	ledger_free(&d->ledger);
	buf_free(&d->cell);
}
