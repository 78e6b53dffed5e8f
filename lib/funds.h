/* funds - what sum-funds counts: stock and flow of payments, heads of a register, totals of any column. Layer 4: returns reasons, never exits. */
#ifndef FUNDS_H
#define FUNDS_H

#include "date.h"
#include "figures.h"
#include "payments.h"
#include "spool.h"
#include "sums.h"

/* What is asked. */
struct funds_ask {
	struct str *keys, *values, *names;	/* -k -v --as */
	size_t nkeys, nvalues, nnames;
	bool span, stock, totals, figures;	/* -m, --stock-at, --totals, -F given */
	months from, to, stock_at;
	char *const *paths;		/* the operands, to read them again */
	size_t npaths;
};

/* What does not go together in it, or M_NONE. */
enum msg funds_ask_wrong(const struct funds_ask *ask);

/* How a total is printed and told as a figure. */
enum funds_kind { FUNDS_HOUSEHOLDS, FUNDS_PERSONS, FUNDS_TIMES, FUNDS_VALUE, FUNDS_AVERAGE };
struct funds_column {
	enum funds_kind kind;
	size_t value;			/* of FUNDS_VALUE: which */
	struct str name, unit;
	bool money;
};
#define FUNDS_COLUMNS 5

/* Where the persons of a row come from. */
enum funds_heads { FUNDS_NOBODY, FUNDS_EACH_ROW, FUNDS_COUNTED, FUNDS_COVERED };

/* A column whose cells are added. */
struct funds_value {
	long column;
	enum column_type type;
};

struct funds {
	const struct funds_ask *ask;
	struct rowkey keys;		/* of -k */
	struct funds_value *values;
	size_t nvalues;
	struct funds_column *shows;	/* what is printed behind the keys */
	size_t nshows;
	long month, id, persons, programme, result;	/* columns, -1 = none or not needed */
	enum funds_heads heads_from;
	bool counts;			/* households and persons: one month only, or --stock-at */
	/* month is a key: each row has the stock of its own month */
	bool monthly;
	bool payments;			/* rows are payments: person_times, amount, average */
	bool paid;			/* amount is the column amount_paid */
	bool members;			/* a household's own value: once a household and month */
	bool unique;			/* keys are checked */
	bool claims;			/* claim_id is part of the key */
	struct spool spool;		/* the rows of a pipe, while they are in order */
	struct payments once;
	struct sums sums;
	struct sum *cells;		/* of the row at hand */
	int64_t heads;			/* persons of the row at hand */
	struct buf month_seen, programme_seen;
	months month_at, first, last;	/* of the row at hand; least and greatest met */
	bool any_month, any_stock, mixed;
	size_t *refused, nrefused, refused_room;	/* row numbers, for reading again */
	size_t twice, unpaid, others;	/* for notices */
};

enum funds_row { FUNDS_ADDED, FUNDS_OTHER_MONTH, FUNDS_REFUSED, FUNDS_FAILED };

/* Find the columns. a: for what lives as long as f. False with the reason. */
bool funds_bind(struct funds *f, const struct funds_ask *ask, const struct tsv *t,
    const struct columns *dictionary, struct arena *a, struct fault *why);

/*
 * Add the current row. FUNDS_REFUSED: it alone is not good; *again says that
 * its payment was there before. FUNDS_FAILED: no total is possible.
 */
enum funds_row funds_row(struct funds *f, const struct tsv *t, bool *again, struct fault *why);

/* Its numbers: cells and heads. False: one of them is none, and which. */
bool funds_cells(struct funds *f, const struct tsv *t, struct fault *why);
/* The fault of one cell, an excerpt of it for m's "%.*s"; or that it is empty. Returns false. */
bool funds_cell_fault(const struct tsv *t, size_t column, enum msg m, struct fault *why);

/* At the end: false when the month of --stock-at was in no row. */
bool funds_check(const struct funds *f, struct fault *why);

/* The table, or the figures PREFIX.KEY.COLUMN, in the order of the keys' bytes. */
bool funds_table(const struct funds *f, struct tsv_out *w, struct fault *why);
bool funds_figures(const struct funds *f, struct str prefix, struct tsv_out *w, size_t *made,
    struct fault *why);
size_t funds_rows(const struct funds *f);	/* of the table */

/* So many remembered keys are worth a notice. */
#define FUNDS_MANY 65536

/* The month households and persons are of; false: none. */
bool funds_stock_month(const struct funds *f, months *m);
/* What a reader of the totals has to know, each by a call of say. */
void funds_notices(const struct funds *f, void (*say)(enum msg m, ...));
void funds_free(struct funds *f);

#endif
