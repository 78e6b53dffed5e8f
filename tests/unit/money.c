/* money: amounts, exact ratios, the seven roundings. */
#include <string.h>

#include "money.h"
#include "tap.h"

static const char *
shown(struct ratio x)
{
	static struct buf b;

	buf_reset(&b);
	ratio_print(&b, x);
	return buf_cstr(&b);
}

/* Of a decimal, or of "n/d". */
static struct ratio
ratio_of(const char *text)
{
	struct str rest = str_of(text), top, bottom;
	struct ratio n = RATIO(0), d = RATIO(1), out = RATIO(0);

	str_cut(&rest, '/', &top);
	if (!ratio_parse(top, &n))
		ok(false, "test data %s", text);
	if (str_cut(&rest, '/', &bottom) && !ratio_parse(bottom, &d))
		ok(false, "test data %s", text);
	ratio_div(n, d, &out);
	return out;
}

static void
amounts(void)
{
	static const struct {
		const char *text;
		fen v;
		const char *printed;	/* NULL: refused */
	} cases[] = {
		{"0", 0, "0.00"}, {"-0", 0, "0.00"}, {"-0.00", 0, "0.00"}, {"317", 31700, "317.00"},
		{"317.5", 31750, "317.50"}, {"317.05", 31705, "317.05"}, {"-0.5", -50, "-0.50"},
		{"-1.25", -125, "-1.25"}, {"007.10", 710, "7.10"}, {"0.01", 1, "0.01"},
		{"-0.01", -1, "-0.01"},
		{"92233720368547758.07", INT64_MAX, "92233720368547758.07"},
		{"-92233720368547758.08", INT64_MIN, "-92233720368547758.08"},
		{"00000000000000000000000000000000001", 100, "1.00"},
		{"92233720368547758.08", 0, NULL}, {"-92233720368547758.09", 0, NULL},
		{"92233720368547759", 0, NULL}, {"184467440737095516.17", 0, NULL},
		{"18446744073709551617", 0, NULL}, {"99999999999999999999999999", 0, NULL},
		{"", 0, NULL}, {"-", 0, NULL}, {".", 0, NULL}, {"-.5", 0, NULL}, {".5", 0, NULL},
		{"5.", 0, NULL}, {"1.234", 0, NULL}, {"1.230", 0, NULL}, {"+1", 0, NULL}, {" 1", 0, NULL},
		{"1 ", 0, NULL}, {"1,000", 0, NULL}, {"1e3", 0, NULL}, {"1.2.3", 0, NULL},
		{"--1", 0, NULL}, {"1-", 0, NULL}, {"0x1", 0, NULL}, {"１", 0, NULL}, {"nan", 0, NULL},
		{"1.5元", 0, NULL}, {"1.a", 0, NULL}
	};
	struct buf b = {0};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		fen v = 4711;
		bool parsed = money_parse(str_of(cases[i].text), &v);

		buf_reset(&b);
		money_print(&b, v);
		if (cases[i].printed)
			ok(parsed && v == cases[i].v && strcmp(buf_cstr(&b), cases[i].printed) == 0,
			   "amount %s", cases[i].text);
		else
			ok(!parsed && v == 4711, "no amount '%s'", cases[i].text);
	}
	ok(!money_parse((struct str){0}, &(fen){0}), "no amount in nothing");
	ok(!money_parse(STR("1\0"), &(fen){0}), "no amount with NUL");
	buf_free(&b);
}

/* Every fen of some yuan on both sides of 0, and at both ends. */
static bool
money_is_reduced(void)
{
	static const fen ends[] = {INT64_MIN, INT64_MAX - 200, 0};
	struct ratio x, y;
	fen v;

	for (v = -200; v <= 200; v++)
		for (size_t i = 0; i < COUNT(ends); i++) {
			fen at = ends[i] == INT64_MIN ? INT64_MIN + (v + 200) : ends[i] + v;

			x = ratio_of_money(at);
			if (!ratio_make(at, 100, &y) || x.n != y.n || x.d != y.d)
				return false;
		}
	return true;
}

