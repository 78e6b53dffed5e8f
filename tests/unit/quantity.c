/* quantity: amounts as Chinese reports write them. */
#include "quantity.h"
#include "tap.h"

static void
numbers(void)
{
	static const struct {
		const char *text, *value, *qualifier, *unit;
	} cases[] = {
		{"5千元", "5000", "exact", "yuan"}, {"8万余元", "80000", "over", "yuan"},
		{"8余万元", "80000", "over", "yuan"}, {"22.4万元", "224000", "exact", "yuan"},
		{"四次", "4", "exact", "times"}, {"0", "0", "exact", ""}, {"零", "0", "exact", ""},
		{"42.25%", "42.25", "exact", "percent"}, {"1,234.5元", "1234.5", "exact", "yuan"},
		{"12,345,678", "12345678", "exact", ""}, {"1.2亿元", "120000000", "exact", "yuan"},
		{"3万5千元", "35000", "exact", "yuan"}, {"1亿2千万", "120000000", "exact", ""},
		{"一万零二亿", "1000200000000", "exact", ""}, {"1百2十", "120", "exact", ""}, {"3万亿元", "3000000000000", "exact", "yuan"}, {"十户", "10", "exact", "household"},
		{"十二人", "12", "exact", "person"}, {"二十人次", "20", "exact", "person-time"},
		{"三百二十元", "320", "exact", "yuan"}, {"三百零二元", "302", "exact", "yuan"},
		{"一千〇五", "1005", "exact", ""}, {"两千人", "2000", "exact", "person"},
		{"一万零二十", "10020", "exact", ""}, {"叁佰贰拾元", "320", "exact", "yuan"},
		{"貳萬參仟元", "23000", "exact", "yuan"}, {"十余次", "10", "over", "times"},
		{"120多户", "120", "over", "household"}, {"三十多天", "30", "over", "day"},
		{"300餘戶", "300", "over", "household"}, {"约300人", "300", "about", "person"},
		{"大约3万元", "30000", "about", "yuan"}, {"近5万元", "50000", "near", "yuan"},
		{"将近百人", NULL, NULL, NULL}, {"超过260元", "260", "over", "yuan"},
		{"逾1.5万人", "15000", "over", "person"}, {"不足100户", "100", "under", "household"},
		{"不低于260元", "260", "at-least", "yuan"}, {"至少4次", "4", "at-least", "times"},
		{"不超过10.3%", "10.3", "at-most", "percent"}, {"预计500万元", "5000000", "expected", "yuan"},
		{"300元左右", "300", "about", "yuan"}, {"80岁以上", "80", "at-least", "year"},
		{"20天以内", "20", "at-most", "day"}, {"5千瓦", "5", "exact", "kW"},
		{"5千千瓦", "5000", "exact", "kW"}, {"2.38公里", "2.38", "exact", "km"},
		{"3个月", "3", "exact", "month"}, {"120张", "120", "exact", "bed"}
	};
	static const char *const none[] = {
		"", "元", "余", "余元", "约", "几十", "十几", "三百二", "3万5", "二〇一六", "三四", "12月",
		"8万余额", "300 元", "abc", "-5", "1,23", "12,34", "1234,567", "1.2.3", "1.2,345", "1,234,", "1,234.5,6", "1234,567.8", "约300多人",
		"约300左右", "万", "百", "万元", "1,2345", ",123", "300元人", "第三次", "三零", "三百零", "三百五千", "1万2万", "三十百", "零三零", "99999999999亿亿"
	};
	static const char *const ranges[] = {
		"45—60户", "45-60", "45～60户", "3至5万元", "3万-5万元", "十到二十人", "约45—60户", "1%—2%", "45户—60户", "2人次—3人次"
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct quantity q = {.unit = STR("")};
		struct buf b = {0};
		bool good = quantity_parse(str_of(cases[i].text), &q) == QUANTITY_NUMBER;

		if (good)
			ratio_print(&b, q.value);
		ok(cases[i].value ? good && str_eq(buf_str(&b), str_of(cases[i].value)) &&
		    str_eq(q.qualifier, str_of(cases[i].qualifier)) &&
		    str_eq(q.unit, str_of(cases[i].unit)) : !good, "%s: %.*s", cases[i].text,
		    STR_FMT(buf_str(&b)));
		buf_free(&b);
	}
	for (size_t i = 0; i < COUNT(none); i++)
		ok(quantity_parse(str_of(none[i]), &(struct quantity){.unit = STR("")}) ==
		    QUANTITY_NONE, "none: '%s'", none[i]);
	for (size_t i = 0; i < COUNT(ranges); i++)
		ok(quantity_parse(str_of(ranges[i]), &(struct quantity){.unit = STR("")}) ==
		    QUANTITY_RANGE, "a range: '%s'", ranges[i]);
}

int
main(void)
{
	numbers();
	return done();
}
