/* What a row says of one person, cell against cell. */
#include "checks.h"
#include "idno.h"

#define OLDEST 120	/* years */

struct saying {
	const struct person *p;
	struct person_said *list;
	size_t n;
	bool born;		/* a day of birth is known */
	days birth;
};

static void
say(struct saying *s, enum check what, enum person_cell cell, struct str expected)
{
	struct person_said *to = &s->list[s->n++];
	size_t n = expected.n < sizeof(to->expected) ? expected.n : sizeof(to->expected) - 1;

	*to = (struct person_said){.what = what, .cell = cell};
	if (n)
		memcpy(to->expected, expected.p, n);
}

static void
say_day(struct saying *s, enum check what, enum person_cell cell, days day)
{
	struct buf b = {0};

	date_print(&b, day);
	say(s, what, cell, buf_str(&b));
	buf_free(&b);
}

static void
judge_age(struct saying *s, enum check future, enum check old, enum person_cell cell)
{
	if (!s->p->dated)
		return;
	if (s->birth > s->p->day)
		say(s, future, cell, (struct str){0});
	else if (date_age(s->birth, s->p->day) > OLDEST)
		say(s, old, cell, (struct str){0});
}

static void
judge_birth(struct saying *s)
{
	const struct str *c = s->p->cells;
	days by_id, birth;
	bool given = c[PERSON_BIRTH].n && date_parse(c[PERSON_BIRTH], &birth);

	s->born = c[PERSON_ID].n && idno_birth(c[PERSON_ID], &by_id);
	s->birth = s->born ? by_id : 0;
	if (s->born)
		judge_age(s, CHECK_ID_FUTURE, CHECK_ID_OLD, PERSON_ID);
	if (given && s->born && birth != by_id)
		say_day(s, CHECK_BIRTH_ID, PERSON_BIRTH, by_id);
	if (!given || s->born)
		return;
	s->born = true;
	s->birth = birth;
	judge_age(s, CHECK_BIRTH_FUTURE, CHECK_BIRTH_OLD, PERSON_BIRTH);
}

static void
judge_sex(struct saying *s)
{
	const struct str *c = s->p->cells;
	struct str expected;

	if (!c[PERSON_ID].n || !c[PERSON_SEX].n)
		return;
	expected = idno_male(c[PERSON_ID]) ? STR("male") : STR("female");
	if (!str_eq(expected, c[PERSON_SEX]))
		say(s, CHECK_SEX_ID, PERSON_SEX, expected);
}

static void
judge_death(struct saying *s)
{
	const struct str *c = s->p->cells;
	days death;

	if (!c[PERSON_DEATH].n || !date_parse(c[PERSON_DEATH], &death))
		return;
	if (s->born && death < s->birth)
		say(s, CHECK_DEATH_BIRTH, PERSON_DEATH, (struct str){0});
	if (s->p->dated && death > s->p->day)
		say(s, CHECK_DEATH_FUTURE, PERSON_DEATH, (struct str){0});
	/* the month of death is still paid */
	else if (str_eq(c[PERSON_COVERED], STR("yes")) &&
	    (!s->p->dated || month_of(death) < month_of(s->p->day)))
		say(s, CHECK_DEATH_COVERED, PERSON_DEATH, (struct str){0});
}

static void
judge_digit(struct saying *s, enum check what, enum person_cell cell, size_t at)
{
	struct str digit = {s->p->cells[PERSON_CERT].p + at, 1};

	if (s->p->cells[cell].n && !str_eq(digit, s->p->cells[cell]))
		say(s, what, cell, digit);
}

static void
judge_cert(struct saying *s)
{
	const struct str *c = s->p->cells;
	days expiry;

	if (s->p->dated && date_parse(c[PERSON_EXPIRY], &expiry) && expiry < s->p->day)
		say(s, CHECK_CERT_EXPIRED, PERSON_EXPIRY, (struct str){0});
	if (!c[PERSON_CERT].n)
		return;
	if (c[PERSON_ID].n && !str_starts(c[PERSON_CERT], c[PERSON_ID]))
		say(s, CHECK_CERT_ID, PERSON_CERT, (struct str){0});
	judge_digit(s, CHECK_CERT_KIND, PERSON_KIND, 18);
	judge_digit(s, CHECK_CERT_GRADE, PERSON_GRADE, 19);
}

size_t
check_person(const struct person *p, struct person_said said[PERSON_MOST])
{
	struct saying s = {.p = p, .list = said};

	judge_birth(&s);
	judge_sex(&s);
	judge_death(&s);
	judge_cert(&s);
	return s.n;
}
