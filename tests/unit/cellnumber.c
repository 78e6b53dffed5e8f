/* cellnumber: what a spreadsheet's number looks like to people. */
#include "cellnumber.h"
#include "tap.h"

static const struct {
	const char *in, *out;
	enum cell_kind kind;
} texts[] = {
	{"0", "0", CELL_NUMBER},
	{"-0.000", "0", CELL_NUMBER},
	{"154", "154", CELL_NUMBER},
	{"154.50", "154.5", CELL_NUMBER},
	{"+7", "7", CELL_NUMBER},
	{"007.50", "7.5", CELL_NUMBER},
	{".5", "0.5", CELL_NUMBER},
	{"5.", "5", CELL_NUMBER},
	{"0.30000000000000004", "0.3", CELL_NUMBER},
	{"1234.5600000000001", "1234.56", CELL_NUMBER},
	{"-3.0999999999999996", "-3.1", CELL_NUMBER},
	{"0.1234567890123445", "0.123456789012345", CELL_NUMBER},
	{"1.0049999999999999", "1.005", CELL_NUMBER},
	{"-154.25", "-154.25", CELL_NUMBER},
	{"1e15", "100000000000000", CELL_LOST},
	{"9.999999999999995", "10", CELL_NUMBER},
	{"1E3", "1000", CELL_NUMBER},
	{"1e-7", "0.0000001", CELL_NUMBER},
	{"12.5e+1", "125", CELL_NUMBER},
	{"1.5e-400", "0", CELL_NUMBER},
	{"123456789012345", "123456789012345", CELL_NUMBER},
	{"123456789012345.6", "123456789012346", CELL_NUMBER},
	{"1.1010119491231e+17", "110101194912310", CELL_LOST},
	{"110101194912310028", "110101194912310", CELL_LOST},
	{"-6222021234567890", "-622202123456789", CELL_LOST},
	{"999999999999999.9", "100000000000000", CELL_LOST},
	{"1e300", "100000000000000", CELL_LOST},
	{"1e99999999999999", "100000000000000", CELL_LOST},
	{"", "", CELL_TEXT},
	{"-", "-", CELL_TEXT},
	{".", ".", CELL_TEXT},
	{"1e", "1e", CELL_TEXT},
	{"1 000", "1 000", CELL_TEXT},
	{"0x10", "0x10", CELL_TEXT},
	{"NaN", "NaN", CELL_TEXT},
};

static const struct {
	const char *in;
	enum cell_kind kind;
	double value;
} values[] = {
	{"0", CELL_NUMBER, 0}, {"-0.00", CELL_NUMBER, 0},
	{"-154.25", CELL_NUMBER, -154.25},
	{"007.50", CELL_NUMBER, 7.5},
	{"123456789012345", CELL_NUMBER, 123456789012345},
	{"0.00000000000000000001", CELL_NUMBER, 1e-20},
	{"110101194912310028", CELL_LOST, 110101194912310000},
	{"123456789012345.6", CELL_LOST, 123456789012345},
	{"1234567890123456789012345678901234567", CELL_LOST, 123456789012345e22},
	{"12345678901234567890123456789012345678", CELL_TEXT, 0},
	{"0.00000000000000000000001", CELL_TEXT, 0},
	{"", CELL_TEXT, 0}, {"-", CELL_TEXT, 0}, {".5", CELL_TEXT, 0}, {"5.", CELL_TEXT, 0},
	{"+7", CELL_TEXT, 0}, {"1e3", CELL_TEXT, 0}, {"1.2.3", CELL_TEXT, 0},
};

static void
to_workbooks(void)
{
	for (size_t i = 0; i < COUNT(values); i++) {
		double v = 0;
		enum cell_kind kind = cellnumber_value(str_of(values[i].in), &v);

		ok(kind == values[i].kind && memcmp(&v, &values[i].value, sizeof(v)) == 0,
		    "'%s' as a number", values[i].in);
	}
}

int
main(void)
{
	struct buf b = {0};

	to_workbooks();

	for (size_t i = 0; i < COUNT(texts); i++) {
		buf_reset(&b);
		enum cell_kind kind = cellnumber_text(&b, str_of(texts[i].in));
		ok(kind == texts[i].kind && str_eq(buf_str(&b), str_of(texts[i].out)),
		    "'%s' is %s", texts[i].in, texts[i].out);
	}
	buf_free(&b);
	return done();
}
