/* checks: cells and persons, each with the check that must speak. Numbers are of area 99 or published. */
#include "checks.h"
#include "seen.h"
#include "places.h"
#include "tap.h"

static const char *
name_of(enum check c)
{
	return c == CHECK_FINE ? "" : check_name(c).p;
}

static bool
is(enum check got, const char *want)
{
	return str_eq(got == CHECK_FINE ? (struct str){0} : check_name(got), str_of(want));
}

static void
cells(void)
{
	static const struct {
		enum column_type type;
		const char *cell, *check;
	} cases[] = {
		{COLUMN_MONEY, "0", ""}, {COLUMN_MONEY, "-12.50", ""}, {COLUMN_MONEY, "12.3", ""},
		{COLUMN_MONEY, "12.3456", "type-money"}, {COLUMN_MONEY, "1,234.50", "type-money"},
		{COLUMN_MONEY, "￥12", "type-money"}, {COLUMN_MONEY, "12元", "type-money"},
		{COLUMN_MONEY, "12.", "type-money"}, {COLUMN_MONEY, "１２", "type-money"},
		{COLUMN_MONEY, "99999999999999999999", "type-money"},
		{COLUMN_COUNT, "3", ""}, {COLUMN_COUNT, "-3", "type-count"},
		{COLUMN_COUNT, "3.0", "type-count"}, {COLUMN_COUNT, "3人", "type-count"},
		{COLUMN_NUMBER, "3.25", ""}, {COLUMN_NUMBER, "3..2", "type-number"},
		{COLUMN_DECIMAL, "1e3", "type-number"},
		{COLUMN_DATE, "2024-02-29", ""}, {COLUMN_DATE, "2023-02-29", "type-date"},
		{COLUMN_DATE, "2024/2/9", "type-date"}, {COLUMN_DATE, "45536", "type-date"},
		{COLUMN_MONTH, "2024-10", ""}, {COLUMN_MONTH, "2024.1", "type-month"},
		{COLUMN_MONTH, "2024-13", "type-month"},
		{COLUMN_DATETIME, "2024-02-29 23:59", ""}, {COLUMN_DATETIME, "2024-02-29", ""},
		{COLUMN_DATETIME, "2024-02-29 24:00", "type-time"},
		{COLUMN_BOOL, "yes", ""}, {COLUMN_BOOL, "no", ""}, {COLUMN_BOOL, "是", "type-bool"},
		{COLUMN_AREA, "990101", ""}, {COLUMN_AREA, "990101001", ""},
		{COLUMN_AREA, "990101001201", ""}, {COLUMN_AREA, "99010", "area-form"},
		{COLUMN_AREA, "99010100120", "area-form"}, {COLUMN_AREA, "99010A", "area-form"},
		{COLUMN_TEXT, "买买提·艾力", ""}, {COLUMN_TEXT, "甲一", ""},
		{COLUMN_TEXT, "⼈", "text-character"}, {COLUMN_TEXT, "⺠", "text-character"},
		{COLUMN_TEXT, "王\xef\xbf\xbd", "text-character"},
		{COLUMN_TEXT, "王\xee\x80\x80", "text-character"}, {COLUMN_TEXT, "王□", "text-character"},
		{COLUMN_KEY, "⼈", ""}, {COLUMN_LIST, "a,b", ""}
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct column c = {.type = cases[i].type};
		enum check got = check_cell(&c, str_of(cases[i].cell));

		ok(is(got, cases[i].check), "cell '%s': '%s'", cases[i].cell, name_of(got));
	}
}

