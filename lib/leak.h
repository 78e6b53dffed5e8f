/* leak - numbers of a person inside a text. Layer 1: no I/O, never exits. */
#ifndef LEAK_H
#define LEAK_H

#include "date.h"

enum leak {
	LEAK_NONE,
	LEAK_ID,	/* a citizen number of 18 or 15; with a wrong check, if it stands alone */
	LEAK_PHONE,	/* a mobile number, with 86 too, or a landline with its area: 0576... */
	LEAK_ACCOUNT	/* 16 digits and more that are no ID, no years and no dates */
};

/*
 * The first of these in s, which is valid UTF-8. Digits of any kind count, 〇一二 too. Blanks,
 * hyphens, dots, strokes and brackets may stand between groups of three and more (6222 0212
 * ..., but not 2016-05-31), and anywhere in an ID number of 18: its check is proof enough.
 * key: long numbers are its nature, only an ID counts.
 */
enum leak leak_find(struct str s, bool key);

/* Is this day in s, as 2016-05-31, 20160531 or 2016年5月31日? */
bool leak_day(struct str s, days day);

/* Append s, or if there is a leak in it what idno_mask leaves of it. */
void leak_put(struct buf *b, struct str s, bool key);

#endif
