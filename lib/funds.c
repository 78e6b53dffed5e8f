/* funds - which columns a table has, and what follows from that. */
#include <stdlib.h>
#include <sys/stat.h>

#include "funds.h"

enum msg
funds_ask_wrong(const struct funds_ask *ask)
{
	if (ask->totals && !ask->nkeys)
		return M_FUNDS_TOTALS_KEYS;
	if (ask->nnames && ask->nnames != (ask->nvalues ? ask->nvalues : 1))
		return M_FUNDS_AS_COUNT;
	if (ask->span && ask->stock && (ask->stock_at < ask->from || ask->stock_at > ask->to))
		return M_FUNDS_STOCK_OUTSIDE;
	return M_NONE;
}

static bool
at_column(const struct tsv *t, struct str column, enum msg m, struct fault *why)
{
	*why = tsv_at(t, column);
	return fault_set(why, m);
}

static bool
bind_value(struct funds_value *v, struct str name, const struct tsv *t,
    const struct columns *dictionary, struct fault *why)
{
	const struct column *known = columns_find(dictionary, name);

	v->column = tsv_need(t, name, why);
	if (v->column < 0)
		return false;
	v->type = known ? known->type : COLUMN_DECIMAL;
	if (v->type >= COLUMN_COUNT && v->type <= COLUMN_MONEY)
		return true;
	return at_column(t, name, M_FUNDS_NOT_NUMBER_COLUMN, why);
}

static void
show(struct funds *f, enum funds_kind kind, const char *name, const char *unit)
{
	f->shows[f->nshows++] = (struct funds_column){
		.kind = kind, .name = str_of(name), .unit = str_of(unit),
		.money = kind == FUNDS_VALUE
	};
}

/* A total is what its new name says, if the dictionary knows that, else what the column was. */
static void
show_value(struct funds *f, size_t i, const struct columns *dictionary)
{
	struct str was = f->ask->values[i];
	struct str name = f->ask->nnames ? f->ask->names[i] : was;
	const struct column *old = columns_find(dictionary, was);
	const struct column *now = columns_find(dictionary, name);

	f->shows[f->nshows++] = (struct funds_column){
		.kind = FUNDS_VALUE, .value = i, .name = name,
		.unit = now ? now->unit : old ? old->unit : (struct str){0},
		.money = (now && column_is_money(now)) || (old && column_is_money(old))
	};
}

static bool
is_amount(struct str name)
{
	return str_eq(name, STR("amount")) || str_eq(name, STR("amount_paid"));
}

/* The row's key without the household; its columns as far as they exist. */
static void
bind_unique(struct funds *f, const struct tsv *t)
{
	static const char *const names[PAYMENTS_KEYS] = {
		"month", "programme", "id_number", "batch", "claim_id"
	};
	size_t columns[PAYMENTS_KEYS], n = 0;
	long column;

	f->unique = true;
	f->claims = tsv_column(t, STR("claim_id")) >= 0;
	for (size_t i = 0; i < PAYMENTS_KEYS; i++) {
		column = tsv_column(t, str_of(names[i]));
		if (column >= 0 && !(f->members && column == f->id))
			columns[n++] = (size_t)column;
	}
	payments_key(&f->once, columns, n);
}

static bool
bind_payments(struct funds *f, const struct tsv *t, struct fault *why)
{
	struct str amount = STR("amount");
	long due = tsv_column(t, amount), paid = tsv_column(t, STR("amount_paid"));

	if (f->persons < 0)
		return at_column(t, (struct str){0}, M_FUNDS_NO_PERSONS, why);
	if (due >= 0 && paid >= 0 && !f->ask->nvalues)
		return at_column(t, (struct str){0}, M_FUNDS_TWO_AMOUNTS, why);
	f->paid = f->ask->nvalues ? !str_eq(f->ask->values[0], amount) : due < 0;
	f->nvalues = 1;
	f->values[0] = (struct funds_value){f->paid ? paid : due, COLUMN_MONEY};
	f->payments = f->counts = true;
	f->heads_from = FUNDS_COUNTED;
	bind_unique(f, t);
	if (f->once.household >= 0)
		show(f, FUNDS_HOUSEHOLDS, "households", "household");
	show(f, FUNDS_PERSONS, "persons", "person");
	show(f, FUNDS_TIMES, "person_times", "person-time");
	show(f, FUNDS_VALUE, "amount", "yuan");
	if (f->ask->nnames)
		f->shows[f->nshows - 1].name = f->ask->names[0];
	show(f, FUNDS_AVERAGE, "average", "yuan/person-time");
	return true;
}

/* Heads of a register: its members who are covered, or a household's own number of them. */
static bool
bind_register(struct funds *f, const struct tsv *t, struct fault *why)
{
	long covered = tsv_column(t, STR("covered"));
	long number = tsv_column(t, STR("covered_persons"));

	if (f->once.household < 0 && f->id < 0)
		return at_column(t, (struct str){0}, M_FUNDS_NO_VALUES, why);
	if (f->id >= 0 && covered < 0 && number >= 0)
		return at_column(t, (struct str){0}, M_FUNDS_WHO, why);
	f->counts = true;
	f->persons = f->id < 0 ? number : covered;
	if (f->id >= 0)
		f->heads_from = covered >= 0 ? FUNDS_COVERED : FUNDS_EACH_ROW;
	else if (number >= 0)
		f->heads_from = FUNDS_COUNTED;
	bind_unique(f, t);
	if (f->once.household >= 0)
		show(f, FUNDS_HOUSEHOLDS, "households", "household");
	if (f->heads_from != FUNDS_NOBODY)
		show(f, FUNDS_PERSONS, "persons", "person");
	return true;
}

