/* publish - the rows of a list that may be put on the wall, and what they tell. Layer 4: returns reasons, never exits. */
#ifndef PUBLISH_H
#define PUBLISH_H

#include "mask_count.h"
#include "profile.h"
#include "tsv.h"

struct publish_ask {
	struct str *columns;	/* of the profile's, these and in this order; none: all */
	size_t ncolumns;
	bool dated;		/* ages are of `date`; else of the last day of the row's month */
	days date;
	bool force;		/* write rows that leave few candidates */
};

/* A person that the rows are about: of the column `id`. */
struct publish_person {
	struct str name;	/* of that column */
	long id, birth;		/* where in the table; -1: not there */
	struct mask_known known;	/* of the number, from all columns that are shown */
	uint32_t fewest;	/* candidates over the rows; UINT32_MAX: no row has a number */
	size_t rows, few;	/* that leave so few; that leave fewer than MASK_FEWEST */
	struct fault where;	/* the first row that leaves so few */
	struct str number;	/* of the current row; empty: it is none */
	struct publish_person *next;
};

struct publish_cell {
	const struct profile_column *rule;
	struct publish_person *person;	/* of a name, an ID, a birth, a sex; NULL: nobody */
	size_t at;			/* in the table */
	size_t shown, hidden;		/* cells that hold something */
};

struct publish {
	struct publish_ask ask;
	const struct tsv *t;
	const struct columns *dictionary;
	const struct privacy_rule *privacy;
	struct arena a;
	struct publish_cell *cells;	/* in the order of the list */
	size_t n;
	struct publish_person *persons;
	long month;
	struct mask_dates memo;
	struct buf text;
	bool few;	/* a row leaves too few: no more is written */
};

/*
 * Columns to numbers. False with the reason: nothing that the profile shows is there, -c
 * has a column that the profile does not show, ages are needed and there is neither a day nor a
 * month. All arguments are borrowed until publish_free.
 */
bool publish_bind(struct publish *p, const struct publish_ask *ask, struct profile_column *profile,
    const struct columns *dictionary, const struct privacy_rule *privacy, const struct tsv *t,
    struct fault *f);
void publish_free(struct publish *p);

void publish_header(const struct publish *p, struct tsv_out *w);
/*
 * The current row. Not written any more once a row leaves too few candidates (unless
 * forced); counted it is. False with the reason: a number of a person in a text, columns
 * that together tell a day of birth, no month.
 */
bool publish_row(struct publish *p, struct tsv_out *w, struct fault *f);

/*
 * After the rows: the person whose number the list tells best. NULL: nobody's is told
 * by fewer than MASK_FEWEST candidates.
 */
const struct publish_person *publish_told(const struct publish *p);
size_t publish_hidden_names(const struct publish *p);

/* column show shown hidden candidates rows reason: a row for each column of the input. */
void publish_explain(const struct publish *p, struct tsv_out *w);

#endif
