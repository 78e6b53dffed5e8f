/* publish_person - the persons of a row: are they of age, and how well does a list tell them? */
#include "publish_priv.h"

#include "leak.h"

#define ADULT 18	/* years */

/* As it stands in the row, good or not. */
static struct str
written_number(const struct publish *p, const struct publish_person *x)
{
	return x->id < 0 ? (struct str){0} : tsv_field(p->t, (size_t)x->id);
}

void
publish_read_numbers(struct publish *p)
{
	for (struct publish_person *x = p->persons; x; x = x->next) {
		struct str id = written_number(p, x);

		x->number = idno_check(id) == IDNO_GOOD ? id : (struct str){0};
	}
}

/* ---- age */

bool
publish_is_adult(const struct publish *p, const struct publish_person *x, days day)
{
	days by_number, by_date;
	bool date = x->birth >= 0 && date_parse(tsv_field(p->t, (size_t)x->birth), &by_date);

	if (idno_birth(written_number(p, x), &by_number) && date_age(by_number, day) < ADULT)
		return false;
	if (date && date_age(by_date, day) < ADULT)
		return false;
	return x->number.n || date;
}

bool
publish_tells_day(const struct publish *p, const struct publish_cell *c)
{
	struct str value = tsv_field(p->t, c->at);
	days birth;

	for (const struct publish_person *x = p->persons; x; x = x->next) {
		if (idno_birth(written_number(p, x), &birth) && leak_day(value, birth))
			return true;
		if (x->birth >= 0 && date_parse(tsv_field(p->t, (size_t)x->birth), &birth) &&
		    leak_day(value, birth))
			return true;
	}
	return false;
}

/* ---- candidates */

/* Two columns may show different digits of one number: of a head who is the member, say. */
static struct mask_known
known_of(const struct publish *p, const struct publish_person *x)
{
	struct mask_known all = x->known;

	for (const struct publish_person *y = p->persons; y; y = y->next) {
		if (y == x || !str_eq(y->number, x->number))
			continue;
		all.sex |= y->known.sex;
		for (size_t i = 0; i < COUNT(all.digit); i++)
			all.digit[i] |= y->known.digit[i];
	}
	return all;
}

/* Digits 7 to 14: no list tells them, not by several columns together either. */
static bool
tells_birth(const struct mask_known *known)
{
	unsigned n = 0;

	for (unsigned i = 6; i < 14; i++)
		n += known->digit[i];
	return n == 8;
}

bool
publish_count(struct publish *p, struct publish_person *x, int year, struct fault *f)
{
	struct mask_known known = known_of(p, x);
	uint32_t n = mask_count(&p->memo, &known, x->number, year);

	*f = tsv_at(p->t, x->name);
	if (tells_birth(&known))
		return fault_set(f, M_MASK_TOGETHER);
	if (n < x->fewest) {
		x->where = *f;
		x->fewest = n;
		x->rows = 0;
	}
	x->rows += n == x->fewest;
	x->few += n < MASK_FEWEST;
	p->few |= n < MASK_FEWEST;
	return true;
}

const struct publish_person *
publish_told(const struct publish *p)
{
	const struct publish_person *told = NULL;

	for (const struct publish_person *x = p->persons; x; x = x->next)
		if (x->few && (!told || x->fewest < told->fewest))
			told = x;
	return told;
}
