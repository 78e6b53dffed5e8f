/* money - fen, and numbers as text; the arithmetic is in ratio.c. */
#include "money.h"

#define SCALE_MOST 36	/* decimals that may be written; 10^36 fits 128 bits */

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

/* Digits from *p on are taken onto *v; how many, or -1 when there are too many for 122 bits. */
static int
take_digits(const char **p, const char *end, int128 *v)
{
	const char *start = *p;

	for (; *p < end && **p >= '0' && **p <= '9'; ++*p) {
		if (*v >> 118)
			return -1;
		*v = *v * 10 + (**p - '0');
	}
	return *p - start > INT32_MAX ? -1 : (int)(*p - start);
}

/* Zeros at the end of decimals add nothing; the first decimal stays. */
static const char *
end_of_decimals(const char *p, const char *end)
{
	while (end - p > 1 && end[-1] == '0')
		end--;
	return end;
}

bool
ratio_parse(struct str s, struct ratio *out)
{
	const char *p = s.p, *end;
	bool negative = s.n && *p == '-';
	int128 n = 0, d = 1;
	int decimals = 0;

	if (s.n == 0)
		return false;
	end = s.p + s.n;
	p += negative;
	if (take_digits(&p, end, &n) <= 0)
		return false;
	if (p < end && *p == '.') {
		p++;
		end = end_of_decimals(p, end);
		decimals = take_digits(&p, end, &n);
		if (decimals <= 0 || decimals > SCALE_MOST)
			return false;
	}
	while (decimals--)
		d *= 10;
	return p == end && ratio_make(negative ? -n : n, d, out);
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

/* Without its sign, also for the smallest number. */
static uint64_t
size_of(int64_t v)
{
	return v < 0 ? -(uint64_t)v : (uint64_t)v;
}

static uint64_t
print_whole(struct buf *b, struct ratio x)
{
	uint64_t n = size_of(x.n), d = (uint64_t)x.d;

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
	int128 ten = (int128)*rest * 10;

	buf_putc(b, (char)('0' + (int)(ten / d)));
	*rest = (uint64_t)(ten % d);
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

/* The digits from p on are taken onto *v; where they end, or NULL when *v is too large. */
static inline const char *
take_fen(const char *p, const char *end, uint64_t *v)
{
	for (; p < end && *p >= '0' && *p <= '9'; p++) {
		if (*v > (UINT64_MAX - 9) / 10)
			return NULL;
		*v = *v * 10 + (uint64_t)(*p - '0');
	}
	return p;
}

/* What two decimals, or fewer, are multiplied by. */
static bool
scale_fen(ptrdiff_t decimals, uint64_t *v)
{
	static const unsigned char scale[] = {100, 10, 1};

	return decimals <= 2 && !__builtin_mul_overflow(*v, scale[decimals], v);
}

bool
money_parse(struct str s, fen *v)
{
	bool negative = s.n && *s.p == '-';
	const char *start = s.p, *end, *p;
	uint64_t fens = 0;

	if (s.n == 0)
		return false;
	end = start + s.n;
	start += negative;
	p = take_fen(start, end, &fens);
	if (!p || p == start)
		return false;
	start = p;
	if (p < end && *p == '.') {
		start = p + 1;
		p = take_fen(start, end, &fens);
		if (!p || p == start)
			return false;
	}
	if (p != end || !scale_fen(p - start, &fens) || fens > (uint64_t)INT64_MAX + negative)
		return false;
	*v = negative ? (fen)(0 - fens) : (fen)fens;
	return true;
}

void
money_print(struct buf *b, fen v)
{
	uint64_t fens = size_of(v), cents = fens % 100;

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
	int64_t twos = v % 4 == 0 ? 4 : v % 2 == 0 ? 2 : 1;
	int64_t fives = v % 25 == 0 ? 25 : v % 5 == 0 ? 5 : 1;

	return (struct ratio){v / (twos * fives), 100 / (twos * fives)};
}