static bool
bind_plain(struct funds *f, const struct tsv *t, const struct columns *dictionary,
    struct fault *why)
{
	bool of_payment = false, of_household = false;

	f->nvalues = f->ask->nvalues;
	for (size_t i = 0; i < f->nvalues; i++) {
		const struct column *known = columns_find(dictionary, f->ask->values[i]);

		if (!bind_value(&f->values[i], f->ask->values[i], t, dictionary, why))
			return false;
		show_value(f, i, dictionary);
		of_payment |= known && str_eq(known->entity, STR("payment"));
		of_household |= known && str_eq(known->entity, STR("household"));
	}
	f->members = (of_payment || of_household) && f->persons < 0 && f->id >= 0 &&
	    f->once.household >= 0;
	if (f->members || (of_payment && (f->id >= 0 || f->once.household >= 0)))
		bind_unique(f, t);
	f->persons = -1;
	if (f->ask->stock)
		return fault_set(why, M_FUNDS_STOCK_PLAIN);
	return true;
}

/* Every name of the output once. */
static bool
names_differ(const struct funds *f, struct fault *why)
{
	for (size_t i = 0; i < f->nshows; i++) {
		struct str name = f->shows[i].name;
		bool taken = false;

		for (size_t k = 0; k < f->ask->nkeys; k++)
			taken |= str_eq(name, f->ask->keys[k]);
		for (size_t j = 0; j < i; j++)
			taken |= str_eq(name, f->shows[j].name);
		if (taken)
			return fault_set(why, M_FUNDS_TAKEN, STR_FMT(name));
	}
	return true;
}

/* Operands that can be read again if need be; else their rows are spooled. */
static bool
all_regular(const struct funds_ask *ask)
{
	struct stat st;

	for (size_t i = 0; i < ask->npaths; i++)
		if (stat(ask->paths[i], &st) < 0 || !S_ISREG(st.st_mode))
			return false;
	return ask->npaths > 0;
}

/* Several programmes may be mixed in one line of the output: then that is said. */
static void
bind_programme(struct funds *f, const struct tsv *t)
{
	f->programme = f->counts ? tsv_column(t, STR("programme")) : -1;
	for (size_t i = 0; i < f->ask->nkeys; i++)
		if (!f->ask->totals && (long)f->keys.columns[i] == f->programme)
			f->programme = -1;
}

/* With month among the keys each row of the output is of one month, and so is its stock. */
static void
bind_monthly(struct funds *f)
{
	for (size_t i = 0; i < f->ask->nkeys; i++)
		f->monthly |= f->month >= 0 && (long)f->keys.columns[i] == f->month;
	f->monthly &= f->counts && !f->ask->stock && !f->ask->totals && !f->ask->figures;
}

bool
funds_bind(struct funds *f, const struct funds_ask *ask, const struct tsv *t,
    const struct columns *dictionary, struct arena *a, struct fault *why)
{
	bool amounts = is_amount(ask->nvalues ? ask->values[0] : (struct str){0});
	bool good;

	*f = (struct funds){.ask = ask};
	*why = (struct fault){0};
	f->once.household = tsv_column(t, STR("household_id"));
	f->month = tsv_column(t, STR("month"));
	f->id = tsv_column(t, STR("id_number"));
	f->persons = tsv_column(t, STR("persons"));
	f->values = arena_take(a, ask->nvalues + 1, sizeof(*f->values));
	f->shows = arena_take(a, ask->nvalues + FUNDS_COLUMNS, sizeof(*f->shows));
	f->cells = arena_take(a, ask->nvalues + 1, sizeof(*f->cells));
	if (!rowkey_bind(&f->keys, t, ask->keys, ask->nkeys, why))
		return false;
	if (ask->nvalues == 1 && amounts && f->persons >= 0)
		good = tsv_need(t, ask->values[0], why) >= 0 && bind_payments(f, t, why);
	else if (ask->nvalues)
		good = bind_plain(f, t, dictionary, why);
	else if (tsv_column(t, STR("amount")) >= 0 || tsv_column(t, STR("amount_paid")) >= 0)
		good = bind_payments(f, t, why);
	else
		good = bind_register(f, t, why);
	if (!good || !names_differ(f, why))
		return false;
	if ((ask->span || ask->stock) && f->month < 0)
		return at_column(t, (struct str){0}, M_FUNDS_NO_MONTH, why);
	bind_programme(f, t);
	bind_monthly(f);
	f->result = f->payments && f->paid ? tsv_column(t, STR("pay_result")) : -1;
	f->once.hashing = f->once.household < 0;
	if ((f->unique || f->counts) && !f->once.hashing && !all_regular(ask))
		f->once.hashing = !spool_open(&f->spool, t);
	sums_start(&f->sums, f->nvalues);
	return true;
}

void
funds_free(struct funds *f)
{
	payments_free(&f->once);
	spool_close(&f->spool);
	sums_free(&f->sums);
	rowkey_free(&f->keys);
	buf_free(&f->month_seen);
	buf_free(&f->programme_seen);
	free(f->refused);
}
