/* ledger_priv - the parts of ledger among themselves. Layer 4: returns reasons, never exits. */
#ifndef LEDGER_PRIV_H
#define LEDGER_PRIV_H

#include "ledger.h"

extern const struct str ledger_state_column, ledger_status_column;

/* What the ledger has of one thing, of the last month it was found in. */
struct ledger_month {
	struct str month;
	bool dismissed;
	struct str *cells;	/* by column, where people wrote: theirs */
	struct str *found;	/* by column of differ */
};

/* ---- ledger_columns.c: those of both tables, and which of them say what was found without -c */
void ledger_columns(struct ledger *l);
void ledger_found(struct differ *d);

/* ---- ledger_months.c: ids that name a month */
void ledger_months_open(struct ledger *l);
/* The row of the old ledger at hand. */
void ledger_months_note(struct ledger *l, bool dismissed);
/* The row of the findings at hand is not in the ledger: the month that dismissed it, or NULL. */
const struct ledger_month *ledger_months_find(struct ledger *l);
void ledger_months_free(struct ledger *l);

/* ---- ledger_count.c: how many of each state */
bool ledger_count_open(struct ledger *l, const struct differ_ask *ask, struct fault *f);
void ledger_count(struct ledger *l, enum ledger_state s);	/* l->cells */
void ledger_count_free(struct ledger *l);

#endif
