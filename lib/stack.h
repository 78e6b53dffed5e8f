/* stack - which benefits a person or a household holds in one month. Layer 4: returns reasons, never exits. */
#ifndef STACK_H
#define STACK_H

#include "arena.h"
#include "date.h"
#include "map.h"
#include "money.h"
#include "tsv.h"

/*
 * One benefit of one month: payments that differ only by batch are one.
 * Strings live as long as the stack.
 */
struct benefit {
	months month;
	struct str programme, household, id, residence, area, township;
	struct str persons;	/* of its first payment, as it stands there */
	fen amount;		/* of all its payments */
	bool priced;		/* each of them had an amount */
	fen cut;		/* the most that one finding takes away from it */
	struct str file;	/* where its first payment stands */
	size_t line;
};

/* A person or household in one month. Benefits of a household are held by it and its members. */
struct holder {
	months month;
	struct str household, id;	/* id empty: the household itself */
	size_t serial;			/* of the person in it, from 1; 0: the household */
	struct benefit **list;
	size_t n, room;
};

struct member {
	struct str id;
	months from, to;	/* both in */
	size_t next;		/* of the same household: its place + 1; 0: the last */
};

enum stack_column {
	STACK_MONTH, STACK_PROGRAMME, STACK_HOUSEHOLD, STACK_ID, STACK_RESIDENCE, STACK_AREA,
	STACK_TOWNSHIP, STACK_PERSONS, STACK_AMOUNT, STACK_COLUMNS
};

/* The zero value with the months filled in is the start. */
struct stack {
	months from, to;	/* only payments of these months */
	long columns[STACK_COLUMNS];	/* of the payments; -1: no such column */
	struct holder *holders;	/* in the order they were met */
	size_t n, room;
	struct map by_key;	/* month, household or person -> index of its holder */
	struct benefit **benefits;
	size_t nbenefits, benefits_room;
	struct map by_benefit;	/* month, programme, household, person, residence -> its place */
	struct map serials;	/* household, person -> serial */
	struct map counts;	/* household -> persons met */
	struct member *members;
	size_t nmembers, members_room;
	struct map groups;	/* household -> the place of its first member */
	size_t loose;		/* benefits of households whose members are not known */
	struct buf key;
	struct arena store;
};

/*
 * The persons of each household, from a register ("-" = standard input): household_id and
 * id_number, of which covered, month, from_month and to_month count if they are there.
 * Before the payments. False with the reason.
 */
bool stack_members(struct stack *s, const char *path, unsigned flags, struct fault *f);

/* Find the columns of the payments. False with the reason. */
bool stack_bind(struct stack *s, const struct tsv *t, struct fault *f);

enum stack_row {
	STACK_TAKEN,
	STACK_OTHER_MONTH,	/* not in from .. to */
	STACK_REFUSED		/* a cell that cannot be read: f says it */
};
enum stack_row stack_row(struct stack *s, const struct tsv *t, struct fault *f);

/*
 * The person's place in the household, from 1: those of the register in its order, then as they
 * are met. It stands in the id of a finding, where an ID number must not.
 */
size_t stack_serial(struct stack *s, struct str household, struct str id);

void stack_free(struct stack *s);

#endif
