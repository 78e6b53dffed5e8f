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
	bool repaired;		/* one slip makes it one number, and the names are one */
	uint8_t marks;		/* a set of enum match_mark */
};

enum match_mark {
	MARK_GIVEN = 1,		/* a person said so */
	MARK_RIVAL = 2,		/* another pair is as good, or nearly */
	MARK_AGAIN = 4		/* a further row of the same person in one register */
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

/* The two registers opened, the tables and the answers read. False with the reason. */
bool match_open(struct match *m, const struct match_ask *ask, struct fault *f);
/* Both registers read, m->pairs made. */
bool match_run(struct match *m, void (*progress)(const struct tsv *),
    void (*say)(enum msg, ...), struct fault *f);
/* What the run found, in counts. */
void match_say(const struct match *m, void (*say)(enum msg, ...));
void match_free(struct match *m);

/* What speaks for two rows being one person, and against it. */
void match_compare(const struct match *m, const struct match_row *l, const struct match_row *r,
    struct match_facts *x);
enum match_level match_name_level(enum name_level level);	/* of FIELD_NAME */

/* ---- in words */
extern const char *const match_class_names[MATCH_CLASSES];
extern const char *const match_field_names[FIELDS], *const match_level_names[LEVELS];
void match_score_print(struct buf *b, centibits score);
/* "id:equal name:variant …" */
void match_reason(const struct match *m, const struct match_pair *p, struct buf *b);
/* The sentence of one field, for --explain. */
void match_sentence(const struct match *m, const struct match_pair *p, const struct match_facts *x,
    enum match_field field, bool english, struct buf *b);

#endif
