/* guard - text that a spreadsheet would not leave alone when it opens a CSV file. Layer 1: no I/O, never exits. */
#ifndef GUARD_H
#define GUARD_H

#include "buf.h"

/*
 * A CSV file has no types: =1+1 is computed, 990101198005010011 becomes 9.90101E+17,
 * 2016-05 a day in May. An apostrophe before it makes it text, everywhere, and is what
 * people type themselves; import-table takes it away. Text that has an apostrophe there of
 * its own gets one more, so that what was written is what is read.
 */
enum guard_risk {
	GUARD_NONE,
	GUARD_FORMULA,	/* = + - @ and their full-width twins, TAB, CR first */
	GUARD_NUMBER	/* 12 digits and more, zeros first, 1E5, 2016-05, 3/4 */
};
enum guard_risk guard_risk(struct str s);	/* behind the apostrophes that s begins with */

/* Append s so that a spreadsheet keeps it. numbers false: GUARD_NUMBER stays bare. */
void guard_put(struct buf *b, struct str s, bool numbers);
struct str guard_strip(struct str s);	/* what guard_put was given */

#endif