static void
ids(void)
{
	static const struct {
		const char *id, *check;
	} cases[] = {
		{"11010519491231002X", ""}, {"440524188001010014", ""},
		{"990101196001010015", ""},	/* 9: a foreigner's card */
		{"11010519491231002x", "id-lower"}, {"110105194912310021", "id-digit"},
		{"110105194912310000", "id-zeros"}, {"110105194913310028", "id-date"},
		{"110105190002290020", "id-date"}, {"1.10105194912310E+17", "id-scientific"},
		{"1.1010519491231e17", "id-scientific"}, {"１１０１０５１９４９１２３１００２Ｘ", "id-character"},
		{"11010519491231O02X", "id-character"}, {"1101051949123100X2", "id-character"},
		{"110105491231002", "id-15"}, {"110105491331002", "id-date"},
		{"110105991231998", "id-century"}, {"11010549123100", "id-length"},
		{"无", "id-character"}, {"1101051949123100228", "id-length"},
		{"E12345678", "id-length"}, {"810000199001010019", ""}, {"010101199001010011", "id-province"}
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		enum check got = check_id(str_of(cases[i].id));

		ok(is(got, cases[i].check), "id '%s': '%s'", cases[i].id, name_of(got));
	}
}

static void
certificates(void)
{
	static const struct {
		const char *cert, *check;
	} cases[] = {
		{"11010519491231002X44", ""}, {"11010519491231002X11", ""},
		{"11010519491231002X74B1", ""}, {"11010519491231002X84", "cert-form"},
		{"11010519491231002X40", "cert-form"}, {"11010519491231002X45", "cert-form"},
		{"11010519491231002X4", "cert-form"}, {"11010519491231002X44B", "cert-form"},
		{"11010519491231002X44C1", "cert-form"}, {"1101051949123100XX44", "cert-form"},
		{"", "cert-form"}
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		enum check got = check_cert(str_of(cases[i].cert));

		ok(is(got, cases[i].check), "certificate '%s': '%s'", cases[i].cert, name_of(got));
	}
}

static void
accounts(void)
{
	static const struct {
		const char *account, *check;
	} cases[] = {
		/* ISO/IEC 7812's own example, and one digit on */
		{"4992739871649927", "account-luhn"}, {"4539578763621486", ""},
		{"4539578763621487", "account-luhn"}, {"6222021234567890128", ""},
		{"6222021234567890129", "account-luhn"},
		{"49927398716", ""},		/* a passbook: no card */
		{"49927398717", ""}, {"1234567", "account-form"}, {"12345678", ""},
		{"62220212345678901 8", "account-form"}, {"6.22202E+18", "account-form"},
		{"123456789012345678901234567890123", "account-form"}
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		enum check got = check_account(str_of(cases[i].account));

		ok(is(got, cases[i].check), "account '%s': '%s'", cases[i].account, name_of(got));
	}
}

/* One person a line: id birth sex death covered cert kind grade expiry, then what is said. */
static void
persons(void)
{
	static const struct {
		const char *cells[PERSON_CELLS];
		const char *said;
	} cases[] = {
		{{"11010519491231002X", "1949-12-31", "female", "", "yes", "11010519491231002X44", "4", "4", ""}, ""},
		{{"11010519491231002X", "1949-12-30", "", "", "", "", "", "", ""}, "birth-id=1949-12-31"},
		{{"11010519491231002X", "", "male", "", "", "", "", "", ""}, "sex-id=female"},
		{{"340524198001010010", "", "female", "", "", "", "", "", ""}, "sex-id=male"},
		{{"440524188001010014", "", "", "", "", "", "", "", ""}, "id-old="},
		{{"990101203001010050", "", "", "", "", "", "", "", ""}, "id-future="},
		{{"", "2024-06-01", "", "", "", "", "", "", ""}, "birth-future="},
		{{"", "2024-05-31", "", "", "", "", "", "", ""}, ""},
		{{"", "1903-05-31", "", "", "", "", "", "", ""}, "birth-old="},
		{{"", "1903-06-01", "", "", "", "", "", "", ""}, ""},
		{{"11010519491231002X", "", "", "1949-12-30", "", "", "", "", ""}, "death-birth="},
		{{"", "1950-01-01", "", "1949-12-30", "", "", "", "", ""}, "death-birth="},
		{{"", "", "", "2024-06-01", "yes", "", "", "", ""}, "death-future="},
		{{"", "", "", "2024-05-01", "yes", "", "", "", ""}, ""},
		{{"", "", "", "2024-04-30", "yes", "", "", "", ""}, "death-covered="},
		{{"", "", "", "2024-04-30", "no", "", "", "", ""}, ""},
		{{"990101196001010015", "", "", "", "", "11010519491231002X44", "", "", ""}, "cert-id="},
		{{"", "", "", "", "", "11010519491231002X42", "3", "1", ""}, "cert-kind=4 cert-grade=2"},
		{{"", "", "", "", "", "11010519491231002X42B1", "4", "2", ""}, ""},
		{{"", "", "", "", "", "", "", "", "2024-05-30"}, "cert-expired="},
		{{"", "", "", "", "", "", "", "", "2024-05-31"}, ""}
	};

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct person p = {.dated = true};
		struct person_said said[PERSON_MOST];
		struct buf got = {0};
		size_t n;

		date_make(2024, 5, 31, &p.day);
		for (int k = 0; k < PERSON_CELLS; k++)
			p.cells[k] = str_of(cases[i].cells[k]);
		n = check_person(&p, said);
		for (size_t k = 0; k < n; k++)
			buf_printf(&got, "%s%s=%s", k ? " " : "", name_of(said[k].what),
			    said[k].expected);
		ok(str_eq(buf_str(&got), str_of(cases[i].said)), "person %zu: '%s'", i,
		    buf_cstr(&got));
		buf_free(&got);
	}
}

