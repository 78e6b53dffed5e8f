/* award - what is due to whom: rows of a register become rows of payments. Layer 4: returns reasons, never exits. */
#ifndef AWARD_H
#define AWARD_H

#include "beside.h"
#include "decide.h"
#include "explain.h"

enum award_column {
	AWARD_AREA, AWARD_TOWNSHIP, AWARD_VILLAGE, AWARD_RESIDENCE, AWARD_HOUSEHOLD, AWARD_ID,
	    AWARD_NAME,
	AWARD_PAYEE, AWARD_PAYEE_ID, AWARD_ACCOUNT, AWARD_COPIED
};

/* What the command line says beyond struct reckon_ask. */
struct award_ask {
	struct str *extra;	/* -c */
	size_t nextra;
	bool zero;		/* print awards of zero */
	const char *review;	/* FILE for what is open, or NULL */
};

struct awards {
	struct reckon *k;
	const struct award_ask *ask;
	struct programme *programmes;
	size_t n, room;
	/* columns of an earlier program, -1: not there */
	long programme, decision, reasons, cites;
	long covered, covered_persons;
	long copied[AWARD_COPIED];	/* columns, -1 */
	size_t *extra;
	struct held pay, open;	/* of this household */
	size_t zero_here, open_here, zero_all, open_all;
	struct tsv_out review;
	struct explain explain;
	struct beside beside;
	struct beside_column amount, persons;	/* imported ones beside ours */
};

/*
 * Find the programmes and columns, open the further outputs, write the header to w. False
 * with the reason.
 */
bool awards_bind(struct awards *w, struct reckon *k, const struct award_ask *ask,
    struct tsv_out *out,
    struct fault *f);
/*
 * The payments of the current household, or none: false with the reason. *rows grows by
 * what is written.
 */
bool awards_household(struct awards *w, struct tsv_out *out, size_t *rows, struct fault *f);
/* How many awards were zero, how many are open, which imported amounts differ. */
void awards_say(const struct awards *w);
void awards_free(struct awards *w);

/* One award: a row of the programme's entity, and the lines of the stream at or below it. */
struct award {
	const struct programme *p;
	int entity;
	struct row *row;
	struct line **lines;
	size_t nlines;
};

/* ---- what the files of award share */
bool award_pays(const struct programme *p, struct fault *f);	/* has an amount */
/*
 * M, the persons a payment is for. True with *v a whole number or unknown (why in it).
 * False: two sources differ, or the engine failed.
 */
bool award_persons(struct awards *w, const struct award *a, struct value *v, struct fault *f);
bool award_is_household(const struct awards *w, const struct award *a);
/* Reckon it: a row to pay, a row of what is open, or a count. */
bool award_add(struct awards *w, const struct award *a, struct fault *f);

#endif
