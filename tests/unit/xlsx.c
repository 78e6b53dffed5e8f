/* The pure parts of the xlsx reader: addresses, escapes. */
#include "xlsx_cell.h"
#include "tap.h"

static void
addresses(void)
{
	static const struct {
		const char *s;
		bool good;
		size_t column, row;
		char rest;
	} cases[] = {
		{"A1", true, 0, 1, 0}, {"Z9", true, 25, 9, 0}, {"AA10", true, 26, 10, 0},
		{"XFD1048576", true, 16383, 1048576, 0}, {"B2:C3", true, 1, 2, ':'},
		{"XFE1", false, 0, 0, 0}, {"A1048577", false, 0, 0, 0}, {"A0", false, 0, 0, 0},
		{"", false, 0, 0, 0}, {"A", false, 0, 0, 0}, {"7", false, 0, 0, 0},
		{"a1", false, 0, 0, 0}, {"$A$1", false, 0, 0, 0}, {"AAAAAAAAAAAAAAAA1", false, 0, 0, 0},
		{"A99999999999999999999999", false, 0, 0, 0}
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		size_t column = 0, row = 0;
		const char *end = xlsx_address(cases[i].s, &column, &row);
		ok(cases[i].good ? end && *end == cases[i].rest && column == cases[i].column
		    && row == cases[i].row : !end, "address '%s'", cases[i].s);
	}
}

static void
texts(void)
{
	static const struct {
		const char *s, *want;
	} cases[] = {
		{"", ""}, {"张三", "张三"}, {"a\nb", "a b"}, {"a\r\nb", "a b"}, {"a\n\rb", "a  b"},
		{"a\tb", "a b"}, {"a\x7f_b_x000D_\n\n", "a _b  "}, {"_x000D_", " "}, {"_x000D_\n", " "}, {"a_x000d_\nb", "a b"},
		{"_x000A_", " "}, {"_x0009_", " "}, {"_x0000_", " "}, {"_x005F_x000D_", "_x000D_"},
		{"_x005F_", "_"}, {"_x4E2D_", "中"}, {"_x00e9_", "é"}, {"_xD83D__xDE00_", "😀"},
		{"_xD83D_", "_xD83D_"}, {"_xDE00__xD83D_", "_xDE00__xD83D_"}, {"_x12_", "_x12_"},
		{"_x00G0_", "_x00G0_"}, {"_x000D", "_x000D"}, {"_X000D_", "_X000D_"}, {"a_b", "a_b"},
		{"__x0041_", "_A"}, {"_x0041__x0042_", "AB"}, {"_x", "_x"}
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		buf_puts(&b, "\n");
		buf_puts(&b, cases[i].s);
		xlsx_text_clean(&b, 1);
		ok(strcmp(buf_cstr(&b) + 1, cases[i].want) == 0 && *b.p == '\n', "text %zu: '%s'", i,
		    b.p + 1);
		buf_free(&b);
	}
}

int
main(void)
{
	addresses();
	texts();
	return done();
}
