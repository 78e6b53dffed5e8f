/* xlsxout - a workbook (.xlsx) written row by row in constant memory. Layer 2: returns reasons, never exits. */
#ifndef XLSXOUT_H
#define XLSXOUT_H

#include "date.h"
#include "grid.h"
#include "io.h"

/*
 * Only lib/xlsxout*.c include <xlsxwriter.h>. Sheets one after the other, in each the rows
 * from the top, in each row the cells from the left; everything else of a sheet (widths,
 * merged cells, checks …) any time before the next sheet begins:
 *	struct xlsxout *x = xlsxout_open(&f);
 *	int plain = xlsxout_look(x, &(struct xlsxout_look){.border = true});
 *	xlsxout_sheet(x, STR("低保"), &f);
 *	xlsxout_put(x, STR("甲一"), plain); xlsxout_put_number(x, STR("451.00"), plain);
 *	xlsxout_end(x);
 *	xlsxout_write(x, &out, &f);	what stands in the file is compared with the rows
 *	xlsxout_close(x);
 * The same calls give the same bytes. The rows wait in files of $TMPDIR (else /tmp) that
 * have no name, readable by this user only; as many may be open as the system lets them.
 */
struct xlsxout;

#define XLSXOUT_ROWS 1048576	/* of a sheet */
#define XLSXOUT_COLUMNS 16384
#define XLSXOUT_CHARACTERS 32767	/* of a cell, as UTF-16 counts them */
#define XLSXOUT_DIGITS 15	/* of a number, that a spreadsheet keeps */
#define XLSXOUT_NAME 31		/* characters of a sheet's name; none of []:*?/\, no control */

/* How a cell looks; the zero value is as nobody had said anything. */
struct xlsxout_look {
	const char *number;	/* "@" text, "#,##0.00", "yyyy-mm-dd" …; NULL: General */
	unsigned char points;	/* of the letters; 0: 11 */
	char align;		/* 'l', 'c', 'r'; 0: by what is in the cell */
	bool bold, border, fill, wrap;
	bool unlocked;		/* may be changed though the sheet is protected */
};

/* What may be typed into a cell. */
enum xlsxout_rule {
	XLSXOUT_LIST,		/* formula: "\"男,女\"", at most 255 bytes, or "=a!$A$1:$A$9" */
	XLSXOUT_AMOUNT,		/* a number from 0 up */
	XLSXOUT_COUNT,		/* a whole number from 0 up */
	XLSXOUT_DAY,		/* a date since 1900-03-01 */
	XLSXOUT_FORMULA		/* formula: true for what may be typed; of the top left cell */
};
struct xlsxout_check {
	enum xlsxout_rule rule;
	const char *formula;
	const char *title, *message;	/* of what Excel says; at most 32 and 255 characters */
	bool warns;		/* the user may go on all the same */
};

/* NULL with the reason (no room for temporary files). */
struct xlsxout *xlsxout_open(struct fault *f);
void xlsxout_close(struct xlsxout *x);	/* NULL is fine */
void xlsxout_title(struct xlsxout *x, struct str title);	/* in the properties of the file */

/* Registers a look; its number is for the functions below. number is borrowed, for ever. */
int xlsxout_look(struct xlsxout *x, const struct xlsxout_look *look);

/* The next sheet; false with the reason (its name is used or cannot be one). */
bool xlsxout_sheet(struct xlsxout *x, struct str name, struct fault *f);
void xlsxout_hide_sheet(struct xlsxout *x);	/* never the first one */

/*
 * A text at the next column, never taken for a formula, whatever it begins with; an empty
 * one is a blank cell with that look. UTF-8, valid. False: longer than a cell can be.
 */
bool xlsxout_put(struct xlsxout *x, struct str text, int look);
/*
 * A number, of decimal text with at most 15 digits that count: exactly this one is read by
 * every spreadsheet. False, and nothing written: it is no such number.
 */
bool xlsxout_put_number(struct xlsxout *x, struct str decimal, int look);
/* A day as a real date. False, and nothing written: before 1900-03-01. */
bool xlsxout_put_date(struct xlsxout *x, days day, int look);
bool xlsxout_end(struct xlsxout *x);	/* of the row; false: it is below the last of a sheet */
size_t xlsxout_row(const struct xlsxout *x);	/* the one that is being written, from 1 */

/* Of the row being written. */
void xlsxout_height(struct xlsxout *x, unsigned points);

/* Of the sheet. Cells within a span are put as all others, those but the first as empty texts. */
void xlsxout_merge(struct xlsxout *x, struct grid_span span);
void xlsxout_check(struct xlsxout *x, struct grid_span span, const struct xlsxout_check *check);
void xlsxout_filter(struct xlsxout *x, struct grid_span span);
/* Columns first to last: characters wide (Han count 2), and what empty cells look like. */
void xlsxout_width(struct xlsxout *x, size_t first, size_t last, unsigned width, int look);
void xlsxout_hide_column(struct xlsxout *x, size_t column);
void xlsxout_freeze(struct xlsxout *x, size_t rows, size_t columns);
/* Locks all but unlocked cells; without a password: against slips, not against people. */
void xlsxout_protect(struct xlsxout *x);

/* On A4, as wide as one page. */
struct xlsxout_page {
	bool upright;		/* else landscape */
	size_t top, bottom;	/* rows repeated on each page, from 1; 0: none */
	const char *footer;	/* in the codes of Excel: "&C第 &P 页 共 &N 页" */
};
void xlsxout_page(struct xlsxout *x, const struct xlsxout_page *page);

/*
 * Everything, to out; nothing when it fails. What was packed is unpacked again and compared
 * with the rows that were put: a temporary folder that was full for a moment is noticed.
 */
bool xlsxout_write(struct xlsxout *x, struct io_out *out, struct fault *f);

#endif
