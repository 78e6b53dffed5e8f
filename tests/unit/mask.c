/* mask, mask_count: what is shown of a cell, and what that tells. */
#include "mask.h"
#include "mask_count.h"
#include "tap.h"

static void
words(void)
{
	static const char *const bad[] = {
		"", "All", "first", "first:", "first:0", "first:x", "first:100", "first:3 first:3",
		"last:4 first:3", "last:4 last:4", "first:3  last:4", " last:4", "band",
		"band:", "band:0", "band:-5", "band:x", "year ", "day", "first:3,last:4"
	};
	static const char *const good[] = {
		"all", "none", "surname", "year", "month", "first:6", "last:4", "first:3 last:4",
		"band:500", "band:0.5", "first:99"
	};
	struct mask m;

	for (size_t i = 0; i < COUNT(bad); i++)
		ok(!mask_parse(str_of(bad[i]), &m), "no mask: '%s'", bad[i]);
	for (size_t i = 0; i < COUNT(good); i++)
		ok(mask_parse(str_of(good[i]), &m), "a mask: '%s'", good[i]);
}

static void
shown(void)
{
	static const struct {
		const char *mask, *value, *shown;	/* NULL: cannot be shown so */
	} cases[] = {
		{"all", "990101198005010011", "990101198005010011"},
		{"first:6", "990101198005010011", "990101************"},
		{"last:4", "990101198005010011", "**************0011"},
		{"first:3 last:4", "990101198005010011", "990***********0011"},
		{"first:6", "990101", NULL}, {"first:6", "9901", NULL},
		{"first:3 last:4", "1234567", NULL}, {"first:3 last:4", "12345678", "123*5678"},
		{"first:1", "青石镇", "青**"}, {"last:1", "青石镇", "**镇"}, {"first:1", "青", NULL},
		{"surname", "张三", "张*"}, {"surname", "张小三", "张**"},
		{"surname", "欧阳修", "欧阳*"}, {"surname", "欧阳小修", "欧阳**"},
		{"surname", "歐陽修", "歐陽*"}, {"surname", "欧阳", "欧*"},
		{"surname", "阳司马", "阳**"}, {"surname", "北宫某", "北宫*"},
		{"surname", "阿依古丽·买买提", "阿*******"}, {"surname", "张", NULL},
		{"surname", "𠮷田某", "𠮷**"}, {"surname", "Li Si", "L****"},
		{"year", "1980-05-01", "1980"}, {"year", "2016-05", "2016"}, {"year", "1980", NULL},
		{"year", "1980-02-30", NULL}, {"month", "1980-05-01", "1980-05"},
		{"month", "2016-05", "2016-05"}, {"month", "甲一", NULL},
		{"band:500", "0.00", "0..500"}, {"band:500", "499.99", "0..500"},
		{"band:500", "500", "500..1000"}, {"band:500", "-0.01", "-500..0"},
		{"band:0.5", "1.25", "1..1.5"}, {"band:500", "1,000", NULL},
		{"band:500", "9223372036854775807", NULL}
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};
		struct mask m = {.show = MASK_NONE};
		bool put = mask_parse(str_of(cases[i].mask), &m) &&
		    mask_put(&b, str_of(cases[i].value), &m);

		ok(put == (cases[i].shown != NULL) && str_eq(buf_str(&b), str_of(cases[i].shown)),
		    "%s of %s", cases[i].mask, cases[i].value);
		buf_free(&b);
	}
}

/* ---- candidates, against counting one by one */

static bool
like(const char *a, struct str id, const struct mask_known *k)
{
	for (int i = 6; i < 18; i++)
		if (k->digit[i] && a[i] != id.p[i])
			return false;
	return !k->sex || (a[16] - id.p[16]) % 2 == 0;
}

static uint32_t
one_by_one(const struct mask_known *k, struct str id, int from, int to)
{
	days first, last;
	char a[32];
	uint32_t n = 0;

	date_make(from, 1, 1, &first);
	date_make(to, 12, 31, &last);
	for (days d = first; d <= last; d++) {
		struct ymd b = date_split(d);

		snprintf(a, sizeof(a), "%.6s%04d%02d%02d", id.p, b.year, b.month, b.day);
		for (int sequence = 0; sequence < 1000; sequence++) {
			a[14] = (char)('0' + sequence / 100);
			a[15] = (char)('0' + sequence / 10 % 10);
			a[16] = (char)('0' + sequence % 10);
			a[17] = idno_check_character(a);
			n += like(a, id, k);
		}
	}
	return n;
}

