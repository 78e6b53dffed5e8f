/* quantity - amounts as Chinese reports write them. */
#include "quantity.h"

struct word {
	struct str text, code;
};

#define WORD(text, code) {STR_INIT(text), STR_INIT(code)}

/* Longer ones before their beginnings. */
static const struct word before[] = {
	WORD("大约", "about"), WORD("约", "about"), WORD("将近", "near"), WORD("接近", "near"),
	WORD("近", "near"), WORD("超过", "over"), WORD("超", "over"), WORD("逾", "over"),
	WORD("不足", "under"), WORD("不到", "under"), WORD("不低于", "at-least"),
	WORD("不少于", "at-least"), WORD("至少", "at-least"), WORD("不超过", "at-most"),
	WORD("不高于", "at-most"), WORD("至多", "at-most"), WORD("最多", "at-most"),
	WORD("预计", "expected"), WORD("預計", "expected")
};

static const struct word inside[] = {
	WORD("余", "over"), WORD("餘", "over"), WORD("多", "over")
};

static const struct word behind[] = {
	WORD("左右", "about"), WORD("上下", "about"), WORD("以上", "at-least"),
	WORD("以内", "at-most"), WORD("以內", "at-most")
};

static const struct word units[] = {
	WORD("人次", "person-time"), WORD("个月", "month"), WORD("元", "yuan"),
	WORD("户", "household"), WORD("戶", "household"), WORD("人", "person"),
	WORD("名", "person"), WORD("次", "times"), WORD("%", "percent"), WORD("公里", "km"),
	WORD("千米", "km"), WORD("米", "m"), WORD("平方米", "m2"), WORD("亩", "mu"),
	WORD("畝", "mu"), WORD("吨", "t"), WORD("千瓦", "kW"), WORD("千克", "kg"),
	WORD("公斤", "kg"), WORD("个", "item"), WORD("個", "item"), WORD("家", "item"),
	WORD("处", "item"), WORD("座", "item"), WORD("套", "item"), WORD("间", "item"),
	WORD("项", "item"), WORD("份", "item"), WORD("张", "bed"), WORD("天", "day"),
	WORD("岁", "year")
};

static const struct word joints[] = {
	WORD("—", ""), WORD("–", ""), WORD("-", ""), WORD("~", ""), WORD("～", ""), WORD("至", ""),
	WORD("到", "")
};

/* A word of the list that s begins with is cut off it. NULL: none. */
static const struct word *
cut_start(const struct word *list, size_t n, struct str *s)
{
	for (size_t i = 0; i < n; i++)
		if (str_starts(*s, list[i].text)) {
			*s = str_from(*s, list[i].text.n);
			return &list[i];
		}
	return NULL;
}

static const struct word *
cut_end(const struct word *list, size_t n, struct str *s)
{
	for (size_t i = 0; i < n; i++)
		if (str_ends(*s, list[i].text)) {
			s->n -= list[i].text.n;
			return &list[i];
		}
	return NULL;
}

/* ---- the number */

/* What has been read: total + section + digit, as in 1亿 + 2千3百万 + 5. */
struct number {
	struct str rest;
	struct ratio total, section, digit;
	bool has_digit;
	bool zero;		/* 零 since the last multiplier: what follows stands in its place */
	int64_t multiplier, group;	/* the last one; the last of 万 and 亿; 1: none yet */
	const struct word *over;	/* 余 or 多 */
};

/* A numeral, in four rows: plain, formal, traditional, others. */
static int
numeral(struct str *s)
{
	static const char *const rows[] = {
		"零一二三四五六七八九", "零壹贰叁肆伍陆柒捌玖",
		"〇壹貳參肆伍陸柒捌玖", "零一两三四五六七八九"
	};

	for (size_t row = 0; row < COUNT(rows); row++)
		for (int v = 0; v < 10; v++)
			if (str_starts(*s, (struct str){rows[row] + v * 3, 3})) {
				*s = str_from(*s, 3);
				return v;
			}
	return -1;
}

static int64_t
multiplier(struct str *s)
{
	static const struct {
		struct str text;
		int64_t value;
	} list[] = {
		{STR_INIT("十"), 10}, {STR_INIT("拾"), 10}, {STR_INIT("百"), 100},
		{STR_INIT("佰"), 100}, {STR_INIT("千"), 1000}, {STR_INIT("仟"), 1000},
		{STR_INIT("万"), 10000}, {STR_INIT("萬"), 10000},
		{STR_INIT("亿"), 100000000}, {STR_INIT("億"), 100000000}
	};

	for (size_t i = 0; i < COUNT(list); i++)
		if (str_starts(*s, list[i].text)) {
			*s = str_from(*s, list[i].text.n);
			return list[i].value;
		}
	return 0;
}

static size_t
span(struct str s, size_t from, const char *of)
{
	while (from < s.n && s.p[from] && strchr(of, s.p[from]))
		from++;
	return from;
}

