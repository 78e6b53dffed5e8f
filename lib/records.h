/* records - the rows of a table judged one household at a time: good, refused, and what was found. Layer 4: returns reasons, never exits. */
#ifndef RECORDS_H
#define RECORDS_H

#include "checks.h"
#include "places.h"
#include "reckon.h"
#include "seen.h"

/* What the command line says. The lists have room for all of argv. */
struct records_ask {
	struct names rules, dictionaries, operands;
	struct str *keys;	/* -k */
	size_t nkeys;
	const char *findings;	/* -f FILE, or NULL */
	const char *areas;	/* --areas FILE, or NULL */
	struct str area;	/* of rules, where the table has no area_code */
	bool english;		/* messages in data */
	bool dated;
	days date;		/* the day of rows without a month of their own */
	unsigned flags;		/* of tsv_open */
};

/* Columns that several checks look at. */
enum record_place {
	AT_HOUSEHOLD, AT_MONTH, AT_PROGRAMME, AT_AREA, AT_TOWNSHIP, AT_NAME, AT_RELATION,
	AT_FAMILY_SIZE, AT_COVERED_PERSONS, AT_HEAD_ID, AT_ACCOUNT, AT_FROM, AT_TO,
	AT_FILE, AT_SHEET, AT_ROW,	/* of import-table --origin */
	AT_SUBJECT, AT_PLACES
};

struct record_column {
	struct str name;
	const struct column *known;	/* NULL: not in the dictionary */
	struct str *codes, *hints;	/* words of a code column; what people write for each */
	size_t ncodes;
	bool closed;			/* nothing but those */
	bool shared;			/* a fact of the household */
};

/* One row while its household is judged. */
struct record {
	const struct line *l;
	size_t number;		/* of all rows of the run, from 1 */
	size_t position;	/* in its household, from 1; 0: households are not looked at */
	struct str month, programme;
	bool dated, absent;	/* absent: its from_month and to_month leave the day out */
	days day;
	bool bad, alone;	/* refused; alone: its household is none the worse for it */
	struct fault why;
};

/* How often a check found something, and where first. */
struct record_tally {
	size_t count;
	struct fault first;
};

/* One thing found. Borrowed until records_found returns. */
struct record_found {
	enum check what;		/* CHECK_FINE: a row of rules; the rest says it */
	struct str check;
	enum severity severity;
	struct record_tally *tally;
	struct str message, cites;
	bool of_household;		/* said of the household: its first row stands for it */
	long column;			/* -1: none */
	struct str with, expected, actual;
	struct str name;		/* of a column, of what is said of the header */
};

struct record_rules;	/* those of -r */

struct records {
	const struct records_ask *ask;
	struct reckon_tell tell;
	struct arena arena;		/* of the run */
	struct columns dictionary;
	struct group group;
	struct record_column *columns;
	size_t ncolumns;
	long at[AT_PLACES], person[PERSON_CELLS];
	long *keys;			/* columns of -k */
	bool is_register;		/* rows of a household are looked at together */
	bool broken;
	struct fault why;
	struct record *list;		/* the rows of the household */
	size_t n, room;
	struct record **together;	/* those of one month and programme of it */
	size_t ntogether;
	bool *wrong;			/* columns with an error, of the row at hand */
	struct places places;
	struct seen by_key, by_id, by_account, by_household, by_township, ids;
	struct map areas;		/* --areas */
	bool area_length[13];
	char province[2];
	struct record_rules *rules;	/* NULL: no -r */
	struct record_tally tallies[CHECKS];
	size_t severities[SEVERITY_NOTE + 1];
	struct tsv_out out;		/* -f, while it is open */
	bool open;
	struct buf key, text, shown;
	size_t rows, rows_out, refused;
};

/*
 * Open the table, the dictionary, the rules; what is wrong with the header as a whole is
 * found here. False: everything that is wrong has been told to tell->warn.
 */
bool records_open(struct records *r, const struct records_ask *ask, const struct reckon_tell *tell);
struct tsv *records_stream(const struct records *r);
/* The next household, or row: judged. False at the end and on an error. */
bool records_next(struct records *r);
/* The good rows of it to w, the others to tell->refuse. */
void records_write(struct records *r, struct tsv_out *w);
/* The end: what was found but not written to -f is said; closes w. False: the status is 2. */
bool records_close(struct records *r, struct tsv_out *w);
bool records_any(const struct records *r);	/* errors or doubts */
void records_free(struct records *r);

#endif