/* The number of this day and sequence. */
static struct str
number_of(char out[32], const char *birth, int sequence)
{
	snprintf(out, 32, "990101%s%03d", birth, sequence);
	out[17] = idno_check_character(out);
	return (struct str){out, 18};
}

static void
candidates(void)
{
	/* all within the year of birth; 'd' digit known, '.' hidden */
	static const struct {
		const char *known;
		bool sex;
	} cases[] = {
		{"ddddddddddddddddd.", false}, {"dddddddddddddddd.d", false},
		{"dddddddddddddddddd", false}, {"dddddddddd........", false},
		{"dddddddddd........", true}, {"dddddddddd.......d", false},
		{"dddddddddd....dddd", false}, {"dddddddddd.....ddd", true},
		{"dddddddddddd......", false}, {"dddddddddddddd....", true},
		{"dddddddddd..dd..d.", false}, {"dddddddddd.d.d..dd", false}
	};
	struct mask_dates memo = {.slots = {{.from = 0}}};
	char text[32];

	for (size_t i = 0; i < COUNT(cases) * 2; i++) {
		int year = i < COUNT(cases) ? 1980 : 2016;
		struct str id = number_of(text, i < COUNT(cases) ? "19800229" : "20160531",
		    (int)(i * 37));
		struct mask_known k = {.sex = cases[i % COUNT(cases)].sex};
		uint32_t n, counted;

		for (int j = 0; j < 18; j++)
			k.digit[j] = cases[i % COUNT(cases)].known[j] == 'd';
		n = one_by_one(&k, id, year, year);
		counted = mask_count(&memo, &k, id, 2016);
		ok(n == counted, "%s%s of %d: %u, one by one %u", cases[i % COUNT(cases)].known,
		    k.sex ? " and sex" : "", year, counted, n);
	}
}

/* "Known county, a hundred years of births": the table that the masks were chosen by. */
static void
common_masks(void)
{
	static const struct {
		const char *mask;
		uint32_t low, high;
		bool year;
	} cases[] = {
		{"first:6", 36525000, 36525000, false}, {"last:4", 3310, 3330, false},
		{"last:3", 33150, 33250, false}, {"last:2", 331900, 332200, false},
		{"last:1", 3320000, 3321000, false}, {"first:6 last:4", 3310, 3330, false},
		{"first:6", 366000, 366000, true}, {"last:4", 30, 36, true},
		{"last:3", 325, 340, true}, {"last:2", 3320, 3335, true},
		{"first:14", 1000, 1000, false}, {"first:17", 1, 1, false}
	};
	struct mask_dates memo = {.slots = {{.from = 0}}};
	char text[32];

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct mask_known k = {.sex = false};
		struct mask m;
		uint32_t n;

		mask_parse(str_of(cases[i].mask), &m);
		for (unsigned j = 0; j < 18; j++)
			k.digit[j] = j < m.first || j >= 18 - m.last ||
			    (cases[i].year && j >= 6 && j < 10);
		n = mask_count(&memo, &k, number_of(text, "19800501", 1), 2016);
		ok(n >= cases[i].low && n <= cases[i].high, "%s%s leaves %u", cases[i].mask,
		    cases[i].year ? " and the year" : "", n);
	}
}

/* A person older than a hundred, and one of next year: never nobody. */
static void
out_of_range(void)
{
	struct mask_known k = {.digit = {[6] = true, [7] = true, [8] = true, [9] = true}};
	struct mask_dates memo = {.slots = {{.from = 0}}};
	char text[32];

	ok(mask_count(&memo, &k, number_of(text, "19090101", 1), 2016) == 365000, "born in 1909");
	ok(mask_count(&memo, &k, number_of(text, "20170101", 1), 2016) == 365000, "born in 2017");
	ok(mask_count(&memo, &k, number_of(text, "19090101", 1), 2000) == 365000, "and in 2000");
}

int
main(void)
{
	words();
	shown();
	candidates();
	common_masks();
	out_of_range();
	return done();
}
