/* sheet_header - which rows of a sheet are its header, and what stands above each column. Layer 4: private to sheet. */
#ifndef SHEET_HEADER_H
#define SHEET_HEADER_H

#include "sheet.h"

/* One way to read the top of a sheet: rows of the header from held[at]; cells that are known. */
struct guess {
	size_t at, rows, hits;
};

/* The columns of the header: as many as have something in one of its rows. */
size_t header_width(const struct sheet *s, struct guess g);
/* What stands above each of the n columns, kept in a; merged cells reach as far as they do. */
void header_paths(const struct sheet *s, struct guess g, struct arena *a,
    struct header_path *paths, size_t n);
/* Is the header at held[at], in one row or more, better than *best? */
void header_try(const struct sheet *s, const struct headers *h, size_t at, struct guess *best);
/* Is held[r] a row of units, each below a cell of its own? */
bool header_is_units(const struct sheet *s, size_t r);
/*
 * Rows below the header that are part of it: units (元 元 人), put behind the headers in
 * brackets, and the numbers of columns (甲 1 2 3). Returns how many.
 */
size_t header_tail(struct sheet *s, struct guess g, struct header_path *paths, size_t n);

#endif
