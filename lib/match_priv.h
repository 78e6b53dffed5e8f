/* match_priv - the parts of match among themselves. Layer 4: returns reasons, never exits. */
#ifndef MATCH_PRIV_H
#define MATCH_PRIV_H

#include "match.h"

/* rows of one name, from which on village or birth must agree too */
#define MATCH_NAME_MANY 200
#define MATCH_BLOCK_MANY 1000	/* rows alike that are compared with one row */

/* ---- match_read: rows into memory. Columns as name or left=right, see enum match_role. */
bool match_bind(struct match *m, const struct str *keys, size_t n, struct fault *f);
bool match_read(struct match *m, void (*progress)(const struct tsv *), struct fault *f);
/* The row as t gives it, with every number of a text made. */
void match_row_of(struct match *m, struct match_side *s, struct match_row *r);

/* ---- match_answers, match_said: what people said. --decisions */
enum match_said {
	SAID_NOTHING, SAID_SAME, SAID_DIFFERENT
};

/* Before match_read. */
bool match_answers_open(struct match *m, const char *path, const struct str *keys, size_t n,
    const char *suffix, unsigned flags, struct fault *f);
/* t's current row is r of s->list: was somebody asked about it? */
void match_answers_meet(struct match *m, const struct match_side *s, struct match_row *r);
/* What was said of two rows, which are known by all columns of -k. */
enum match_said match_answers_said(const struct match *m, uint32_t left, uint32_t right);
/* Two persons, by their first rows: did somebody say of all their rows that they are two? */
bool match_answers_apart(const struct match *m, uint32_t left, uint32_t right);
/* Persons of whom somebody said that they are one, into m->pairs; how many answers met no rows. */
size_t match_answers_give(struct match *m);
void match_answers_free(struct match *m);

/* ---- match_most: what the pair can be at most, from its levels */
enum match_class match_most(const struct match *m, const struct match_row *l,
    const struct match_row *r, const struct match_facts *x);

/* ---- match_keys: two rows are compared if they share one */
#define MATCH_KEYS_MOST (10 + ID_REPAIRS)
struct match_keys {
	const struct match *m;
	uint64_t hash[2];	/* drawn once */
	uint64_t list[MATCH_KEYS_MOST];
	size_t n;
};

void match_keys_of(struct match_keys *x, const struct match_row *r);

/* ---- match_blocks: which pairs are worth a look; into m->pairs. False: too many rows. */
bool match_candidates(struct match *m, struct fault *f);
/* Numbers that stand under several names, and rows written twice. Before match_candidates. */
void match_mark_rows(struct match *m);

/* ---- match_list: persons become pairs of rows, as they are printed */
struct match_list {
	struct match_pair *pairs;
	size_t n, room;
	uint32_t *left, *right;		/* by row: the last pair of persons for which it was put */
	uint32_t turn;
};

void match_list_open(struct match_list *x, const struct match *m);
/* All rows of the two persons whose first rows p has; m->counts too. */
void match_list_put(struct match *m, struct match_list *x, const struct match_pair *p);
void match_list_free(struct match_list *x);	/* all but the pairs */

/* ---- match_home */
/* What only a slip in the name keeps apart is for review if the slip may be another's name. */
void match_doubt_slips(struct match *m);

/* ---- match_assign, match_leave: candidates become what is printed, in the order of the output */
void match_assign(struct match *m);
/* The order of two pairs for qsort: the higher score first, then as their rows stand. */
int match_by_score(const void *p, const void *q);

#endif
