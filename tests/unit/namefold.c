/* namefold and weights: how alike two names are; logarithms by integers. */
#include <stdlib.h>

#include "columns.h"
#include "namefold.h"
#include "tap.h"
#include "weights.h"

static const struct {
	const char *a, *b;
	enum name_level level;
} pairs[] = {
	{"张三", "张三", NAME_EQUAL}, {"张 三", "张三", NAME_EQUAL}, {"张　三", "张三 ", NAME_EQUAL},
	{"买买提·艾山", "买买提•艾山", NAME_EQUAL}, {"买买提．艾山", "买买提艾山", NAME_EQUAL},
	{"萧红", "肖红", NAME_VARIANT}, {"蕭紅", "肖红", NAME_VARIANT}, {"閻國強", "闫国强", NAME_VARIANT},
	{"傅明", "付明", NAME_VARIANT}, {"戴丽", "代麗", NAME_VARIANT}, {"羣众", "群眾", NAME_VARIANT},
	{"李永平", "李永萍", NAME_SOUND}, {"王玮", "王伟", NAME_SOUND},
	{"王?平", "王卫平", NAME_UNCLEAR}, {"王口平", "王卫平", NAME_UNCLEAR},
	{"王yan", "王艳", NAME_UNCLEAR}, {"王(吉吉)", "王喆", NAME_UNCLEAR},
	{"王（吉吉）", "王喆", NAME_UNCLEAR}, {"王□", "王□", NAME_UNCLEAR},
	{"李大明", "李小明", NAME_ONE}, {"曾仁", "曾旺", NAME_ONE}, {"李明大", "李大明", NAME_ONE},
	{"李明", "李大明", NAME_ONE}, {"李大明", "李大", NAME_ONE},
	{"李四（户主）", "李四", NAME_UNCLEAR}, {"李四(亡)（户主）", "李四", NAME_UNCLEAR}, {"萧四(亡)", "肖四", NAME_UNCLEAR},
	{"李(亡)", "李", NAME_OTHER}, {"李四(亡)", "李五", NAME_OTHER},
	{"买买提", "买买提·艾山", NAME_PART}, {"麦麦提", "买买提·艾山", NAME_OTHER}, {"买买", "买买提·艾山", NAME_OTHER},
	{"阿依·古丽", "阿依", NAME_PART}, {"艾山", "买买提·艾山", NAME_OTHER},
	{"韩木", "张龙鹏", NAME_OTHER}, {"张三", "李四", NAME_OTHER}, {"?三", "李四", NAME_OTHER},
	{"??", "李四", NAME_OTHER}, {"李", "李明", NAME_OTHER},
	{"", "李四", NAME_MISSING}, {"· ", "李四", NAME_MISSING},
	{"Anna Li", "ANNA LI", NAME_EQUAL},
};

static const struct {
	uint64_t whole, part;
	centibits bits;
} logs[] = {
	{1, 1, 0}, {2, 1, 100}, {8, 1, 300}, {3, 2, 58}, {10, 1, 332}, {1000, 999, 0},
	{UINT64_C(1) << 40, 1 << 20, 2000}, {1000000, 3, 1834}, {7, 7, 0},
};

int
main(void)
{
	struct namefold k;
	struct fault why;

	if (!ok(namefold_open(&k, columns_folder(), &why), "the tables can be read"))
		return done();
	for (size_t i = 0; i < COUNT(pairs); i++) {
		uint32_t a = namefold_put(&k, str_of(pairs[i].a)), b = namefold_put(&k, str_of(pairs[i].b));

		ok(namefold_compare(&k, a, b) == pairs[i].level &&
		    namefold_compare(&k, b, a) == pairs[i].level, "%s, %s", pairs[i].a, pairs[i].b);
	}
	ok(namefold_put(&k, STR("张三")) == namefold_put(&k, STR("张 三")), "one name, one number");
	namefold_forget(&k);
	ok(k.n == 1 && namefold_compare(&k, namefold_put(&k, STR("萧红")),
	    namefold_put(&k, STR("肖红"))) == NAME_VARIANT, "names forgotten, tables kept");
	namefold_free(&k);
	for (size_t i = 0; i < COUNT(logs); i++)
		ok(weights_log2(logs[i].whole, logs[i].part) == logs[i].bits, "log2(%llu/%llu)",
		    (unsigned long long)logs[i].whole, (unsigned long long)logs[i].part);
	return done();
}
