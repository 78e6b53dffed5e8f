/* differ_priv - what the parts of differ share. Layer 4: returns reasons, never exits. */
#ifndef DIFFER_PRIV_H
#define DIFFER_PRIV_H

#include "differ.h"

/* The columns to compare, of both open tables. False with the reason. */
bool differ_columns(struct differ *d, const struct columns *dictionary, struct fault *f);
/* The column of -v: a count or money. */
bool differ_value(struct differ *d, const struct columns *dictionary, struct fault *f);
/* What a row counts for: 1, or what its cell says. at: where that stands. */
bool differ_weigh(const struct differ *d, struct str cell, struct fault at, int64_t *v,
	struct fault *f);

#endif