/* Commas between groups of three, or none. */
static bool
is_grouped(struct str whole)
{
	bool any = str_find(whole, ',') < whole.n;

	for (size_t i = 0; i < whole.n; i++)
		if ((whole.p[i] == ',') != (any && (whole.n - i) % 4 == 0))
			return false;
	return !any || whole.n % 4;
}

/* "1,234.50" at the start of s. False: there is none, or it is no number. */
static bool
digits(struct str *s, struct ratio *out)
{
	struct buf plain = {0};
	size_t whole = span(*s, 0, "0123456789,"), n = span(*s, whole, ".0123456789,");
	bool good = is_grouped((struct str){s->p, whole});

	for (size_t i = 0; i < n; i++)
		if (i >= whole || s->p[i] != ',')
			buf_putc(&plain, s->p[i]);
	good = good && ratio_parse(buf_str(&plain), out);
	buf_free(&plain);
	*s = str_from(*s, good ? n : 0);
	return good;
}

static bool
add_digit(struct number *n, struct ratio x)
{
	if (n->has_digit)
		return false;
	n->digit = x;
	n->has_digit = true;
	return true;
}

/* 十 百 千 multiply the digit before them, 万 亿 all that is open. */
static bool
multiply(struct number *n, int64_t by)
{
	struct ratio open = n->has_digit ? n->digit : RATIO(by == 10);
	bool falls = by < n->multiplier || n->multiplier == 1 || n->multiplier >= 10000;

	n->has_digit = n->zero = false;
	n->multiplier = by;
	if (by < 10000)
		return falls && open.n > 0 && ratio_mul(open, RATIO(by), &open) &&
		    ratio_add(n->section, open, &n->section);
	if (by == n->group || !ratio_add(n->section, open, &n->section))
		return false;
	n->group = by;
	if (by > 10000) {
		if (!ratio_add(n->section, n->total, &n->section))
			return false;
		n->total = RATIO(0);
	}
	open = n->section;
	n->section = RATIO(0);
	return open.n > 0 && ratio_mul(open, RATIO(by), &open) &&
	    ratio_add(n->total, open, &n->total);
}

static bool
is_unit(struct str s)
{
	for (size_t i = 0; i < COUNT(units); i++)
		if (str_eq(s, units[i].text))
			return true;
	return false;
}

/* One step: a digit, a multiplier or 余. False: it is not the number's; *bad: it is wrong. */
static bool
step(struct number *n, bool *bad)
{
	struct ratio x;
	int64_t by;
	int v;

	if (is_unit(n->rest))		/* 5千瓦 */
		return false;
	if (!n->over && (n->over = cut_start(inside, COUNT(inside), &n->rest)) != NULL)
		return true;
	if ((by = multiplier(&n->rest)) != 0) {
		*bad = !multiply(n, by);
		return true;
	}
	if (n->over)
		return false;
	if ((v = numeral(&n->rest)) > 0)
		x = RATIO(v);
	else if (v == 0) {
		*bad = n->has_digit;
		n->zero = true;
		return true;
	} else if (!digits(&n->rest, &x))
		return false;
	*bad = !add_digit(n, x);
	return true;
}

/* The number that s begins with; it is cut off. False: none, or one to be guessed. */
static bool
cut_number(struct str *s, struct ratio *out, const struct word **over)
{
	struct number n = {
		.rest = *s, .total = RATIO(0), .section = RATIO(0), .digit = RATIO(0),
		.multiplier = 1, .group = 1
	};
	bool bad = false;

	while (!bad && n.rest.n && step(&n, &bad))
		;
	if (bad || n.rest.n == s->n)
		return false;
	if (n.has_digit && n.multiplier > 10 && !n.zero)	/* 三百二 is 320 */
		return false;
	if (!n.has_digit && n.zero != (n.multiplier == 1))
		return false;
	if (!n.has_digit)
		n.digit = RATIO(0);
	*s = n.rest;
	*over = n.over;
	return ratio_add(n.total, n.section, out) && ratio_add(*out, n.digit, out);
}

/* ---- the whole */

static bool
is_range(struct str s)
{
	const struct word *over;
	struct ratio x;

	cut_start(units, COUNT(units), &s);
	return cut_start(joints, COUNT(joints), &s) && cut_number(&s, &x, &over) &&
	    (!s.n || is_unit(s));
}

enum quantity_kind
quantity_parse(struct str s, struct quantity *q)
{
	const struct word *first = cut_start(before, COUNT(before), &s), *over, *last, *unit;

	last = cut_end(behind, COUNT(behind), &s);
	if (!cut_number(&s, &q->value, &over))
		return QUANTITY_NONE;
	if (is_range(s))
		return QUANTITY_RANGE;
	if (s.n && !is_unit(s))
		return QUANTITY_NONE;
	if ((first != NULL) + (over != NULL) + (last != NULL) > 1)
		return QUANTITY_NONE;
	first = first ? first : over ? over : last;
	q->qualifier = first ? first->code : STR("exact");
	q->unit = STR("");
	for (unit = units; unit < units + COUNT(units); unit++)
		if (s.n && str_eq(unit->text, s))
			q->unit = unit->code;
	return QUANTITY_NUMBER;
}
