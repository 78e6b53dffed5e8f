#include "sheet_totals.h"

#include "text.h"

/* Rates: a totals row holds their average, if anything. */
static const struct str rates[] = {
	STR_INIT("standard"), STR_INIT("income_pc"), STR_INIT("net_income_pc"),
	STR_INIT("rate"), STR_INIT("weight"), STR_INIT("average"),
};

static bool
is_summed(const struct column *c)
{
	if (!c || (c->type != COLUMN_MONEY && c->type != COLUMN_COUNT && c->type != COLUMN_NUMBER))
		return false;
	for (size_t i = 0; i < COUNT(rates); i++)
		if (str_eq(c->name, rates[i]))
			return false;
	return true;
}

void
totals_init(struct totals *t, const struct sheet *s, struct cleaner *k, int64_t unit)
{
	*t = (struct totals){.sheet = s, .cleaner = k, .unit = unit, .household_at = -1};
	for (int scope = 0; scope < SCOPES; scope++) {
		t->sums[scope] = arena_take(&t->memory, s->nheaders + 1, sizeof **t->sums);
		for (size_t i = 0; i < s->nheaders; i++)
			t->sums[scope][i].value = RATIO(0);
	}
	for (size_t i = 0; i < s->nheaders; i++)
		if (s->headers[i].column && str_eq(s->headers[i].column->name, STR("household_id")))
			t->household_at = (long)i;
}

/* A number that is not there, or not all of it. */
static bool
is_unread(const struct sheet_row *row, size_t at)
{
	enum cell_kind kind = sheet_cell_kind(row, at);
	return kind == CELL_FORMULA || kind == CELL_ERROR || kind == CELL_LOST;
}

/* A numeric cell; *blank when there is none. False: it could not be read. */
static bool
read(struct totals *t, const struct sheet_row *row, size_t at, struct ratio *v, bool *blank)
{
	*blank = false;
	if (is_unread(row, at))
		return false;
	const struct header *h = &t->sheet->headers[at];
	struct fault ignored = {0};
	struct buf b = {0};
	bool good = clean_cell(t->cleaner, h->column, h->scale ? h->scale : t->unit,
	    row->cells[at], &b,
	    &ignored);
	*blank = good && !b.n;
	if (good && b.n)
		good = ratio_parse(buf_str(&b), v);
	buf_free(&b);
	return good;
}

static void
add(struct total_sum *sum, struct ratio v)
{
	if (!sum->spoiled && !ratio_add(sum->value, v, &sum->value))
		sum->spoiled = true;
}

/* Is this the first row of its household? Every row is when there are no households. */
static bool
is_first(struct totals *t, const struct str *cells, size_t n)
{
	if (t->household_at < 0 || (size_t)t->household_at >= n)
		return true;
	struct str id = text_trim(cells[t->household_at]);
	if (!id.n || clean_is_ditto(id) || str_eq(id, buf_str(&t->household)))
		return false;
	buf_reset(&t->household);
	buf_put(&t->household, id);
	return true;
}

void
totals_add(struct totals *t, const struct sheet_row *row)
{
	bool first = is_first(t, row->cells, row->n), blank;
	struct ratio v;
	t->rows++;
	for (size_t i = 0; i < row->n && i < t->sheet->nheaders; i++) {
		if (!is_summed(t->sheet->headers[i].column))
			continue;
		bool good = read(t, row, i, &v, &blank);
		for (int scope = 0; scope < SCOPES; scope++) {
			struct total_sum *sum = &t->sums[scope][i];
			if (!good)
				sum->spoiled = true;
			else if (!blank && (first || scope == SCOPE_ALL || scope == SCOPE_SINCE))
				add(sum, v);
		}
	}
}

