/* csvrow - rows of CSV or delimited text, through libcsv. Layer 2: returns reasons, never exits. */
#ifndef CSVROW_H
#define CSVROW_H

#include "encoding.h"
#include "grid.h"

/* Bytes of one row: more is a quote that was never closed. */
#define CSVROW_MOST (1024 * 1024)

/*
 * Only lib/csvrow.c includes libcsv's <csv.h>. Strict: a quote inside a cell
 * that is not quoted, or one that is never closed, is an error with the line;
 * nothing is trimmed; a byte order mark is dropped; blank lines are rows of 0
 * cells; line breaks and TABs inside a cell become one space each and are counted.
 */
struct csvrow;

/* encoding: of --encoding, or NULL to judge by the bytes. NULL with the reason. */
struct csvrow *csvrow_open(const char *path, const char *encoding, struct fault *f);
struct str csvrow_head(const struct csvrow *c);	/* the first block, before the first row is taken */
/* before the first row; a comma else */
void csvrow_delimiter(struct csvrow *c, char delimiter);
struct grid csvrow_grid(struct csvrow *c);
/* its name; "ASCII" while nothing else came */
const char *csvrow_encoding(const struct csvrow *c);
bool csvrow_few(const struct csvrow *c);	/* few Hanzi decided it: struct encoding's few */
size_t csvrow_breaks(const struct csvrow *c);	/* cells with a line break or TAB, so far */
void csvrow_close(struct csvrow *c);	/* NULL is fine */

#endif
