/* The rows of one household in one month: do they agree, is there one head, are all there? */
#include <stdio.h>

#include "idno.h"
#include "money.h"
#include "records_priv.h"

static struct str
cell_at(const struct records *r, const struct record *rec, enum record_place place)
{
	return record_cell(rec, r->at[place]);
}

bool
records_comes_back(struct records *r)
{
	const struct record *rec = r->together[0];
	struct str household = cell_at(r, rec, AT_HOUSEHOLD);
	struct seen_entry *e;
	bool fresh;

	if (!household.n)
		return false;
	buf_reset(&r->key);
	buf_printf(&r->key, "%.*s\t%.*s\t%.*s", STR_FMT(household), STR_FMT(rec->month),
	    STR_FMT(rec->programme));
	e = seen_put(&r->by_household, buf_str(&r->key), rec->number, &fresh);
	if (fresh)
		return false;
	r->why = (struct fault){.file = rec->l->file, .line = rec->l->number,
	    .column = STR("household_id")};
	fault_set(&r->why, M_RECORDS_BACK, STR_FMT(records_place(r, e->row)));
	return true;
}

/* Facts of the household are on every row of it, and the same: what reckons it believes them. */
static void
judge_facts(struct records *r)
{
	for (size_t c = 0; c < r->ncolumns; c++)
		for (size_t i = 1; r->columns[c].shared && i < r->ntogether; i++) {
			const struct record *first = r->together[0];
			struct record *rec = r->together[i];

			if (str_eq(first->l->cells[c], rec->l->cells[c]))
				continue;
			records_tell_with(r, rec, CHECK_HOUSEHOLD_DIFFERS, (long)c,
			    records_place(r, first->number));
			break;		/* once a column */
		}
}

/* Said of the household, at its first row. */
static void
tell(struct records *r, enum check what, enum record_place place, size_t expected, size_t actual)
{
	char numbers[2][24];

	snprintf(numbers[0], sizeof(numbers[0]), "%zu", expected);
	snprintf(numbers[1], sizeof(numbers[1]), "%zu", actual);
	records_found(r, r->together[0], &(struct record_found){.what = what,
	    .check = check_name(what), .severity = check_severity(what),
	    .tally = &r->tallies[what], .of_household = true, .column = r->at[place],
	    .expected = str_of(numbers[0]), .actual = str_of(numbers[1])});
}

/* Not a member now: outside its months, or the same row once more. */
static bool
is_away(const struct record *rec)
{
	return rec->absent || rec->alone;
}

static bool
is_head(const struct records *r, const struct record *rec)
{
	return str_eq(cell_at(r, rec, AT_RELATION), STR("head"));
}

/* Two numbers of one person, perhaps one of 15 digits. */
static bool
same_id(struct str a, struct str b)
{
	char rooms[2][18];

	return str_eq(idno_whole(a, rooms[0]), idno_whole(b, rooms[1]));
}

static void
judge_head(struct records *r)
{
	struct record *head = NULL;
	size_t heads = 0;

	for (size_t i = 0; i < r->ntogether; i++) {
		struct record *rec = r->together[i];

		if (is_away(rec) || !is_head(r, rec))
			continue;
		head = rec;
		heads++;
	}
	if (heads != 1)
		tell(r, heads ? CHECK_HEAD_MANY : CHECK_HEAD_NONE, AT_RELATION, 1, heads);
	else if (cell_at(r, head, AT_HEAD_ID).n && record_cell(head, r->person[PERSON_ID]).n &&
	    !same_id(cell_at(r, head, AT_HEAD_ID), record_cell(head, r->person[PERSON_ID])))
		records_tell(r, head, CHECK_HEAD_ID, r->at[AT_HEAD_ID]);
}

/* A whole number of a cell of the first row. */
static bool
number_at(const struct records *r, enum record_place place, size_t *n)
{
	struct ratio number;

	if (!ratio_parse(cell_at(r, r->together[0], place), &number) || number.d != 1 ||
	    number.n < 0)
		return false;
	*n = (size_t)number.n;
	return true;
}

static void
judge_sizes(struct records *r)
{
	size_t rows = 0, covered = 0, open = 0, expected;

	for (size_t i = 0; i < r->ntogether; i++) {
		const struct record *rec = r->together[i];
		struct str cell = record_cell(rec, r->person[PERSON_COVERED]);

		if (is_away(rec))
			continue;
		rows++;
		covered += str_eq(cell, STR("yes"));
		open += !str_eq(cell, STR("yes")) && !str_eq(cell, STR("no"));
	}
	/* a list of heads alone has no relation: it does not name the members */
	if (r->at[AT_RELATION] >= 0 && number_at(r, AT_FAMILY_SIZE, &expected) &&
	    expected != rows)
		tell(r, rows < expected ? CHECK_MEMBERS_FEW : CHECK_MEMBERS_MANY, AT_FAMILY_SIZE,
		    expected, rows);
	if (r->person[PERSON_COVERED] >= 0 && !open &&
	    number_at(r, AT_COVERED_PERSONS, &expected) && expected != covered)
		tell(r, CHECK_COVERED_DIFFERS, AT_COVERED_PERSONS, expected, covered);
}

void
records_household(struct records *r)
{
	if (!cell_at(r, r->together[0], AT_HOUSEHOLD).n) {
		for (size_t i = 0; i < r->ntogether; i++)
			records_tell(r, r->together[i], CHECK_HOUSEHOLD_BLANK, r->at[AT_HOUSEHOLD]);
		return;
	}
	judge_facts(r);
	if (r->at[AT_RELATION] >= 0)
		judge_head(r);
	judge_sizes(r);
}
