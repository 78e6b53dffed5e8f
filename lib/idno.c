/* idno - the citizen identity number (GB 11643-1999). */
#include <string.h>

#include "idno.h"

#define LENGTH 18

static int
number(const char *p, int n)
{
	int v = 0;

	for (; n; n--, p++)
		v = v * 10 + (*p - '0');
	return v;
}

const signed char idno_weights[17] = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};

char
idno_check_character(const char first17[17])
{
	int i, sum = 0;

	for (i = 0; i < 17; i++)
		sum += idno_weights[i] * (first17[i] - '0');
	return "10X98765432"[sum % 11];
}

enum idno_state
idno_check(struct str s)
{
	days birth;

	if (s.n != LENGTH)
		return IDNO_LENGTH;
	if (!str_all_digits((struct str){s.p, 17}) || (!str_is_digit(s.p[17]) && s.p[17] != 'X'))
		return IDNO_CHARACTER;
	if (!idno_birth(s, &birth))
		return IDNO_DATE;
	return idno_check_character(s.p) == s.p[17] ? IDNO_GOOD : IDNO_CHECK;
}

/* GB/T 2260: the tens are the great regions, the units the provinces in them. */
static bool
is_province(int code)
{
	/* units run from 1 to last */
	static const char last[] = {0, 5, 3, 7, 6, 4, 5, 1, 3, 0};

	if (code / 10 == 5)
		return code <= 54;	/* 50 is Chongqing */
	return code % 10 >= 1 && code % 10 <= last[code / 10];
}

enum idno_state
idno_check_region(struct str s)
{
	enum idno_state state = idno_check(s);

	if (state != IDNO_GOOD)
		return state;
	return is_province(number(s.p, 2)) ? IDNO_GOOD : IDNO_PROVINCE;
}

bool
idno_from15(struct str s, char out[18])
{
	days birth;

	if (s.n != 15 || !str_all_digits(s) || number(s.p + 12, 3) >= 996)
		return false;
	if (!date_make(1900 + number(s.p + 6, 2), number(s.p + 8, 2), number(s.p + 10, 2), &birth))
		return false;
	memcpy(out, s.p, 6);
	memcpy(out + 6, "19", 2);
	memcpy(out + 8, s.p + 6, 9);
	out[17] = idno_check_character(out);
	return true;
}

struct str
idno_whole(struct str s, char room[18])
{
	return idno_from15(s, room) ? (struct str){room, LENGTH} : s;
}

bool
idno_birth(struct str s, days *birth)
{
	if (s.n != LENGTH || !str_all_digits((struct str){s.p + 6, 8}))
		return false;
	return date_make(number(s.p + 6, 4), number(s.p + 10, 2), number(s.p + 12, 2), birth);
}

bool
idno_male(struct str s)
{
	return s.n == LENGTH && (s.p[16] - '0') % 2 == 1;
}

struct str
idno_region(struct str s)
{
	return (struct str){s.p, s.n < 6 ? s.n : 6};
}

static bool
is_ascii(const char *p, size_t n)
{
	for (; n; n--, p++)
		if (*p & 0x80)
			return false;
	return true;
}

void
idno_mask(struct buf *b, struct str s)
{
	bool show = s.n >= 12 && is_ascii(s.p, 6) && is_ascii(s.p + s.n - 4, 4);
	size_t i;

	for (i = 0; i < s.n; i++)
		buf_putc(b, show && (i < 6 || i >= s.n - 4) ? s.p[i] : '*');
}
