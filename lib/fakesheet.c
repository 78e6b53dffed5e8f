#include "fakesheet.h"

#include <stdlib.h>

#include "csvout.h"

/* A household as it stays in memory, and the place of its sheet among the layouts. */
struct entry {
	size_t layout, number;
	struct fake_household h;
};

struct fakesheets {
	struct fakelayouts layouts;
	bool has_month;
	months month;
	struct arena arena;
	struct entry *entries;
	size_t n, room;
};

/* What the numbers of a village or a sheet add up to. */
struct sums {
	int64_t family_size, covered;
	fen income, amount;
};

/* One file under way. */
struct sheet {
	const struct fakesheets *all;
	const struct fakelayout *layout;
	struct csvout out;
	struct buf value, spelled;
	struct fault *fault;
};

struct fakesheets *
fakesheet_open(const char *layouts, const months *month, struct fault *f)
{
	struct fakesheets *s = mem_resize(NULL, 1, sizeof(*s));

	*s = (struct fakesheets){.has_month = month, .month = month ? *month : 0};
	if (fakelayout_load(&s->layouts, layouts, f))
		return s;
	fakesheet_close(s);
	return NULL;
}

void
fakesheet_close(struct fakesheets *s)
{
	if (!s)
		return;
	fakelayout_free(&s->layouts);
	arena_free(&s->arena);
	free(s->entries);
	free(s);
}

static void
keep(struct arena *a, struct str *s)
{
	*s = arena_str(a, *s);
}

bool
fakesheet_add(struct fakesheets *s, const struct fake_household *h, struct fault *f)
{
	const struct fakelayout *l = fakelayout_find(&s->layouts, h->sheet);

	if (!l) {
		*f = (struct fault){0};
		return fault_set(f, M_FAKE_NO_LAYOUT, STR_FMT(h->sheet));
	}
	struct entry e = {(size_t)(l - s->layouts.list), s->n, *h};
	struct str *kept[] = {
		&e.h.township, &e.h.village, &e.h.residence, &e.h.household_id,
		&e.h.head_name, &e.h.head_id_number, &e.h.from_month, &e.h.to_month
	};
	for (size_t i = 0; i < COUNT(kept); i++)
		keep(&s->arena, kept[i]);
	s->entries = mem_grow(s->entries, s->n, &s->room, sizeof(*s->entries));
	s->entries[s->n++] = e;
	return true;
}

static int
compare(const void *left, const void *right)
{
	const struct entry *a = left, *b = right;

	if (a->layout != b->layout)
		return a->layout < b->layout ? -1 : 1;
	int village = str_cmp(a->h.village, b->h.village);
	if (village)
		return village;
	return (a->number > b->number) - (a->number < b->number);
}

/* ---- lines that are no households */

/*
 * The number that a place at the beginning of text stands for, into s->value; returns its
 * length, 0 = none.
 */
static size_t
fill_place(struct sheet *s, struct str text)
{
	if (str_starts(text, STR("{year}"))) {
		buf_int(&s->value, s->all->month / 12);
		return STR("{year}").n;
	}
	if (str_starts(text, STR("{month}"))) {
		buf_int(&s->value, s->all->month % 12 + 1);
		return STR("{month}").n;
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

		if (place && !s->all->has_month)
			return fault_set(s->fault, M_FAKE_PLACEHOLDER);
		if (!place)
			buf_putc(&s->value, text.p[0]);
		text = str_from(text, place ? place : 1);
	}
	return true;
}

/* A row of which only the first cell says something. */
static bool
put_text(struct sheet *s, struct str text)
{
	if (!fill(s, text))
		return false;
	csvout_put(&s->out, buf_str(&s->value));
	while (!s->layout->ragged && s->out.cells < s->layout->ncolumns)
		csvout_put(&s->out, STR(""));
	return csvout_end(&s->out, s->fault);
}

/* ---- the header */

