/* What a pair can be at most: however many bits speak for it, some are for people to decide. */
#include <stdlib.h>

#include "match_priv.h"

#define DAYS_OF_SLIPS 1100	/* two births of one person are not three years apart */

/* Neither birth nor sex speaks against it. */
static bool
agrees(const struct match_facts *x)
{
	return x->levels[FIELD_BIRTH] != LEVEL_OTHER && x->levels[FIELD_SEX] != LEVEL_OTHER;
}

static bool
is_own_birth(const struct match_row *l, const struct match_row *r, const struct match_facts *x)
{
	return x->levels[FIELD_BIRTH] == LEVEL_EQUAL && l->birth != NO_DAY && r->birth != NO_DAY;
}

/* One character differs under one valid number: a slip of the pen, or a brother? */
static bool
is_slip(const struct match *m, const struct match_row *l, const struct match_row *r,
    const struct match_facts *x)
{
	const struct name *a = &m->names.list[l->name], *b = &m->names.list[r->name];

	return a->n >= 3 && a->n == b->n && !l->contested && !r->contested &&
	    namefold_surname(&m->names, l->name) == namefold_surname(&m->names, r->name) &&
	    agrees(x);
}

/* One name, and perhaps one number, but two persons: a father and a son, a man and a woman? */
static bool
are_two(const struct match_row *l, const struct match_row *r, const struct match_facts *x)
{
	if (x->levels[FIELD_SEX] == LEVEL_OTHER)
		return !is_own_birth(l, r, x);
	return x->levels[FIELD_BIRTH] == LEVEL_OTHER && l->birth != NO_DAY && r->birth != NO_DAY &&
	    abs(l->birth - r->birth) > DAYS_OF_SLIPS;
}

/* As long as a number, but for a slip, and not 000… */
static bool
is_number(const struct match_row *r)
{
	return r->id.n >= 17 && (r->id.n != 18 || r->id_birth != NO_DAY);
}

/* A damaged number that is no slip of the other, nor has its end: somebody else born that day? */
static bool
is_other_number(const struct match_row *l, const struct match_row *r)
{
	return is_number(l) && is_number(r) &&
	    memcmp(l->id.text + l->id.n - 4, r->id.text + r->id.n - 4, 4) != 0;
}

/* What one valid number can be at most. */
static enum match_class
most_of_number(const struct match *m, const struct match_row *l, const struct match_row *r,
    const struct match_facts *x)
{
	switch (x->levels[FIELD_NAME]) {
	case LEVEL_OTHER:
		return MATCH_CONFLICT;
	case LEVEL_EQUAL:
	case LEVEL_VARIANT:
	case LEVEL_MISSING:
		return are_two(l, r, x) ? MATCH_REVIEW : MATCH_BOTH;
	case LEVEL_SOUND:
	case LEVEL_UNCLEAR:
		return agrees(x) ? MATCH_BOTH : MATCH_REVIEW;
	case LEVEL_ONE:
		return is_slip(m, l, r, x) ? MATCH_BOTH : MATCH_REVIEW;
	default:
		return MATCH_REVIEW;
	}
}

enum match_class
match_most(const struct match *m, const struct match_row *l, const struct match_row *r,
    const struct match_facts *x)
{
	enum match_level id = x->levels[FIELD_ID], name = x->levels[FIELD_NAME];
	bool named = (name == LEVEL_EQUAL || name == LEVEL_VARIANT) && !are_two(l, r, x);
	bool nearly = (name == LEVEL_SOUND || name == LEVEL_UNCLEAR) && agrees(x);

	if (id == LEVEL_EQUAL)
		return most_of_number(m, l, r, x);
	if (id == LEVEL_REPAIRED)
		return named || nearly ? MATCH_BOTH : MATCH_REVIEW;
	if (id == LEVEL_PREFIX || id == LEVEL_REPAIRED2)
		return named ? MATCH_BOTH : MATCH_REVIEW;	/* a twin's number is no farther */
	if (id == LEVEL_OTHER || !named || x->levels[FIELD_BIRTH] != LEVEL_EQUAL ||
	    (id == LEVEL_DAMAGED && is_other_number(l, r)))
		return MATCH_REVIEW;
	return id != LEVEL_SUSPECT || is_own_birth(l, r, x) ? MATCH_BOTH : MATCH_REVIEW;
}
