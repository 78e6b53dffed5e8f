#include "clean_parts.h"

#include <string.h>

#include "guard.h"
#include "text.h"

static const enum msg texts[CHANGES] = {
	[CHANGE_TRIMMED] = M_CHANGE_TRIMMED, [CHANGE_INNER] = M_CHANGE_INNER,
	[CHANGE_RADICAL] = M_CHANGE_RADICAL, [CHANGE_DOT] = M_CHANGE_DOT,
	[CHANGE_MINUS] = M_CHANGE_MINUS,
	[CHANGE_WIDTH] = M_CHANGE_WIDTH, [CHANGE_APOSTROPHE] = M_CHANGE_APOSTROPHE,
	[CHANGE_UPPER] = M_CHANGE_UPPER, [CHANGE_ID15] = M_CHANGE_ID15,
	[CHANGE_COMMAS] = M_CHANGE_COMMAS, [CHANGE_CURRENCY] = M_CHANGE_CURRENCY,
	[CHANGE_UNIT] = M_CHANGE_UNIT, [CHANGE_SCALED] = M_CHANGE_SCALED,
	[CHANGE_WORDS] = M_CHANGE_WORDS,
	[CHANGE_NEGATIVE] = M_CHANGE_NEGATIVE, [CHANGE_DECIMALS] = M_CHANGE_DECIMALS,
	[CHANGE_BLANK] = M_CHANGE_BLANK, [CHANGE_DATE] = M_CHANGE_DATE,
	[CHANGE_DAY] = M_CHANGE_DAY, [CHANGE_TIME] = M_CHANGE_TIME,
	[CHANGE_CODE] = M_CHANGE_CODE, [CHANGE_FILLED] = M_CHANGE_FILLED,
	[DOUBT_ID] = M_DOUBT_ID, [DOUBT_ACCOUNT] = M_DOUBT_ACCOUNT,
	[DOUBT_MONTH] = M_DOUBT_MONTH, [DOUBT_CODE] = M_DOUBT_CODE,
	[DOUBT_MERGED] = M_DOUBT_MERGED, [DOUBT_BEGINS] = M_DOUBT_BEGINS,
	[DOUBT_SPAN] = M_DOUBT_SPAN,
};

enum msg
change_text(enum change c)
{
	return texts[c];
}

void
cleaner_free(struct cleaner *k)
{
	map_free(&k->codes);
	buf_free(&k->plain);
	buf_free(&k->half);
	buf_free(&k->squeezed);
}

static void
show(struct buf *b, struct str value)
{
	static const struct str clear = STR_INIT(
	    "〇零一二三四五六七八九十百千万亿壹贰叁肆伍陆柒捌玖拾佰仟两"
	    "元圆角分整年月日号个人口户约近多余不详无");
	for (size_t at = 0, from = 0; at < value.n; from = at) {
		uint32_t c = text_next(value, &at);
		struct str one = {value.p + from, at - from};
		bool han = c >= 0x3400 && c <= 0x3ffff && !(c >= 0xd7a4 && c <= 0xffff);
		if (han && !memmem(clear.p, clear.n, one.p, one.n))
			buf_putc(b, '*');
		else
			buf_put(b, one);
	}
}

bool
clean_refuse(enum msg m, struct str value, struct fault *f)
{
	struct buf clear = {0}, shown = {0};
	show(&clear, value);
	msg_excerpt(&shown, buf_str(&clear));
	fault_set(f, m, buf_cstr(&shown));
	buf_free(&clear);
	buf_free(&shown);
	return false;
}

bool
clean_is_blank(struct str s)
{
	static const struct str marks[] = {
		STR_INIT("-"), STR_INIT("--"), STR_INIT("—"), STR_INIT("——"), STR_INIT("–"),
		STR_INIT("/"), STR_INIT("\\"), STR_INIT("无"), STR_INIT("無"),
	};
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_eq(s, marks[i]))
			return true;
	return !s.n;
}

bool
clean_is_ditto(struct str s)
{
	static const struct str marks[] = {
		STR_INIT("同上"), STR_INIT("同前"), STR_INIT("〃"), STR_INIT("″"), STR_INIT("”"),
		STR_INIT("“"), STR_INIT("\""),
	};
	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_eq(s, marks[i]))
			return true;
	return false;
}

static bool
is_free_text(const struct column *c)
{
	return !c || ((c->type == COLUMN_TEXT || c->type == COLUMN_LIST)
	    && !str_ends(c->name, STR("name")) && !str_eq(c->entity, STR("area")));
}

static bool
is_number(enum column_type t)
{
	return t == COLUMN_MONEY || t == COLUMN_COUNT || t == COLUMN_NUMBER || t == COLUMN_DECIMAL;
}

