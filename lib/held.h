/* held - rows that are written only when all of a household turned out well. Layer 4: returns reasons, never exits. */
#ifndef HELD_H
#define HELD_H

#include "tsv.h"

/* Whole rows in one piece of memory, kept over households. The zero value is empty and valid. */
struct held {
	struct buf text;
	size_t rows;
	bool started;	/* a cell of this row is there: the next needs a TAB */
};

void held_put(struct held *h, struct str cell);	/* a cell; must hold no TAB, LF, CR, NUL */
void held_clean(struct held *h, struct str cell);	/* the same, control bytes as '?' */
void held_end(struct held *h);
/* all of them; it is empty then. Returns how many */
size_t held_write(struct held *h, struct tsv_out *w);
void held_drop(struct held *h);
void held_free(struct held *h);

#endif
