/* diffout - what diff-registers writes: differences or a ledger, their figures and notices. Layer 4: returns reasons, never exits. */
#ifndef DIFFOUT_H
#define DIFFOUT_H

#include "ledger.h"

/* What is asked. */
struct diffout_ask {
	struct differ_ask differ;
	struct balance_figures figures;
	struct str *names;	/* --as */
	size_t nnames;
	bool same, difference, plain, balance;
};

struct diffout {
	const struct diffout_ask *ask;
	bool is_ledger;		/* -k finding_id without --plain */
	struct ledger ledger;	/* its differ is used in both cases */
	struct balance_figures figures;
	struct str names[2];
	struct buf cell;
};

/* What is missing or does not go together, or M_NONE. */
enum msg diffout_ask_wrong(const struct diffout_ask *ask);

bool diffout_open(struct diffout *d, const struct diffout_ask *ask,
	const struct columns *dictionary, struct fault *f);
/* Header and rows, counted in *out; w NULL: they are counted only. progress is told of each row. */
bool diffout_rows(struct diffout *d, struct tsv_out *w, void (*progress)(const struct tsv *),
	size_t *out, struct fault *f);
/* made may be NULL */
bool diffout_figures(struct diffout *d, struct tsv_out *w, size_t *made, struct fault *f);
void diffout_balance(struct diffout *d, struct tsv_out *w);
/* What a reader has to know, each by a call of say. */
void diffout_notices(struct diffout *d, void (*say)(enum msg m, ...));
size_t diffout_read(const struct diffout *d);	/* rows of both tables */
/* differences, or findings that want an answer */
size_t diffout_found(struct diffout *d);
void diffout_free(struct diffout *d);

#endif
