#include "cellnumber.h"

enum { KEPT = 15, SMALLEST = -340 };

/* 0.DIGITS * 10^point */
struct decimal {
	bool negative;
	char digits[KEPT + 1];	/* the last decides the rounding */
	int n, point;
};

static bool
is_digit(struct str s)
{
	return s.n && *s.p >= '0' && *s.p <= '9';
}

/* A '-' or '+' cut off the front of *s. */
static bool
take_sign(struct str *s)
{
	bool negative = s->n && *s->p == '-';

	if (negative || (s->n && *s->p == '+'))
		*s = str_from(*s, 1);
	return negative;
}

static void
take_digit(struct decimal *d, char digit, bool fraction)
{
	if (d->n || digit != '0') {
		if (d->n <= KEPT)
			d->digits[d->n++] = digit;
		d->point += !fraction;
	} else if (fraction) {
		d->point--;
	}
}

/* The digits at the front of *s; how many. */
static size_t
take_digits(struct decimal *d, struct str *s, bool fraction)
{
	size_t n = 0;

	for (; is_digit(*s); n++, *s = str_from(*s, 1))
		take_digit(d, *s->p, fraction);
	return n;
}

static bool
take_exponent(struct decimal *d, struct str *s)
{
	if (!s->n || (*s->p | ' ') != 'e')
		return true;
	*s = str_from(*s, 1);
	bool negative = take_sign(s), some = is_digit(*s);
	int e = 0;
	for (; is_digit(*s); *s = str_from(*s, 1))
		if (e < 10000)
			e = e * 10 + (*s->p - '0');
	d->point += negative ? -e : e;
	return some;
}

static bool
scan(struct str s, struct decimal *d)
{
	*d = (struct decimal){.negative = take_sign(&s)};
	size_t n = take_digits(d, &s, false);
	if (s.n && *s.p == '.') {
		s = str_from(s, 1);
		n += take_digits(d, &s, true);
	}
	return n && take_exponent(d, &s) && !s.n;
}

/* To KEPT digits, without zeros at the end. */
static void
round_off(struct decimal *d)
{
	bool up = d->n > KEPT && d->digits[KEPT] >= '5';

	if (d->n > KEPT)
		d->n = KEPT;
	while (up && d->n && d->digits[d->n - 1] == '9')
		d->n--;
	if (up && d->n) {
		d->digits[d->n - 1]++;
	} else if (up) {
		d->digits[d->n++] = '1';
		d->point++;
	}
	while (d->n && d->digits[d->n - 1] == '0')
		d->n--;
	if (d->point < SMALLEST)
		d->n = 0;
}

static void
put_zeros(struct buf *b, int n)
{
	for (; n > 0; n--)
		buf_putc(b, '0');
}

static enum cell_kind
put(struct buf *b, const struct decimal *d)
{
	bool lost = d->n && d->point > KEPT;
	int point = lost ? KEPT : d->point, whole = point < d->n ? point : d->n;

	if (d->negative && d->n)
		buf_putc(b, '-');
	if (!d->n || point <= 0)
		buf_putc(b, '0');
	if (!d->n)
		return CELL_NUMBER;
	if (whole > 0)
		buf_put(b, (struct str){d->digits, (size_t)whole});
	else
		whole = 0;
	put_zeros(b, point - whole);
	if (whole < d->n) {
		buf_putc(b, '.');
		put_zeros(b, -point);
		buf_put(b, (struct str){d->digits + whole, (size_t)(d->n - whole)});
	}
	return lost ? CELL_LOST : CELL_NUMBER;
}

enum cell_kind
cellnumber_text(struct buf *b, struct str v)
{
	struct decimal d;

	if (!scan(v, &d)) {
		buf_put(b, v);
		return CELL_TEXT;
	}
	round_off(&d);
	return put(b, &d);
}
