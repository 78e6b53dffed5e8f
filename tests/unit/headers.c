/* headers: what people write above columns, as names of the dictionary. */
#include <stdio.h>
#include <string.h>

#include "headers.h"
#include "headers_unit.h"
#include "tap.h"

static struct arena memory;
static struct columns columns;
static struct headers headers;

static void
keys(void)
{
	static const struct {
		const char *text, *key;
	} cases[] = {
		{"姓 名", "姓名"}, {"姓　名", "姓名"}, {"*姓名：", "姓名"}, {"金额（万元）", "金额(万元)"},
		{"金额〔元〕", "金额(元)"}, {"金额[元]", "金额(元)"}, {"ＩＤ Number", "idnumber"}, {"", ""},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		headers_key(&b, str_of(cases[i].text));
		ok(str_eq(buf_str(&b), str_of(cases[i].key)), "key of '%s'", cases[i].text);
		buf_free(&b);
	}
}

/*
 * One header alone, or under a parent: its name, "" for left out, "-" for dropped, "!"
 * for a fault.
 */
static const char *
name_of(const char *parent, const char *child, int64_t *scale)
{
	static char name[64];
	struct header_path path = {.parent = str_of(parent), .child = str_of(child)};
	struct header h = {0};
	struct fault f = {0};
	*scale = 0;
	if (!headers_bind(&headers, &path, &h, 1, &f))
		return "!";
	*scale = h.scale;
	if (h.way == HEADER_DROPPED)
		return "-";
	struct str found = h.column ? h.column->name : (struct str){0};
	snprintf(name, sizeof name, "%.*s", STR_FMT(found));
	return name;
}

static void
names(void)
{
	static const struct {
		const char *parent, *child, *name;
		int64_t scale;
	} cases[] = {
		{"", "姓名", "name", 0}, {"", "name", "name", 0}, {"", "保障对象", "name", 0},
		{"", "公民身份号码", "id_number", 0}, {"", "身份證號碼", "id_number", 0},
		{"", "户主姓名", "head_name", 0}, {"", "户主", "head_name", 0},
		{"", "县（市、区）", "county", 0}, {"", "乡镇(街道)", "township", 0},
		{"", "序号", "-", 0}, {"", "网格员", "", 0},
		{"", "月保障金额（元）", "amount", 1}, {"", "月保障金额（万元）", "amount", 10000},
		{"", "月保障金额（元/月）", "amount", 1}, {"", "家庭年收入（元/月）", "!", 0},
		{"", "月保障金额（角）", "!", 0}, {"", "月保障金额（美元）", "!", 0}, {"", "月保障金额（人）", "!", 0},
		{"", "家庭人口（人）", "family_size", 1}, {"", "家庭人口（元）", "!", 0},
		{"", "性别（男/女）", "sex", 0}, {"", "姓名（户主）", "head_name", 0},
		{"", "村", "village", 0}, {"", "金额", "amount", 0}, {"", "出生年月", "", 0},
		{"家庭情况", "家庭人口", "family_size", 0}, {"家庭情况", "劳动力", "labour_persons", 0},
		{"户主", "姓名", "head_name", 0}, {"户主", "身份证号", "head_id_number", 0},
		{"户主", "户主姓名", "head_name", 0}, {"户主", "性别", "", 0},
		{"残疾", "类别", "disability_kind", 0}, {"残疾", "等级", "disability_grade", 0},
		{"住址", "乡镇", "township", 0}, {"收款人", "身份证号", "payee_id_number", 0},
		{"家庭收入（万元）", "家庭年收入", "income_year", 10000},
	};
	for (size_t i = 0; i < COUNT(cases); i++) {
		int64_t scale;
		const char *name = name_of(cases[i].parent, cases[i].child, &scale);
		ok(strcmp(name, cases[i].name) == 0 && (*name == '!' || scale == cases[i].scale),
		    "'%s/%s' is '%s' (got '%s')", cases[i].parent, cases[i].child, cases[i].name, name);
	}
}

static void
together(void)
{
	static const struct header_path two[] = {
		{.child = STR_INIT("村")}, {.child = STR_INIT("村名")}, {.child = STR_INIT("姓名")},
	}, weak[] = {
		{.child = STR_INIT("街道")}, {.child = STR_INIT("镇")}, {.child = STR_INIT("姓名")},
	}, twice[] = {
		{.child = STR_INIT("姓名")}, {.child = STR_INIT("身份证号")},
		{.child = STR_INIT("保障对象")},
	};
	struct header h[3];
	struct fault f = {0};
	ok(headers_bind(&headers, two, h, 3, &f) && !h[0].column && h[0].way == HEADER_UNSURE
	    && h[1].way == HEADER_KNOWN, "a weak alias gives way to a clear one");
	ok(headers_bind(&headers, weak, h, 3, &f) && !h[0].column && !h[1].column,
	    "two weak ones spoil each other");
	ok(!headers_bind(&headers, twice, h, 3, &f), "two clear ones are a fault");
}

int
main(void)
{
	struct fault f = {0};
	ok(columns_load(&columns, NULL, 0, &memory, &f), "the dictionary loads: %s", f.text);
	headers_init(&headers, &columns, &memory);
	keys();
	names();
	together();
	headers_free(&headers);
	columns_free(&columns);
	arena_free(&memory);
	return done();
}
