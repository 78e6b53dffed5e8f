/* explain - the table of --explain: every name reckoned, its rule, its citation, a sentence. Layer 4: returns reasons, never exits. */
#ifndef EXPLAIN_H
#define EXPLAIN_H

#include "held.h"
#include "reckon.h"

/*
 * household_id row month programme, the trace of doudi-rules(5), sentence. No ID and no
 * name is in it.
 */
struct explain {
	struct tsv_out out;
	bool open;
	struct held rows;	/* of the current household */
};

/* What a trace is told for. Names that are results get a sentence. */
struct explained {
	struct str programme;		/* empty: none */
	int decision, amount;		/* names, -1: none */
	const struct ask *asks;		/* results too */
	size_t nasks;
};

/* Nothing happens with any of these unless the command line has --explain FILE. */
bool explain_open(struct explain *e, const struct reckon *k, struct fault *f);
/* The trace of the current run, held back until explain_keep or explain_drop. */
bool explain_add(struct explain *e, const struct reckon *k, const struct explained *what,
    struct fault *f);
void explain_keep(struct explain *e);
void explain_drop(struct explain *e);
struct tsv_out *explain_out(struct explain *e);	/* to be closed; NULL: there is none */

#endif
