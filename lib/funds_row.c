/* funds - one row after the other into the totals. */
#include "funds.h"

/* Month by month: most rows repeat the cell of the row before. */
static enum funds_row
row_month(struct funds *f, const struct tsv *t, struct fault *why)
{
	struct str cell;

	if (f->month < 0)
		return FUNDS_ADDED;
	cell = tsv_field(t, (size_t)f->month);
	if (!f->month_seen.n || !str_eq(cell, buf_str(&f->month_seen))) {
		if (!month_parse(cell, &f->month_at)) {
			buf_reset(&f->month_seen);
			funds_cell_fault(t, (size_t)f->month, M_FUNDS_NOT_MONTH, why);
			return FUNDS_REFUSED;
		}
		buf_reset(&f->month_seen);
		buf_put(&f->month_seen, cell);
	}
	if (f->ask->span && (f->month_at < f->ask->from || f->month_at > f->ask->to))
		return FUNDS_OTHER_MONTH;
	if (f->counts && !f->ask->stock && !f->monthly && f->any_month && f->month_at != f->first) {
		*why = tsv_at(t, STR("month"));
		fault_set(why, M_FUNDS_TWO_MONTHS);
		return FUNDS_FAILED;
	}
	if (!f->any_month || f->month_at < f->first)
		f->first = f->month_at;
	if (!f->any_month || f->month_at > f->last)
		f->last = f->month_at;
	f->any_month = true;
	return FUNDS_ADDED;
}

static bool
in_stock(const struct funds *f)
{
	return f->counts && (!f->ask->stock || f->month_at == f->ask->stock_at);
}

static bool
household_first(struct funds *f, const struct tsv *t, size_t group)
{
	return f->once.household >= 0 &&
	    payments_first(&f->once, t, group, &f->sums.groups[group].last);
}

static bool
was_refused(const struct funds *f, size_t row)
{
	size_t low = 0, high = f->nrefused;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (f->refused[middle] < row)
			low = middle + 1;
		else
			high = middle;
	}
	return low < f->nrefused && f->refused[low] == row;
}

/* What the earlier rows told of payments and households, told again. */
static void
remember_row(struct funds *f, const struct tsv *t, struct fault *why)
{
	if (was_refused(f, tsv_rows(t)) || row_month(f, t, why) != FUNDS_ADDED)
		return;
	if (f->unique)
		payments_again(&f->once, t);
	if (!in_stock(f))
		return;
	household_first(f, t, 0);
	if (f->ask->nkeys)
		household_first(f, t, sums_group(&f->sums, rowkey_of(&f->keys, t)));
}

static bool
remember_all(struct funds *f, struct tsv *t, size_t rows, struct fault *why)
{
	while (tsv_rows(t) + 1 < rows && tsv_next(t))
		remember_row(f, t, why);
	if (tsv_failed(t))
		*why = *tsv_failed(t);
	else if (tsv_rows(t) + 1 != rows)
		fault_set(why, M_FILE_CHANGED);
	return !why->text[0];
}

/* The rows are out of order: from here on every key is remembered, those before t's row too. */
static bool
remember(struct funds *f, const struct tsv *now, struct fault *why)
{
	char *spooled[1] = {f->spool.open ? spool_path(&f->spool, why) : NULL};
	months month = f->month_at;
	struct tsv *t;
	bool good;

	*why = (struct fault){0};
	if (f->spool.open && !spooled[0])
		return false;
	t = spooled[0] ? tsv_open(spooled, 1, 0, why) :
	    tsv_open(f->ask->paths, f->ask->npaths, TSV_MISSING_NEWLINE, why);
	if (!t)
		return false;
	payments_remember(&f->once);
	good = remember_all(f, t, tsv_rows(now), why);
	buf_reset(&f->month_seen);
	f->month_at = month;
	tsv_close(t);
	spool_close(&f->spool);
	return good;
}

static const char *
key_names(const struct funds *f)
{
	if (f->claims)
		return "month, programme, household_id, id_number, batch, claim_id";
	return "month, programme, household_id, id_number, batch";
}