static void
sums(void)
{
	fen sum = 7;

	ok(money_add(1, -3, &sum) && sum == -2, "add");
	ok(money_add(INT64_MAX - 1, 1, &sum) && sum == INT64_MAX, "add up to the largest");
	ok(!money_add(INT64_MAX, 1, &sum) && sum == INT64_MAX, "add too much");
	ok(!money_add(INT64_MIN, -1, &sum), "add too little");
	ok(money_of_ratio(ratio_of("12.34"), &sum) && sum == 1234, "yuan to fen");
	ok(!money_of_ratio(ratio_of("1/3"), &sum) && sum == 1234, "a third is not whole fen");
	ok(!money_of_ratio(ratio_of("0.005"), &sum), "half a fen is not whole");
	ok(!money_of_ratio(RATIO(INT64_MAX), &sum), "too many yuan");
	ok(money_of_ratio(ratio_of_money(INT64_MIN), &sum) && sum == INT64_MIN,
	    "smallest there and back");
	ok(strcmp(shown(ratio_of_money(1250)), "12.5") == 0, "fen to yuan");
	ok(money_is_reduced(), "fen to yuan in lowest terms");
	ok(strcmp(shown(ratio_of_money(0)), "0") == 0, "no fen");
}

static void
decimals(void)
{
	static const struct {
		const char *text, *printed;	/* NULL: refused */
	} cases[] = {
		{"0", "0"}, {"-0", "0"}, {"-0.0", "0"}, {"0.50", "0.5"}, {"317", "317"}, {"-1.25", "-1.25"},
		{"0.0010", "0.001"}, {"1.000000000000000000000000000000000000000", "1"},
		{"100", "100"}, {"9223372036854775807", "9223372036854775807"},
		{"-9223372036854775808", "-9223372036854775808"},
		{"0.0000000000000000002", "0.0000000000000000002"},
		{"0.000000000000000001", "0.000000000000000001"},
		{"123456789.123456789", "123456789.123456789"},
		{"9223372036854775808", NULL}, {"0.0000000000000000001", NULL},
		{"1234567890.1234567891", NULL}, {"0.1234567890123456789", NULL},
		{"9999999999999999999999999999999999999999999999999", NULL},
		{"0.00000000000000000000000000000000000000000001", NULL},
		{"", NULL}, {"-", NULL}, {".", NULL}, {".5", NULL}, {"5.", NULL}, {"-.5", NULL}, {"+1", NULL},
		{"1e3", NULL}, {"1,5", NULL}, {"1/2", NULL}, {" 1", NULL}, {"1 ", NULL}, {"1.0.0", NULL},
		{"１", NULL}, {"1.-0", NULL}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct ratio x = {4711, 1};
		bool parsed = ratio_parse(str_of(cases[i].text), &x);

		if (cases[i].printed)
			ok(parsed && strcmp(shown(x), cases[i].printed) == 0, "decimal %s",
			    cases[i].text);
		else
			ok(!parsed && x.n == 4711, "no decimal '%s'", cases[i].text);
	}
	ok(!ratio_parse((struct str){0}, &(struct ratio){0, 1}), "no decimal in nothing");
}

static void
reducing(void)
{
	static const struct {
		int64_t n, d, reduced_n, reduced_d;
	} cases[] = {
		{6, 4, 3, 2}, {-6, 4, -3, 2}, {6, -4, -3, 2}, {-6, -4, 3, 2}, {0, -5, 0, 1}, {7, 1, 7, 1},
		{INT64_MIN, 2, INT64_MIN / 2, 1}, {INT64_MIN, 1, INT64_MIN, 1},
		{INT64_MIN, INT64_MIN, 1, 1}, {INT64_MAX, INT64_MAX, 1, 1}
	};
	int128 wide = (int128)INT64_MAX * INT64_MAX;
	struct ratio x;
	size_t i;

	for (i = 0; i < COUNT(cases); i++)
		ok(ratio_make(cases[i].n, cases[i].d, &x) && x.n == cases[i].reduced_n &&
		   x.d == cases[i].reduced_d, "%jd/%jd", (intmax_t)cases[i].n,
		    (intmax_t)cases[i].d);
	ok(ratio_make(wide, wide, &x) && x.n == 1 && x.d == 1, "wide/wide");
	ok(ratio_make(-wide, INT64_MAX, &x) && x.n == -INT64_MAX && x.d == 1, "-wide/narrow");
	ok(!ratio_make(1, wide, &x) && !ratio_make(wide, 1, &x), "too wide");
	ok(!ratio_make(INT64_MIN, -1, &x), "minus the smallest does not fit");
	ok(!ratio_make(1, INT64_MIN, &x), "2^63 below the line does not fit");
	ok(!ratio_make(1, 0, &x), "nothing is divided by 0");
}

