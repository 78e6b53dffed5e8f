/* text: well-formed UTF-8, characters, widths, half-width, distance. */
#include <string.h>

#include "tap.h"
#include "text.h"

static void
invalid(void)
{
	static const struct {
		const char *what, *bytes;
		size_t at;	/* where it is wrong; the length when it is not */
	} cases[] = {
		{"nothing", "", 0}, {"ASCII", "abc", 3}, {"DEL", "\x7F", 1}, {"U+0080", "\xC2\x80", 2},
		{"U+07FF", "\xDF\xBF", 2}, {"U+0800", "\xE0\xA0\x80", 3}, {"U+FFFF", "\xEF\xBF\xBF", 3},
		{"U+D7FF", "\xED\x9F\xBF", 3}, {"U+E000", "\xEE\x80\x80", 3},
		{"U+10000", "\xF0\x90\x80\x80", 4}, {"U+10FFFF", "\xF4\x8F\xBF\xBF", 4},
		{"Chinese", "低保金额", 12}, {"mixed", "a低b保éc𠀀", 15},
		{"continuation alone", "\x80", 0}, {"continuation after ASCII", "ab\xBF", 2},
		{"overlong NUL", "\xC0\x80", 0}, {"overlong slash", "\xC1\xAF", 0},
		{"overlong of three", "\xE0\x9F\xBF", 0}, {"overlong of four", "\xF0\x8F\xBF\xBF", 0},
		{"first surrogate", "\xED\xA0\x80", 0}, {"last surrogate", "\xED\xBF\xBF", 0},
		{"U+110000", "\xF4\x90\x80\x80", 0}, {"F5", "\xF5\x80\x80\x80", 0}, {"FE", "\xFE", 0},
		{"FF", "\xFF", 0}, {"five bytes", "\xF8\x88\x80\x80\x80", 0},
		{"two cut", "a\xC3", 1}, {"three cut after one", "a\xE4", 1},
		{"three cut after two", "a\xE4\xBD", 1}, {"four cut", "\xF0\x9F\x98", 0},
		{"two without its second", "\xC3" "a", 0}, {"three without its third", "\xE4\xBD" "a", 0},
		{"four without its last", "\xF0\x9F\x98" "a", 0}, {"GBK", "\xB5\xCD\xB1\xA3", 0},
		{"GBK after Chinese", "低保\xB5\xCD\xB1\xA3", 6}, {"lead after lead", "\xE4\xE4\xBD\x8E", 0}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		ok(text_invalid(str_of(cases[i].bytes)) == cases[i].at, "%s", cases[i].what);
	ok(text_invalid((struct str){0}) == 0, "no bytes");
	ok(text_invalid(STR("a\0b")) == 3, "NUL is well-formed");
}

/*
 * Each bad sequence in front of and behind runs of every length: the fast paths find the
 * same place.
 */
static void
places(void)
{
	static const char *const bad[] = {
		"\x80", "\xC0\x80", "\xE0\x9F\xBF", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE4\xBD", "\xFF"
	};
	static const char *const runs[] = {"a", "é", "低", "𠀀", "a低", "\xED\x9F\xBF"};
	struct buf b = {0};
	size_t i, k, n, j, wrong = 0;

	for (i = 0; i < COUNT(bad) * COUNT(runs); i++)
		for (n = 0; n < 40; n++) {
			size_t at;

			k = i % COUNT(runs);
			buf_reset(&b);
			for (j = 0; j < n; j++)
				buf_puts(&b, runs[k]);
			at = b.n;
			wrong += text_invalid(buf_str(&b)) != at;
			buf_puts(&b, bad[i / COUNT(runs)]);
			wrong += text_invalid(buf_str(&b)) != at;
			buf_puts(&b, "abcdefghijklmnopqrst");
			wrong += text_invalid(buf_str(&b)) != at;
		}
	ok(!wrong, "bad sequences at every place");
	buf_free(&b);
}

/* All characters there are, put and taken. */
static void
characters(void)
{
	struct buf b = {0};
	size_t wrong = 0, at;
	uint32_t c;

	for (c = 0; c <= 0x10FFFF; c++) {
		if (c == 0xD800)
			c = 0xE000;
		buf_reset(&b);
		text_put(&b, c);
		at = 0;
		wrong += text_invalid(buf_str(&b)) != b.n || text_next(buf_str(&b), &at) != c ||
		    at != b.n;
		wrong += text_length(buf_str(&b)) != 1;
	}
	ok(!wrong, "all characters");
	buf_reset(&b);
	text_put(&b, 0xD800);
	text_put(&b, 0x110000);
	ok(str_eq(buf_str(&b), STR("\xEF\xBF\xBD\xEF\xBF\xBD")), "no characters are put as U+FFFD");
	buf_free(&b);
}

static void
widths(void)
{
	static const struct {
		const char *s;
		unsigned length, width;
	} cases[] = {
		{"", 0, 0}, {"abc", 3, 3}, {"低保", 2, 4}, {"（一）", 3, 6}, {"ｶﾅ", 2, 2}, {"e\xCC\x81", 2, 1},
		{"\xE2\x80\x8B", 1, 0}, {"·", 1, 1}, {"—", 1, 1}, {"“”", 2, 2}, {"𠀀", 1, 2}, {"\t", 1, 0},
		{"한글", 2, 4}, {"￥", 1, 2}, {"¥", 1, 1}, {"　", 1, 2}, {"①", 1, 1}, {"\xEF\xBB\xBF", 1, 0},
		{"○", 1, 1}, {"〇", 1, 2}, {"䶵", 1, 2}, {"\xF0\x9F\x98\x80", 1, 2}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct str s = str_of(cases[i].s);

		ok(text_length(s) == cases[i].length, "length of '%s'", cases[i].s);
		ok(text_width(s) == cases[i].width, "width of '%s'", cases[i].s);
	}
	ok(text_cut(STR("低保"), 6) == 6 && text_cut(STR("低保"), 5) == 3, "cut");
	ok(text_cut(STR("低保"), 3) == 3 && text_cut(STR("低保"), 2) == 0,
	    "cut before a character");
	ok(text_cut(STR("低保"), 99) == 6 && text_cut((struct str){0}, 3) == 0, "nothing to cut");
}

static void
forms(void)
{
	static const struct {
		const char *s, *trimmed, *squeezed, *half;
	} cases[] = {
		{"", "", "", ""}, {"姓名", "姓名", "姓名", "姓名"}, {" 姓 名\t", "姓 名", "姓名", " 姓 名\t"},
		{"　姓　名　", "姓　名", "姓名", " 姓 名 "}, {"\xEF\xBB\xBF" "a", "a", "a", "\xEF\xBB\xBF" "a"},
		{"\xC2\xA0" "a\xE2\x80\x8B", "a", "a", "\xC2\xA0" "a\xE2\x80\x8B"},
		{"　 \t", "", "", "  \t"}, {"１２３．５０", "１２３．５０", "１２３．５０", "123.50"},
		{"！～ＡＺａｚ＠［｀", "！～ＡＺａｚ＠［｀", "！～ＡＺａｚ＠［｀", "!~AZaz@[`"},
		{"（元／月）", "（元／月）", "（元／月）", "(元/月)"}, {"。、￥｟", "。、￥｟", "。、￥｟", "。、￥｟"},
		{"？＿", "？＿", "？＿", "?_"}
	};
	struct buf b = {0};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct str s = str_of(cases[i].s);
		bool changed;

		ok(str_eq(text_trim(s), str_of(cases[i].trimmed)), "trim '%s'", cases[i].s);
		buf_reset(&b);
		text_squeeze(&b, s);
		ok(str_eq(buf_str(&b), str_of(cases[i].squeezed)), "squeeze '%s'", cases[i].s);
		buf_reset(&b);
		changed = text_halfwidth(&b, s);
		ok(str_eq(buf_str(&b), str_of(cases[i].half)) && changed == !str_eq(s, buf_str(&b)),
		   "halfwidth '%s'", cases[i].s);
	}
	buf_free(&b);
}

static void
distances(void)
{
	static const struct {
		const char *a, *b;
		unsigned most, distance;
	} cases[] = {
		{"", "", 3, 0}, {"", "abc", 3, 3}, {"abc", "", 3, 3}, {"abc", "", 2, 3},
		{"amount", "ammount", 2, 1}, {"kitten", "sitting", 5, 3}, {"kitten", "sitting", 2, 3},
		{"低保金", "低保", 2, 1}, {"低保", "特困", 2, 2}, {"低保", "低收", 2, 1}, {"ab", "ba", 2, 2},
		{"same", "same", 0, 0}, {"same", "sane", 0, 1}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct str a = str_of(cases[i].a), b = str_of(cases[i].b);

		ok(text_distance(a, b, cases[i].most) == cases[i].distance &&
		   text_distance(b, a, cases[i].most) == cases[i].distance,
		   "distance '%s' '%s' up to %u", cases[i].a, cases[i].b, cases[i].most);
	}
}

int
main(void)
{
	invalid();
	places();
	characters();
	widths();
	forms();
	distances();
	return done();
}
