#include "headers_unit.h"

static const struct {
	struct str text, unit;
	int64_t scale;
} units[] = {
	{STR_INIT("元"), STR_INIT("yuan"), 1}, {STR_INIT("人民币元"), STR_INIT("yuan"), 1},
	{STR_INIT("yuan"), STR_INIT("yuan"), 1},
	{STR_INIT("十元"), STR_INIT("yuan"), 10}, {STR_INIT("百元"), STR_INIT("yuan"), 100},
	{STR_INIT("千元"), STR_INIT("yuan"), 1000},
	{STR_INIT("万元"), STR_INIT("yuan"), 10000},
	{STR_INIT("萬元"), STR_INIT("yuan"), 10000}, {STR_INIT("万"), STR_INIT("yuan"), 10000},
	{STR_INIT("亿元"), STR_INIT("yuan"), 100000000},
	{STR_INIT("億元"), STR_INIT("yuan"), 100000000},
	{STR_INIT("人"), STR_INIT("person"), 1}, {STR_INIT("口"), STR_INIT("person"), 1},
	{STR_INIT("名"), STR_INIT("person"), 1},
	{STR_INIT("口人"), STR_INIT("person"), 1}, {STR_INIT("户"), STR_INIT("household"), 1},
	{STR_INIT("戶"), STR_INIT("household"), 1},
	{STR_INIT("个月"), STR_INIT("month"), 1}, {STR_INIT("月"), STR_INIT("month"), 1},
	{STR_INIT("亩"), STR_INIT("mu"), 1},
	{STR_INIT("畝"), STR_INIT("mu"), 1}, {STR_INIT("平方米"), STR_INIT("m2"), 1},
	{STR_INIT("平米"), STR_INIT("m2"), 1},
	{STR_INIT("m2"), STR_INIT("m2"), 1}, {STR_INIT("㎡"), STR_INIT("m2"), 1},
	{STR_INIT("公里"), STR_INIT("km"), 1},
	{STR_INIT("天"), STR_INIT("day"), 1}, {STR_INIT("次"), STR_INIT("time"), 1},
	{STR_INIT("岁"), STR_INIT("year"), 1},
	{STR_INIT("角"), STR_INIT("jiao"), 1}, {STR_INIT("分"), STR_INIT("fen"), 1},
	{STR_INIT("美元"), STR_INIT("dollar"), 1},
};

static bool
holds(struct str s, struct str part)
{
	for (size_t i = 0; i + part.n <= s.n; i++)
		if (str_starts(str_from(s, i), part))
			return true;
	return false;
}

/* Is "month" or "year" said behind the unit, and does the column disagree? */
static bool
other_span(struct str behind, struct str unit)
{
	bool month = holds(behind, STR("月")), year = holds(behind, STR("年"));
	if (month && str_ends(unit, STR("/year")))
		return true;
	return year && str_ends(unit, STR("/month"));
}

static bool
is_number(enum column_type t)
{
	return t == COLUMN_MONEY || t == COLUMN_COUNT || t == COLUMN_NUMBER || t == COLUMN_DECIMAL;
}

static long
find(struct str text)
{
	for (size_t i = 0; i < COUNT(units); i++)
		if (str_eq(units[i].text, text))
			return (long)i;
	return -1;
}

enum unit_fit
unit_fit(struct str text, const struct column *c, int64_t *scale)
{
	struct str word = {text.p, str_find(text, '/')};
	long i = find(word);
	if (!is_number(c->type) || (i < 0 && c->type != COLUMN_MONEY))
		return UNIT_UNKNOWN;
	if (i < 0)
		return str_ends(word, STR("元")) ? UNIT_WRONG : UNIT_UNKNOWN;
	struct str of = {c->unit.p, str_find(c->unit, '/')};
	if (c->type == COLUMN_MONEY ? !str_eq(units[i].unit, STR("yuan"))
	    : units[i].scale != 1 || (of.n && !str_eq(of, units[i].unit)))
		return UNIT_WRONG;
	if (other_span(str_from(text, word.n), c->unit))
		return UNIT_WRONG;
	*scale = units[i].scale;
	return UNIT_FITS;
}

bool
unit_is(struct str text)
{
	return find((struct str){text.p, str_find(text, '/')}) >= 0;
}

bool
unit_amount(struct str text, int64_t *scale)
{
	long i = find(text);
	if (i < 0 || !str_eq(units[i].unit, STR("yuan")))
		return false;
	*scale = units[i].scale;
	return true;
}
