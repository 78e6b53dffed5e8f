#include "cellnumber.h"

enum { KEPT = 15, SMALLEST = -340 };

/* 0.DIGITS * 10^point */
struct decimal {
	bool negative;
	char digits[KEPT + 1];	/* the last decides the rounding */
	int n, point;
};

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
	size_t n = str_digits(*s);

	for (size_t i = 0; i < n; i++)
		take_digit(d, s->p[i], fraction);
	*s = str_from(*s, n);
	return n;
}

static bool
take_exponent(struct decimal *d, struct str *s)
{
	if (!s->n || (*s->p | ' ') != 'e')
		return true;
	*s = str_from(*s, 1);
	bool negative = take_sign(s);
	size_t n = str_digits(*s);
	int e = 0;
	for (size_t i = 0; i < n && e < 10000; i++)
		e = e * 10 + (s->p[i] - '0');
	d->point += negative ? -e : e;
	*s = str_from(*s, n);
	return n > 0;
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

struct exact {
	int64_t digits;		/* below 2^53 */
	int n, scale;		/* of digits; power of ten to be multiplied by */
	bool lost;
};

static void
append(struct exact *x, struct str digits, bool fraction)
{
	for (size_t i = 0; i < digits.n; i++) {
		bool kept = x->n < KEPT;

		if (kept)
			x->digits = x->digits * 10 + (digits.p[i] - '0');
		x->n += kept && x->digits;
		x->scale += kept ? -fraction : !fraction;
		x->lost |= !kept;
	}
}

/* A product or quotient of two exact numbers is rounded once. */
enum cell_kind
cellnumber_value(struct str s, double *v)
{
	enum { SCALE = 22 };	/* powers of ten that are exact */
	bool negative = s.n && *s.p == '-';
	struct str whole = str_from(s, negative), part = str_from(whole, str_digits(whole));
	struct exact x = {0};
	double power = 1;

	whole.n -= part.n;
	if (!whole.n || (part.n && (*part.p != '.' || !str_all_digits(str_from(part, 1)))))
		return CELL_TEXT;
	append(&x, whole, false);
	append(&x, str_from(part, 1), true);
	if (x.scale > SCALE || x.scale < -SCALE)
		return CELL_TEXT;
	for (int i = x.scale < 0 ? -x.scale : x.scale; i; i--)
		power *= 10;
	*v = x.scale < 0 ? (double)x.digits / power : (double)x.digits * power;
	*v = negative && x.digits ? -*v : *v;	/* no zero has a sign */
	return x.lost ? CELL_LOST : CELL_NUMBER;
}
