/* checks - what can be wrong with a cell or with what a row says of a person. Layer 4: no I/O, never exits. */
#ifndef CHECKS_H
#define CHECKS_H

#include "columns.h"
#include "date.h"
#include "findings.h"

enum check {
	CHECK_FINE,
#define CHECK(id, name, severity) CHECK_##id,
#include "checks.def"
#undef CHECK
	CHECKS
};

struct str check_name(enum check c);		/* "id-digit", as in findings */
enum severity check_severity(enum check c);
/*
 * A format; where it has %.*s that is a value that may be shown, the nearest right one, or
 * where the other row stands.
 */
enum msg check_text(enum check c);

/*
 * A cell that is neither empty nor review, by the type of its column. Code lists are
 * looked at by check_code.
 */
enum check check_cell(const struct column *c, struct str cell);
/* The ID number alone (GB 11643-1999): 18 characters, or one of the usual ways to spoil them. */
enum check check_id(struct str cell);
/* 20 characters: ID number, kind 1 to 7, grade 1 to 4; a replaced card has B and a digit behind. */
enum check check_cert(struct str cell);
/*
 * 8 to 32 digits; cards of 16 to 19 digits by Luhn's check, which passbooks and old accounts
 * fail rightfully.
 */
enum check check_account(struct str cell);
enum check check_area(struct str cell);		/* 6, 9 or 12 digits */
/* Private-use characters, U+FFFD, radicals instead of characters: a name nobody can search for. */
enum check check_text_cell(struct str cell);

/* ---- what a row says of one person */

enum person_cell {
	PERSON_ID, PERSON_BIRTH, PERSON_SEX, PERSON_DEATH, PERSON_COVERED, PERSON_CERT,
	PERSON_KIND, PERSON_GRADE, PERSON_EXPIRY, PERSON_CELLS
};
#define PERSON_MOST 10	/* things said of one person at most */

struct person {
	struct str cells[PERSON_CELLS];	/* empty: not there, or not fit to be compared */
	bool dated;
	days day;	/* at which ages and dates are judged */
};
struct person_said {
	enum check what;
	enum person_cell cell;
	char expected[16];	/* what the other cell says; may be empty */
};
/* Compare the cells; cells that are wrong by themselves must be empty. Returns how many. */
size_t check_person(const struct person *p, struct person_said said[PERSON_MOST]);

#endif
