/* tsv_priv - the reader's inside, shared by tsv.c and tsv_lines.c. Layer 2: returns reasons, never exits. */
#ifndef TSV_PRIV_H
#define TSV_PRIV_H

#include "tsv.h"
#include "tsv_header.h"
#include "tsv_scan.h"

struct tsv {
	struct tsv_view view;	/* of the current row; comes first */
	const char **paths;
	size_t npaths, turn;	/* turn: the file being read */
	unsigned flags;
	int fd;			/* -1: none open */
	struct io_stamp stamp;	/* of fd when it was opened */
	bool crlf;		/* this file's header ends in CR LF, so its lines may */
	bool cr;		/* the current line does; its CR is no data */
	bool at_end;		/* nothing more to read in this file */
	struct tsv_header header;
	size_t *order;		/* the table's i-th column in this file; NULL: the same order */
	size_t *order_room;
	struct tsv_scan scan;
	size_t mark, fields;	/* of the current line: the mark before it, how many fields */
	size_t left;		/* lines of the block behind it */
	/* fields that the lines of this file should have; 0: its header is to come */
	size_t width;
	size_t regular;		/* so many of the lines left are known to have them */
	bool suspect;		/* a line of this block may be one that tsv_lines_good refuses */
	struct buf reordered;	/* the current row in the table's order, and its marks */
	uint32_t *reordered_marks;
	size_t bytes, bytes_in_all;
	bool failed;
	struct fault fault;
};

/* Fill in t's fault (the stream cannot be trusted from here on); returns false. */
bool tsv_fail(struct tsv *t, size_t line, enum msg m, ...);

/* Open the file whose turn it is and take its first block: no BOM, not UTF-16, not empty. */
bool tsv_lines_start(struct tsv *t);
/* From the next line on, lines should have n fields. */
void tsv_lines_expect(struct tsv *t, size_t n);
/* Make the next line of this file the current one; false at its end and on an error. */
bool tsv_lines_next(struct tsv *t);
void tsv_lines_end(struct tsv *t);	/* close the file */
/* the line without LF and the CR that belongs to it */
struct str tsv_lines_current(const struct tsv *t);
/*
 * Is every byte of the current line one that may be there, and the line no longer than
 * lines are?
 */
bool tsv_lines_good(struct tsv *t);

#endif
