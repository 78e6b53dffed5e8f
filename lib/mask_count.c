/*
 * mask_count - how many ID numbers agree with what is shown of one. The check character
 * is the weighted sum of the 17 digits, mod 11; so birth dates and sequence numbers are
 * counted apart, by the remainder of their part of the sum, and then put together.
 */
#include "mask_count.h"

#include <string.h>

enum { BIRTH = 6, SEQUENCE = 14, CHECK = 17 };

static unsigned
remainder_of(const char *digits, int from, int to)
{
	unsigned sum = 0;

	for (int i = from; i < to; i++)
		sum += (unsigned)(idno_weights[i] * (digits[i - from] - '0'));
	return sum % 11;
}

/* digits of v, n of them, agree with a pattern where '?' is any */
static bool
agree(const char *pattern, int v, int n, char *digits)
{
	for (int i = n - 1; i >= 0; i--, v /= 10) {
		digits[i] = (char)('0' + v % 10);
		if (pattern[i] != '?' && pattern[i] != digits[i])
			return false;
	}
	return true;
}

static void
count_days_of(struct mask_births *memo, int year, int month, char digits[8])
{
	days unused;

	for (int day = 1; day <= 31; day++)
		if (agree(memo->pattern + 6, day, 2, digits + 6) &&
		    date_make(year, month, day, &unused))
			memo->by_remainder[remainder_of(digits, BIRTH, SEQUENCE)]++;
}

static void
count_dates(struct mask_births *memo)
{
	char digits[8];

	memset(memo->by_remainder, 0, sizeof(memo->by_remainder));
	for (int year = memo->from; year <= memo->to; year++) {
		if (!agree(memo->pattern, year, 4, digits))
			continue;
		for (int month = 1; month <= 12; month++)
			if (agree(memo->pattern + 4, month, 2, digits + 4))
				count_days_of(memo, year, month, digits);
	}
}

static struct mask_births *
slot_of(struct mask_dates *memo, const struct mask_births *ask)
{
	size_t hash = (size_t)ask->from;

	for (size_t i = 0; i < sizeof(ask->pattern); i++)
		hash = hash * 10 + (unsigned char)ask->pattern[i];
	return &memo->slots[hash % COUNT(memo->slots)];
}

static const struct mask_births *
dates(struct mask_dates *memo, const struct mask_known *known, struct str id, int year)
{
	struct mask_births ask = {.from = year - 99, .to = year}, *kept;
	days birth;

	idno_birth(id, &birth);
	year = date_split(birth).year;
	ask.from = year < ask.from ? year : ask.from;
	ask.to = year > ask.to ? year : ask.to;
	for (int i = 0; i < 8; i++)
		ask.pattern[i] = known->digit[BIRTH + i] ? id.p[BIRTH + i] : '?';
	kept = slot_of(memo, &ask);
	if (memcmp(ask.pattern, kept->pattern, sizeof(ask.pattern)) != 0 ||
	    ask.from != kept->from || ask.to != kept->to) {
		*kept = ask;
		count_dates(kept);
	}
	return kept;
}

/* One more digit: each remainder so far, with each digit that it may be. */
static void
add_digit(uint32_t by_remainder[11], int place, const struct mask_known *known, char own)
{
	uint32_t sums[11] = {0};

	for (char c = '0'; c <= '9'; c++) {
		unsigned add = remainder_of(&c, place, place + 1);

		if (known->digit[place] && c != own)
			continue;
		if (place == SEQUENCE + 2 && known->sex && (c - own) % 2)
			continue;
		for (unsigned r = 0; r < 11; r++)
			sums[(r + add) % 11] += by_remainder[r];
	}
	memcpy(by_remainder, sums, sizeof(sums));
}

uint32_t
mask_count(struct mask_dates *memo, const struct mask_known *known, struct str id, int year)
{
	uint32_t by_remainder[11], n = 0;
	unsigned region = remainder_of(id.p, 0, BIRTH), own = remainder_of(id.p, 0, CHECK);

	memcpy(by_remainder, dates(memo, known, id, year)->by_remainder, sizeof(by_remainder));
	for (int place = SEQUENCE; place < CHECK; place++)
		add_digit(by_remainder, place, known, id.p[place]);
	for (unsigned r = 0; r < 11; r++)
		if (!known->digit[CHECK] || (r + region) % 11 == own)
			n += by_remainder[r];
	return n;
}
