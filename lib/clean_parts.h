/* clean_parts - the kinds of cells that clean.c tells apart. Layer 4: private to clean. */
#ifndef CLEAN_PARTS_H
#define CLEAN_PARTS_H

#include "clean.h"

static inline void
changed(struct cleaner *k, enum change c)
{
	k->changes |= CHANGE_BIT(c);
}

/* Text stays as it is; only names in Han characters are written in one way. */
void clean_text(struct cleaner *k, const struct column *c, struct str s, struct buf *out);
/* A word to its code; what is no word of the list stays, and is doubtful. */
void clean_code(struct cleaner *k, const struct column *c, struct str s, struct buf *out);
/* Each takes a cell without blanks at its ends, half-width. */
bool clean_number(struct cleaner *k, const struct column *c, int64_t scale, struct str s,
    struct buf *out, struct fault *f);
bool clean_date(struct cleaner *k, const struct column *c, struct str s, struct buf *out,
    struct fault *f);
bool clean_digits(struct cleaner *k, const struct column *c, struct str s, struct buf *out,
    struct fault *f);

#endif
