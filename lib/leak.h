/* leak - numbers of a person inside a text. Layer 1: no I/O, never exits. */
#ifndef LEAK_H
#define LEAK_H

#include "str.h"

enum leak {
	LEAK_NONE,
	LEAK_ID,	/* a citizen number, of 18 characters with the right check or of 15 */
	LEAK_PHONE,	/* a mobile number, or a landline with its area: 0576... */
	LEAK_ACCOUNT	/* 16 to 19 digits that are no ID */
};

/*
 * The first of these in s, which is valid UTF-8: a run of digits, full-width ones too; one
 * blank or hyphen between groups of three or more does not end it (6222 0212 ..., but
 * not 2016-05-31). key: long numbers are its nature, only an ID counts.
 */
enum leak leak_find(struct str s, bool key);

#endif
