#include "fakerows.h"

#include "fakeheader.h"

/* What the numbers of a village or a sheet add up to. */
struct sums {
	int64_t family_size, covered;
	fen income, amount;
};

/* One sheet under way. */
struct sheet {
	const struct fakelayout *layout;
	struct fakepage *page;
	const months *month;
	size_t first;		/* row of the first household, from 1 */
	struct buf value, spelled;
	struct fault *fault;
};

/* Of the next row, from 1. */
static size_t
row_number(const struct sheet *s)
{
	return s->page->nrows + 1;
}

static void
put_plain(struct sheet *s, struct str text, enum fakelook look)
{
	fakepage_put(s->page, (struct fakecell){.text = text, .look = look});
}

/* ---- lines that are no households */

/*
 * The number that a place at the beginning of text stands for, into s->value; returns its
 * length, 0 = none.
 */
static size_t
fill_place(struct sheet *s, struct str text)
{
	static const struct str year = STR_INIT("{year}"), month = STR_INIT("{month}");

	if (str_starts(text, year)) {
		buf_int(&s->value, s->month ? *s->month / 12 : 0);
		return year.n;
	}
	if (str_starts(text, month)) {
		buf_int(&s->value, s->month ? *s->month % 12 + 1 : 0);
		return month.n;
	}
	return 0;
}

/* text into s->value, a {year} and a {month} in it filled in. */
static bool
fill(struct sheet *s, struct str text)
{
	buf_reset(&s->value);
	while (text.n) {
		size_t place = fill_place(s, text);

		if (place && !s->month)
			return fault_set(s->fault, M_FAKE_PLACEHOLDER);
		if (!place)
			buf_putc(&s->value, text.p[0]);
		text = str_from(text, place ? place : 1);
	}
	return true;
}

/* A row of which only the first cell says something, over all columns. */
static bool
put_text(struct sheet *s, struct str text, enum fakelook look)
{
	const struct fakelayout *l = s->layout;

	if (!fill(s, text))
		return false;
	if (text.n)
		fakepage_merge(s->page, row_number(s), row_number(s), 0, l->ncolumns - 1);
	put_plain(s, buf_str(&s->value), look);
	while ((!l->ragged || l->kind != FAKE_TEXT_FILE) && fakepage_width(s->page) < l->ncolumns)
		put_plain(s, STR(""), look);
	fakepage_end(s->page);
	return true;
}

/* ---- households and sums */

/* The value of a text column. */
static struct str
text_of(const struct fake_household *h, enum fakefield field)
{
	switch (field) {
	case FIELD_HOUSEHOLD_ID:
		return h->household_id;
	case FIELD_TOWNSHIP:
		return h->township;
	case FIELD_VILLAGE:
		return h->village;
	case FIELD_RESIDENCE:
		return h->residence;
	case FIELD_HEAD_NAME:
	case FIELD_PAYEE_NAME:
		return h->head_name;
	case FIELD_HEAD_ID_NUMBER:
		return h->head_id_number;
	case FIELD_ACCOUNT:
		return h->account;
	case FIELD_FROM_MONTH:
		return h->from_month;
	case FIELD_TO_MONTH:
		return h->to_month;
	default:
		return (struct str){0};
	}
}

/* The value of a column that is added up, into s->value; false: not such a column. */
static bool
number_of(struct sheet *s, const struct sums *x, enum fakefield field)
{
	buf_reset(&s->value);
	switch (field) {
	case FIELD_FAMILY_SIZE:
		buf_int(&s->value, x->family_size);
		return true;
	case FIELD_COVERED_PERSONS:
		buf_int(&s->value, x->covered);
		return true;
	case FIELD_INCOME_MONTH:
		money_print(&s->value, x->income);
		return true;
	case FIELD_AMOUNT:
		money_print(&s->value, x->amount);
		return true;
	default:
		return false;
	}
}

static enum fakeholds
what_is(enum fakefield field)
{
	switch (field) {
	case FIELD_ROW:
	case FIELD_FAMILY_SIZE:
	case FIELD_COVERED_PERSONS:
		return HOLDS_COUNT;
	case FIELD_INCOME_MONTH:
	case FIELD_STANDARD:
	case FIELD_AMOUNT:
		return HOLDS_YUAN;
	case FIELD_FROM_MONTH:
	case FIELD_TO_MONTH:
		return HOLDS_MONTH;
	default:
		return HOLDS_TEXT;
	}
}

static struct sums
sums_of(const struct fake_household *h)
{
	return (struct sums){h->family_size, h->covered, h->income_month,
	    h->amount_per_person * h->covered};
}

static void
add(struct sums *to, const struct sums *x)
{
	to->family_size += x->family_size;
	to->covered += x->covered;
	to->income += x->income;
	to->amount += x->amount;
}

