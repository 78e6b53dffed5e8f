/* fake - a register nobody is in, from a plan and a seed. Layer 4: returns reasons, never exits. */
#ifndef FAKE_H
#define FAKE_H

#include "date.h"
#include "fakename.h"
#include "money.h"
#include "tsv.h"

/*
 * The plan is a table: sheet township village stratum households covered
 * family_size residence standard amount_per_person from_month to_month. One row
 * is that many households that differ in name, number and village only; village
 * is a list a,b,c of which each household draws one. A household's income is
 * the one for which (standard - income / family_size) * covered is
 * amount_per_person * covered: it is exact to the fen whatever the plan.
 */
struct fake_household {
	struct str sheet, stratum, township, village, residence;
	struct str household_id;	/* H0000001 and so on, in the order of the plan */
	struct str villages;	/* those it was drawn from, joined by commas */
	struct str head_name, head_id_number;
	size_t head_surname;	/* bytes of head_name that are the surname */
	struct str account;	/* 19 digits: the area, the household, Luhn's check digit */
	int64_t family_size, covered;	/* persons */
	fen standard, amount_per_person, income_month;	/* a month */
	struct str from_month, to_month;	/* YYYY-MM; to_month may be empty = open */
	months from, to;	/* to is FAKE_OPEN when open */
};
#define FAKE_OPEN INT32_MAX

struct fake;

/*
 * area: the six digits identity numbers begin with. Everything follows from
 * plan, names and seed. NULL with the reason, which borrows the paths.
 */
struct fake *fake_open(const char *plan, const char *names, struct str area, uint64_t seed,
    struct fault *f);

/* The next household, until the next call; NULL at the end and on an error (then fake_failed). */
const struct fake_household *fake_next(struct fake *g);
const struct fault *fake_failed(const struct fake *g);	/* NULL: no error */
size_t fake_rows(const struct fake *g);	/* rows of the plan used so far */
/*
 * A number of that day and sex which nobody has yet, of an earlier day once they are used up;
 * until the next one is made.
 */
struct str fake_id(struct fake *g, days birth, bool male);
const struct fakenames *fake_names(const struct fake *g);
void fake_close(struct fake *g);	/* NULL is fine */

/* The register as a table: household_id … to_month, canonical names; b is scratch. */
void fake_put_header(struct tsv_out *w);
void fake_put(struct tsv_out *w, struct buf *b, const struct fake_household *h);

#endif