static void
arithmetic(void)
{
	typedef bool operation(struct ratio a, struct ratio b, struct ratio *out);
	static const struct {
		operation *work;
		const char *a, *sign, *b, *result;	/* NULL: does not fit */
	} cases[] = {
		{ratio_add, "1/2", "+", "1/3", "5/6"}, {ratio_add, "1/6", "+", "1/3", "0.5"},
		{ratio_add, "0.1", "+", "0.2", "0.3"}, {ratio_add, "-1/3", "+", "1/3", "0"},
		{ratio_add, "9223372036854775807", "+", "1", NULL},
		{ratio_add, "9223372036854775807", "+", "-1", "9223372036854775806"},
		{ratio_add, "-9223372036854775808", "+", "-9223372036854775808", NULL},
		{ratio_add, "1/9223372036854775807", "+", "1/9223372036854775806", NULL},
		{ratio_add, "1/9223372036854775807", "+", "-1/9223372036854775807", "0"},
		{ratio_sub, "1/2", "-", "1/3", "1/6"}, {ratio_sub, "0.3", "-", "0.1", "0.2"},
		{ratio_sub, "0", "-", "-9223372036854775808", NULL},
		{ratio_sub, "-9223372036854775808", "-", "-9223372036854775808", "0"},
		{ratio_sub, "-9223372036854775808", "-", "1", NULL},
		{ratio_mul, "2/3", "*", "3/4", "0.5"}, {ratio_mul, "-2/3", "*", "1.5", "-1"},
		{ratio_mul, "9223372036854775807", "*", "1/9223372036854775807", "1"},
		{ratio_mul, "4294967296", "*", "4294967296", NULL},
		{ratio_mul, "-4294967296", "*", "2147483648", "-9223372036854775808"},
		{ratio_mul, "4294967296", "*", "2147483648", NULL},
		{ratio_mul, "-9223372036854775808", "*", "-1", NULL},
		{ratio_mul, "0", "*", "-9223372036854775808", "0"},
		{ratio_div, "1", "/", "3", "1/3"}, {ratio_div, "1", "/", "-3", "-1/3"},
		{ratio_div, "-7.5", "/", "-2.5", "3"}, {ratio_div, "748", "/", "3015", "748/3015"},
		{ratio_div, "-9223372036854775808", "/", "-9223372036854775808", "1"},
		{ratio_div, "1", "/", "-9223372036854775808", NULL},
		{ratio_div, "0", "/", "5", "0"}, {ratio_div, "5", "/", "0", NULL}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		struct ratio out = {4711, 1};
		bool fits = cases[i].work(ratio_of(cases[i].a), ratio_of(cases[i].b), &out);

		if (cases[i].result)
			ok(fits && strcmp(shown(out), cases[i].result) == 0,
			   "%s %s %s = %s", cases[i].a, cases[i].sign, cases[i].b, cases[i].result);
		else
			ok(!fits && out.n == 4711, "%s %s %s does not fit", cases[i].a,
			    cases[i].sign, cases[i].b);
	}
}

