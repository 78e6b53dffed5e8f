/* records_priv - the parts of records among themselves. Layer 4: private to records. */
#ifndef RECORDS_PRIV_H
#define RECORDS_PRIV_H

#include "records.h"

/* The cell of a place, or empty where the table has no such column. */
static inline struct str
record_cell(const struct record *rec, long column)
{
	return column < 0 ? (struct str){0} : rec->l->cells[column];
}

/* ---- records_bind.c: the header */
bool records_bind(struct records *r);

/* ---- records_row.c: a row by itself; records_across.c: against all rows before it */
void records_row(struct records *r, struct record *rec);
void records_across(struct records *r, struct record *rec);
bool records_areas(struct records *r, struct fault *f);	/* --areas */

/* ---- records_household.c: r->together, the rows of one household and month */
void records_household(struct records *r);
/* Does it come back after others? Then the run cannot go on: r->why. */
bool records_comes_back(struct records *r);

/* ---- records_rules.c */
bool records_rules_open(struct records *r, struct fault *f);
void records_rules(struct records *r);		/* the rows of r->together */
void records_rules_say(const struct records *r);
void records_rules_free(struct records *r);

/* ---- records_found.c: where all that is found goes */
void records_found(struct records *r, struct record *rec, const struct record_found *f);
/* A check of the list; column -1: none. */
void records_tell(struct records *r, struct record *rec, enum check what, long column);
void records_tell_with(struct records *r, struct record *rec, enum check what, long column,
    struct str with);
/* "FILE:LINE" of an earlier row, until the next call */
struct str records_place(struct records *r, size_t row);
/* Of the header: a note about a name. */
void records_note(struct records *r, enum check what, struct str name, struct str with);
/* On standard error, unless all of it went to -f. */
void records_say_first(const struct records *r, const struct record_tally *t);
void records_found_say(struct records *r);
/* The sentence of a finding. */
void records_sentence(struct buf *b, const struct record_found *f, bool chinese);
struct str records_column(const struct records *r, long column);	/* its name; -1: empty */

/* ---- records_finding.c: the table of -f, r->out while r->open */
bool records_finding_open(struct records *r, struct fault *f);
void records_finding(struct records *r, const struct record *rec, const struct record_found *f);

#endif
