/* values - names of rules as new columns behind the rows of a stream. Layer 4: returns reasons, never exits. */
#ifndef VALUES_H
#define VALUES_H

#include "beside.h"
#include "explain.h"

struct values {
	struct reckon *k;
	struct ask *asks;	/* one a name of the command line */
	struct explain explain;
	struct beside beside;
	struct buf cells;
};

/* Find the names, open the explanation, write the header to w. False with the reason. */
bool values_bind(struct values *v, struct reckon *k, struct tsv_out *w, struct fault *f);
/*
 * The rows of the current household, or none of them: false with the reason. *rows grows
 * by what is written.
 */
bool values_household(struct values *v, struct tsv_out *w, size_t *rows, struct fault *f);
void values_free(struct values *v);

#endif
