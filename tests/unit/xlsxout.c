/* xlsxout: the number in a cell is the amount; what is written is whole or not there. */
#include <stdlib.h>
#include <unistd.h>

#include "cellnumber.h"
#include "money.h"
#include "tap.h"
#include "xlsxout.h"

/* As a program does: %.16G of the nearest double, then 15 digits of that. */
static bool
comes_back(fen v)
{
	struct buf b = {0}, text = {0}, again = {0};
	bool same;

	money_print(&b, v);
	buf_printf(&text, "%.16G", (double)v / 100);
	enum cell_kind kind = cellnumber_text(&again, buf_str(&text));
	fen read;

	same = kind == CELL_NUMBER && money_parse(buf_str(&again), &read) && read == v;
	if (!same)
		printf("# %s: %s: %s\n", buf_cstr(&b), buf_cstr(&text), buf_cstr(&again));
	buf_free(&b);
	buf_free(&text);
	buf_free(&again);
	return same;
}

static void
amounts(void)
{
	static const fen edges[] = {0, 1, -1, 99, 100, 101, 123456789012345, 999999999999999,
	    -999999999999999, 879609302220803, 900719925474099, 900719925474101, 800000000000001};
	uint64_t seed = 20161122;
	bool good = true;

	for (size_t i = 0; i < COUNT(edges); i++)
		ok(comes_back(edges[i]), "%lld fen", (long long)edges[i]);
	for (fen v = -20000; v <= 20000; v++)
		good = comes_back(v) && good;
	ok(good, "each fen from -200.00 to 200.00");
	good = true;
	for (int i = 0; i < 200000; i++) {
		seed = seed * 6364136223846793005u + 1442695040888963407u;
		good = comes_back((fen)(seed >> 11) % 1000000000000000 >> seed % 40) && good;
	}
	ok(good, "200000 amounts of up to 15 digits");
}

static void
numbers(void)
{
	static const struct {
		const char *text;
		bool good;
	} cases[] = {
		{"0", true}, {"-12.50", true}, {"123456789012345", true}, {"0.000000000000001", true},
		{"1234567890123456", false}, {"1e5", false}, {"", false}, {"-", false}, {"1.", false},
		{".5", false}, {"+1", false}, {"1,000", false}, {"1.2.3", false}, {"=1", false},
		{"0.1234567890123456", false}, {"00012", true},
	};
	struct fault f;
	struct xlsxout *x = xlsxout_open(&f);

	xlsxout_sheet(x, STR("a"), &f);
	for (size_t i = 0; i < COUNT(cases); i++)
		ok(xlsxout_put_number(x, str_of(cases[i].text), 0) == cases[i].good, "number '%s'",
		    cases[i].text);
	ok(!xlsxout_put_date(x, -25509, 0), "no date before 1900-03-01");
	ok(xlsxout_put_date(x, -25508, 0), "1900-03-01");
	ok(!xlsxout_sheet(x, STR("a"), &f), "a name twice");
	ok(!xlsxout_sheet(x, STR("a/b"), &f), "a name with /");
	ok(xlsxout_sheet(x, STR("一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一"), &f), "31 characters");
	xlsxout_close(x);
}

static void
lengths(void)
{
	struct fault f;
	struct xlsxout *x = xlsxout_open(&f);
	struct buf b = {0};

	xlsxout_sheet(x, STR("a"), &f);
	for (int i = 0; i < XLSXOUT_CHARACTERS; i++)
		buf_puts(&b, "中");
	ok(xlsxout_put(x, buf_str(&b), 0), "32767 characters");
	buf_puts(&b, "中");
	ok(!xlsxout_put(x, buf_str(&b), 0), "one more");
	buf_reset(&b);
	for (int i = 0; i < XLSXOUT_CHARACTERS / 2; i++)
		buf_puts(&b, "𬭎");
	ok(xlsxout_put(x, buf_str(&b), 0), "16383 characters outside the BMP count 2");
	buf_puts(&b, "𬭎");
	ok(!xlsxout_put(x, buf_str(&b), 0), "one more");
	buf_free(&b);
	xlsxout_close(x);
}

int
main(void)
{
	amounts();
	numbers();
	lengths();
	return done();
}