static void
again_fault(const struct funds *f, const struct tsv *t, size_t row, struct fault *why)
{
	size_t line;
	struct str file = places_find(&f->once.places, row, &line);
	bool here = str_eq(file, tsv_file(t));
	enum msg m = f->payments || f->nvalues ? M_FUNDS_AGAIN : M_FUNDS_ROW_AGAIN;
	enum msg elsewhere = m == M_FUNDS_AGAIN ? M_FUNDS_AGAIN_FILE : M_FUNDS_ROW_AGAIN_FILE;

	*why = tsv_at(t, (struct str){0});
	if (f->members && here)
		fault_set(why, M_FUNDS_MEMBER, line);
	else if (f->members)
		fault_set(why, M_FUNDS_MEMBER_FILE, STR_FMT(file), line);
	else if (here)
		fault_set(why, m, line, key_names(f));
	else
		fault_set(why, elsewhere, STR_FMT(file), line, key_names(f));
}

static enum funds_row
row_once(struct funds *f, const struct tsv *t, bool *again, struct fault *why)
{
	size_t earlier;

	if (!f->unique && !f->counts)
		return FUNDS_ADDED;
	if (!payments_in_order(&f->once, t) && !remember(f, t, why))
		return FUNDS_FAILED;
	earlier = f->unique ? payments_again(&f->once, t) : 0;
	if (!earlier)
		return FUNDS_ADDED;
	again_fault(f, t, earlier, why);
	*again = true;
	return f->members ? FUNDS_FAILED : FUNDS_REFUSED;
}

/* A household's persons said again in the same month: two programmes, or two batches. */
static void
note_twice(struct funds *f, const struct tsv *t, bool first)
{
	bool own = f->id >= 0 && tsv_field(t, (size_t)f->id).n;

	if (f->payments && !first && !own && f->once.household >= 0 &&
	    tsv_field(t, (size_t)f->once.household).n)
		f->twice++;
}

static bool
add_to(struct funds *f, const struct tsv *t, size_t group, struct fault *why)
{
	struct sum *values = sums_values(&f->sums, group);
	struct sum_group *g = &f->sums.groups[group];

	for (size_t i = 0; i < f->nvalues; i++)
		if (!sum_add(&values[i], &f->cells[i])) {
			*why = tsv_at(t, tsv_name(t, (size_t)f->values[i].column));
			return fault_set(why, M_FUNDS_OVERFLOW);
		}
	g->person_times += f->heads;
	if (in_stock(f)) {
		bool first = household_first(f, t, group);

		g->persons += f->heads;
		g->households += first;
		if (group || !f->ask->nkeys)
			note_twice(f, t, first);
	}
	return true;
}

static void
note_row(struct funds *f, const struct tsv *t)
{
	if (in_stock(f))
		f->any_stock = true;
	if (f->result >= 0) {
		struct str result = tsv_field(t, (size_t)f->result);

		f->unpaid += result.n && !str_eq(result, STR("paid"));
	}
	if (f->programme >= 0 && !f->mixed && in_stock(f)) {
		struct str programme = tsv_field(t, (size_t)f->programme);

		if (!f->programme_seen.n)
			buf_put(&f->programme_seen, programme);
		f->mixed = !str_eq(programme, buf_str(&f->programme_seen));
	}
}

static enum funds_row
row_add(struct funds *f, const struct tsv *t, struct fault *why)
{
	bool good = true;

	if (f->ask->nkeys)
		good = add_to(f, t, sums_group(&f->sums, rowkey_of(&f->keys, t)), why);
	if (good && (f->ask->totals || !f->ask->nkeys))
		good = add_to(f, t, 0, why);
	if (!good)
		return FUNDS_FAILED;
	note_row(f, t);
	return FUNDS_ADDED;
}

static enum funds_row
refuse(struct funds *f, const struct tsv *t)
{
	f->refused = mem_grow(f->refused, f->nrefused, &f->refused_room, sizeof(*f->refused));
	f->refused[f->nrefused++] = tsv_rows(t);
	return FUNDS_REFUSED;
}

enum funds_row
funds_row(struct funds *f, const struct tsv *t, bool *again, struct fault *why)
{
	enum funds_row state;

	*again = false;
	if (f->spool.open && !spool_put(&f->spool, tsv_row(t), why))
		return FUNDS_FAILED;
	state = row_month(f, t, why);
	if (state == FUNDS_OTHER_MONTH)
		f->others++;
	if (state == FUNDS_ADDED && !funds_cells(f, t, why))
		state = FUNDS_REFUSED;
	if (state == FUNDS_ADDED)
		state = row_once(f, t, again, why);
	if (state == FUNDS_ADDED)
		state = row_add(f, t, why);
	return state == FUNDS_REFUSED ? refuse(f, t) : state;
}
