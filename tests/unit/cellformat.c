/* Formats of spreadsheet cells, and numbers as the dates and codes that they show. */
#include "cellformat.h"
#include "tap.h"

static void
formats(void)
{
	static const struct {
		const char *code;
		enum cellformat want;
	} cases[] = {
		{"General", FORMAT_PLAIN}, {"G/通用格式", FORMAT_PLAIN}, {"Standard", FORMAT_PLAIN},
		{"[DBNum2][$-804]General", FORMAT_PLAIN}, {"0", FORMAT_PLAIN}, {"0.00E+00", FORMAT_PLAIN},
		{"##0.0e+0", FORMAT_PLAIN}, {"@", FORMAT_PLAIN}, {"", FORMAT_PLAIN}, {";;;", FORMAT_PLAIN},
		{"#,##0.00_);[Red]\\(#,##0.00\\)", FORMAT_PLAIN}, {"0.00\"yd\"", FORMAT_PLAIN},
		{"0\\d", FORMAT_PLAIN}, {"0_d", FORMAT_PLAIN}, {"0*d", FORMAT_PLAIN},
		{"[Yellow]0", FORMAT_PLAIN}, {"¥#,##0;¥-#,##0", FORMAT_PLAIN}, {"0;yyyy", FORMAT_PLAIN},
		{"yyyy-mm-dd", FORMAT_DATE}, {"YYYY/M/D", FORMAT_DATE}, {"yyyy/m/d;@", FORMAT_DATE},
		{"yyyy\"年\"m\"月\"d\"日\";@", FORMAT_DATE}, {"[$-804]yyyy\"年\"m\"月\"", FORMAT_DATE},
		{"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", FORMAT_DATE}, {"mmm-yy", FORMAT_DATE},
		{"m", FORMAT_DATE}, {"mm/dd", FORMAT_DATE}, {"e\"年\"m\"月\"", FORMAT_DATE},
		{"aaaa;@", FORMAT_DATE}, {"a", FORMAT_PLAIN},
		{"[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", FORMAT_DATE}, {"[=0]\"-\";yyyy-mm-dd", FORMAT_DATE},
		{"[=0];yyyy-mm-dd", FORMAT_DATE}, {"[>1]yyyy;0", FORMAT_DATE}, {"[>1]0;0.0", FORMAT_PLAIN},
		 {"[Red]yyyy.mm.dd", FORMAT_DATE},
		{"h:mm", FORMAT_TIME}, {"hh:mm:ss", FORMAT_TIME}, {"mm:ss", FORMAT_TIME}, {"mm:ss.0", FORMAT_TIME},
		{"h\"时\"mm\"分\"", FORMAT_TIME}, {"[$-F400]h:mm:ss\\ AM/PM", FORMAT_TIME},
		{"上午/下午h\"时\"mm\"分\"", FORMAT_TIME}, {"AM/PM h", FORMAT_TIME}, {"h A/P", FORMAT_TIME},
		{"yyyy-mm-dd hh:mm:ss", FORMAT_DATE_TIME}, {"yyyy/m/d h:mm;@", FORMAT_DATE_TIME},
		{"m/d/yy h:mm AM/PM", FORMAT_DATE_TIME}, {"d mmmm hh", FORMAT_DATE_TIME},
		{"[h]:mm:ss", FORMAT_ELAPSED}, {"[mm]:ss", FORMAT_ELAPSED}, {"[SS]", FORMAT_ELAPSED},
		{"0000", FORMAT_PADDED + 4}, {"00;@", FORMAT_PADDED + 2}, {"[Red]000", FORMAT_PADDED + 3},
		{"0.00", FORMAT_PLAIN}, {"00.0", FORMAT_PLAIN}, {"00\"号\"", FORMAT_PLAIN}, {"#00", FORMAT_PLAIN},
		{"00%", FORMAT_PLAIN}, {"00_ ", FORMAT_PLAIN}, {"00,", FORMAT_PLAIN}, {"[=1]00;0", FORMAT_PLAIN},
		{"\"open", FORMAT_PLAIN}, {"[open", FORMAT_PLAIN}, {"\\", FORMAT_PLAIN}
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ok(cellformat_code(cases[i].code) == cases[i].want, "format '%s'", cases[i].code);
}

static void
built_in(void)
{
	/* by number: d date, t time, b both, e elapsed */
	static const char want[] = ".............." "ddddttttb" "...." "dddddttttd" "........" "tet"
	    ".." "dddddttdd" ".....";
	static const char letters[] = {[FORMAT_PLAIN] = '.', [FORMAT_DATE] = 'd', [FORMAT_TIME] = 't',
		[FORMAT_DATE_TIME] = 'b', [FORMAT_ELAPSED] = 'e'};
	size_t bad = 0;
	for (size_t i = 0; want[i]; i++)
		bad += letters[cellformat_built_in(i)] != want[i];
	ok(!bad && sizeof want == 65, "built-in formats 0 to 63: %zu differ", bad);
}

static void
dates(void)
{
	static const struct {
		const char *v;
		enum cellformat format;
		bool from1904;
		enum cell_kind kind;
		const char *want;
	} cases[] = {
		{"45536", FORMAT_DATE, false, CELL_DATE, "2024-09-01"},
		{"45536.0", FORMAT_DATE, false, CELL_DATE, "2024-09-01"},
		{"4.5536E4", FORMAT_DATE, false, CELL_DATE, "2024-09-01"},
		{"44074", FORMAT_DATE, true, CELL_DATE, "2024-09-01"},
		{"45536.354166666664", FORMAT_DATE_TIME, false, CELL_DATE, "2024-09-01 08:30:00"},
		{"45536.35416666666", FORMAT_DATE_TIME, false, CELL_DATE, "2024-09-01 08:30:00"},
		{"45536.354166666664", FORMAT_DATE, false, CELL_DATE, "2024-09-01"},
		{"45536.354166666664", FORMAT_TIME, false, CELL_DATE, "2024-09-01 08:30:00"},
		{"45536", FORMAT_DATE_TIME, false, CELL_DATE, "2024-09-01 00:00:00"},
		{"45535.999999", FORMAT_DATE_TIME, false, CELL_DATE, "2024-09-01 00:00:00"},
		{"45535.999999", FORMAT_DATE, false, CELL_DATE, "2024-09-01"},
		{"45535.99998", FORMAT_DATE_TIME, false, CELL_DATE, "2024-08-31 23:59:58"},
		{"0.354166666666667", FORMAT_TIME, false, CELL_DATE, "08:30:00"},
		{"0.354166666666667", FORMAT_DATE_TIME, false, CELL_DATE, "08:30:00"},
		{"0.354166666666667", FORMAT_DATE_TIME, true, CELL_DATE, "1904-01-01 08:30:00"},
		{"0.354166666666667", FORMAT_DATE, false, CELL_NUMBER, "0.354166666666667"},
		{"0", FORMAT_TIME, false, CELL_DATE, "00:00:00"},
		{"0", FORMAT_DATE, false, CELL_NUMBER, "0"},
		{"0", FORMAT_DATE, true, CELL_DATE, "1904-01-01"},
		{"0.9999999", FORMAT_TIME, false, CELL_DATE, "1900-01-01 00:00:00"},
		{"1", FORMAT_DATE, false, CELL_DATE, "1900-01-01"},
		{"59", FORMAT_DATE, false, CELL_DATE, "1900-02-28"},
		{"60", FORMAT_DATE, false, CELL_TEXT, "1900-02-29"},
		{"60.5", FORMAT_DATE_TIME, false, CELL_TEXT, "1900-02-29 12:00:00"},
		{"60", FORMAT_DATE, true, CELL_DATE, "1904-03-01"},
		{"61", FORMAT_DATE, false, CELL_DATE, "1900-03-01"},
		{"2958465", FORMAT_DATE, false, CELL_DATE, "9999-12-31"},
		{"2958465.99999999", FORMAT_DATE_TIME, false, CELL_NUMBER, "2958465.99999999"},
		{"2958466", FORMAT_DATE, false, CELL_NUMBER, "2958466"},
		{"2957003", FORMAT_DATE, true, CELL_DATE, "9999-12-31"},
		{"2957004", FORMAT_DATE, true, CELL_NUMBER, "2957004"},
		{"20240901", FORMAT_DATE, false, CELL_NUMBER, "20240901"},
		{"-1", FORMAT_DATE, false, CELL_NUMBER, "-1"},
		{"1.1010119491231E+17", FORMAT_DATE, false, CELL_LOST, "110101194912310"},
		{"1.5", FORMAT_ELAPSED, false, CELL_TEXT, "36:00:00"},
		{"0.25", FORMAT_ELAPSED, false, CELL_TEXT, "06:00:00"},
		{"0", FORMAT_ELAPSED, false, CELL_TEXT, "00:00:00"},
		{"-0.5", FORMAT_ELAPSED, false, CELL_NUMBER, "-0.5"},
		{"12", FORMAT_PADDED + 4, false, CELL_TEXT, "0012"},
		{"12345", FORMAT_PADDED + 4, false, CELL_TEXT, "12345"},
		{"0", FORMAT_PADDED + 2, false, CELL_TEXT, "00"},
		{"1.5", FORMAT_PADDED + 4, false, CELL_NUMBER, "1.5"},
		{"-1", FORMAT_PADDED + 4, false, CELL_NUMBER, "-1"},
		{"1.1010119491231E+17", FORMAT_PADDED + 18, false, CELL_LOST, "110101194912310"},
		{"abc", FORMAT_DATE, false, CELL_TEXT, "abc"},
		{"0.30000000000000004", FORMAT_PLAIN, false, CELL_NUMBER, "0.3"}
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		enum cell_kind kind = cellformat_put(&b, str_of(cases[i].v), cases[i].format,
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
		enum cellformat format;
		enum cell_kind kind;
		const char *want;
	} cases[] = {
		{"2024-09-01", FORMAT_PLAIN, CELL_DATE, "2024-09-01"},
		{"2024-09-01T00:00:00", FORMAT_PLAIN, CELL_DATE, "2024-09-01"},
		{"2024-09-01T00:00:00", FORMAT_DATE, CELL_DATE, "2024-09-01"},
		{"2024-09-01T00:00:00", FORMAT_DATE_TIME, CELL_DATE, "2024-09-01 00:00:00"},
		{"2024-09-01T08:30:00Z", FORMAT_PLAIN, CELL_DATE, "2024-09-01 08:30:00"},
		{"2024-09-01 08:30", FORMAT_PLAIN, CELL_DATE, "2024-09-01 08:30:00"},
		{"2024-09-01T08:30:00", FORMAT_DATE, CELL_DATE, "2024-09-01"},
		{"2024-12-31T23:59:59.7", FORMAT_DATE_TIME, CELL_DATE, "2025-01-01 00:00:00"},
		{"T08:30:00", FORMAT_TIME, CELL_DATE, "08:30:00"}, {"08:30", FORMAT_TIME, CELL_DATE, "08:30:00"},
		{"2024-02-30", FORMAT_DATE, CELL_TEXT, "2024-02-30"},
		{"2024-09-01T25:00", FORMAT_DATE, CELL_TEXT, "2024-09-01T25:00"},
		{"2024-09-01T08:30:00+08:00", FORMAT_DATE, CELL_TEXT, "2024-09-01T08:30:00+08:00"},
		{"9999-12-31T23:59:59.9", FORMAT_DATE, CELL_TEXT, "9999-12-31T23:59:59.9"},
		{"45536", FORMAT_DATE, CELL_TEXT, "45536"}, {"2024", FORMAT_DATE, CELL_TEXT, "2024"}
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		enum cell_kind kind = cellformat_iso(&b, str_of(cases[i].v), cases[i].format);
		ok(kind == cases[i].kind && strcmp(buf_cstr(&b), cases[i].want) == 0,
		    "iso %s is %s, got %s", cases[i].v, cases[i].want, buf_cstr(&b));
		buf_free(&b);
	}
}

int
main(void)
{
	formats();
	built_in();
	dates();
	iso_dates();
	return done();
}
