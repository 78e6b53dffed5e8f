/* leak - numbers of a person inside a text. */
#include <stdio.h>

#include "leak.h"

#include "idno.h"
#include "text.h"

enum { ID_LENGTH = 18, LONGEST = 20, FIRST_BIRTH = 1880, LAST_BIRTH = 2099 };

/* What a character is here. A change from one script of digits to another is a new group. */
enum kind { LEAK_OTHER, LEAK_BETWEEN, LEAK_UNSEEN, LEAK_DIGIT, LEAK_NUMERAL };

/* The digits from the beginning of some group on. */
struct run {
	char last[ID_LENGTH];	/* the last ones, whatever stood between */
	char first[LONGEST];
	size_t n, group;	/* how many; in this group */
	size_t groups;
	bool apart;		/* a group before this one has less than three: only an ID counts */
	bool point;		/* one point so far, and nothing else between: 1500.25 */
	bool calendar;		/* the groups so far are years and dates */
	enum kind kind;
};

static bool
is_between(uint32_t c)
{
	static const uint32_t list[] = {
		' ', '-', '.', '/', '_', '(', ')', 0xA0, 0xB7, 0x2022, 0x2212, 0x3000
	};

	for (size_t i = 0; i < COUNT(list); i++)
		if (c == list[i])
			return true;
	return c >= 0x2010 && c <= 0x2015;	/* dashes */
}

/* Its value is 0 to 9 where it is a digit. */
static enum kind
kind_of(uint32_t c, unsigned *value)
{
	static const uint32_t numerals[] = {
		0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B, 0x4E5D
	};	/* 〇一二三四五六七八九 */
	static const uint32_t zeros[] = {'0', 0x660, 0x6F0, 0xFF10};

	for (size_t i = 0; i < COUNT(zeros); i++)
		if ((*value = c - zeros[i]) <= 9)
			return LEAK_DIGIT;
	for (*value = 0; *value <= 9; ++*value)
		if (c == numerals[*value])
			return LEAK_NUMERAL;
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;	/* full-width */
	if ((c >= 0x200B && c <= 0x200F) || c == 0xAD || c == 0xFEFF)
		return LEAK_UNSEEN;
	return is_between(c) ? LEAK_BETWEEN : LEAK_OTHER;
}

static bool
is_x(uint32_t c)
{
	return c == 'X' || c == 'x' || c == 0xFF38 || c == 0xFF58;
}

/* ---- one run */

static enum leak
add(struct run *r, char digit)
{
	memmove(r->last, r->last + 1, ID_LENGTH - 1);
	r->last[ID_LENGTH - 1] = digit;
	if (r->n < LONGEST)
		r->first[r->n] = digit;
	r->n++;
	r->group++;
	return r->n >= ID_LENGTH && idno_check((struct str){r->last, ID_LENGTH}) == IDNO_GOOD ?
	    LEAK_ID : LEAK_NONE;
}

/* Is the group that ends here a year, or a date without anything between? */
static bool
is_calendar(const struct run *r)
{
	struct str s = {r->first + r->n - r->group, r->group};
	days unused;
	char text[10];

	if (r->n > LONGEST || (s.n != 4 && s.n != 8))
		return false;
	memcpy(text, "0000-01-01", sizeof(text));
	memcpy(text, s.p, 4);
	if (s.n == 8) {
		memcpy(text + 5, s.p + 4, 2);
		memcpy(text + 8, s.p + 6, 2);
	}
	return (str_starts(s, STR("19")) || str_starts(s, STR("20"))) &&
	    date_parse((struct str){text, sizeof(text)}, &unused);
}

/* 13900000000, with 86, 086, 0086 or 0 before it too; 057688888000. */
static bool
is_phone(struct str s)
{
	static const struct str countries[] = {STR_INIT("0086"), STR_INIT("086"), STR_INIT("86")};
	bool landline = s.n >= 10 && s.n <= 12 && s.p[0] == '0';

	for (size_t i = 0; i < COUNT(countries); i++)
		if (s.n == 11 + countries[i].n && str_starts(s, countries[i]))
			s = str_from(s, countries[i].n);
	return landline || (s.n == 11 && s.p[0] == '1' && s.p[1] >= '3');
}