/* "300 200" may be two numbers: a blank between digits is not taken away. */
static bool
parts_digits(struct str s)
{
	for (size_t i = 1; i + 1 < s.n; i++) {
		size_t next = i;
		while (next < s.n && s.p[next] == ' ')
			next++;
		if (next > i && next < s.n && str_is_digit(s.p[i - 1])
		    && str_is_digit(s.p[next]))
			return true;
	}
	return false;
}

/* U+2212, and in dates other dashes too, is the minus of a keyboard. */
static struct str
plain_minus(struct cleaner *k, enum column_type type)
{
	bool date = type == COLUMN_DATE || type == COLUMN_MONTH || type == COLUMN_DATETIME;
	struct str s = buf_str(&k->half);
	if ((!date && !is_number(type)) || s.n < 4 || !memchr(s.p, 0xE2, s.n))
		return s;
	struct buf *b = &k->squeezed;
	buf_reset(b);
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = text_next(s, &at);
		bool minus = c == 0x2212 || (date && c >= 0x2010 && c <= 0x2014);
		if (minus)
			changed(k, CHANGE_MINUS);
		buf_put(b, minus ? STR("-") : (struct str){s.p + from, at - from});
	}
	buf_reset(&k->half);
	buf_put(&k->half, buf_str(b));
	return buf_str(&k->half);
}

/* Half-width, not '1 or ="1", and (but for keys and dates) without blanks inside. */
static struct str
narrow(struct cleaner *k, enum column_type type, struct str s)
{
	buf_reset(&k->half);
	if (text_halfwidth(&k->half, s))
		changed(k, CHANGE_WIDTH);
	s = plain_minus(k, type);
	if (s.n > 1 && *s.p == '\'') {
		changed(k, CHANGE_APOSTROPHE);
		s = text_trim(str_from(s, 1));
	} else if (s.n > 3 && str_starts(s, STR("=\"")) && s.p[s.n - 1] == '"') {
		changed(k, CHANGE_APOSTROPHE);
		s = text_trim((struct str){s.p + 2, s.n - 3});
	}
	if (type == COLUMN_KEY || type == COLUMN_DATETIME || type == COLUMN_DATE
	    || type == COLUMN_MONTH)
		return s;
	if (is_number(type) && parts_digits(s))
		return s;
	buf_reset(&k->squeezed);
	text_squeeze(&k->squeezed, s);
	if (k->squeezed.n != s.n)
		changed(k, CHANGE_INNER);
	return buf_str(&k->squeezed);
}

static bool
clean_narrow(struct cleaner *k, const struct column *c, int64_t scale, struct str s,
    struct buf *out, struct fault *f)
{
	s = narrow(k, c->type, s);
	if (clean_is_blank(s)) {
		changed(k, CHANGE_BLANK);
		return true;
	}
	switch (c->type) {
	case COLUMN_MONEY:
	case COLUMN_COUNT:
	case COLUMN_NUMBER:
	case COLUMN_DECIMAL:
		return clean_number(k, c, scale, s, out, f);
	case COLUMN_DATE:
	case COLUMN_DATETIME:
	case COLUMN_MONTH:
		return clean_date(k, c, s, out, f);
	default:
		return clean_digits(k, c, s, out, f);
	}
}

/* A text with an apostrophe before it, so that a spreadsheet left it alone: '=1+1. */
static struct str
unguard(struct cleaner *k, struct str s)
{
	struct str bare = guard_strip(s);
	if (bare.n != s.n)
		changed(k, CHANGE_APOSTROPHE);
	return bare;
}

bool
clean_cell(struct cleaner *k, const struct column *c, int64_t scale, struct str cell,
    struct buf *out, struct fault *f)
{
	struct str s = text_trim(cell);
	k->changes = s.n == cell.n ? 0 : CHANGE_BIT(CHANGE_TRIMMED);
	if (!s.n)
		return true;
	if (clean_is_ditto(s) && !is_free_text(c))
		return fault_set(f, M_CLEAN_DITTO, STR_FMT(s));
	buf_reset(&k->plain);
	if (text_radicals(&k->plain, s)) {
		changed(k, CHANGE_RADICAL);
		s = buf_str(&k->plain);
	}
	if (!c || c->type == COLUMN_TEXT || c->type == COLUMN_LIST)
		clean_text(k, c, unguard(k, s), out);
	else if (c->type == COLUMN_CODE || c->type == COLUMN_BOOL)
		clean_code(k, c, unguard(k, s), out);
	else
		return clean_narrow(k, c, scale, s, out, f);
	return true;
}
