/* clean - a cell as people type it, as the dictionary's type wants it. Layer 4: returns reasons, never exits. */
#ifndef CLEAN_H
#define CLEAN_H

#include <stdint.h>

#include "columns.h"

/* What was done to a cell: a set of bits 1 << CHANGE_..., counted by column. */
enum change {
	CHANGE_TRIMMED,		/* blanks at the ends */
	CHANGE_INNER,		/* blanks inside a number, an ID, a Chinese name */
	CHANGE_RADICAL,		/* radicals to the characters that they look like */
	CHANGE_DOT,		/* one kind of dot inside a name */
	CHANGE_MINUS,		/* other signs to the minus of a keyboard */
	CHANGE_WIDTH,		/* full-width characters to half-width */
	CHANGE_APOSTROPHE,	/* '1 or ="1", numbers that were to stay text */
	CHANGE_UPPER,		/* x to X */
	CHANGE_ID15,		/* 15 digits to 18 */
	CHANGE_COMMAS,		/* thousands commas */
	CHANGE_CURRENCY,	/* the sign of the yuan */
	CHANGE_UNIT,		/* a unit behind the number */
	CHANGE_SCALED,		/* 万元 to yuan */
	CHANGE_WORDS,		/* a number in words, 8万余元 (only of a figure) */
	CHANGE_NEGATIVE,	/* (12.50) to -12.50 */
	CHANGE_DECIMALS,	/* written with two decimals; a whole number without them */
	CHANGE_BLANK,		/* - or 无 to nothing */
	CHANGE_DATE,		/* to ISO form */
	CHANGE_DAY,		/* the day of a month left away */
	CHANGE_TIME,		/* the time of a day left away */
	CHANGE_CODE,		/* a word to its code */
	CHANGE_FILLED,		/* taken from the row above (--fill-down) */
	/* kept as it is, but doubtful */
	DOUBT_ID,		/* fails its check */
	DOUBT_ACCOUNT,		/* ends in zeros behind 15 digits */
	DOUBT_MONTH,		/* 2024.1 may have been 2024.10 */
	DOUBT_CODE,		/* not in the code list */
	DOUBT_MERGED,		/* an empty key below one that is not */
	DOUBT_SPAN,		/* not filled down: part of a merged cell */
	DOUBT_BEGINS,		/* not filled down: another household begins */
	CHANGES
};
#define DOUBT_FIRST DOUBT_ID
#define CHANGE_BIT(c) (UINT32_C(1) << (c))

/* Empty, or a mark for nothing: - / 无. */
bool clean_is_blank(struct str cell);
/* As above: 同上 or 〃. No value of a column, but in free text. */
bool clean_is_ditto(struct str cell);
enum msg change_text(enum change c);	/* "thousands commas" */

/*
 * Behind the 15 digits that a spreadsheet left of a number, in files of refused rows: bare they
 * could be taken for an ID of 15 digits, and made one of 18.
 */
#define CLEAN_LOST "***"

struct cleaner {
	const struct columns *columns;
	struct arena *memory;
	struct map codes;		/* column and word -> number in columns->codes */
	struct buf plain, half, squeezed;	/* the cell on its way */
	uint32_t changes;		/* of the last cell */
};

/* columns and a must live as long. */
void cleaner_init(struct cleaner *k, const struct columns *c, struct arena *a);
void cleaner_free(struct cleaner *k);

/*
 * Append cell to out as a value of column (NULL: text); money times scale is
 * yuan. k->changes says what was done. False when it cannot be done without
 * guessing: f->text says why, out is as it was.
 */
bool clean_cell(struct cleaner *k, const struct column *column, int64_t scale, struct str cell,
    struct buf *out, struct fault *f);

/*
 * Why value is no number or date, with an excerpt of it in place of %s: where a row has slipped
 * by a cell a name may stand here, so of Han characters only those of numbers and dates are
 * shown. Returns false.
 */
bool clean_refuse(enum msg m, struct str value, struct fault *f);

#endif
