/* sentence - a value told as an official would: how much and from what, why nothing, why open. Layer 4: no I/O, never exits. */
#ifndef SENTENCE_H
#define SENTENCE_H

#include "rules.h"

/* What is spoken of, and in which language. */
struct sentence {
	struct run *run;
	const struct rules *rules;
	struct str month;	/* "2024-07" */
	struct str subject;	/* the programme's or value's name for people */
	bool english;
};

/*
 * Each appends one sentence about a name at a row; false: error of the run.
 * amount: the award with the values it was reckoned from and the texts of all
 * rows used; of zero, the reason of the decision (its name, or -1: the notes of
 * the amount's own rows); unknown, what is missing or to be decided.
 */
bool sentence_amount(const struct sentence *s, struct row *row, int amount, int decision,
    struct buf *b);
bool sentence_decision(const struct sentence *s, struct row *row, int decision, struct buf *b);
bool sentence_value(const struct sentence *s, struct row *row, int name, struct buf *b);

#endif