static void
order(void)
{
	static const struct {
		struct ratio a, b;
		int order;
	} cases[] = {
		{{1, 2}, {1, 2}, 0}, {{1, 3}, {1, 2}, -1}, {{-1, 3}, {-1, 2}, 1}, {{-1, 2}, {1, 3}, -1},
		{{0, 1}, {-1, INT64_MAX}, 1}, {{INT64_MAX, 1}, {INT64_MIN, 1}, 1},
		{{INT64_MAX, INT64_MAX - 1}, {INT64_MAX - 1, INT64_MAX - 2}, -1},
		{{INT64_MIN, INT64_MAX}, {-INT64_MAX, INT64_MAX - 1}, 1},
		{{INT64_MIN, INT64_MAX}, {INT64_MIN, INT64_MAX}, 0},
		{{1, INT64_MAX}, {1, INT64_MAX - 1}, -1}
	};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		ok(ratio_cmp(cases[i].a, cases[i].b) == cases[i].order, "cmp %zu", i);
		ok(ratio_cmp(cases[i].b, cases[i].a) == -cases[i].order, "cmp %zu turned round", i);
	}
}

/* One row for a number and a quantum, one column for each mode. */
static void
rounding(void)
{
	static const char *const modes[] = {
		"up", "down", "half", "half-down", "half-even", "floor", "ceil"
	};
	static const struct {
		const char *x, *quantum, *rounded[7];
	} cases[] = {
		{"0", "1", {"0", "0", "0", "0", "0", "0", "0"}},
		{"3", "1", {"3", "3", "3", "3", "3", "3", "3"}},
		{"-3", "1", {"-3", "-3", "-3", "-3", "-3", "-3", "-3"}},
		{"2.5", "1", {"3", "2", "3", "2", "2", "2", "3"}},
		{"-2.5", "1", {"-3", "-2", "-3", "-2", "-2", "-3", "-2"}},
		{"3.5", "1", {"4", "3", "4", "3", "4", "3", "4"}},
		{"-3.5", "1", {"-4", "-3", "-4", "-3", "-4", "-4", "-3"}},
		{"0.5", "1", {"1", "0", "1", "0", "0", "0", "1"}},
		{"-0.5", "1", {"-1", "0", "-1", "0", "0", "-1", "0"}},
		{"2.4999", "1", {"3", "2", "2", "2", "2", "2", "3"}},
		{"2.5001", "1", {"3", "2", "3", "3", "3", "2", "3"}},
		{"-2.5001", "1", {"-3", "-2", "-3", "-3", "-3", "-3", "-2"}},
		{"2.675", "0.01", {"2.68", "2.67", "2.68", "2.67", "2.68", "2.67", "2.68"}},
		{"-2.675", "0.01", {"-2.68", "-2.67", "-2.68", "-2.67", "-2.68", "-2.68", "-2.67"}},
		{"2.665", "0.01", {"2.67", "2.66", "2.67", "2.66", "2.66", "2.66", "2.67"}},
		{"1.005", "0.01", {"1.01", "1", "1.01", "1", "1", "1", "1.01"}},
		{"1/3", "0.01", {"0.34", "0.33", "0.33", "0.33", "0.33", "0.33", "0.34"}},
		{"-2/3", "0.01", {"-0.67", "-0.66", "-0.67", "-0.67", "-0.67", "-0.67", "-0.66"}},
		{"1.025", "0.05", {"1.05", "1", "1.05", "1", "1", "1", "1.05"}},
		{"-1.075", "0.05", {"-1.1", "-1.05", "-1.1", "-1.05", "-1.1", "-1.1", "-1.05"}},
		{"1.03", "0.05", {"1.05", "1", "1.05", "1.05", "1.05", "1", "1.05"}},
		{"317", "10", {"320", "310", "320", "320", "320", "310", "320"}},
		{"315", "10", {"320", "310", "320", "310", "320", "310", "320"}},
		{"325", "10", {"330", "320", "330", "320", "320", "320", "330"}},
		{"-314.99", "10", {"-320", "-310", "-310", "-310", "-310", "-320", "-310"}},
		{"4", "10", {"10", "0", "0", "0", "0", "0", "10"}},
		{"-4", "10", {"-10", "0", "0", "0", "0", "-10", "0"}},
		{"1", "1/3", {"1", "1", "1", "1", "1", "1", "1"}},
		{"0.5", "1/3", {"2/3", "1/3", "2/3", "1/3", "2/3", "1/3", "2/3"}},
		{"9223372036854775807", "1", {
			"9223372036854775807", "9223372036854775807", "9223372036854775807",
			"9223372036854775807", "9223372036854775807", "9223372036854775807",
			"9223372036854775807"}},
		{"9223372036854775807", "2", {
			NULL, "9223372036854775806", NULL, "9223372036854775806", NULL,
			"9223372036854775806", NULL}},
		{"-9223372036854775808", "0.000000000000000001", {
			"-9223372036854775808", "-9223372036854775808", "-9223372036854775808",
			"-9223372036854775808", "-9223372036854775808", "-9223372036854775808",
			"-9223372036854775808"}},
		{"9223372036854775807/2", "0.000000000000000001", {NULL}},
		{"1/9223372036854775807", "9223372036854775807", {
			"9223372036854775807", "0", "0", "0", "0", "0", "9223372036854775807"}}
	};
	size_t i, k;

	for (i = 0; i < COUNT(cases); i++)
		for (k = 0; k < COUNT(modes); k++) {
			struct ratio x = ratio_of(cases[i].x), out = {4711, 1};
			const char *expected = cases[i].rounded[k];
			enum round_mode mode;
			bool fits = round_mode_parse(str_of(modes[k]), &mode) &&
			    ratio_round(x, mode, ratio_of(cases[i].quantum), &out);

			if (i == COUNT(cases) - 2)
				expected = "4611686018427387903.5";
			ok(expected ? fits && strcmp(shown(out), expected) == 0 :
			    !fits && out.n == 4711,
			   "%s %s %s = %s", cases[i].x, modes[k], cases[i].quantum,
			   expected ? expected : "too large");
		}
}

