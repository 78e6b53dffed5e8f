/* decide - programmes, and which of them each household or person of a register is entitled to. Layer 4: returns reasons, never exits. */
#ifndef DECIDE_H
#define DECIDE_H

#include "beside.h"
#include "explain.h"

/*
 * The programmes of -p in their order, or all of the rules that concern the rows of the
 * stream, by name; in k's arena. False with the reason: none of that name, or one about rows
 * below these.
 */
bool decide_programmes(const struct reckon *k, struct programme **list, size_t *n, struct fault *f);
/* One by its name; the same reasons. */
bool decide_programme(const struct reckon *k, struct str word, struct programme *p,
    struct fault *f);

enum { DECIDE_YES, DECIDE_NO, DECIDE_REVIEW, DECIDE_KINDS };

struct decide {
	struct reckon *k;
	struct programme *programmes;
	size_t n;
	bool strict;		/* review counts as no */
	/* decisions so far; of this household */
	size_t counts[DECIDE_KINDS], here[DECIDE_KINDS];
	struct explain explain;
	struct beside beside;
	struct held rows;
	int kind;		/* the last decision */
	struct buf decision, reasons, cites;
};

/* Find the programmes, open the explanation, write the header to w. False with the reason. */
bool decide_bind(struct decide *d, struct reckon *k, bool strict, struct tsv_out *w,
    struct fault *f);
/*
 * The decisions of the current household, or none: false with the reason. *rows grows by
 * what is written.
 */
bool decide_household(struct decide *d, struct tsv_out *w, size_t *rows, struct fault *f);
void decide_free(struct decide *d);

#endif