/* value as the column spells it: in text all is text, a workbook has numbers and dates. */
static bool
put_spelled(struct sheet *s, const struct fakecolumn *c, struct str value, struct fakecell cell)
{
	buf_reset(&s->spelled);
	if (s->layout->kind == FAKE_TEXT_FILE ? !fakeform_spell(&c->form, value, &s->spelled)
	    : !fakeform_cell(&c->form, what_is(c->field), value, &s->spelled, &cell)) {
		s->fault->column = c->text;
		return fault_set(s->fault, M_FAKE_FORM_VALUE);
	}
	cell.text = buf_str(&s->spelled);
	fakepage_put(s->page, cell);
	return true;
}

/* What stands in a cell before it is spelled; borrowed from e or s->value. */
static struct str
value_of(struct sheet *s, const struct fakeentry *e, enum fakefield field)
{
	struct sums own = sums_of(&e->h);

	if (number_of(s, &own, field))
		return buf_str(&s->value);
	if (field == FIELD_STANDARD)
		money_print(&s->value, e->h.standard);
	else if (field == FIELD_ROW)
		buf_int(&s->value, (int64_t)e->number);
	else
		return text_of(&e->h, field);
	return buf_str(&s->value);
}

/* above: the household in the row above, NULL where that is another kind of row. */
static bool
put_household(struct sheet *s, const struct fakeentry *e, const struct fakeentry *above)
{
	for (size_t i = 0; i < s->layout->ncolumns; i++) {
		const struct fakecolumn *c = &s->layout->columns[i];
		struct str value = value_of(s, e, c->field);

		if (c->form.merged && above && str_eq(value, text_of(&above->h, c->field)))
			value = (struct str){0};
		if (!put_spelled(s, c, value, (struct fakecell){.look = FAKE_BODY}))
			return false;
	}
	fakepage_end(s->page);
	return true;
}

/* 合计 in the first cell, over all cells before the first sum. */
static bool
put_sums(struct sheet *s, struct str text, const struct sums *x)
{
	const struct fakelayout *l = s->layout;
	const struct fakecell sum = {.look = FAKE_SUM};
	size_t label = 1;

	while (label < l->ncolumns && !number_of(s, x, l->columns[label].field))
		label++;
	fakepage_merge(s->page, row_number(s), row_number(s), 0, label - 1);
	put_plain(s, text, FAKE_SUM);
	for (size_t i = 1; i < l->ncolumns; i++) {
		const struct fakecolumn *c = &l->columns[i];

		if (!put_spelled(s, c,
		    number_of(s, x, c->field) ? buf_str(&s->value) : STR(""), sum))
			return false;
	}
	fakepage_end(s->page);
	return true;
}

static bool
put_lines(struct sheet *s, const struct fakeparts *lines, const struct sums *total)
{
	for (size_t i = 0; i < lines->n; i++) {
		const struct fakepart *line = &lines->list[i];
		enum fakelook look = line->kind == LINE_TITLE ? FAKE_TITLE : FAKE_FOOT;

		if (line->kind == LINE_TOTAL ? !put_sums(s, line->text, total)
		    : !put_text(s, line->text, look))
			return false;
	}
	return true;
}

/* Is there something after household i of n every so many? */
static bool
due(size_t every, size_t i, size_t n)
{
	return every && (i + 1) % every == 0 && i + 1 < n;
}

/* What may stand between household i and the next; *village starts again after its row. */
static bool
put_between(struct sheet *s, const struct fakeentry *e, size_t i, size_t n, struct sums *village)
{
	const struct fakelayout *l = s->layout;

	if (due(l->gap, i, n) && !put_text(s, STR(""), FAKE_FOOT))
		return false;
	if (l->subtotal.n && (i + 1 == n || !str_eq(e[i].h.village, e[i + 1].h.village))) {
		if (!put_sums(s, l->subtotal, village))
			return false;
		*village = (struct sums){0};
	}
	if (due(l->page, i, n))
		fakeheader_put(s->page, s->layout);
	return true;
}

static bool
put_households(struct sheet *s, struct fakeentry *e, size_t n, struct sums *total)
{
	const struct fakeentry *above = NULL;
	struct sums village = {0};

	for (size_t i = 0; i < n; i++) {
		struct sums own = sums_of(&e[i].h);
		size_t row = row_number(s) + 1;

		e[i].number = i + 1;
		add(&village, &own);
		add(total, &own);
		if (!put_household(s, &e[i], above) || !put_between(s, e, i, n, &village))
			return false;
		above = row_number(s) == row ? &e[i] : NULL;	/* else another row came between */
	}
	for (size_t i = 0; i < s->layout->ncolumns; i++)
		if (s->layout->columns[i].form.merged)
			fakepage_merge_runs(s->page, s->first, i);
	return true;
}

bool
fakerows_put(struct fakepage *page, const struct fakelayout *l, const months *month,
    struct fakeentry *e, size_t n, struct fault *f)
{
	struct sheet s = {.layout = l, .page = page, .month = month, .fault = f};
	struct sums total = {0};
	bool good = put_lines(&s, &l->above, &total);

	if (good)
		fakeheader_put(page, l);
	s.first = row_number(&s);
	good = good && put_households(&s, e, n, &total) && put_lines(&s, &l->below, &total);
	buf_free(&s.value);
	buf_free(&s.spelled);
	return good;
}
