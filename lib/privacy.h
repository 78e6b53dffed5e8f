/* privacy - which columns tell too much of a person (share/private.tsv). Layer 4: returns reasons, never exits. */
#ifndef PRIVACY_H
#define PRIVACY_H

#include "columns.h"

enum privacy {
	PRIVACY_NONE,
	PRIVACY_NEVER,	/* goes out in no list: accounts, telephones, diagnoses, certificates … */
	PRIVACY_ID,	/* an ID number: part of it at most */
	PRIVACY_NAME,	/* of a person: never a child's */
	PRIVACY_BIRTH,	/* a date of birth: its year or month at most */
	PRIVACY_SEX	/* tells something of the ID number */
};

struct privacy_rule {
	struct str column;
	struct str person;	/* who that is: the column of his ID number; may be empty */
	enum privacy privacy;
	struct privacy_rule *next;
};

/*
 * The list of the data folder, kept in a; a county's dictionary adds to it by the types
 * of its columns and can loosen nothing. NULL with the reason.
 */
const struct privacy_rule *privacy_load(struct arena *a, struct fault *f);

/* What holds for a column: what the list says, else what its type does (id, cert, account). */
struct privacy_rule privacy_of(const struct privacy_rule *list, const struct column *c);
/* The date of birth of the person with this ID column; empty: none. */
struct str privacy_birth_of(const struct privacy_rule *list, struct str person);

#endif
