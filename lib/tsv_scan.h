/* tsv_scan - a block of lines and where its TABs and LFs are; private to tsv. Layer 2: no I/O, never exits. */
#ifndef TSV_SCAN_H
#define TSV_SCAN_H

#include <stdint.h>

#include "buf.h"

/*
 * marks[0] stands before the block (so that marks[0] + 1 is its first byte),
 * marks[1..] are the offsets of TABs and LFs in order. A line that begins
 * behind mark m and has n fields ends at mark m + n; its field j lies between
 * marks[m + j] and the next.
 */
struct tsv_scan {
	struct buf block;
	uint32_t *marks;
	size_t nmarks;		/* counts marks[0] */
	size_t marks_room;
	size_t nlines;		/* LFs in the block */
	size_t whole;		/* bytes up to the last of them */
	size_t invalid;		/* offset of the first of those that is no UTF-8; whole: none */
	bool odd;		/* a NUL or CR is in the block */
};

#define TSV_SCAN_SLACK 64	/* bytes behind the block that tsv_scan may overwrite */

void tsv_scan(struct tsv_scan *s);	/* find the marks of block, which has room for the slack */
void tsv_scan_free(struct tsv_scan *s);

/* How many fields the line behind a mark has; 0: the block holds no end of it. */
size_t tsv_scan_fields(const struct tsv_scan *s, size_t mark);
/*
 * How many of the lines behind a mark, which are all there are, have so many fields
 * before one has not.
 */
size_t tsv_scan_regular(const struct tsv_scan *s, size_t mark, size_t lines, size_t fields);

#endif
