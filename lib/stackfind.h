/* stackfind - the findings of stacked benefits, and the figures of them. Layer 4: returns reasons, never exits. */
#ifndef STACKFIND_H
#define STACKFIND_H

#include "figures.h"
#include "pairs.h"

struct stackfind {
	struct stack *stack;
	struct pairs *pairs;
	struct tsv_out *w;	/* NULL: only count */
	bool english;		/* sentences in data */
	size_t counts[PAIR_KINDS];	/* pairs of each kind */
	size_t holders;		/* with two benefits or more in a month */
	size_t found;		/* of these: with a finding other than given */
	size_t unpriced;	/* findings of too much whose cut is not known */
	struct verdict v;
	struct buf line, id;
};

/* Where findings go from here on, NULL: they are only counted. Writes the header. */
void stackfind_header(struct stackfind *s, struct tsv_out *w);
/* Judge all pairs of one holder and write what is found. False with the reason: the rules fail. */
bool stackfind_holder(struct stackfind *s, const struct holder *h, struct fault *f);
/* What is to be cut in all; of several findings about one benefit the largest counts. */
bool stackfind_cut(const struct stackfind *s, fen *sum, struct fault *f);
/* PREFIX.forbidden and so on. */
bool stackfind_figures(const struct stackfind *s, struct str prefix, struct tsv_out *w,
	struct fault *f);
/* How many of each kind, on standard error. */
void stackfind_say(const struct stackfind *s, void (*say)(enum msg m, ...));
size_t stackfind_errors(const struct stackfind *s);	/* findings but given ones */
size_t stackfind_rows(const struct stackfind *s);	/* findings written */
void stackfind_free(struct stackfind *s);

#endif
