/* matchexact - two very large registers compared by number alone. Layer 4: returns reasons, never exits. */
#ifndef MATCHEXACT_H
#define MATCHEXACT_H

#include "matchout.h"

/*
 * m is bound, m->right and m->left not read yet. In memory are 12 bytes and an index of 4 to
 * 8 for a row of the right register, nothing for the left one; rows are read from the file
 * again where numbers may be equal. Counts go to m.
 */
bool matchexact(struct match *m, struct matchout *o, void (*progress)(const struct tsv *),
    struct fault *f);

#endif
