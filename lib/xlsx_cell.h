/* xlsx_cell - what is written in a cell of a workbook, as text. Layer 2: no I/O, never exits. For xlsx and xls. */
#ifndef XLSX_CELL_H
#define XLSX_CELL_H

#include "grid.h"

#define XLSX_COLUMNS 16384	/* A to XFD */
#define XLSX_ROWS 1048576

/* How the number in a cell is shown. */
enum xlsx_format {
	XLSX_PLAIN,
	XLSX_DATE,
	XLSX_TIME,
	XLSX_DATE_TIME,
	XLSX_ELAPSED,		/* [h]:mm: hours may be more than 24 */
	XLSX_PADDED		/* 0000: zeros in front up to `format - XLSX_PADDED` digits */
};

/*
 * Of a format code such as yyyy"年"m"月"d"日";@ (ISO/IEC 29500-1, 18.8.31), by the first
 * section that shows something: y, m, d, h, s, e outside quotes, brackets and escapes; or
 * nothing but two zeros and more.
 */
enum xlsx_format xlsx_format_code(const char *code);
/* Of a built-in number, those of the Chinese versions with it: 14-22, 27-36, 45-47, 50-58. */
enum xlsx_format xlsx_format_built_in(size_t id);

/*
 * Append the serial number v (days since the end of 1899, or of 1904-01-01; the fraction is
 * the time of day, rounded to seconds) as the format shows it:
 *   DATE        2024-09-01 (a time of day is not shown, and not given)
 *   DATE_TIME   2024-09-01 08:30:00; 08:30:00 for a serial of no whole day
 *   TIME        08:30:00; with the day in front when there is one, though not shown
 *   ELAPSED     36:00:00, CELL_TEXT
 *   PADDED + 4  0012, CELL_TEXT: a code, not an amount
 * What is no date stays the number that it is: below 0, after 9999, day 0 as DATE. Serial 60
 * of 1900 is 1900-02-29, which never was: CELL_TEXT.
 */
enum cell_kind xlsx_date(struct buf *b, struct str v, enum xlsx_format format, bool from1904);
/* The same of "2024-09-01T08:30:00Z" (cells of type d). CELL_TEXT, as it stands: no date. */
enum cell_kind xlsx_iso(struct buf *b, struct str v, enum xlsx_format format);

/*
 * Clean what was appended to b behind `from`: _x000D_ and the like (ISO/IEC 29500-1,
 * 22.9.2.19) are the characters that they stand for, line breaks, TABs and other control
 * characters are one space each, CR LF together one.
 */
void xlsx_text_clean(struct buf *b, size_t from);

/* Read "D7" at s: the column from 0, the row from 1. Behind it, or NULL: no address. */
const char *xlsx_address(const char *s, size_t *column, size_t *row);

#endif