static bool
put_header(struct sheet *s)
{
	const struct fakelayout *l = s->layout;
	struct str above = {0};

	for (size_t i = 0; l->two_rows && i < l->ncolumns; i++) {
		struct str parent = l->columns[i].parent;

		if (!parent.n)
			csvout_put(&s->out, l->columns[i].text);
		else
			csvout_put(&s->out, str_eq(parent, above) ? STR("") : parent);
		above = parent;
	}
	if (l->two_rows && !csvout_end(&s->out, s->fault))
		return false;
	for (size_t i = 0; i < l->ncolumns; i++)
		csvout_put(&s->out, l->two_rows &&
		    !l->columns[i].parent.n ? STR("") : l->columns[i].text);
	return csvout_end(&s->out, s->fault);
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
		return h->head_name;
	case FIELD_HEAD_ID_NUMBER:
		return h->head_id_number;
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

static bool
put_spelled(struct sheet *s, const struct fakecolumn *c, struct str value)
{
	buf_reset(&s->spelled);
	if (!fakeform_spell(&c->form, value, &s->spelled)) {
		s->fault->column = c->text;
		return fault_set(s->fault, M_FAKE_FORM_VALUE);
	}
	csvout_put(&s->out, buf_str(&s->spelled));
	return true;
}

/* What stands in a cell before it is spelled; borrowed from e or s->value. */
static struct str
value_of(struct sheet *s, const struct entry *e, enum fakefield field)
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

static bool
put_value(struct sheet *s, const struct fakecolumn *c, const struct entry *e,
    const struct entry *above)
{
	struct str value = value_of(s, e, c->field);

	if (c->form.merged && above && str_eq(value, text_of(&above->h, c->field)))
		value = (struct str){0};
	return put_spelled(s, c, value);
}

static bool
put_household(struct sheet *s, const struct entry *e, const struct entry *above)
{
	for (size_t i = 0; i < s->layout->ncolumns; i++)
		if (!put_value(s, &s->layout->columns[i], e, above))
			return false;
	return csvout_end(&s->out, s->fault);
}

static bool
put_sums(struct sheet *s, struct str text, const struct sums *x)
{
	csvout_put(&s->out, text);
	for (size_t i = 1; i < s->layout->ncolumns; i++) {
		const struct fakecolumn *c = &s->layout->columns[i];

		if (!put_spelled(s, c, number_of(s, x, c->field) ? buf_str(&s->value) : STR("")))
			return false;
	}
	return csvout_end(&s->out, s->fault);
}

static bool
put_lines(struct sheet *s, const struct fakeparts *lines, const struct sums *total)
{
	for (size_t i = 0; i < lines->n; i++) {
		const struct fakepart *line = &lines->list[i];

		if (line->kind == LINE_TOTAL ? !put_sums(s, line->text, total)
		    : !put_text(s, line->text))
			return false;
	}
	return true;
}

/* Households [0, n) of one sheet, numbered from 1 here. */
static bool
put_households(struct sheet *s, struct entry *e, size_t n, struct sums *total)
{
	const struct fakelayout *l = s->layout;
	struct sums village = {0};

	for (size_t i = 0; i < n; i++) {
		struct sums own = sums_of(&e[i].h);

		e[i].number = i + 1;
		add(&village, &own);
		add(total, &own);
		if (!put_household(s, &e[i], i ? &e[i - 1] : NULL))
			return false;
		if (l->gap && (i + 1) % l->gap == 0 && i + 1 < n && !put_text(s, STR("")))
			return false;
		if (!l->subtotal.n || (i + 1 < n && str_eq(e[i].h.village, e[i + 1].h.village)))
			continue;
		if (!put_sums(s, l->subtotal, &village))
			return false;
		village = (struct sums){0};
	}
	return true;
}

static bool
put_sheet(struct sheet *s, struct entry *e, size_t n)
{
	struct sums total = {0};

	return put_lines(s, &s->layout->above, &total) && put_header(s)
	    && put_households(s, e, n, &total) && put_lines(s, &s->layout->below, &total);
}

/* The entries of one sheet, which is e->layout. */
static bool
write_sheet(struct fakesheets *all, const char *folder, struct entry *e, size_t n, struct fault *f)
{
	struct sheet s = {.all = all, .layout = &all->layouts.list[e->layout], .fault = f};
	struct buf path = {0};

	*f = (struct fault){0};
	buf_printf(&path, "%s/%.*s", folder, STR_FMT(s.layout->file));
	bool good = csvout_open(&s.out, buf_cstr(&path), &s.layout->style, f);
	if (good)
		good = csvout_close(&s.out, put_sheet(&s, e, n), f);
	if (!good)
		f->file = s.layout->file;	/* path goes away */
	buf_free(&path);
	buf_free(&s.value);
	buf_free(&s.spelled);
	return good;
}

bool
fakesheet_write(struct fakesheets *s, const char *folder, size_t *n, struct fault *f)
{
	*n = 0;
	if (s->n)
		qsort(s->entries, s->n, sizeof(*s->entries), compare);
	for (size_t i = 0, end; i < s->n; i = end) {
		for (end = i; end < s->n && s->entries[end].layout == s->entries[i].layout; )
			end++;
		if (!write_sheet(s, folder, &s->entries[i], end - i, f))
			return false;
		++*n;
	}
	return true;
}
