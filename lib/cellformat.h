/* cellformat - how a spreadsheet cell shows its number: as a date, a time, a code. Layer 2: no I/O, never exits. */
#ifndef CELLFORMAT_H
#define CELLFORMAT_H

#include "grid.h"

/* How the number in a cell is shown. */
enum cellformat {
	FORMAT_PLAIN,
	FORMAT_DATE,
	FORMAT_TIME,
	FORMAT_DATE_TIME,
	FORMAT_ELAPSED,		/* [h]:mm: hours may be more than 24 */
	FORMAT_PADDED		/* 0000: zeros in front up to `format - FORMAT_PADDED` digits */
};

/*
 * Of a format code such as yyyy"年"m"月"d"日";@ (ISO/IEC 29500-1, 18.8.31), by the first
 * section that shows something: y, m, d, h, s, e, aaa outside quotes, brackets and escapes;
 * or nothing but two zeros and more.
 */
enum cellformat cellformat_code(const char *code);
/* Of a built-in number, those of the Chinese versions with it: 14-22, 27-36, 45-47, 50-58. */
enum cellformat cellformat_built_in(size_t id);

/*
 * Append the serial number v (days since the end of 1899, or of 1904-01-01; the fraction is
 * the time of day, rounded to seconds) as the format shows it:
 *   DATE        2024-09-01 (a time of day is not shown, and not given)
 *   DATE_TIME   2024-09-01 08:30:00; 08:30:00 for a serial of no whole day
 *   TIME        08:30:00; with the day in front when there is one, though not shown
 *   ELAPSED     36:00:00, CELL_TEXT
 *   PLAIN       the number, as by cellnumber_text
 *   PADDED + 4  0012, CELL_TEXT: a code, not an amount
 * What is no date stays the number that it is: below 0, after 9999, day 0 as DATE. Serial 60
 * of 1900 is 1900-02-29, which never was: CELL_TEXT.
 */
enum cell_kind cellformat_put(struct buf *b, struct str v, enum cellformat format, bool from1904);
/* The same of "2024-09-01T08:30:00Z" (cells of type d). CELL_TEXT, as it stands: no date. */
enum cell_kind cellformat_iso(struct buf *b, struct str v, enum cellformat format);

#endif