static void
refusals(void)
{
	struct ratio out = {4711, 1};
	enum round_mode mode = ROUND_CEIL;

	ok(!ratio_round(RATIO(5), ROUND_HALF, RATIO(0), &out), "no quantum 0");
	ok(!ratio_round(RATIO(5), ROUND_HALF, RATIO(-1), &out) && out.n == 4711,
	    "no quantum below 0");
	ok(!round_mode_parse(STR("Half"), &mode) && !round_mode_parse(STR(""), &mode) &&
	   !round_mode_parse(STR("half-"), &mode) && mode == ROUND_CEIL, "no such modes");
}

static void
printing(void)
{
	static const struct {
		const char *x;
		unsigned decimals;
		const char *printed;	/* NULL: x has more */
	} cases[] = {
		{"1.5", 2, "1.50"}, {"1.5", 1, "1.5"}, {"1.5", 0, NULL}, {"-7", 0, "-7"}, {"-7", 3, "-7.000"},
		{"1/3", 30, NULL}, {"0", 2, "0.00"}, {"-0.05", 2, "-0.05"}, {"0.005", 2, NULL},
		{"-9223372036854775808", 1, "-9223372036854775808.0"}, {"1/1024", 10, "0.0009765625"}
	};
	struct buf b = {0};
	size_t i;

	for (i = 0; i < COUNT(cases); i++) {
		bool fits;

		buf_reset(&b);
		buf_puts(&b, "=");
		fits = ratio_print_fixed(&b, ratio_of(cases[i].x), cases[i].decimals);
		ok(fits == (cases[i].printed != NULL) &&
		   strcmp(buf_cstr(&b) + 1, fits ? cases[i].printed : "") == 0,
		   "%s with %u decimals", cases[i].x, cases[i].decimals);
	}
	buf_free(&b);
	ok(strcmp(shown((struct ratio){1, (int64_t)1 << 62}),
	    "0.00000000000000000021684043449710088680"
	   "149056017398834228515625") == 0, "1/2^62");
	ok(ratio_is_decimal((struct ratio){1, 40}) && !ratio_is_decimal((struct ratio){1, 60}),
	   "is_decimal");
	ok(strcmp(shown((struct ratio){-22, 7}), "-22/7") == 0, "no finite decimal");
}

int
main(void)
{
	amounts();
	sums();
	decimals();
	reducing();
	arithmetic();
	order();
	rounding();
	refusals();
	printing();
	return done();
}
