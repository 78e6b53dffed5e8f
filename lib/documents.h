/* documents - a filled template as a file, or as one file for each key. Layer 4: returns reasons, never exits. */
#ifndef DOCUMENTS_H
#define DOCUMENTS_H

#include "template.h"

/* Where they go, and what for. */
struct documents {
	const char *path;	/* with a key: "{}" in its last part stands for the value */
	struct str key;		/* --each; empty: one document */
	struct template_key *values;	/* of the key */
	size_t n;		/* documents */
	struct buf text;	/* all of them, one behind the other */
	size_t *ends;		/* of each in it */
};

/*
 * Fill the template for each value of x->key (or once), all of them before anything is
 * written. False: with a text in f that is the reason, else template_faults(t) are.
 */
bool documents_fill(struct documents *x, struct template *t, struct template_data *d,
    const struct template_how *how, struct fault *f);
/*
 * Write them, each whole or not at all; good false: one document that did not become
 * one, so that the old file stays. False with the reason, the files before it are written.
 */
bool documents_write(const struct documents *x, bool good, struct fault *f);
void documents_free(struct documents *x);

#endif
