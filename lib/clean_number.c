#include "clean_parts.h"
#include "headers_unit.h"
#include "money.h"

/* From here on it is an account or an ID number in the wrong column. */
#define MOST_YUAN 1000000000000
#define MOST_COUNT 1000000000

/* ¥12, ￥12 */
static struct str
drop_currency(struct cleaner *k, struct str s)
{
	static const struct str signs[] = {STR_INIT("¥"), STR_INIT("￥"), STR_INIT("RMB")};
	for (size_t i = 0; i < COUNT(signs); i++)
		if (str_starts(s, signs[i])) {
			changed(k, CHANGE_CURRENCY);
			return str_from(s, signs[i].n);
		}
	return s;
}

/* 3人, 1.2万元: the unit is cut off and its scale goes into *scale. */
static bool
drop_unit(struct cleaner *k, const struct column *c, struct str *s, int64_t *scale)
{
	size_t n = 0;
	while (n < s->n && (str_is_digit(s->p[n]) || s->p[n] == '.' || s->p[n] == ',' ||
	    s->p[n] == '-' || s->p[n] == '(' || s->p[n] == ')'))
		n++;
	if (n == s->n)
		return true;
	if (unit_fit(str_from(*s, n), c, scale) != UNIT_FITS)
		return false;
	s->n = n;
	changed(k, CHANGE_UNIT);
	return true;
}

/* "1,234,567.80": groups of three, or it is something else. */
static bool
commas_right(struct str s)
{
	struct str whole = {s.p, str_find(s, '.')}, group;
	bool first = true;
	if (str_find(s, ',') == s.n)
		return true;
	if (whole.n && *whole.p == '-')
		whole = str_from(whole, 1);
	while (str_cut(&whole, ',', &group)) {
		if (first ? group.n < 1 || group.n > 3 : group.n != 3)
			return false;
		first = false;
	}
	return str_find(str_from(s, str_find(s, '.')), ',') == s.n - str_find(s, '.');
}

/* To plain "-?digits(.digits)?" in b. */
static bool
plain(struct cleaner *k, struct str s, struct buf *b)
{
	if (s.n > 2 && *s.p == '(' && s.p[s.n - 1] == ')' && str_is_digit(s.p[1])) {
		changed(k, CHANGE_NEGATIVE);
		buf_putc(b, '-');
		s = (struct str){s.p + 1, s.n - 2};
	}
	if (!commas_right(s))
		return false;
	for (size_t i = 0; i < s.n; i++)
		if (s.p[i] == ',')
			changed(k, CHANGE_COMMAS);
		else
			buf_putc(b, s.p[i]);
	return true;
}

static bool
put_money(struct cleaner *k, struct ratio yuan, struct str plainly, struct str cell,
    struct buf *out, struct fault *f)
{
	fen v;
	if (ratio_cmp(yuan, RATIO(MOST_YUAN)) >= 0)
		return clean_refuse(M_CLEAN_AMOUNT, cell, f);
	if (!money_of_ratio(yuan, &v))
		return clean_refuse(M_CLEAN_FEN, cell, f);
	size_t from = out->n;
	money_print(out, v);
	if (!str_eq(plainly, str_from(buf_str(out), from))
	    && !(k->changes & CHANGE_BIT(CHANGE_SCALED)))
		changed(k, CHANGE_DECIMALS);
	return true;
}

static bool
put_count(struct cleaner *k, struct ratio x, struct str plainly, struct str cell, struct buf *out,
    struct fault *f)
{
	if (x.d != 1 || x.n < 0 || x.n >= MOST_COUNT)
		return clean_refuse(M_CLEAN_COUNT, cell, f);
	if (str_find(plainly, '.') != plainly.n)
		changed(k, CHANGE_DECIMALS);
	buf_int(out, x.n);
	return true;
}

bool
clean_number(struct cleaner *k, const struct column *c, int64_t scale, struct str s,
    struct buf *out, struct fault *f)
{
	bool money = c->type == COLUMN_MONEY;
	enum msg what = money ? M_CLEAN_AMOUNT : M_CLEAN_NUMBER;
	struct str number = money ? drop_currency(k, s) : s;
	struct ratio x;
	if (!drop_unit(k, c, &number, &scale))
		return clean_refuse(what, s, f);
	struct buf b = {0};
	bool good = plain(k, number, &b) && ratio_parse(buf_str(&b), &x);
	if (!good)
		clean_refuse(what, s, f);
	if (good && money && scale > 1) {	/* the unit of a title row is one of money */
		changed(k, CHANGE_SCALED);
		good = ratio_mul(x, RATIO(scale), &x) || clean_refuse(what, s, f);
	}
	if (good && money)
		good = put_money(k, x, buf_str(&b), s, out, f);
	else if (good && c->type == COLUMN_COUNT)
		good = put_count(k, x, buf_str(&b), s, out, f);
	else if (good)
		buf_put(out, buf_str(&b));
	buf_free(&b);
	return good;
}
