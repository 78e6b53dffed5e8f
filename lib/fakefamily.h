/* fakefamily - the persons of a made register: heads and their families. Layer 4: returns reasons, never exits. */
#ifndef FAKEFAMILY_H
#define FAKEFAMILY_H

#include "fake.h"

struct fakeperson {
	struct str name;
	size_t surname;		/* bytes of name that are the surname */
	char id[18];		/* right in every way */
	days birth;
	bool male, twin, namesake;
	const char *relation;	/* to the head: a code of share/codes.tsv; "head" is the head */
	size_t household;	/* among the households, from 0 */
};

struct fakehome {
	struct str household_id, township, village;
	struct str villages;	/* those of the plan's row, joined by commas */
	months from;
	int64_t size;		/* persons */
	struct fakeperson head;
	size_t first;		/* the head among the persons; the others follow it */
};

/* The zero value is valid for fakefamily_free. */
struct fakefamilies {
	struct arena arena;
	struct fakehome *homes;
	size_t nhomes, homes_room;
	struct fakeperson *persons;	/* by household, the head first */
	size_t npersons, persons_room;
};

/* Of a share of 1/10000 each. */
struct fakefamily_shares {
	unsigned twins;		/* of the children that have an elder brother or sister */
	unsigned namesakes;	/* of all persons: named like somebody else of the village */
};

/* The household that fake_next gave last, with its head. */
void fakefamily_add(struct fakefamilies *x, const struct fake_household *h);

/*
 * The other members of all households: spouse and children, or, of a head under 24, a parent,
 * brothers and sisters. Children have the father's surname, and often share a generation
 * character. Numbers are taken from g, chance from r.
 */
void fakefamily_grow(struct fakefamilies *x, struct fake *g, struct fakerandom *r,
    const struct fakefamily_shares *shares);
void fakefamily_free(struct fakefamilies *x);

#endif
