/* The pure parts of the xlsx reader: addresses, formats, dates, escapes. */
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
formats(void)
{
	static const struct {
		const char *code;
		enum xlsx_format want;
	} cases[] = {
		{"General", XLSX_PLAIN}, {"G/通用格式", XLSX_PLAIN}, {"Standard", XLSX_PLAIN},
		{"[DBNum2][$-804]General", XLSX_PLAIN}, {"0", XLSX_PLAIN}, {"0.00E+00", XLSX_PLAIN},
		{"##0.0e+0", XLSX_PLAIN}, {"@", XLSX_PLAIN}, {"", XLSX_PLAIN}, {";;;", XLSX_PLAIN},
		{"#,##0.00_);[Red]\\(#,##0.00\\)", XLSX_PLAIN}, {"0.00\"yd\"", XLSX_PLAIN},
		{"0\\d", XLSX_PLAIN}, {"0_d", XLSX_PLAIN}, {"0*d", XLSX_PLAIN},
		{"[Yellow]0", XLSX_PLAIN}, {"¥#,##0;¥-#,##0", XLSX_PLAIN}, {"0;yyyy", XLSX_PLAIN},
		{"yyyy-mm-dd", XLSX_DATE}, {"YYYY/M/D", XLSX_DATE}, {"yyyy/m/d;@", XLSX_DATE},
		{"yyyy\"年\"m\"月\"d\"日\";@", XLSX_DATE}, {"[$-804]yyyy\"年\"m\"月\"", XLSX_DATE},
		{"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", XLSX_DATE}, {"mmm-yy", XLSX_DATE},
		{"m", XLSX_DATE}, {"mm/dd", XLSX_DATE}, {"e\"年\"m\"月\"", XLSX_DATE},
		{"aaaa;@", XLSX_DATE}, {"a", XLSX_PLAIN},
		{"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", XLSX_DATE}, {"[=0]\"-\";yyyy-mm-dd", XLSX_DATE},
		{"[=0];yyyy-mm-dd", XLSX_DATE}, {"[>1]yyyy;0", XLSX_DATE}, {"[>1]0;0.0", XLSX_PLAIN},
		 {"[Red]yyyy.mm.dd", XLSX_DATE},
		{"h:mm", XLSX_TIME}, {"hh:mm:ss", XLSX_TIME}, {"mm:ss", XLSX_TIME}, {"mm:ss.0", XLSX_TIME},
		{"h\"时\"mm\"分\"", XLSX_TIME}, {"[$-F400]h:mm:ss\\ AM/PM", XLSX_TIME},
		{"上午/下午h\"时\"mm\"分\"", XLSX_TIME}, {"AM/PM h", XLSX_TIME}, {"h A/P", XLSX_TIME},
		{"yyyy-mm-dd hh:mm:ss", XLSX_DATE_TIME}, {"yyyy/m/d h:mm;@", XLSX_DATE_TIME},
		{"m/d/yy h:mm AM/PM", XLSX_DATE_TIME}, {"d mmmm hh", XLSX_DATE_TIME},
		{"[h]:mm:ss", XLSX_ELAPSED}, {"[mm]:ss", XLSX_ELAPSED}, {"[SS]", XLSX_ELAPSED},
		{"0000", XLSX_PADDED + 4}, {"00;@", XLSX_PADDED + 2}, {"[Red]000", XLSX_PADDED + 3},
		{"0.00", XLSX_PLAIN}, {"00.0", XLSX_PLAIN}, {"00\"号\"", XLSX_PLAIN}, {"#00", XLSX_PLAIN},
		{"00%", XLSX_PLAIN}, {"00_ ", XLSX_PLAIN}, {"00,", XLSX_PLAIN}, {"[=1]00;0", XLSX_PLAIN},
		{"\"open", XLSX_PLAIN}, {"[open", XLSX_PLAIN}, {"\\", XLSX_PLAIN}
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ok(xlsx_format_code(cases[i].code) == cases[i].want, "format '%s'", cases[i].code);
}

static void
built_in(void)
{
	/* by number: d date, t time, b both, e elapsed */
	static const char want[] = ".............." "ddddttttb" "...." "dddddttttd" "........" "tet"
	    ".." "dddddttdd" ".....";
	static const char letters[] = {[XLSX_PLAIN] = '.', [XLSX_DATE] = 'd', [XLSX_TIME] = 't',
		[XLSX_DATE_TIME] = 'b', [XLSX_ELAPSED] = 'e'};
	size_t bad = 0;
	for (size_t i = 0; want[i]; i++)
		bad += letters[xlsx_format_built_in(i)] != want[i];
	ok(!bad && sizeof want == 65, "built-in formats 0 to 63: %zu differ", bad);
}

static void
dates(void)
{
	static const struct {
		const char *v;
		enum xlsx_format format;
		bool from1904;
		enum cell_kind kind;
		const char *want;
	} cases[] = {
		{"45536", XLSX_DATE, false, CELL_DATE, "2024-09-01"},
		{"45536.0", XLSX_DATE, false, CELL_DATE, "2024-09-01"},
		{"4.5536E4", XLSX_DATE, false, CELL_DATE, "2024-09-01"},
		{"44074", XLSX_DATE, true, CELL_DATE, "2024-09-01"},
		{"45536.354166666664", XLSX_DATE_TIME, false, CELL_DATE, "2024-09-01 08:30:00"},
		{"45536.35416666666", XLSX_DATE_TIME, false, CELL_DATE, "2024-09-01 08:30:00"},
		{"45536.354166666664", XLSX_DATE, false, CELL_DATE, "2024-09-01"},
		{"45536.354166666664", XLSX_TIME, false, CELL_DATE, "2024-09-01 08:30:00"},
		{"45536", XLSX_DATE_TIME, false, CELL_DATE, "2024-09-01 00:00:00"},
		{"45535.999999", XLSX_DATE_TIME, false, CELL_DATE, "2024-09-01 00:00:00"},
		{"45535.999999", XLSX_DATE, false, CELL_DATE, "2024-09-01"},
		{"45535.99998", XLSX_DATE_TIME, false, CELL_DATE, "2024-08-31 23:59:58"},
		{"0.354166666666667", XLSX_TIME, false, CELL_DATE, "08:30:00"},
		{"0.354166666666667", XLSX_DATE_TIME, false, CELL_DATE, "08:30:00"},
		{"0.354166666666667", XLSX_DATE_TIME, true, CELL_DATE, "1904-01-01 08:30:00"},
		{"0.354166666666667", XLSX_DATE, false, CELL_NUMBER, "0.354166666666667"},
		{"0", XLSX_TIME, false, CELL_DATE, "00:00:00"},
		{"0", XLSX_DATE, false, CELL_NUMBER, "0"},
		{"0", XLSX_DATE, true, CELL_DATE, "1904-01-01"},
		{"0.9999999", XLSX_TIME, false, CELL_DATE, "1900-01-01 00:00:00"},
		{"1", XLSX_DATE, false, CELL_DATE, "1900-01-01"},
		{"59", XLSX_DATE, false, CELL_DATE, "1900-02-28"},
		{"60", XLSX_DATE, false, CELL_TEXT, "1900-02-29"},
		{"60.5", XLSX_DATE_TIME, false, CELL_TEXT, "1900-02-29 12:00:00"},
		{"60", XLSX_DATE, true, CELL_DATE, "1904-03-01"},
		{"61", XLSX_DATE, false, CELL_DATE, "1900-03-01"},
		{"2958465", XLSX_DATE, false, CELL_DATE, "9999-12-31"},
		{"2958465.99999999", XLSX_DATE_TIME, false, CELL_NUMBER, "2958465.99999999"},
		{"2958466", XLSX_DATE, false, CELL_NUMBER, "2958466"},
		{"2957003", XLSX_DATE, true, CELL_DATE, "9999-12-31"},
		{"2957004", XLSX_DATE, true, CELL_NUMBER, "2957004"},
		{"20240901", XLSX_DATE, false, CELL_NUMBER, "20240901"},
		{"-1", XLSX_DATE, false, CELL_NUMBER, "-1"},
		{"1.1010119491231E+17", XLSX_DATE, false, CELL_LOST, "110101194912310"},
		{"1.5", XLSX_ELAPSED, false, CELL_TEXT, "36:00:00"},
		{"0.25", XLSX_ELAPSED, false, CELL_TEXT, "06:00:00"},
		{"0", XLSX_ELAPSED, false, CELL_TEXT, "00:00:00"},
		{"-0.5", XLSX_ELAPSED, false, CELL_NUMBER, "-0.5"},
		{"12", XLSX_PADDED + 4, false, CELL_TEXT, "0012"},
		{"12345", XLSX_PADDED + 4, false, CELL_TEXT, "12345"},
		{"0", XLSX_PADDED + 2, false, CELL_TEXT, "00"},
		{"1.5", XLSX_PADDED + 4, false, CELL_NUMBER, "1.5"},
		{"-1", XLSX_PADDED + 4, false, CELL_NUMBER, "-1"},
		{"1.1010119491231E+17", XLSX_PADDED + 18, false, CELL_LOST, "110101194912310"},
		{"abc", XLSX_DATE, false, CELL_TEXT, "abc"}
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		enum cell_kind kind = xlsx_date(&b, str_of(cases[i].v), cases[i].format,
		    cases[i].from1904);
		ok(kind == cases[i].kind && strcmp(buf_cstr(&b), cases[i].want) == 0,
		    "%s as %d is %s, got %s", cases[i].v, (int)cases[i].format, cases[i].want, buf_cstr(&b));
		buf_free(&b);
	}
}

static void
iso_dates(void)
{
	static const struct {
		const char *v;
		enum xlsx_format format;
		enum cell_kind kind;
		const char *want;
	} cases[] = {
		{"2024-09-01", XLSX_PLAIN, CELL_DATE, "2024-09-01"},
		{"2024-09-01T00:00:00", XLSX_PLAIN, CELL_DATE, "2024-09-01"},
		{"2024-09-01T00:00:00", XLSX_DATE, CELL_DATE, "2024-09-01"},
		{"2024-09-01T00:00:00", XLSX_DATE_TIME, CELL_DATE, "2024-09-01 00:00:00"},
		{"2024-09-01T08:30:00Z", XLSX_PLAIN, CELL_DATE, "2024-09-01 08:30:00"},
		{"2024-09-01 08:30", XLSX_PLAIN, CELL_DATE, "2024-09-01 08:30:00"},
		{"2024-09-01T08:30:00", XLSX_DATE, CELL_DATE, "2024-09-01"},
		{"2024-12-31T23:59:59.7", XLSX_DATE_TIME, CELL_DATE, "2025-01-01 00:00:00"},
		{"T08:30:00", XLSX_TIME, CELL_DATE, "08:30:00"}, {"08:30", XLSX_TIME, CELL_DATE, "08:30:00"},
		{"2024-02-30", XLSX_DATE, CELL_TEXT, "2024-02-30"},
		{"2024-09-01T25:00", XLSX_DATE, CELL_TEXT, "2024-09-01T25:00"},
		{"2024-09-01T08:30:00+08:00", XLSX_DATE, CELL_TEXT, "2024-09-01T08:30:00+08:00"},
		{"9999-12-31T23:59:59.9", XLSX_DATE, CELL_TEXT, "9999-12-31T23:59:59.9"},
		{"45536", XLSX_DATE, CELL_TEXT, "45536"}, {"2024", XLSX_DATE, CELL_TEXT, "2024"}
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		enum cell_kind kind = xlsx_iso(&b, str_of(cases[i].v), cases[i].format);
		ok(kind == cases[i].kind && strcmp(buf_cstr(&b), cases[i].want) == 0,
		    "iso %s is %s, got %s", cases[i].v, cases[i].want, buf_cstr(&b));
		buf_free(&b);
	}
}

static void
texts(void)
{
	static const struct {
		const char *s, *want;
	} cases[] = {
		{"", ""}, {"张三", "张三"}, {"a\nb", "a b"}, {"a\r\nb", "a b"}, {"a\n\rb", "a  b"},
		{"a\tb", "a b"}, {"_x000D_", " "}, {"_x000D_\n", " "}, {"a_x000d_\nb", "a b"},
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
	formats();
	built_in();
	dates();
	iso_dates();
	texts();
	return done();
}
