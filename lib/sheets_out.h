/* sheets_out - the tables beside the table: totals, and headers of all. Layer 4: returns reasons, never exits. */
#ifndef SHEETS_OUT_H
#define SHEETS_OUT_H

#include "sheets.h"

/* The names of the columns, and those of --origin. No end of line. */
void sheets_put_names(const struct sheets *s, struct tsv_out *w);

/* The name of a file or sheet, which may hold anything, as a field, which may not. */
void sheets_put_place(struct buf *b, struct str name);

/* --totals FILE: file sheet row label column expected actual difference; a row for each number. */
void sheets_put_totals_names(struct tsv_out *w);
void sheets_put_total(const struct sheets *s, struct tsv_out *w);	/* after SHEETS_TOTAL */

/*
 * Where the last totals row differs from our sums, said number by number; the first is kept
 * in f.
 */
bool sheets_total_differs(const struct sheets *s, sheets_say *say, struct fault *f);

/*
 * -x FILE: the same names, then file and row if --origin has not added them, and problem.
 * own: see cli_refused.
 */
void sheets_put_refused_names(const struct sheets *s, struct tsv_out *w, long own[3]);

/* "comma", "tab", "semicolon" or one ASCII character. */
bool sheets_delimiter_parse(const char *text, char *delimiter);
bool sheets_line_parse(const char *text, size_t *line);	/* from 1 */

#endif
