#include "clean_parts.h"
#include "idno.h"

#define ACCOUNT_LEAST 8

/* 4.40981E+17: what a spreadsheet makes of a long number. */
static bool
is_exponent(struct str s)
{
	size_t e = 0;
	while (e < s.n && (str_is_digit(s.p[e]) || s.p[e] == '.'))
		e++;
	if (!e || e + 1 >= s.n || (s.p[e] != 'E' && s.p[e] != 'e'))
		return false;
	struct str rest = str_from(s, e + 1);
	if (*rest.p == '+')
		rest = str_from(rest, 1);
	return str_all_digits(rest) && str_find((struct str){s.p, e}, '.') < e;
}

/* 990101195801010000.0: a number written with decimals. */
static bool
is_fraction(struct str s)
{
	struct str whole = {s.p, str_find(s, '.')};
	return whole.n < s.n && str_all_digits(whole) && str_all_digits(str_from(s, whole.n + 1));
}

/* A spreadsheet keeps 15 digits of a number: what follows is zeros. */
static bool
is_rounded(struct str s)
{
	if (!str_all_digits(s) || s.n < 16)
		return false;
	for (size_t i = 15; i < s.n; i++)
		if (s.p[i] != '0')
			return false;
	return true;
}

/* 990101195801010***: a row that was refused, and came back as it was. */
static bool
is_cut(struct str s)
{
	return str_ends(s, STR(CLEAN_LOST)) && s.n > 3 &&
	    str_all_digits((struct str){s.p, s.n - 3});
}

static bool
is_damaged(const struct column *c, struct str s)
{
	bool citizen = c->type == COLUMN_ID || c->type == COLUMN_CERT;
	if (is_cut(s) || is_exponent(s) || (citizen && is_fraction(s)))
		return true;
	if (c->type == COLUMN_ID)
		return s.n == 18 && is_rounded(s) && idno_check(s) != IDNO_GOOD;
	return c->type == COLUMN_CERT && s.n == 20 && is_rounded(s);
}

/* An ID, or the one that a certificate number begins with: x to X, 15 digits to 18. */
static void
put_citizen(struct cleaner *k, const struct column *c, struct str s, struct buf *out)
{
	char longer[18];
	if (c->type == COLUMN_ID && s.n == 15 && idno_from15(s, longer)) {
		changed(k, CHANGE_ID15);
		buf_put(out, (struct str){longer, sizeof longer});
		return;
	}
	size_t from = out->n;
	buf_put(out, s);
	if (s.n >= 18 && s.p[17] == 'x') {
		out->p[from + 17] = 'X';
		changed(k, CHANGE_UPPER);
	}
	if (c->type == COLUMN_ID && idno_check(str_from(buf_str(out), from)) != IDNO_GOOD)
		changed(k, DOUBT_ID);
}

bool
clean_digits(struct cleaner *k, const struct column *c, struct str s, struct buf *out,
    struct fault *f)
{
	if (is_damaged(c, s))
		return fault_set(f, M_CLEAN_DAMAGED);
	if (c->type == COLUMN_ID || c->type == COLUMN_CERT) {
		put_citizen(k, c, s, out);
		return true;
	}
	if (c->type == COLUMN_ACCOUNT && s.n >= 18 && is_rounded(s))
		changed(k, DOUBT_ACCOUNT);
	else if (c->type == COLUMN_ACCOUNT && (!str_all_digits(s) || s.n < ACCOUNT_LEAST))
		changed(k, DOUBT_ID);
	buf_put(out, s);
	return true;
}
