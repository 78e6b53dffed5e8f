/* celldate - the dates of spreadsheet cells: numbers with a format. Layer 2: no I/O, never exits. */
#ifndef CELLDATE_H
#define CELLDATE_H

#include "buf.h"

/* What a number format shows of a number. */
enum celldate {
	CELLDATE_NONE,		/* no date: the number */
	CELLDATE_DAY, CELLDATE_TIME, CELLDATE_BOTH,
	CELLDATE_ELAPSED	/* a time of more than a day: 27:30:00 */
};

/*
 * Of a built-in format by its number, ECMA-376 part 1, 18.8.30: also 27 to 36 and 50 to 58,
 * the dates and times of Chinese Excel and WPS, which have no code in the file.
 */
enum celldate celldate_builtin(unsigned number);
/*
 * Of a format by its code, its first section only; the letters in quotes, in brackets (as
 * [Red], [DBNum2]) and behind a backslash are no date.
 */
enum celldate celldate_code(struct str code);
/*
 * Append the date of a number in a workbook that counts from 1900 or from 1904: "2024-09-01",
 * "2024-09-01 08:30:00", "08:30:00", to the nearest second. Day 60 of 1900 is the 29 February
 * that never was, as every spreadsheet has it. False: there is no such date (b as it was);
 * the number is all there is to tell.
 */
bool celldate_put(struct buf *b, double v, enum celldate kind, bool from1904);

#endif
