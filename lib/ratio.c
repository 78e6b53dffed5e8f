/* ratio - the arithmetic of money.h: exact in 128 bits, refused when the result needs over 64. */
#include "money.h"

__extension__ typedef unsigned __int128 uint128;

static uint128
magnitude(int128 v)
{
	return v < 0 ? -(uint128)v : (uint128)v;
}

static uint64_t
gcd_64(uint64_t a, uint64_t b)
{
	while (b) {
		uint64_t rest = a % b;

		a = b;
		b = rest;
	}
	return a;
}

/* Wide steps only while the numbers are wide: they cost several times as much. */
static uint128
gcd(uint128 a, uint128 b)
{
	while (b > UINT64_MAX) {
		uint128 rest = a % b;

		a = b;
		b = rest;
	}
	return b ? gcd_64((uint64_t)(a % b), (uint64_t)b) : a;
}

/* sign * n/d, already in lowest terms. */
static bool
keep(bool negative, uint128 n, uint128 d, struct ratio *out)
{
	if (d > INT64_MAX || n > (uint128)INT64_MAX + negative)
		return false;
	out->n = negative ? (int64_t)-(int128)n : (int64_t)n;
	out->d = (int64_t)d;
	return true;
}

bool
ratio_make(int128 n, int128 d, struct ratio *out)
{
	uint128 top = magnitude(n), bottom = magnitude(d), common;

	if (d == 0)
		return false;
	if ((top | bottom) <= UINT64_MAX) {
		uint64_t a = (uint64_t)top, b = (uint64_t)bottom, part = gcd_64(a, b);

		return keep((n < 0) != (d < 0) && n, a / part, b / part, out);
	}
	common = bottom == 1 ? 1 : gcd(top, bottom);
	return keep((n < 0) != (d < 0) && n, top / common, bottom / common, out);
}

/* Whole numbers, as most are, need no common divisor. */
static bool
both_whole(struct ratio a, struct ratio b)
{
	return a.d == 1 && b.d == 1;
}

bool
ratio_add(struct ratio a, struct ratio b, struct ratio *out)
{
	int64_t n;

	if (both_whole(a, b) && !__builtin_add_overflow(a.n, b.n, &n)) {
		*out = RATIO(n);
		return true;
	}
	if (a.d == b.d)
		return ratio_make((int128)a.n + b.n, a.d, out);
	return ratio_make((int128)a.n * b.d + (int128)b.n * a.d, (int128)a.d * b.d, out);
}

bool
ratio_sub(struct ratio a, struct ratio b, struct ratio *out)
{
	int64_t n;

	if (both_whole(a, b) && !__builtin_sub_overflow(a.n, b.n, &n)) {
		*out = RATIO(n);
		return true;
	}
	if (a.d == b.d)
		return ratio_make((int128)a.n - b.n, a.d, out);
	return ratio_make((int128)a.n * b.d - (int128)b.n * a.d, (int128)a.d * b.d, out);
}

bool
ratio_mul(struct ratio a, struct ratio b, struct ratio *out)
{
	int64_t n;

	if (both_whole(a, b) && !__builtin_mul_overflow(a.n, b.n, &n)) {
		*out = RATIO(n);
		return true;
	}
	return ratio_make((int128)a.n * b.n, (int128)a.d * b.d, out);
}

bool
ratio_div(struct ratio a, struct ratio b, struct ratio *out)
{
	return ratio_make((int128)a.n * b.d, (int128)a.d * b.n, out);
}

int
ratio_cmp(struct ratio a, struct ratio b)
{
	int128 left = (int128)a.n * b.d, right = (int128)b.n * a.d;

	if (a.d == b.d)
		return (a.n > b.n) - (a.n < b.n);
	return (left > right) - (left < right);
}

/*
 * Does a multiple that lies between `whole` and the next one go to the next?
 * tie: how the rest compares with half (-1, 0, 1).
 */
static bool
goes_away(enum round_mode mode, bool negative, bool odd, int tie)
{
	switch (mode) {
	case ROUND_UP:
		return true;
	case ROUND_DOWN:
		return false;
	case ROUND_HALF:
		return tie >= 0;
	case ROUND_HALF_DOWN:
		return tie > 0;
	case ROUND_HALF_EVEN:
		return tie > 0 || (tie == 0 && odd);
	case ROUND_FLOOR:
		return negative;
	case ROUND_CEIL:
		return !negative;
	}
	return false;
}

bool
ratio_round(struct ratio x, enum round_mode mode, struct ratio quantum, struct ratio *out)
{
	uint128 top, bottom, whole, rest, common;
	bool negative = x.n < 0;

	if (quantum.n <= 0)
		return false;
	top = magnitude(x.n) * (uint128)quantum.d;
	bottom = (uint128)x.d * (uint128)quantum.n;
	whole = top / bottom;
	rest = top % bottom;
	if (rest) {
		int tie = (rest * 2 > bottom) - (rest * 2 < bottom);

		whole += goes_away(mode, negative, whole & 1, tie);
	}
	/* whole * quantum in lowest terms has at least whole / common above the line */
	common = gcd(whole, (uint128)quantum.d);
	whole /= common;
	if (whole > (uint128)INT64_MAX + 1)
		return false;
	return keep(negative, whole * (uint128)quantum.n, (uint128)quantum.d / common, out);
}
