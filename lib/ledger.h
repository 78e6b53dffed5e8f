/* ledger - findings month after month: new, still open, gone, and what people answered. Layer 4: returns reasons, never exits. */
#ifndef LEDGER_H
#define LEDGER_H

#include "differ.h"

/* The codes of the column ledger_state, in this order. */
enum ledger_state {
	LEDGER_NEW,	/* found for the first time */
	LEDGER_OPEN,	/* found before, not cleared */
	LEDGER_AGAIN,	/* cleared before, and something else is found; or gone and back */
	LEDGER_CLEARED,	/* found as before, and people have cleared it: nothing to do */
	LEDGER_GONE,	/* no longer found, for the first month */
	LEDGER_PAST,	/* gone before and still */
	LEDGER_STATES
};
const char *ledger_word(enum ledger_state s);

/* One finding in last month's ledger and this month's findings. */
struct ledger_entry {
	bool was, is;			/* in the ledger, in the findings */
	enum ledger_state before;	/* in the ledger */
	struct str status;		/* its finding_status there */
	bool changed;			/* what was found is another thing now */
};
enum ledger_state ledger_judge(const struct ledger_entry *e);

/* A column of this month's ledger: where each side has it, -1: it has not. */
struct ledger_column {
	struct str name;
	long old, new;
	bool answer;	/* written by people: that of the ledger stays, if there is one */
};
/* The written rows of one group of --by, or all of them. */
struct ledger_group {
	struct str key;		/* its cells joined by TAB */
	size_t count[LEDGER_STATES];
};

struct ledger {
	struct differ_ask ask;	/* of differ */
	struct differ differ;
	const struct columns *dictionary;
	struct ledger_column *columns;
	size_t ncolumns;
	struct str *cells;	/* of the row at hand, by column */
	long status, state;	/* columns of the old ledger; -1: it has none */
	long status_new;	/* of the findings */
	size_t count[LEDGER_STATES];
	size_t unfixed;		/* said to be fixed, and found as before */
	size_t earlier;		/* dismissed in an earlier month */
	/* ledger_months.c */
	long id_old, id_new, month_old, month_new;
	struct map past;	/* finding_id without its month -> struct ledger_month */
	struct ledger_month *months;
	size_t nmonths, months_room;
	/* ledger_count.c */
	struct rowkey by;	/* of the columns */
	struct map by_key;
	struct ledger_group *groups;
	size_t ngroups, groups_room;
	struct arena memory;
	struct buf text;
};

/*
 * ask: keys is finding_id; columns say what was found, when none are given expected,
 * actual and amount, those that both have; by counts the rows that are written.
 */
bool ledger_open(struct ledger *l, const struct differ_ask *ask, const struct columns *dictionary,
	struct fault *f);
void ledger_header(const struct ledger *l, struct tsv_out *w);
/* The next row, written to w unless that is NULL; *end: there is none. False with the reason. */
bool ledger_next(struct ledger *l, struct tsv_out *w, bool *end, struct fault *f);
size_t ledger_rows(const struct ledger *l);	/* written so far */
/* How many there are of each state, by group: as figures and as a table. */
bool ledger_tell(const struct ledger *l, const struct balance_figures *how, struct tsv_out *w,
	size_t *made, struct fault *f);
void ledger_table(const struct ledger *l, struct tsv_out *w);
void ledger_free(struct ledger *l);

#endif
