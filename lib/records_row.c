/* A row by itself: its cells by the dictionary, what they say of one person. */
#include "cell.h"
#include "records_priv.h"

static bool
is_typed_review(const struct column *c, struct str cell)
{
	return c->type != COLUMN_TEXT && !column_is_private(c) && cell_is_review(cell);
}

/* An excerpt for a message; nothing of what nobody else may read. */
static struct str
excerpt(struct records *r, const struct column *c, struct str cell)
{
	buf_reset(&r->shown);
	if (!column_is_private(c))
		msg_excerpt(&r->shown, cell);
	return buf_str(&r->shown);
}

/* The code that was meant: its label, or the nearest word. */
static struct str
meant(const struct record_column *c, struct str cell)
{
	for (size_t i = 0; i < c->ncodes; i++)
		if (str_eq(c->hints[i], cell))
			return c->codes[i];
	return columns_nearest(cell, c->codes, c->ncodes);
}

static void
judge_code(struct records *r, struct record *rec, long column, struct str cell)
{
	const struct record_column *c = &r->columns[column];
	enum check what = c->closed ? CHECK_CODE : CHECK_CODE_UNLISTED;

	for (size_t i = 0; i < c->ncodes; i++)
		if (str_eq(c->codes[i], cell))
			return;
	if (!c->ncodes)
		return;		/* nobody has said which there are */
	records_found(r, rec, &(struct record_found){.what = what, .check = check_name(what),
	    .severity = check_severity(what), .tally = &r->tallies[what], .column = column,
	    .with = excerpt(r, c->known, cell), .expected = meant(c, cell), .actual = cell});
}

static void
judge_cell(struct records *r, struct record *rec, long column)
{
	const struct column *c = r->columns[column].known;
	struct str cell = rec->l->cells[column];
	enum check what;

	if (!c || !cell.n || is_typed_review(c, cell))
		return;
	if (c->type == COLUMN_CODE) {
		judge_code(r, rec, column, cell);
		return;
	}
	if ((what = check_cell(c, cell)) == CHECK_FINE)
		return;
	records_found(r, rec, &(struct record_found){.what = what, .check = check_name(what),
	    .severity = check_severity(what), .tally = &r->tallies[what], .column = column,
	    .with = excerpt(r, c, cell),
	    .actual = column_is_private(c) ? (struct str){0} : cell});
}

/* Nobody is on this row: the award of a household. */
static bool
is_of_nobody(const struct records *r, const struct record *rec)
{
	return !r->is_register && !record_cell(rec, r->at[AT_NAME]).n &&
	    (r->at[AT_NAME] >= 0 || r->at[AT_PROGRAMME] >= 0);
}

static void
judge_person(struct records *r, struct record *rec)
{
	struct person p = {.dated = rec->dated, .day = rec->day};
	struct person_said said[PERSON_MOST];
	size_t n;

	for (int i = 0; i < PERSON_CELLS; i++)
		if (r->person[i] >= 0 && !r->wrong[r->person[i]])
			p.cells[i] = rec->l->cells[r->person[i]];
	if (check_id(p.cells[PERSON_ID]) != CHECK_FINE &&
	    check_id(p.cells[PERSON_ID]) != CHECK_ID_PROVINCE)
		p.cells[PERSON_ID].n = 0;
	n = check_person(&p, said);
	for (size_t i = 0; i < n; i++) {
		long column = r->person[said[i].cell];
		bool private = column_is_private(r->columns[column].known);

		records_found(r, rec, &(struct record_found){.what = said[i].what,
		    .check = check_name(said[i].what), .severity = check_severity(said[i].what),
		    .tally = &r->tallies[said[i].what], .column = column,
		    .expected = str_of(said[i].expected),
		    .actual = private ? (struct str){0} : rec->l->cells[column]});
	}
}

static void
judge_months(struct records *r, struct record *rec)
{
	months from, to;

	if (month_parse(record_cell(rec, r->at[AT_FROM]), &from) &&
	    month_parse(record_cell(rec, r->at[AT_TO]), &to) && from > to)
		records_tell(r, rec, CHECK_MONTHS, r->at[AT_TO]);
}

/* The day it is judged at: the end of its own month, else that of the command line. */
static void
find_day(struct records *r, struct record *rec)
{
	months month;

	rec->dated = r->ask->dated;
	rec->day = r->ask->date;
	if (month_parse(record_cell(rec, r->at[AT_MONTH]), &month)) {
		rec->dated = true;
		rec->day = month_last(month);
	}
	rec->absent = rec->dated && !rec->l->wrong &&
	    (month_of(rec->day) < rec->l->from || month_of(rec->day) > rec->l->to);
}

void
records_row(struct records *r, struct record *rec)
{
	long id = r->person[PERSON_ID];

	memset(r->wrong, 0, r->ncolumns * sizeof(*r->wrong));
	find_day(r, rec);
	for (size_t i = 0; i < r->ncolumns; i++)
		judge_cell(r, rec, (long)i);
	judge_months(r, rec);
	if (id >= 0 && !rec->l->cells[id].n && !is_of_nobody(r, rec))
		records_tell(r, rec, CHECK_ID_BLANK, id);
	judge_person(r, rec);
}
