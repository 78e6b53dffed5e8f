/* match - two registers compared row by row: who is in both (match-registers(1)). Layer 4: returns reasons, never exits. */
#ifndef MATCH_H
#define MATCH_H

#include "idclass.h"
#include "namefold.h"
#include "rowkey.h"
#include "rowstore.h"
#include "weights.h"

/* What is compared. */
enum match_role {
	ROLE_ID, ROLE_NAME, ROLE_BIRTH, ROLE_SEX, ROLE_TOWNSHIP, ROLE_VILLAGE, ROLE_HOUSEHOLD,
	ROLES
};

enum match_class {
	MATCH_BOTH, MATCH_CONFLICT, MATCH_REVIEW, MATCH_LEFT, MATCH_RIGHT, MATCH_CLASSES
};

#define NO_DAY INT32_MIN
#define NOBODY UINT32_MAX

/* rows of one name, from which on village or birth must agree too */
#define MATCH_NAME_MANY 200
#define MATCH_BLOCK_MANY 1000	/* rows alike that are compared with one row */

#define MATCH_HITS 100		/* exact: rows of one number to compare with, of those met before */

/* One row, as it is compared. Numbers stand for texts: names in namefold, places in match. */
struct match_row {
	uint64_t at;		/* in the rowstore */
	struct idclass id;
	uint8_t sex, id_sex;	/* 0 unknown, 1 male, 2 female */
	bool contested;		/* its number stands under another name too */
	uint32_t name, village, township, household;
	days birth, id_birth;	/* NO_DAY: none */
	uint32_t same;		/* the fullest row of its number and name: often itself */
	uint32_t same_next;	/* the next such row; NOBODY */
	uint32_t asked;		/* its number in match_answers; 0: nobody was asked about it */
};

struct match_side {
	struct tsv *t;
	const char *path;
	struct rowstore store;
	struct rowkey key;		/* the columns of -k, for decisions */
	long columns[ROLES];		/* -1: not compared */
	struct match_row *list;
	size_t n, room;
	size_t unsound, unread;		/* numbers not whole; births and sexes that are none */
};

/* What one field of a pair says. level: index into the words of match_words. */
enum match_field {
	FIELD_ID, FIELD_NAME, FIELD_BIRTH, FIELD_SEX, FIELD_VILLAGE, FIELD_TOWNSHIP, FIELDS
};

enum match_level {
	LEVEL_MISSING,
	LEVEL_EQUAL, LEVEL_REPAIRED, LEVEL_REPAIRED2, LEVEL_PREFIX, LEVEL_PART, LEVEL_SUSPECT,
	LEVEL_DAMAGED, LEVEL_VARIANT, LEVEL_SOUND, LEVEL_UNCLEAR, LEVEL_ONE, LEVEL_SWAPPED,
	LEVEL_NEAR, LEVEL_MONTH, LEVEL_OTHER, LEVELS
};

struct match_facts {
	uint8_t levels[FIELDS];
	centibits bits[FIELDS], score;
	enum match_class most;	/* what the pair can be at most: MATCH_BOTH, _REVIEW or _CONFLICT */
};

struct match_pair {
	uint32_t left, right;
	centibits score;
	uint8_t class;
	bool slip;		/* one character differs: perhaps it is somebody else's name */
	bool number;		/* they have one valid number */
	uint8_t marks;		/* a set of enum match_mark */
};

enum match_mark {
	MARK_GIVEN = 1,		/* a person said so */
	MARK_RIVAL = 2,		/* another pair is as good, or nearly */
	MARK_AGAIN = 4		/* a further row of the same person in one register */
};

enum match_said {
	SAID_NOTHING, SAID_SAME, SAID_DIFFERENT
};

struct match_answers;		/* of --decisions */

struct match {
	struct match_side left, right;
	struct namefold names;
	struct arena memory;
	struct map places;
	uint32_t *place_counts;		/* by place: rows with that village; places[0] is none */
	size_t nplaces, places_room;
	centibits bits[WEIGHT_COUNT];
	bool one_to_one, exact;
	bool raw;		/* exact: the first column of -k is compared byte for byte */
	struct match_answers *answers;
	struct match_pair *pairs;	/* candidates, then what is printed */
	size_t npairs, pairs_room;
	size_t common, capped;		/* rows whose name is too common; not compared with all */
	size_t once;			/* exact: left rows not listed with each of their person */
	size_t counts[MATCH_CLASSES];	/* rows of the output */
	size_t persons;			/* pairs that are both, without rows written again */
	size_t left_both, right_both;	/* rows of each register that are in both */
	struct buf text;
};

/* What the command line says. */
struct match_ask {
	char **paths;			/* left, right */
	const char *decisions, *weights;	/* NULL: none; those of the data folder */
	const char *suffix, *folder;	/* of the right columns; where the data is */
	struct str *keys;		/* name or left=right */
	size_t nkeys;
	centibits threshold, margin;	/* -1: of the weights */
	unsigned flags;			/* of tsv_open */
	bool exact, one_to_one;
};

/* ---- match_run: all of it */
/* The two registers opened, the tables and the answers read. False with the reason. */
bool match_open(struct match *m, const struct match_ask *ask, struct fault *f);
/* Both registers read, m->pairs made. */
bool match_run(struct match *m, void (*progress)(const struct tsv *),
    void (*say)(enum msg, ...), struct fault *f);
/* What the run found, in counts. */
void match_say(const struct match *m, void (*say)(enum msg, ...));

/* ---- match_read: rows into memory. Columns as name or left=right, see enum match_role. */
bool match_bind(struct match *m, const struct str *keys, size_t n, struct fault *f);
bool match_read(struct match *m, void (*progress)(const struct tsv *), struct fault *f);
/* The row as t gives it, with every number of a text made. */
void match_row_of(struct match *m, struct match_side *s, struct match_row *r);

/* ---- match_answers, match_said: what people said. --decisions */
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

/* ---- match_score */
void match_compare(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x);

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

/* ---- match_words */
extern const char *const match_class_names[MATCH_CLASSES];
extern const char *const match_field_names[FIELDS], *const match_level_names[LEVELS];
void match_score_print(struct buf *b, centibits score);
/* "id:equal name:variant …" */
void match_reason(const struct match *m, const struct match_pair *p, struct buf *b);
/* The sentence of one field, for --explain. */
void match_sentence(const struct match *m, const struct match_pair *p, const struct match_facts *x,
    enum match_field field, bool english, struct buf *b);

void match_free(struct match *m);

#endif
