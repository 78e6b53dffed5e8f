/* clean: cells as people type them, by the dictionary's type. */
#include <string.h>

#include "clean.h"
#include "tap.h"

static struct arena memory;
static struct columns columns;
static struct cleaner cleaner;

#define B(c) CHANGE_BIT(CHANGE_##c)
#define D(c) CHANGE_BIT(DOUBT_##c)
#define REFUSED UINT32_MAX

static const struct {
	const char *column, *cell, *value;
	uint32_t changes;
	int64_t scale;
} cases[] = {
	/* money */
	{"amount", "451.00", "451.00", 0, 1},
	{"amount", "", "", 0, 1},
	{"amount", " 　", "", B(TRIMMED), 1},
	{"amount", "451", "451.00", B(DECIMALS), 1},
	{"amount", "451.000", "451.00", B(DECIMALS), 1},
	{"amount", "-0", "0.00", B(DECIMALS), 1},
	{"amount", "1,451.00", "1451.00", B(COMMAS), 1},
	{"amount", "1，451.00", "1451.00", B(COMMAS) | B(WIDTH), 1},
	{"amount", "12,345,678.90", "12345678.90", B(COMMAS), 1},
	{"amount", "４５１．００", "451.00", B(WIDTH), 1},
	{"amount", "(12.50)", "-12.50", B(NEGATIVE), 1},
	{"amount", "（12.50）", "-12.50", B(NEGATIVE) | B(WIDTH), 1},
	{"amount", "-12.50", "-12.50", 0, 1},
	{"amount", "−12.50", "-12.50", B(MINUS), 1},
	{"amount", "–12.50", NULL, REFUSED, 1},
	{"birth_date", "1980–5–1", "1980-05-01", B(MINUS) | B(DATE), 1},
	{"id_number", "990101200508150***", NULL, REFUSED, 1},
	{"account", "622200000000000***", NULL, REFUSED, 1},
	{"name", "⼄⼁", "乙丨", B(RADICAL), 1},
	{"name", "⻢⻓⺠", "马长民", B(RADICAL), 1},
	{"name", "阿不都•热合曼", "阿不都·热合曼", B(DOT), 1},
	{"name", "阿不都 . 热合曼", "阿不都·热合曼", B(DOT) | B(INNER), 1},
	{"name", "阿不都·热合曼", "阿不都·热合曼", 0, 1},
	{"name", ".甲", ".甲", 0, 1},
	{"name", "甲.", "甲.", 0, 1},
	{"name", "A.甲", "A.甲", 0, 1},
	{"note", "一•二 三", "一•二 三", 0, 1},
	{"relation", "長女", "daughter", B(CODE), 1},
	{"disability_grade", "壹級", "1", B(CODE), 1},
	{"disability_grade", "二级以上", "二级以上", D(CODE), 1},
	{"amount", "￥12.50", "12.50", B(CURRENCY) , 1},
	{"amount", "12.50元", "12.50", B(UNIT), 1},
	{"amount", "12.50 元", "12.50", B(UNIT) | B(INNER), 1},
	{"amount", "1.2345万元", "12345.00", B(UNIT) | B(SCALED), 1},
	{"amount", "332.6126", "3326126.00", B(SCALED), 10000},
	{"amount", "0.000001", "0.01", B(SCALED), 10000},
	{"amount", "500元", "500.00", B(UNIT) | B(DECIMALS), 10000},
	{"amount", "-", "", B(BLANK), 1},
	{"amount", "——", "", B(BLANK), 1},
	{"amount", "/", "", B(BLANK), 1},
	{"amount", "无", "", B(BLANK), 1},
	{"amount", "'12.50", "12.50", B(APOSTROPHE), 1},
	{"amount", "1.234", NULL, REFUSED, 1},
	{"amount", "0.0000001", NULL, REFUSED, 10000},
	{"amount", "12,34", NULL, REFUSED, 1},
	{"amount", "1,2345.00", NULL, REFUSED, 1},
	{"amount", "1.234,50", NULL, REFUSED, 1},
	{"amount", ",123", NULL, REFUSED, 1},
	{"amount", "300 200", NULL, REFUSED, 1},
	{"amount", "约500", NULL, REFUSED, 1},
	{"amount", "8万余元", NULL, REFUSED, 1},
	{"amount", "1e3", NULL, REFUSED, 1},
	{"amount", "12.50美元", NULL, REFUSED, 1},
	{"amount", "451.00元/年", "451.00", B(UNIT), 1},
	{"income_month", "451.00元/年", NULL, REFUSED, 1},
	{"amount", "99999999999999999999", NULL, REFUSED, 1},
	{"amount", "1000000000000", NULL, REFUSED, 1},
	{"family_size", "1000000000", NULL, REFUSED, 1},
	{"amount", "999999999999.99", "999999999999.99", 0, 1},
	{"amount", "()", NULL, REFUSED, 1},
	{"amount", "(-5)", NULL, REFUSED, 1},
	/* counts and numbers */
	{"family_size", "3", "3", 0, 1},
	{"family_size", " ３人", "3", B(TRIMMED) | B(WIDTH) | B(UNIT), 1},
	{"family_size", "3.0", "3", B(DECIMALS), 1},
	{"family_size", "2.5", NULL, REFUSED, 1},
	{"family_size", "-1", NULL, REFUSED, 1},
	{"family_size", "3户", NULL, REFUSED, 1},
	{"land_mu", "3.50亩", "3.50", B(UNIT), 1},
	{"land_mu", "1,000", "1000", B(COMMAS), 1},
	/* days and months */
	{"birth_date", "1980-05-01", "1980-05-01", 0, 1},
	{"birth_date", "1980/5/1", "1980-05-01", B(DATE), 1},
	{"birth_date", "1980.5.1", "1980-05-01", B(DATE), 1},
	{"birth_date", "1980年5月1日", "1980-05-01", B(DATE), 1},
	{"birth_date", "1980 年 05 月 01 日", "1980-05-01", B(DATE), 1},
	{"birth_date", "１９８０-05-01", "1980-05-01", B(WIDTH) , 1},
	{"birth_date", "19800501", "1980-05-01", B(DATE), 1},
	{"birth_date", "2016/5/20 0:00:00", "2016-05-20", B(DATE) | B(TIME), 1},
	{"birth_date", "2016-05-20 08:30:59.", "2016-05-20", B(DATE) | B(TIME), 1},
	{"birth_date", "2016-05-20 08:30:59.123", "2016-05-20", B(DATE) | B(TIME), 1},
	{"birth_date", "2016-05-20 08:30:59.12x", NULL, REFUSED, 1},
	{"birth_date", "1980-05", NULL, REFUSED, 1},
	{"birth_date", "1980-02-30", NULL, REFUSED, 1},
	{"birth_date", "45352", NULL, REFUSED, 1},
	{"birth_date", "80.5.1", NULL, REFUSED, 1},
	{"birth_date", "1980-05-01-", NULL, REFUSED, 1},
	{"birth_date", "1980-05-01-02", NULL, REFUSED, 1},
	{"birth_date", "五月", NULL, REFUSED, 1},
	{"month", "2024-03", "2024-03", 0, 1},
	{"month", "2024.3", "2024-03", B(DATE), 1},
	{"month", "2024.03", "2024-03", B(DATE), 1},
	{"month", "202403", "2024-03", B(DATE), 1},
	{"month", "2024年3月", "2024-03", B(DATE), 1},
	{"month", "1989 年 07 月", "1989-07", B(DATE), 1},
	{"month", "2024/3/1", "2024-03", B(DAY), 1},
	{"month", "2024年3月1日", "2024-03", B(DAY), 1},
	{"month", "2024.1", "2024-01", B(DATE) | D(MONTH), 1},
	{"month", "2024.10", "2024-10", B(DATE), 1},
	{"month", "2024-1", "2024-01", B(DATE), 1},
	{"month", "2024-13", NULL, REFUSED, 1},
	{"month", "2024", NULL, REFUSED, 1},
	{"month", "3月", NULL, REFUSED, 1},
	{"reported_at", "2024/3/1 8:30", "2024-03-01 08:30", B(DATE), 1},
	{"reported_at", "2024-03-01T08:30:15", "2024-03-01 08:30", B(DATE), 1},
	{"reported_at", "2024-03-01 25:00", NULL, REFUSED, 1},
	{"reported_at", "2024-03-01 08:30:xx", NULL, REFUSED, 1},
	{"reported_at", "2024-03-01 08:30:60", NULL, REFUSED, 1},
	{"reported_at", "2024-03-01 08:30:59.000", "2024-03-01 08:30", B(DATE), 1},
	/* numbers of persons, certificates, accounts */
	{"id_number", "990101198005010011", "990101198005010011", 0, 1},
	{"id_number", "'990101198005010011 ", "990101198005010011", B(APOSTROPHE) | B(TRIMMED), 1},
	{"id_number", "=\"990101198005010011\"", "990101198005010011", B(APOSTROPHE), 1},
	{"id_number", "990101 19800501 0011", "990101198005010011", B(INNER), 1},
	{"id_number", "９９０１０１198005010011", "990101198005010011", B(WIDTH), 1},
	{"id_number", "11010519491231002x", "11010519491231002X", B(UPPER), 1},
	{"id_number", "990101800501001", "990101198005010011", B(ID15), 1},
	{"id_number", "990101800501997", "990101800501997", D(ID), 1},
	{"id_number", "990101198005010012", "990101198005010012", D(ID), 1},
	{"id_number", "99010119800501001", "99010119800501001", D(ID), 1},
	{"id_number", "4.40981E+17", NULL, REFUSED, 1},
	{"id_number", "9.90101198005010E+17", NULL, REFUSED, 1},
	{"id_number", "990101198005010000", NULL, REFUSED, 1},
	{"id_number", "990101198005010011.0", NULL, REFUSED, 1},
	{"id_number", "无", "", B(BLANK), 1},
	{"cert_no", "99010119800501001143", "99010119800501001143", 0, 1},
	{"cert_no", "99010119800501001143B1", "99010119800501001143B1", 0, 1},
	{"cert_no", "99010119800501000000", NULL, REFUSED, 1},
	{"account", "6228 4800 0000 0000 018", "6228480000000000018", B(INNER), 1},
	{"account", "6228480000000010000", "6228480000000010000", D(ACCOUNT), 1},
	{"account", "6.22848E+18", NULL, REFUSED, 1},
	{"household_id", "H 1", "H 1", 0, 1},
	{"household_id", "1E5", "1E5", 0, 1},
	{"household_id", "1.23E+14", NULL, REFUSED, 1},
	{"area_code", "990101 ", "990101", B(TRIMMED), 1},
	/* text stays, but for names with blanks inside */
	{"name", " 张　三 ", "张三", B(TRIMMED) | B(INNER), 1},
	{"name", "阿依·古丽", "阿依·古丽", 0, 1},
	{"name", "Li Si", "Li Si", 0, 1},
	{"address", "１２号 3 室", "１２号 3 室", 0, 1},
	{"note", "-", "-", 0, 1},
	/* codes and yes or no */
	{"sex", "男", "male", B(CODE), 1},
	{"sex", "male", "male", 0, 1},
	{"sex", "雄", "雄", D(CODE), 1},
	{"residence", "农村", "rural", B(CODE), 1},
	{"residence", "-", "", B(BLANK), 1},
	{"employed", "是", "yes", B(CODE), 1},
	{"employed", "√", "yes", B(CODE), 1},
	{"employed", "否", "no", B(CODE), 1},
	{"employed", "不详", "不详", D(CODE), 1},
	{"employed", "待核", "review", B(CODE), 1},
};

int
main(void)
{
	struct fault f = {0};
	struct buf out = {0};
	ok(columns_load(&columns, NULL, 0, &memory, &f), "the dictionary loads: %s", f.text);
	cleaner_init(&cleaner, &columns, &memory);
	for (size_t i = 0; i < COUNT(cases); i++) {
		const struct column *c = columns_find(&columns, str_of(cases[i].column));
		buf_reset(&out);
		bool good = c && clean_cell(&cleaner, c, cases[i].scale, str_of(cases[i].cell),
		    &out, &f);
		bool right = good ? cases[i].value && str_eq(buf_str(&out), str_of(cases[i].value))
		    && cleaner.changes == cases[i].changes : c && !cases[i].value && !out.n;
		ok(right, "%s '%s' (got '%.*s', changes %x)", cases[i].column, cases[i].cell,
		    STR_FMT(buf_str(&out)), (unsigned)cleaner.changes);
	}
	buf_free(&out);
	cleaner_free(&cleaner);
	columns_free(&columns);
	arena_free(&memory);
	return done();
}
