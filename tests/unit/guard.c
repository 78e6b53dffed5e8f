/* guard: what a spreadsheet would change gets an apostrophe, and loses it again. */
#include "guard.h"
#include "tap.h"

static const struct {
	const char *text, *kept, *bare;	/* bare: numbers stay as they are */
} cases[] = {
	{"", "", ""}, {"甲一", "甲一", "甲一"}, {"12", "12", "12"}, {"12345678901", "12345678901", "12345678901"},
	{"123456789012", "'123456789012", "123456789012"}, {"007", "'007", "007"}, {"0", "0", "0"},
	{"990101198005010011", "'990101198005010011", "990101198005010011"},
	{"99010119800501001X", "99010119800501001X", "99010119800501001X"},
	{"1E5", "'1E5", "1E5"}, {"1e5", "'1e5", "1e5"}, {"E5", "E5", "E5"}, {"1E", "1E", "1E"},
	{"2016-05", "'2016-05", "2016-05"}, {"3/4", "'3/4", "3/4"}, {"1.50", "'1.50", "1.50"},
	{"2016-05-", "2016-05-", "2016-05-"}, {"H1-2", "H1-2", "H1-2"}, {"3组", "3组", "3组"},
	{"=1+1", "'=1+1", "'=1+1"}, {"+86 139", "'+86 139", "'+86 139"}, {"-", "'-", "'-"}, {"-12.50", "'-12.50", "'-12.50"},
	{"@SUM(A1)", "'@SUM(A1)", "'@SUM(A1)"}, {"＝1", "'＝1", "'＝1"}, {"－1", "'－1", "'－1"},
	{"'=1", "''=1", "''=1"}, {"''007", "'''007", "'''007"}, {"'甲", "'甲", "'甲"}, {"'", "'", "'"},
};

int
main(void)
{
	struct buf b = {0};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct str text = str_of(cases[i].text);

		buf_reset(&b);
		guard_put(&b, text, true);
		ok(str_eq(buf_str(&b), str_of(cases[i].kept)), "'%s' is written '%s'", cases[i].text, cases[i].kept);
		ok(str_eq(guard_strip(buf_str(&b)), text), "'%s' is read again", cases[i].kept);
		buf_reset(&b);
		guard_put(&b, text, false);
		ok(str_eq(buf_str(&b), str_of(cases[i].bare)), "'%s' is written '%s'", cases[i].text, cases[i].bare);
		ok(str_eq(guard_strip(buf_str(&b)), text), "'%s' is read again", cases[i].bare);
	}
	buf_free(&b);
	return done();
}
