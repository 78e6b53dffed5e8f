/* money - exact numbers: fen, and ratios that round only where a rule says. */
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
	common = bottom == 1 ? 1 : gcd(top, bottom);
	return keep((n < 0) != (d < 0) && n, top / common, bottom / common, out);
}

bool
ratio_add(struct ratio a, struct ratio b, struct ratio *out)
{
	if (a.d == b.d)
		return ratio_make((int128)a.n + b.n, a.d, out);
	return ratio_make((int128)a.n * b.d + (int128)b.n * a.d, (int128)a.d * b.d, out);
}

bool
ratio_sub(struct ratio a, struct ratio b, struct ratio *out)
{
	if (a.d == b.d)
		return ratio_make((int128)a.n - b.n, a.d, out);
	return ratio_make((int128)a.n * b.d - (int128)b.n * a.d, (int128)a.d * b.d, out);
}

bool
ratio_mul(struct ratio a, struct ratio b, struct ratio *out)
{
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

bool
round_mode_parse(struct str s, enum round_mode *mode)
{
	static const char *const names[] = {
		[ROUND_UP] = "up", [ROUND_DOWN] = "down", [ROUND_HALF] = "half",
		[ROUND_HALF_DOWN] = "half-down", [ROUND_HALF_EVEN] = "half-even",
		[ROUND_FLOOR] = "floor", [ROUND_CEIL] = "ceil"
	};
	size_t i;

	for (i = 0; i < COUNT(names); i++) {
		if (!str_eq(s, str_of(names[i])))
			continue;
		*mode = (enum round_mode)i;
		return true;
	}
	return false;
}

/* Digits from the front of *s onto *v; how many, or -1 when *v would pass 2^122. */
static int
take_digits(struct str *s, uint128 *v)
{
	int n = 0;

	for (; s->n && *s->p >= '0' && *s->p <= '9'; n++) {
		if (*v >> 118 || n > 9999)
			return -1;
		*v = *v * 10 + (unsigned)(*s->p - '0');
		*s = str_from(*s, 1);
	}
	return n;
}

static bool
take_char(struct str *s, char c)
{
	if (!s->n || *s->p != c)
		return false;
	*s = str_from(*s, 1);
	return true;
}

bool
ratio_parse(struct str s, struct ratio *out)
{
	bool negative = take_char(&s, '-');
	uint128 n = 0, d = 1;
	int decimals;

	if (take_digits(&s, &n) <= 0)
		return false;
	if (take_char(&s, '.')) {
		/* zeros at the end add nothing, but one digit must be there */
		while (s.n > 1 && s.p[s.n - 1] == '0')
			s.n--;
		decimals = take_digits(&s, &n);
		if (decimals <= 0 || decimals > 36)
			return false;
		while (decimals--)
			d *= 10;
	}
	return s.n == 0 && ratio_make(negative ? -(int128)n : (int128)n, (int128)d, out);
}

bool
ratio_is_decimal(struct ratio x)
{
	while (x.d % 10 == 0)
		x.d /= 10;
	while (x.d % 5 == 0)
		x.d /= 5;
	return (x.d & (x.d - 1)) == 0;
}

static uint64_t
print_whole(struct buf *b, struct ratio x)
{
	uint64_t n = (uint64_t)magnitude(x.n), d = (uint64_t)x.d;

	if (x.n < 0)
		buf_putc(b, '-');
	if (n / d > INT64_MAX)
		buf_printf(b, "%ju", (uintmax_t)(n / d));
	else
		buf_int(b, (int64_t)(n / d));
	return n % d;
}

/* The next digit of rest/d. */
static void
print_digit(struct buf *b, uint64_t *rest, int64_t d)
{
	uint128 ten = (uint128)*rest * 10;

	buf_putc(b, (char)('0' + (int)(ten / (uint128)d)));
	*rest = (uint64_t)(ten % (uint128)d);
}

void
ratio_print(struct buf *b, struct ratio x)
{
	uint64_t rest;

	if (!ratio_is_decimal(x)) {
		buf_int(b, x.n);
		buf_putc(b, '/');
		buf_int(b, x.d);
		return;
	}
	rest = print_whole(b, x);
	if (rest)
		buf_putc(b, '.');
	while (rest)
		print_digit(b, &rest, x.d);
}

bool
ratio_print_fixed(struct buf *b, struct ratio x, unsigned decimals)
{
	size_t start = b->n;
	uint64_t rest = print_whole(b, x);

	if (decimals)
		buf_putc(b, '.');
	while (decimals--)
		print_digit(b, &rest, x.d);
	if (rest)
		b->n = start;
	return rest == 0;
}

bool
money_parse(struct str s, fen *v)
{
	bool negative = take_char(&s, '-');
	uint64_t most = (uint64_t)INT64_MAX + negative, fens = 0;
	unsigned digits = 0, decimals = 0;
	bool point = false;

	for (; s.n; s = str_from(s, 1)) {
		unsigned digit = (unsigned)*s.p - '0';

		if (*s.p == '.' && digits && !point) {
			point = true;
			continue;
		}
		if (digit > 9 || decimals == 2)
			return false;
		if (__builtin_mul_overflow(fens, 10, &fens) ||
		    __builtin_add_overflow(fens, digit, &fens))
			return false;
		digits++;
		decimals += point;
	}
	if (!digits || (point && !decimals))
		return false;
	for (; decimals < 2; decimals++)
		if (__builtin_mul_overflow(fens, 10, &fens))
			return false;
	if (fens > most)
		return false;
	*v = negative ? (fen)(0 - fens) : (fen)fens;
	return true;
}

void
money_print(struct buf *b, fen v)
{
	uint64_t fens = (uint64_t)magnitude(v), cents = fens % 100;

	if (v < 0)
		buf_putc(b, '-');
	buf_int(b, (int64_t)(fens / 100));
	buf_putc(b, '.');
	buf_putc(b, (char)('0' + cents / 10));
	buf_putc(b, (char)('0' + cents % 10));
}

bool
money_add(fen a, fen b, fen *sum)
{
	fen both;

	if (__builtin_add_overflow(a, b, &both))
		return false;
	*sum = both;
	return true;
}

bool
money_of_ratio(struct ratio yuan, fen *v)
{
	int128 fens = (int128)yuan.n * 100;

	if (fens % yuan.d)
		return false;
	fens /= yuan.d;
	if (fens > INT64_MAX || fens < INT64_MIN)
		return false;
	*v = (fen)fens;
	return true;
}

struct ratio
ratio_of_money(fen v)
{
	int64_t common = (int64_t)gcd_64((uint64_t)magnitude(v), 100);

	return (struct ratio){v / common, 100 / common};
}
