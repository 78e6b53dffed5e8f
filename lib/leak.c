/* leak - numbers of a person inside a text. */
#include "leak.h"

#include "idno.h"
#include "text.h"

#define LONGEST 40	/* digits of a run that are looked at */

struct run {
	char digits[LONGEST];
	size_t n, group;	/* group: digits since the last blank or hyphen */
};

/* As its half-width twin; anything that is not ASCII then is 0. */
static char
plain(uint32_t c)
{
	if (c >= 0xFF01 && c <= 0xFF5E)
		c -= 0xFEE0;
	return c < 0x80 ? (char)c : 0;
}

static bool
has_id(const struct run *r)
{
	char ignored[18];

	for (size_t i = 0; i + 18 <= r->n; i++)
		if (idno_check((struct str){r->digits + i, 18}) == IDNO_GOOD)
			return true;
	return r->n == 15 && idno_from15((struct str){r->digits, 15}, ignored);
}

static enum leak
judge(const struct run *r, bool key)
{
	const char *d = r->digits;

	if (has_id(r))
		return LEAK_ID;
	if (key)
		return LEAK_NONE;
	if (r->n == 11 && d[0] == '1' && d[1] >= '3')
		return LEAK_PHONE;
	if (r->n >= 10 && r->n <= 12 && d[0] == '0')
		return LEAK_PHONE;
	return r->n >= 16 && r->n <= 19 ? LEAK_ACCOUNT : LEAK_NONE;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Does c go on with the run? The X of an ID only behind 17 digits. */
static bool
goes_on(struct run *r, char c)
{
	bool x = (c == 'X' || c == 'x') && r->n == 17;

	if ((c == ' ' || c == '-') && r->group >= 3) {
		r->group = 0;
		return true;
	}
	if (!x && !is_digit(c))
		return false;
	if (r->n < LONGEST)
		r->digits[r->n++] = x ? 'X' : c;
	r->group++;
	return true;
}

enum leak
leak_find(struct str s, bool key)
{
	struct run r = {.n = 0};
	enum leak found = LEAK_NONE;
	size_t at = 0;

	while (at < s.n && !found) {
		char c = plain(text_next(s, &at));

		if (goes_on(&r, c))
			continue;
		found = judge(&r, key);
		r = (struct run){.n = 0};
		goes_on(&r, c);
	}
	return found ? found : judge(&r, key);
}