/* Nothing can be said of a day that is not known. */
static void
without_day(void)
{
	struct person p = {0};
	struct person_said said[PERSON_MOST];

	p.cells[PERSON_BIRTH] = STR("2999-01-01");
	p.cells[PERSON_EXPIRY] = STR("1999-01-01");
	ok(check_person(&p, said) == 0, "no day: nothing said of ages");
	p.cells[PERSON_DEATH] = STR("2024-01-01");
	p.cells[PERSON_COVERED] = STR("yes");
	ok(check_person(&p, said) == 2, "no day: dead before birth, dead and covered");
}

static void
names(void)
{
	for (int i = CHECK_FINE + 1; i < CHECKS; i++) {
		enum check c = (enum check)i;

		ok(check_name(c).n && check_text(c) != M_NONE, "check %s has a text", name_of(c));
		for (int k = CHECK_FINE + 1; k < i; k++)
			if (str_eq(check_name(c), check_name((enum check)k)))
				ok(false, "check %s has its name alone", name_of(c));
	}
}

static void
fingerprints(void)
{
	struct seen s = {0};
	struct seen_entry *e;
	size_t again = 0, wrong = 0;
	char key[24];
	bool fresh;

	for (size_t round = 0; round < 2; round++)
		for (size_t i = 0; i < 20000; i++) {
			snprintf(key, sizeof(key), "%zu", i);
			e = seen_put(&s, str_of(key), i + 1, &fresh);
			again += !fresh;
			wrong += e->row != i + 1 || e->notes[0] != round;
			e->notes[0] = 1;
		}
	ok(again == 20000 && s.prints.n == 20000, "20,000 keys, each met twice");
	ok(wrong == 0, "row and notes stay with their key");
	ok(seen_note(&s, (struct str){0}) == 0 && seen_note(&s, STR("a")), "0 is of nothing only");
	ok(seen_note(&s, STR("a")) == seen_note(&s, STR("a")), "a note is the same again");
	seen_free(&s);
}

static void
rows_of_files(void)
{
	struct places p = {0};
	size_t line;

	places_add(&p, 1, STR("a"), 2);
	places_add(&p, 2, STR("a"), 3);
	places_add(&p, 3, STR("b"), 2);
	places_add(&p, 4, STR("b"), 3);
	places_add(&p, 5, STR("b"), 7);
	ok(p.n == 3, "three runs of rows");
	ok(str_eq(places_find(&p, 2, &line), STR("a")) && line == 3, "row 2 is a:3");
	ok(str_eq(places_find(&p, 3, &line), STR("b")) && line == 2, "row 3 is b:2");
	ok(str_eq(places_find(&p, 4, &line), STR("b")) && line == 3, "row 4 is b:3");
	ok(str_eq(places_find(&p, 5, &line), STR("b")) && line == 7, "row 5 is b:7");
	places_free(&p);
}

int
main(void)
{
	cells();
	ids();
	certificates();
	accounts();
	persons();
	without_day();
	names();
	fingerprints();
	rows_of_files();
	return done();
}