/* By its length and a day that somebody may be born, whatever its check character. */
static bool
is_like_id(struct str s)
{
	days birth;
	int year;

	if (!idno_birth(s, &birth))
		return false;
	year = date_split(birth).year;
	return year >= FIRST_BIRTH && year <= LAST_BIRTH;
}

/* At the end of a group. */
static enum leak
judge(struct run *r, bool key)
{
	struct str s = {r->first, r->n};
	char unused[ID_LENGTH];

	if (!r->group)
		return LEAK_NONE;
	r->groups++;
	r->calendar = is_calendar(r) && (r->calendar || r->groups == 1);
	if (r->apart || (r->groups == 2 && r->point))
		return LEAK_NONE;
	if (is_like_id(s) || (s.n == 15 && idno_from15(s, unused)))
		return LEAK_ID;
	if (key)
		return LEAK_NONE;
	if (r->group >= 3 && s.n <= LONGEST && is_phone(s))
		return LEAK_PHONE;
	return s.n >= 16 && (s.n <= 19 || r->groups == 1) && !r->calendar ?
	    LEAK_ACCOUNT : LEAK_NONE;
}

static void
next_group(struct run *r, uint32_t c)
{
	r->point = c == '.' && r->groups == 1 && r->group;
	r->apart |= r->group && r->group < 3;
	r->group = 0;
}

/* From the beginning of a group, the first one to its end, as many more as can matter. */
static enum leak
read_run(struct str s, bool key)
{
	struct run r = {.kind = LEAK_OTHER};
	enum leak found = LEAK_NONE;
	unsigned value;

	for (size_t at = 0; at < s.n && !found && (r.n < LONGEST || !r.groups);) {
		uint32_t c = text_next(s, &at);
		enum kind kind = kind_of(c, &value);

		if (kind == LEAK_UNSEEN)
			continue;
		if (is_x(c) && r.n >= 17 && (found = add(&r, 'X')))
			return found;
		if (kind < LEAK_DIGIT || (r.group && kind != r.kind)) {
			found = judge(&r, key);
			next_group(&r, c);
		}
		if (kind == LEAK_OTHER)
			return found;
		r.kind = kind;
		if (kind >= LEAK_DIGIT && !found)
			found = add(&r, (char)('0' + value));
	}
	return found ? found : judge(&r, key);
}

/* ---- a text */

enum leak
leak_find(struct str s, bool key)
{
	enum kind kind, before = LEAK_OTHER;
	enum leak found;
	unsigned unused;
	size_t at = 0;

	while (at < s.n) {
		struct str rest = str_from(s, at);

		kind = kind_of(text_next(s, &at), &unused);
		if (kind == LEAK_UNSEEN)
			continue;
		if (kind >= LEAK_DIGIT && kind != before && (found = read_run(rest, key)))
			return found;
		before = kind;
	}
	return LEAK_NONE;
}

/* Does s begin with the day? */
static bool
starts_day(struct str s, struct ymd d)
{
	static const char *const forms[] = {"%04d-%02d-%02d", "%04d%02d%02d", "%d年%d月%d日"};
	char text[64];

	for (size_t i = 0; i < COUNT(forms); i++) {
		snprintf(text, sizeof(text), forms[i], d.year, d.month, d.day);
		if (str_starts(s, str_of(text)))
			return true;
	}
	return false;
}

bool
leak_day(struct str s, days day)
{
	struct ymd d = date_split(day);
	char first = (char)('0' + d.year / 1000 % 10), second = (char)('0' + d.year / 100 % 10);

	for (; s.n >= 8; s = str_from(s, 1))
		if (s.p[0] == first && s.p[1] == second && starts_day(s, d))
			return true;
	return false;
}

void
leak_put(struct buf *b, struct str s, bool key)
{
	if (leak_find(s, key))
		idno_mask(b, s);
	else
		buf_put(b, s);
}
