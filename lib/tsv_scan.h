/* tsv_scan - a block of lines and where its TABs and LFs are; private to tsv. Layer 2: no I/O, never exits. */
#ifndef TSV_SCAN_H
#define TSV_SCAN_H

#include <stdint.h>

#include "buf.h"

/*
 * marks[0] stands before the block (so that marks[0] + 1 is its first byte),
 * marks[1..] are the offsets of TABs and LFs in order. lines[0] is 0, lines[k]
 * the mark of the k-th LF. So line k (from 1) has lines[k] - lines[k-1] fields,
 * and field j of it lies between marks[lines[k-1] + j] and the next mark.
 */
struct tsv_scan {
	struct buf block;
	uint32_t *marks, *lines;
	size_t nmarks, nlines;		/* both count their entry 0 */
	size_t marks_room, lines_room;
	size_t invalid;		/* offset of the first byte, in whole lines, that is no UTF-8; SIZE_MAX: none */
	bool odd;		/* a NUL or CR is in the block */
};

#define TSV_SCAN_SLACK 64	/* bytes behind the block that tsv_scan may overwrite */

void tsv_scan(struct tsv_scan *s);	/* find the marks of block, which has room for the slack */
void tsv_scan_free(struct tsv_scan *s);

static inline size_t
tsv_scan_start(const struct tsv_scan *s, size_t line)
{
	return (size_t)(uint32_t)(s->marks[s->lines[line - 1]] + 1);
}

static inline size_t
tsv_scan_end(const struct tsv_scan *s, size_t line)
{
	return s->marks[s->lines[line]];
}

#endif
