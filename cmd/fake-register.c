/* make a register that nobody is in, from a plan and a seed */
#include <stdlib.h>

#include "cli.h"
#include "fake.h"
#include "fakesheet.h"
#include "faketwin.h"

enum { AREA = CLI_LONG, DAMAGE, LAYOUTS, SEED, SHEETS, TRUTH, TWIN };

static const struct cli_option options[] = {
	{'m', "month", M_ARG_MONTHS, M_FAKE_HELP_MONTH},
	CLI_OUTPUT,
	{'T', "template", M_ARG_FILE, M_FAKE_HELP_PLAN},
	{AREA, "area", M_ARG_CODE, M_FAKE_HELP_AREA},
	{DAMAGE, "damage", M_ARG_NAME, M_FAKE_HELP_DAMAGE},
	{LAYOUTS, "layouts", M_ARG_FILE, M_FAKE_HELP_LAYOUTS},
	{SEED, "seed", M_ARG_NUMBER, M_FAKE_HELP_SEED},
	{SHEETS, "sheets", M_ARG_FOLDER, M_FAKE_HELP_SHEETS},
	{TRUTH, "truth", M_ARG_FILE, M_FAKE_HELP_TRUTH},
	{TWIN, "twin", M_ARG_FILE, M_FAKE_HELP_TWIN},
};

static const struct cli_program program = {
	"fake-register", M_FAKE_ABOUT,
	"[-q] [-m month] [-o file] [--area code] [--seed n] [--sheets folder --layouts file] "
	"[--damage profile --twin file --truth file] -T plan",
	options, COUNT(options)
};

static const char *plan, *folder, *layouts, *damage;
static struct faketwin_paths paths;
static struct str area = {"990101", 6};
static uint64_t seed = 1;
static bool by_month;
static months from, to = FAKE_OPEN;

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

static void
run(struct fake *g)
{
	struct fault f, late;
	struct fakesheets *sheets = NULL;
	struct tsv_out w;
	size_t n, written = 0;
	const months *only = by_month && from == to ? &from : NULL;

	if ((folder && !(sheets = fakesheet_open(layouts, only, &f)))
	    || !tsv_create(&w, paths.left, &f))
		cli_fail(&f);
	bool good = fakesheet_register(g, &w, sheets, from, to, &n, &f)
	    && (!sheets || fakesheet_write(sheets, folder, &written, &f));
	if (!tsv_finish(&w, good, good ? &f : &late) || !good)
		cli_fail(&f);
	if (sheets)
		cli_say(msg_n(written, M_FAKE_SHEET_WRITTEN, M_FAKE_SHEETS_WRITTEN), written);
	cli_counts(fake_rows(g), n, 0);
	fakesheet_close(sheets);
}

static void
run_damaged(struct fake *g)
{
	struct fakedamage d;
	struct faketwin_counts n;
	struct fault f;

	if (!fakedamage_open(&d, damage, columns_folder(), &f)
	    || !faketwin_write(g, &d, seed, from, to, &paths, &n, &f))
		cli_fail(&f);
	cli_say(M_FAKE_TWINS, n.left, n.right, n.both);
	cli_counts(fake_rows(g), n.left, 0);
	fakedamage_free(&d);
}

static void
take(int key)
{
	static const struct { int key; const char **to; } texts[] = {
		{'o', &paths.left}, {'T', &plan}, {DAMAGE, &damage}, {LAYOUTS, &layouts},
		{SHEETS, &folder}, {TRUTH, &paths.truth}, {TWIN, &paths.right}
	};

	for (size_t i = 0; i < COUNT(texts); i++)
		if (texts[i].key == key)
			*texts[i].to = cli_argument;
	if (key == 'm' && !(by_month = month_span_parse(str_of(cli_argument), &from, &to)))
		cli_usage(M_FAKE_BAD_MONTH, cli_argument);
	if (key == AREA)
		set_area(cli_argument);
	if (key == SEED)
		set_seed(cli_argument);
}

int
main(int argc, char **argv)
{
	struct buf names = {0};
	struct fault f;
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
	if (!damage != !paths.right || !damage != !paths.truth || (damage && folder))
		cli_usage(M_FAKE_DAMAGE_TWIN);
	buf_printf(&names, "%s/fake/names.tsv", columns_folder());
	struct fake *g = fake_open(plan, buf_cstr(&names), area, seed, &f);
	if (!g)
		cli_fail(&f);
	(damage ? run_damaged : run)(g);
	fake_close(g);
	buf_free(&names);
	return EXIT_DONE;
}
