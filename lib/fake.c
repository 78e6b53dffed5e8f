#include "fake.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "idno.h"
#include "tsv.h"

enum column {
	SHEET, TOWNSHIP, VILLAGE, STRATUM, HOUSEHOLDS, COVERED, FAMILY_SIZE, RESIDENCE,
	STANDARD, AMOUNT, FROM, TO, NCOLUMNS
};
static const char *const columns[NCOLUMNS] = {
	"sheet", "township", "village", "stratum", "households", "covered", "family_size",
	    "residence",
	"standard", "amount_per_person", "from_month", "to_month"
};

/* Births that identity numbers can be made for. */
#define FIRST_YEAR 1900
#define LAST_YEAR 2099
#define PER_DAY 500	/* sequence numbers of one day and sex */
#define ADULT (18 * 365 + 5)	/* days */
#define AGE_SPREAD (38 * 365)	/* a head is 18 to 94 years old, most often about 56 */
#define MOST_HOUSEHOLDS 9999999	/* digits of household_id */

struct fake {
	struct tsv *plan;
	const char *path;
	struct fault fault;
	bool failed;
	struct fakenames names;
	struct fakerandom chance;
	struct str area;
	size_t column[NCOLUMNS];
	struct fake_household h;
	struct buf name, id;
	char household_id[8], account[20];
	int64_t left;		/* households of the current row still to come */
	size_t made;
	days first_birth;
	uint16_t *used[2];	/* by sex and day of birth: sequence numbers given out */
};

static bool
bind(struct fake *g, struct fault *f)
{
	for (size_t i = 0; i < NCOLUMNS; i++) {
		long at = tsv_need(g->plan, str_of(columns[i]), f);

		if (at < 0)
			return false;
		g->column[i] = (size_t)at;
	}
	return true;
}

static bool
set_up(struct fake *g, const char *names, struct fault *f)
{
	char *paths[] = {(char *)g->path};
	days last;

	g->plan = tsv_open(paths, 1, 0, f);
	if (!g->plan)
		return false;
	if (!bind(g, f)) {
		f->file = str_of(g->path);
		return false;
	}
	date_make(FIRST_YEAR, 1, 1, &g->first_birth);
	date_make(LAST_YEAR, 12, 31, &last);
	size_t ndays = (size_t)(last - g->first_birth) + 1;
	for (int male = 0; male < 2; male++) {
		g->used[male] = mem_resize(NULL, ndays, sizeof(uint16_t));
		memset(g->used[male], 0, ndays * sizeof(uint16_t));
	}
	return fakename_load(&g->names, names, f);
}

struct fake *
fake_open(const char *plan, const char *names, struct str area, uint64_t seed, struct fault *f)
{
	struct fake *g = mem_resize(NULL, 1, sizeof(*g));

	*g = (struct fake){.path = plan, .area = area};
	fakerandom_seed(&g->chance, seed);
	if (set_up(g, names, f))
		return g;
	fake_close(g);
	return NULL;
}

void
fake_close(struct fake *g)
{
	if (!g)
		return;
	tsv_close(g->plan);
	fakename_free(&g->names);
	buf_free(&g->name);
	buf_free(&g->id);
	free(g->used[0]);
	free(g->used[1]);
	free(g);
}

const struct fault *
fake_failed(const struct fake *g)
{
	return g->failed ? &g->fault : NULL;
}

size_t
fake_rows(const struct fake *g)
{
	return tsv_rows(g->plan);
}

static struct str
cell(const struct fake *g, enum column c)
{
	return tsv_field(g->plan, g->column[c]);
}

static bool
wrong(struct fake *g, enum column c, enum msg why)
{
	g->failed = true;
	g->fault = tsv_at(g->plan, str_of(columns[c]));
	return fault_set(&g->fault, why);
}

/* A count of 1 to MOST_HOUSEHOLDS. */
static bool
count(struct fake *g, enum column c, int64_t *out)
{
	struct ratio x;

	if (!ratio_parse(cell(g, c), &x) || x.d != 1 || x.n < 1 || x.n > MOST_HOUSEHOLDS)
		return wrong(g, c, M_FAKE_COUNT);
	*out = x.n;
	return true;
}

static bool
amount(struct fake *g, enum column c, fen *out)
{
	if (!money_parse(cell(g, c), out) || *out < 0 || *out > INT64_MAX / MOST_HOUSEHOLDS)
		return wrong(g, c, M_FAKE_AMOUNT);
	return true;
}

