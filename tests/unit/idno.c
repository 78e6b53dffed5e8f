/* idno: the citizen identity number. The good ones are published examples or have area 99. */
#include <string.h>

#include "idno.h"
#include "tap.h"

static void
checks(void)
{
	static const struct {
		const char *id;
		enum idno_state state;
	} cases[] = {
		{"11010519491231002X", IDNO_GOOD}, {"440524188001010014", IDNO_GOOD},
		{"34052419800101001X", IDNO_GOOD},
		{"110105194912310020", IDNO_CHECK}, {"11010519491231002x", IDNO_CHARACTER},
		{"440524188001010015", IDNO_CHECK}, {"44052418800101001X", IDNO_CHECK},
		{"440524188001010041", IDNO_CHECK},	/* two neighbours changed places */
		{"340524198013010010", IDNO_DATE}, {"340524198002300018", IDNO_DATE},
		{"340524190002290018", IDNO_DATE}, {"340524000001010018", IDNO_DATE},
		{"3405241980010100X1", IDNO_CHARACTER}, {"34052419800101001 ", IDNO_CHARACTER},
		{"A4052419800101001X", IDNO_CHARACTER}, {"３４０５２４", IDNO_CHARACTER},
		{"34052419800101001", IDNO_LENGTH}, {"34052419800101001XX", IDNO_LENGTH},
		{"110105491231002", IDNO_LENGTH}, {"", IDNO_LENGTH}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		ok(idno_check(str_of(cases[i].id)) == cases[i].state, "check '%s'", cases[i].id);
}

/* An identity number of this area with the right check character. */
static struct str
number_of(char out[18], int area)
{
	char text[32];

	snprintf(text, sizeof(text), "%02d010119900101001", area);
	memcpy(out, text, 17);
	out[17] = idno_check_character(out);
	return (struct str){out, 18};
}

static void
regions(void)
{
	static const char provinces[] = "11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 "
	    "50 51 52 53 54 61 62 63 64 65 71 81 82 83 ";
	char out[18], code[16];
	int area;

	for (area = 0; area < 100; area++) {
		struct str s = number_of(out, area);
		enum idno_state expected;

		snprintf(code, sizeof(code), "%02d ", area);
		expected = strstr(provinces, code) ? IDNO_GOOD : IDNO_PROVINCE;
		ok(idno_check(s) == IDNO_GOOD && idno_check_region(s) == expected, "area %02d",
		    area);
	}
	ok(idno_check_region(STR("110105194912310020")) == IDNO_CHECK,
	    "the check character comes first");
	ok(str_eq(idno_region(STR("11010519491231002X")), STR("110105")), "region");
	ok(idno_region(STR("110")).n == 3, "region of less");
}

static void
old_ones(void)
{
	static const struct {
		const char *old, *id;	/* NULL: refused */
	} cases[] = {
		{"110105491231002", "11010519491231002X"}, {"340524800101001", "34052419800101001X"},
		{"440524800101001", "440524198001010013"}, {"340524000229001", NULL},
		{"340524801301001", NULL}, {"340524800101995", "340524198001019954"},
		{"340524800101996", NULL}, {"340524800101999", NULL}, {"34052480010100X", NULL},
		{"34052480010100", NULL}, {"34052419800101001X", NULL}, {"", NULL}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		char out[18] = {0};
		bool made = idno_from15(str_of(cases[i].old), out);

		if (cases[i].id)
			ok(made && memcmp(out, cases[i].id, 18) == 0, "'%s' is now %s",
			   cases[i].old, cases[i].id);
		else
			ok(!made && !out[0], "'%s' stays", cases[i].old);
	}
}

static void
parts(void)
{
	days birth = 4711, expected;

	date_make(1949, 12, 31, &expected);
	ok(idno_birth(STR("11010519491231002X"), &birth) && birth == expected, "birth");
	ok(idno_birth(STR("110105194912310020"), &birth), "birth with a wrong check character");
	birth = 4711;
	ok(!idno_birth(STR("11010519491331002X"), &birth) && birth == 4711, "no birth in month 13");
	ok(!idno_birth(STR("110105491231002"), &birth), "no birth in 15 digits");
	ok(!idno_male(STR("11010519491231002X")) && idno_male(STR("34052419800101001X")), "sex");
}

static void
masks(void)
{
	static const struct {
		const char *value, *masked;
	} cases[] = {
		{"110101199003070028", "110101********0028"}, {"11010519491231002X", "110105********002X"},
		{"110105491231002", "110105*****1002"}, {"123456789012", "123456**9012"},
		{"12345678901", "***********"}, {"E12345678", "*********"}, {"", ""},
		{"台湾居民来往", "******************"}, {"123456中中中中", "******************"}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct buf b = {0};

		idno_mask(&b, str_of(cases[i].value));
		ok(strcmp(buf_cstr(&b), cases[i].masked) == 0, "mask %s", cases[i].masked);
		buf_free(&b);
	}
}

int
main(void)
{
	checks();
	regions();
	old_ones();
	parts();
	masks();
	return done();
}
