/* matchout - what comes of two registers compared: the table, its figures, why. Layer 4: returns reasons, never exits. */
#ifndef MATCHOUT_H
#define MATCHOUT_H

#include "match.h"

/* The output's columns: all, or those of -c. */
struct matchout {
	struct tsv_out *w;	/* NULL: no table */
	size_t nleft, nright;
	size_t *chosen, nchosen;	/* NULL: all; left's, right's, then the three */
	struct str *cells;		/* of the row at hand */
	struct arena memory;
	struct buf text, reason;
	size_t rows;
};

/* Names the columns; they must differ. choice may be NULL. Writes nothing yet. */
bool matchout_open(struct matchout *o, struct tsv_out *w, const struct tsv *left,
    const struct tsv *right, const char *suffix, const struct str *choice, size_t n,
    struct fault *f);
/* p of a row: NULL for none. */
void matchout_put(struct matchout *o, const struct str *left, const struct str *right,
    enum match_class class, struct str score, struct str reason);
/* The header, if no row was put. */
void matchout_end(struct matchout *o);
void matchout_free(struct matchout *o);

/* All rows of the output; explain may be NULL. */
bool matchout_all(struct matchout *o, struct match *m, struct tsv_out *explain, bool english,
    struct fault *f);

/* The table of --explain: its header, and what speaks for one pair and against it. */
void matchout_why_header(struct tsv_out *w);
void matchout_why(struct matchout *o, const struct match *m, const struct match_pair *p,
    struct tsv_out *w, bool english);

/* Counts of rows and persons as figures prefix.both and so on. */
void matchout_figures(const struct match *m, struct str prefix, struct tsv_out *w);

#endif
