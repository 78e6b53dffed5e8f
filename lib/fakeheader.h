/* fakeheader - the rows above the columns of a sheet, parents as merged cells. Layer 4: no I/O, never exits. */
#ifndef FAKEHEADER_H
#define FAKEHEADER_H

#include "fakelayout.h"
#include "fakepage.h"

/* As many rows as l->levels; in text a merged cell is its text and blank cells after it. */
void fakeheader_put(struct fakepage *p, const struct fakelayout *l);

#endif
