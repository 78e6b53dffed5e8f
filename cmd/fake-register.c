/* make a register that nobody is in, from a plan and a seed */
#include <stdlib.h>

#include "cli.h"
#include "fake.h"
#include "fakesheet.h"

enum { AREA = CLI_LONG, LAYOUTS, SEED, SHEETS };

static const struct cli_option options[] = {
	{'m', "month", M_ARG_MONTHS, M_FAKE_HELP_MONTH},
	CLI_OUTPUT,
	{'T', "template", M_ARG_FILE, M_FAKE_HELP_PLAN},
	{AREA, "area", M_ARG_CODE, M_FAKE_HELP_AREA},
	{LAYOUTS, "layouts", M_ARG_FILE, M_FAKE_HELP_LAYOUTS},
	{SEED, "seed", M_ARG_NUMBER, M_FAKE_HELP_SEED},
	{SHEETS, "sheets", M_ARG_FOLDER, M_FAKE_HELP_SHEETS},
};

static const struct cli_program program = {
	"fake-register", M_FAKE_ABOUT,
	"[-q] [-m month] [-o file] [--area code] [--seed n] "
	"[--sheets folder --layouts file] -T plan",
	options, COUNT(options)
};

static const char *plan, *output, *folder, *layouts;
static struct str area = {"990101", 6};
static uint64_t seed = 1;
static bool by_month;
static months from, to;

static void
set_seed(const char *text)
{
	struct ratio x;

	if (!ratio_parse(str_of(text), &x) || x.d != 1 || x.n < 0)
		cli_usage(M_FAKE_BAD_SEED);
	seed = (uint64_t)x.n;
}

static void
set_area(const char *text)
{
	struct ratio x;

	area = str_of(text);
	if (area.n != 6 || !ratio_parse(area, &x) || x.d != 1 || x.n < 100000)
		cli_usage(M_FAKE_BAD_AREA);
}

/* Every household of the plan that is there in the months asked for, to w and to its sheet. */
static bool
fake_register(struct fake *g, struct tsv_out *w, struct fakesheets *sheets, size_t *n,
    struct fault *f)
{
	const struct fake_household *h;
	struct buf b = {0};
	bool good = true;

	fake_put_header(w);
	for (*n = 0; good && (h = fake_next(g)) != NULL; ) {
		if (by_month && (h->from > to || h->to < from))
			continue;
		fake_put(w, &b, h);
		good = !sheets || fakesheet_add(sheets, h, f);
		++*n;
	}
	buf_free(&b);
	if (fake_failed(g))
		*f = *fake_failed(g);
	return good && !fake_failed(g);
}

static void
run(const char *names)
{
	struct fault f, late;
	struct fakesheets *sheets = NULL;
	struct tsv_out w;
	size_t n, written = 0;
	struct fake *g = fake_open(plan, names, area, seed, &f);

	if (!g || (folder && !(sheets = fakesheet_open(layouts, by_month &&
	    from == to ? &from : NULL, &f)))
	    || !tsv_create(&w, output, &f))
		cli_fail(&f);
	bool good = fake_register(g, &w, sheets, &n, &f)
	    && (!sheets || fakesheet_write(sheets, folder, &written, &f));
	if (!tsv_finish(&w, good, good ? &f : &late) || !good)
		cli_fail(&f);
	if (sheets)
		cli_say(msg_n(written, M_FAKE_SHEET_WRITTEN, M_FAKE_SHEETS_WRITTEN), written);
	cli_counts(fake_rows(g), n, 0);
	fakesheet_close(sheets);
	fake_close(g);
}

static void
take(int key)
{
	switch (key) {
	case 'm':
		if (!month_span_parse(str_of(cli_argument), &from, &to))
			cli_usage(M_FAKE_BAD_MONTH, cli_argument);
		by_month = true;
		break;
	case 'o':
		output = cli_argument;
		break;
	case 'T':
		plan = cli_argument;
		break;
	case AREA:
		set_area(cli_argument);
		break;
	case LAYOUTS:
		layouts = cli_argument;
		break;
	case SEED:
		set_seed(cli_argument);
		break;
	case SHEETS:
		folder = cli_argument;
		break;
	}
}

int
main(int argc, char **argv)
{
	struct buf names = {0};
	size_t noperands;

	cli_start(argc, argv, &program);
	for (int key; (key = cli_next()) != -1; )
		take(key);
	cli_operands(&noperands);
	if (noperands)
		cli_usage(M_FAKE_OPERAND);
	if (!plan)
		cli_usage(M_FAKE_NO_PLAN);
	if (!folder != !layouts)
		cli_usage(M_FAKE_SHEETS_LAYOUTS);
	buf_printf(&names, "%s/fake/names.tsv", columns_folder());
	run(buf_cstr(&names));
	buf_free(&names);
	return EXIT_DONE;
}