/* One scope for the whole row: do its numbers agree there? Rows or households, column by column. */
static bool
agree(struct totals *t, struct total_row *row, enum total_scope scope)
{
	bool all = true;
	for (size_t i = 0; i < row->n; i++) {
		struct total_number *x = &row->numbers[i];
		const struct total_sum *rows = &t->sums[scope][x->header];
		const struct total_sum *firsts = &t->sums[scope + 1][x->header];
		x->sum = rows->value;
		x->compared = x->compared && !rows->spoiled;
		x->agrees = ratio_cmp(x->says, rows->value) == 0
		    || ratio_cmp(x->says, firsts->value) == 0;
		if (x->agrees && ratio_cmp(x->says, rows->value) != 0)
			x->sum = firsts->value;
		all = all && (x->agrees || !x->compared);
	}
	return all;
}

static const struct total_row *
judge(struct totals *t, struct total_row *row)
{
	enum total_scope own = row->since ? SCOPE_SINCE : SCOPE_ALL;
	enum total_scope other = row->since ? SCOPE_ALL : SCOPE_SINCE;
	if (!agree(t, row, own) && !agree(t, row, other))
		agree(t, row, own);
	for (size_t i = 0; i < t->sheet->nheaders; i++)
		t->sums[SCOPE_SINCE_HOUSEHOLDS][i] = t->sums[SCOPE_SINCE][i] =
		    (struct total_sum){RATIO(0), false};
	t->judged = row;
	return row;
}

static struct str
join(struct arena *a, const struct str *cells, size_t n)
{
	struct buf b = {0};
	for (size_t i = 0; i < n; i++) {
		if (i)
			buf_putc(&b, '\t');
		buf_put(&b, cells[i]);
	}
	struct str kept = arena_str(a, buf_str(&b));
	buf_free(&b);
	return kept;
}

static bool
holds(struct str s, struct str part)
{
	while (s.n && !str_starts(s, part))
		s = str_from(s, 1);
	return s.n > 0;
}

/* The number of a totals row in column i of the sheet, if it is one. */
static void
take_number(struct totals *t, struct total_row *row, const struct sheet_row *raw, size_t i)
{
	const struct column *c = t->sheet->headers[i].column;
	struct total_number x = {.header = i, .compared = is_summed(c), .sum = RATIO(0)};
	bool blank;
	if (!c || (!x.compared && c->type != COLUMN_MONEY && c->type != COLUMN_NUMBER))
		return;
	if (!read(t, raw, i, &x.says, &blank))
		row->unread += !str_eq(text_trim(raw->cells[i]), sheet_label(raw->cells, raw->n));
	else if (!blank)
		row->numbers[row->n++] = x;
}

static struct total_row *
take(struct totals *t, const struct sheet_row *raw)
{
	struct total_row *row = arena_take(&t->memory, 1, sizeof *row);
	struct buf label = {0};
	text_squeeze(&label, sheet_label(raw->cells, raw->n));
	*row = (struct total_row){.line = raw->line};
	row->label = arena_str(&t->memory, buf_str(&label));
	row->raw = join(&t->memory, raw->cells, raw->n);
	row->since = holds(row->label, STR("小计")) || holds(row->label, STR("小計"))
	    || holds(row->label, STR("本页"));
	row->numbers = arena_take(&t->memory, raw->n + 1, sizeof *row->numbers);
	buf_free(&label);
	for (size_t i = 0; i < raw->n && i < t->sheet->nheaders; i++)
		take_number(t, row, raw, i);
	return row;
}

const struct total_row *
totals_check(struct totals *t, const struct sheet_row *raw)
{
	struct total_row *row = take(t, raw), **end = &t->early;
	if (t->rows)
		return judge(t, row);
	while (*end)
		end = &(*end)->next;
	*end = row;
	return NULL;
}

const struct total_row *
totals_late(struct totals *t)
{
	struct total_row *row = t->early;
	if (!row)
		return NULL;
	t->early = row->next;
	return judge(t, row);
}

void
totals_free(struct totals *t)
{
	arena_free(&t->memory);
	buf_free(&t->household);
}
