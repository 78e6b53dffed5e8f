/* celldate: which formats are dates, and what the numbers under them mean. */
#include "celldate.h"
#include "tap.h"

static const struct {
	const char *code;
	enum celldate kind;
} codes[] = {
	{"General", CELLDATE_NONE},
	{"0.00", CELLDATE_NONE},
	{"#,##0.00;[Red]-#,##0.00", CELLDATE_NONE},
	{"0.00E+00", CELLDATE_NONE},
	{"@", CELLDATE_NONE},
	{"[DBNum2][$-804]General", CELLDATE_NONE},
	{"[Magenta]0", CELLDATE_NONE},
	{"0\"months\"", CELLDATE_NONE},
	{"0\\d", CELLDATE_NONE},
	{"#,##0_d", CELLDATE_NONE},
	{"0;yyyy", CELLDATE_NONE},
	{"\"open", CELLDATE_NONE},
	{"[open", CELLDATE_NONE},
	{"\\", CELLDATE_NONE},
	{"yyyy-mm-dd", CELLDATE_DAY},
	{"yyyy\"年\"m\"月\"d\"日\"", CELLDATE_DAY},
	{"[$-804]yyyy\"年\"m\"月\"", CELLDATE_DAY},
	{"[DBNum1][$-804]yyyy\"年\"m\"月\"d\"日\";@", CELLDATE_DAY},
	{"mm", CELLDATE_DAY},
	{"e\"年\"", CELLDATE_DAY},
	{"yyyy-mm-dd hh:mm", CELLDATE_BOTH},
	{"m/d/yy h:mm AM/PM", CELLDATE_BOTH},
	{"h:mm AM/PM", CELLDATE_TIME},
	{"mm:ss.0", CELLDATE_TIME},
	{"[h]:mm:ss", CELLDATE_ELAPSED},
	{"[hh]:mm", CELLDATE_ELAPSED},
};

static const struct {
	double v;
	enum celldate kind;
	bool from1904;
	const char *out;	/* NULL: no date */
} dates[] = {
	{45536, CELLDATE_DAY, false, "2024-09-01"},
	{45536.354166666664, CELLDATE_BOTH, false, "2024-09-01 08:30:00"},
	{45536.354166666664, CELLDATE_DAY, false, "2024-09-01"},
	{45536.354166666664, CELLDATE_TIME, false, "08:30:00"},
	{45535.9999999, CELLDATE_BOTH, false, "2024-09-01 00:00:00"},
	{44074, CELLDATE_DAY, true, "2024-09-01"},
	{0, CELLDATE_DAY, true, "1904-01-01"},
	{0, CELLDATE_DAY, false, NULL},
	{0, CELLDATE_TIME, false, "00:00:00"},
	{1, CELLDATE_DAY, false, "1900-01-01"},
	{59, CELLDATE_DAY, false, "1900-02-28"},
	{60, CELLDATE_DAY, false, "1900-02-29"},
	{61, CELLDATE_DAY, false, "1900-03-01"},
	{25569, CELLDATE_DAY, false, "1970-01-01"},
	{2958465, CELLDATE_DAY, false, "9999-12-31"},
	{2958466, CELLDATE_DAY, false, NULL},
	{-1, CELLDATE_DAY, false, NULL},
	{1e300, CELLDATE_BOTH, false, NULL},
	{1.1458333333333333, CELLDATE_ELAPSED, false, "27:30:00"},
	{1.1458333333333333, CELLDATE_TIME, false, "03:30:00"},
	{45536, CELLDATE_NONE, false, NULL},
};

int
main(void)
{
	static const unsigned numbers[] = {0, 14, 22, 31, 33, 46, 49, 57, 59, 164};
	static const enum celldate kinds[] = {CELLDATE_NONE, CELLDATE_DAY, CELLDATE_BOTH,
	    CELLDATE_DAY, CELLDATE_TIME, CELLDATE_ELAPSED, CELLDATE_NONE, CELLDATE_DAY,
	    CELLDATE_NONE, CELLDATE_NONE};
	struct buf b = {0};

	for (size_t i = 0; i < COUNT(numbers); i++)
		ok(celldate_builtin(numbers[i]) == kinds[i], "built-in format %u", numbers[i]);
	for (size_t i = 0; i < COUNT(codes); i++)
		ok(celldate_code(str_of(codes[i].code)) == codes[i].kind, "%s", codes[i].code);
	for (size_t i = 0; i < COUNT(dates); i++) {
		buf_reset(&b);
		bool put = celldate_put(&b, dates[i].v, dates[i].kind, dates[i].from1904);
		ok(put == (dates[i].out != NULL) && str_eq(buf_str(&b), str_of(dates[i].out)),
		    "%.10g is %s", dates[i].v, put ? dates[i].out : "no date");
	}
	buf_free(&b);
	return done();
}