static bool
read_months(struct fake *g)
{
	struct fake_household *h = &g->h;

	h->from_month = cell(g, FROM);
	h->to_month = cell(g, TO);
	h->to = FAKE_OPEN;
	if (!month_parse(h->from_month, &h->from) || h->from / 12 < FIRST_YEAR + 95
	    || h->from / 12 > LAST_YEAR)
		return wrong(g, FROM, M_FAKE_MONTH);
	if (h->to_month.n && (!month_parse(h->to_month, &h->to) || h->to < h->from))
		return wrong(g, TO, M_FAKE_TO_MONTH);
	return true;
}

static bool
read_row(struct fake *g)
{
	struct fake_household *h = &g->h;

	h->sheet = cell(g, SHEET);
	h->stratum = cell(g, STRATUM);
	h->township = cell(g, TOWNSHIP);
	h->residence = cell(g, RESIDENCE);
	if (!count(g, HOUSEHOLDS, &g->left) || !count(g, COVERED, &h->covered)
	    || !count(g, FAMILY_SIZE, &h->family_size) || !amount(g, STANDARD, &h->standard)
	    || !amount(g, AMOUNT, &h->amount_per_person) || !read_months(g))
		return false;
	if (h->covered > h->family_size)
		return wrong(g, COVERED, M_FAKE_COVERED);
	if (h->amount_per_person > h->standard)
		return wrong(g, AMOUNT, M_FAKE_OVER_STANDARD);
	if (g->made + (size_t)g->left > MOST_HOUSEHOLDS)
		return wrong(g, HOUSEHOLDS, M_FAKE_MANY);
	h->income_month = (h->standard - h->amount_per_person) * h->family_size;
	return true;
}

static void
draw_village(struct fake *g)
{
	struct str list = cell(g, VILLAGE), rest = list;
	uint64_t n = 0;

	g->h.villages = list;
	while (str_cut(&rest, ',', &g->h.village))
		n++;
	if (!n) {
		g->h.village = STR("");
		return;
	}
	uint64_t which = fakerandom_below(&g->chance, n);
	for (uint64_t i = 0; i <= which; i++)
		str_cut(&list, ',', &g->h.village);
}

/* Odd sequence numbers are men's. */
struct str
fake_id(struct fake *g, days birth, bool male)
{
	uint16_t *used = g->used[male];

	if (birth < g->first_birth)
		birth = g->first_birth;
	while (birth > g->first_birth && used[birth - g->first_birth] == PER_DAY)
		birth--;
	int sequence = 2 * used[birth - g->first_birth]++ + male;
	struct ymd day = date_split(birth);
	buf_reset(&g->id);
	buf_printf(&g->id, "%.*s%04d%02d%02d%03d", STR_FMT(g->area), day.year, day.month, day.day,
	    sequence);
	buf_putc(&g->id, idno_check_character(g->id.p));
	return buf_str(&g->id);
}

static void
draw_id(struct fake *g, bool male)
{
	uint64_t age = ADULT + fakerandom_below(&g->chance, AGE_SPREAD)
	    + fakerandom_below(&g->chance, AGE_SPREAD);

	g->h.head_id_number = fake_id(g, month_first(g->h.from) - (days)age, male);
}

const struct fakenames *
fake_names(const struct fake *g)
{
	return &g->names;
}

/* The digit behind n others: every second one, from it to the left, counts twice. */
static char
luhn_digit(const char *p, size_t n)
{
	int sum = 0;

	for (size_t i = 0; i < n; i++) {
		int digit = (p[n - 1 - i] - '0') << (i % 2 == 0);

		sum += digit > 9 ? digit - 9 : digit;
	}
	return (char)('0' + (10 - sum % 10) % 10);
}

static void
make_account(struct fake *g)
{
	snprintf(g->account, sizeof(g->account), "%.*s%012zu", STR_FMT(g->area), g->made);
	g->account[18] = luhn_digit(g->account, 18);
	g->h.account = (struct str){g->account, 19};
}

static void
make(struct fake *g)
{
	size_t number = ++g->made;
	bool male = fakerandom_below(&g->chance, 5) > 1;

	g->household_id[0] = 'H';
	for (int i = 7; i > 0; i--, number /= 10)
		g->household_id[i] = (char)('0' + number % 10);
	g->h.household_id = (struct str){g->household_id, 8};
	make_account(g);
	draw_village(g);
	draw_id(g, male);
	buf_reset(&g->name);
	g->h.head_surname = fakename_draw(&g->names, &g->chance, male, &g->name);
	g->h.head_name = buf_str(&g->name);
}

const struct fake_household *
fake_next(struct fake *g)
{
	if (g->failed)
		return NULL;
	if (!g->left && tsv_next(g->plan) && !read_row(g))
		return NULL;
	if (!g->left && tsv_failed(g->plan)) {
		g->failed = true;
		g->fault = *tsv_failed(g->plan);
	}
	if (!g->left)
		return NULL;
	make(g);
	g->left--;
	return &g->h;
}
