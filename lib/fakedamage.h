/* fakedamage - what befalls a register between two offices, by a table of shares. Layer 4: returns reasons, never exits. */
#ifndef FAKEDAMAGE_H
#define FAKEDAMAGE_H

#include "arena.h"
#include "fakefamily.h"
#include "map.h"

/* In the order of the names in fakedamage.c; one of each group befalls a person at most. */
enum fakeharm {
	/* of the people */
	HARM_LEFT_ONLY, HARM_RIGHT_ONLY,
	HARM_TWIN, HARM_NAMESAKE,
	/* of the twin register */
	HARM_MOVED,
	HARM_ID_DIGIT, HARM_ID_SWAP, HARM_ID_15, HARM_ID_CERT, HARM_ID_LOWER, HARM_ID_WIDE,
	HARM_ID_LOST, HARM_ID_LENGTH, HARM_ID_EMPTY, HARM_ID_HEAD,
	HARM_NAME_VARIANT, HARM_NAME_HOMOPHONE, HARM_NAME_CHARACTER, HARM_NAME_SPACED,
	HARM_NAME_PLACEHOLDER,
	HARM_BIRTH_EMPTY,
	NHARMS
};

/* Characters written for others: from share/fake/slips.tsv. */
struct fakeslips {
	struct map by_from;	/* the character -> index of its first slip, + 1 */
	struct fakeslip *list;	/* those of one character follow each other by `next` */
	size_t n, room;
};

/* The zero value is valid for fakedamage_free. */
struct fakedamage {
	struct arena arena;
	struct buf profile, path;	/* file names */
	unsigned share[NHARMS];	/* 1/10000 of those it can befall */
	size_t line[NHARMS];	/* where it is said; 0: nowhere */
	struct fakeslips slips[2];	/* variants, homophones */
};

/*
 * Read a table "damage percent" (0 to 100, at most two decimals; each once, what is not named
 * is 0): a file, or by a name without '.' and '/' fake/damage-NAME.tsv in folder; and "slip
 * from to" from fake/slips.tsv there. False with the reason, which borrows paths of d.
 */
bool fakedamage_open(struct fakedamage *d, const char *profile, const char *folder,
    struct fault *f);
void fakedamage_free(struct fakedamage *d);
const char *fakedamage_name(enum fakeharm harm);
/* Does it befall this one? */
bool fakedamage_strikes(const struct fakedamage *d, struct fakerandom *r, enum fakeharm harm);
/* One of the group first to last, or NHARMS. */
enum fakeharm fakedamage_draw(const struct fakedamage *d, struct fakerandom *r,
    enum fakeharm first, enum fakeharm last);

/*
 * Append p's number as the other office has it; head is that of the household. Returns what
 * befell it, NHARMS = nothing. A harm that cannot befall it becomes another: lower needs an X
 * (else wide), 15 a birth before 2000 (else digit), head somebody who is none (else nothing).
 */
enum fakeharm fakedamage_id(const struct fakedamage *d, struct fakerandom *r,
    const struct fakeperson *p, const struct fakeperson *head, struct buf *out);

/*
 * The same for the name. A character without a variant or homophone becomes any other; names
 * gives it.
 */
enum fakeharm fakedamage_person_name(const struct fakedamage *d, struct fakerandom *r,
    const struct fakeperson *p, const struct fakenames *names, struct buf *out);

#endif
