/* leak: numbers of a person are found in a text, however they are written; dates and sums are none. */
#include "leak.h"
#include "tap.h"

static const struct {
	const char *text;
	enum leak found;
} cases[] = {
	/* ID numbers */
	{"990101198005010011", LEAK_ID}, {"（11010519491231002x）", LEAK_ID},
	{"110105 19491231 002X", LEAK_ID}, {"201611010519491231002X", LEAK_ID},
	{"2016 11010519491231002Ｘ", LEAK_ID}, {"99010119800501001141B1", LEAK_ID},
	{"990101\u300019800501\u30000011", LEAK_ID}, {"990101\u00a019800501\u00a00011", LEAK_ID},
	{"990101\u200b198005010011", LEAK_ID}, {"990101.19800501.0011", LEAK_ID},
	{"990101/1980-05-01/0011", LEAK_ID}, {"990101–19800501—0011", LEAK_ID},
	{"9 9 0 1 0 1 1 9 8 0 0 5 0 1 0 0 1 1", LEAK_ID}, {"99 01 01 19 80 05 01 00 11", LEAK_ID},
	{"00000000000000000000000000990101198005010011", LEAK_ID},
	{"九九〇一〇一一九八〇〇五〇一〇〇一一", LEAK_ID}, {"٩٩٠١٠١١٩٨٠٠٥٠١٠٠١١", LEAK_ID},
	{"110105491231002", LEAK_ID}, {"第16号 110105491231002。", LEAK_ID}, {"110105 491231 002", LEAK_ID},
	/* with a wrong check, if they stand alone; a number of a household is none */
	{"990101198005010012", LEAK_ID}, {"99010119800501001X", LEAK_ID}, {"990101 19800501 0012", LEAK_ID},
	{"990101100201000017", LEAK_ACCOUNT}, {"990101198013010012", LEAK_ACCOUNT},
	/* telephones */
	{"13900000000", LEAK_PHONE}, {"13900000000 13900000001", LEAK_PHONE},
	{"13900000000-13900000001", LEAK_PHONE}, {"2016 13900000000", LEAK_PHONE},
	{"石门村三13900000000", LEAK_PHONE}, {"8613900000000", LEAK_PHONE}, {"+8613900000000", LEAK_PHONE},
	{"008613900000000", LEAK_PHONE}, {"086-139-0000-0000", LEAK_PHONE}, {"139.0000.0000", LEAK_PHONE},
	{"139 0000 0000", LEAK_PHONE}, {"(0576)88888000", LEAK_PHONE}, {"０５７６—８８８８８０００", LEAK_PHONE},
	{"一三九〇〇〇〇〇〇〇〇", LEAK_PHONE},
	/* accounts */
	{"6222021234567890123", LEAK_ACCOUNT}, {"6222 0212 3456 7890 123", LEAK_ACCOUNT},
	{"6222021234567890123 6222021234567890124", LEAK_ACCOUNT}, {"62220212345678901234", LEAK_ACCOUNT},
	{"６２２２０２１２３４５６７８９０１２３", LEAK_ACCOUNT}, {"2016 2017 2018 3019", LEAK_ACCOUNT},
	/* nothing of a person */
	{"", LEAK_NONE}, {"石门村", LEAK_NONE}, {"X", LEAK_NONE}, {"2016-05-31", LEAK_NONE},
	{"2016-05-01至2016-05-31", LEAK_NONE}, {"20160501-20160531", LEAK_NONE},
	{"2016 2017 2018 2019", LEAK_NONE}, {"2016/05/31 12:30:00", LEAK_NONE},
	{"990101100001", LEAK_NONE}, {"139000000.00", LEAK_NONE}, {"1390000.0000", LEAK_NONE},
	{"-150000000.00", LEAK_NONE}, {"民发〔2021〕57号", LEAK_NONE}, {"二〇一六年五月", LEAK_NONE},
	{"2016-05-31 2016-06-30 2016-07-31", LEAK_NONE}, {"990101************", LEAK_NONE},
	{"余额1000元，1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6", LEAK_NONE}, {"12900000000", LEAK_NONE},
	{"139000000001", LEAK_NONE}, {"石门村3组12号", LEAK_NONE}, {"88888000", LEAK_NONE}, {"...", LEAK_NONE}, {"3/4", LEAK_NONE}
};

static const struct {
	const char *text;
	bool found;
} days_in[] = {
	{"1980-05-01", true}, {"19800501", true}, {"生于1980年5月1日。", true}, {"H19800501-2", true},
	{"1980-05-02", false}, {"1980-05", false}, {"", false}, {"1980-05-0", false}
};

int
main(void)
{
	struct buf b = {0};
	days day = 0;

	date_parse(STR("1980-05-01"), &day);

	for (size_t i = 0; i < COUNT(cases); i++) {
		enum leak found = leak_find(str_of(cases[i].text), false);

		ok(found == cases[i].found, "%d is found in '%s'", (int)found, cases[i].text);
		found = leak_find(str_of(cases[i].text), true);
		ok((found == LEAK_ID) == (cases[i].found == LEAK_ID), "as a key: '%s'", cases[i].text);
	}
	for (size_t i = 0; i < COUNT(days_in); i++)
		ok(leak_day(str_of(days_in[i].text), day) == days_in[i].found, "1980-05-01 in '%s'", days_in[i].text);
	leak_put(&b, STR("990101198005010011-2"), true);
	leak_put(&b, STR(" H1 "), true);
	leak_put(&b, STR("13900000000"), true);
	leak_put(&b, STR(" 139-0000-0000"), false);
	ok(str_eq(buf_str(&b), STR("990101**********11-2 H1 13900000000 139-0****0000")),
	    "masked: '%s'", buf_cstr(&b));
	buf_free(&b);
	return done();
}
