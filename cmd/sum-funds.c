/* sum-funds - totals by key: households, persons, person-times, amounts */
#include "cli.h"
#include "funds.h"

enum { STOCK_AT = CLI_LONG, AS, FIGURES_TO, TOTALS };

static const struct cli_option options[] = {
	CLI_DICTIONARY, CLI_FIGURES, CLI_KEYS, CLI_MONTH, CLI_OUTPUT, CLI_VALUES, CLI_REFUSED,
	{STOCK_AT, "stock-at", M_ARG_MONTH, M_FUNDS_HELP_STOCK_AT},
	{AS, "as", M_ARG_NAMES, M_FUNDS_HELP_AS},
	{FIGURES_TO, "figures-to", M_ARG_FILE, M_HELP_FIGURES_TO},
	{TOTALS, "totals", M_NONE, M_FUNDS_HELP_TOTALS},
	CLI_ACCEPT_MISSING_NEWLINE
};

static const struct cli_program program = {
	"sum-funds", M_FUNDS_ABOUT,
	"[-q] [-k columns] [-v columns] [--as names] [-m months] [--stock-at month]\n"
	"    [-F prefix [--figures-to file]] [--totals] [-D file] [-x file] [-o file] [file ...]",
	options, COUNT(options)
};

static struct outputs {
	const char *refused, *table, *figures, *prefix;
} to;

/* Every row into the totals. A payment that comes again is the end, unless -x takes it. */
static void
sum(struct funds *f, struct tsv *t, struct cli_refused *x)
{
	struct fault why;
	bool again;

	while (tsv_next(t)) {
		enum funds_row state = funds_row(f, t, &again, &why);

		cli_progress(t);
		if (state == FUNDS_FAILED || (again && !to.refused))
			cli_fail(&why);
		if (state == FUNDS_REFUSED)
			cli_refuse(x, t, &why);
	}
	if (tsv_failed(t))
		cli_fail(tsv_failed(t));
	if (!funds_check(f, &why))
		cli_fail(&why);
}

/* The figures, the table or both. Returns the rows of the first output. */
static size_t
put(const struct funds *f, struct tsv_out *table, struct tsv_out *figures)
{
	struct fault why;
	size_t made;

	if (to.prefix && !funds_figures(f, str_of(to.prefix), figures, &made, &why))
		cli_fail(&why);
	if (to.prefix && !to.figures)
		return made;
	if (!funds_table(f, table, &why))
		cli_fail(&why);
	return funds_rows(f);
}

static int
sum_funds(struct funds_ask *ask, const struct columns *dictionary, struct arena *a, unsigned flags)
{
	struct tsv *t = cli_open(ask->paths, ask->npaths, flags);
	struct cli_refused x;
	struct tsv_out table, figures;
	struct funds f;
	struct fault why;
	size_t rows = 0;
	bool good;

	if (!funds_bind(&f, ask, t, dictionary, a, &why))
		cli_fail(&why);
	cli_refuse_open(&x, to.refused, t);
	cli_create(&table, to.table);
	if (to.figures)
		cli_create(&figures, to.figures);
	sum(&f, t, &x);
	good = cli_refuse_close(&x, true);
	if (good) {	/* totals that lack rows are not written at all */
		rows = put(&f, &table, to.figures ? &figures : &table);
		funds_notices(&f, cli_say);
	}
	if (to.figures && !tsv_finish(&figures, good, &why))
		cli_fail(&why);
	if (!tsv_finish(&table, good, &why))
		cli_fail(&why);
	cli_counts(tsv_rows(t), rows, x.count);
	funds_free(&f);
	tsv_close(t);
	return good ? EXIT_DONE : EXIT_FAILED;
}

static void
ask_months(struct funds_ask *ask, int option)
{
	struct str text = str_of(cli_argument);

	if (option == 'm' && !month_span_parse(text, &ask->from, &ask->to))
		cli_usage(M_FUNDS_BAD_SPAN, cli_argument);
	if (option == STOCK_AT && !month_parse(text, &ask->stock_at))
		cli_usage(M_FUNDS_BAD_STOCK, cli_argument);
	ask->span |= option == 'm';
	ask->stock |= option == STOCK_AT;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct funds_ask ask = {0};
	struct columns dictionary = {0};
	char **extra = arena_take(&a, (size_t)argc, sizeof(*extra));
	struct fault why;
	size_t nextra = 0;
	unsigned flags = 0;
	int option, status;

	cli_start(argc, argv, &program);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'D': extra[nextra++] = cli_argument; break;
		case 'F': to.prefix = cli_argument; ask.figures = true; break;
		case 'k': ask.keys = cli_list(&a, cli_argument, &ask.nkeys); break;
		case 'o': to.table = cli_argument; break;
		case 'v': ask.values = cli_list(&a, cli_argument, &ask.nvalues); break;
		case 'x': to.refused = cli_argument; break;
		case AS: ask.names = cli_list(&a, cli_argument, &ask.nnames); break;
		case FIGURES_TO: to.figures = cli_argument; break;
		case TOTALS: ask.totals = true; break;
		case 'm': case STOCK_AT: ask_months(&ask, option); break;
		default: flags |= TSV_MISSING_NEWLINE;
		}
	if (to.figures && !to.prefix)
		cli_usage(M_FIGURES_TO);
	if (funds_ask_wrong(&ask) != M_NONE)
		cli_usage(funds_ask_wrong(&ask));
	ask.paths = cli_operands(&ask.npaths);
	if (!columns_load(&dictionary, extra, nextra, &a, &why))
		cli_fail(&why);
	status = sum_funds(&ask, &dictionary, &a, flags);
	columns_free(&dictionary);
	arena_free(&a);
	return status;
}
