/* diff-registers - who entered, who left, what changed between two states of a table */
#include "cli.h"
#include "diffout.h"

enum { AS = CLI_LONG, BALANCE, BY, DIFFERENCE, FIGURES_TO, IGNORE, PLAIN, SAME };

static const struct cli_option options[] = {
	{'c', "columns", M_ARG_NAMES, M_DIFFER_HELP_COLUMNS}, CLI_DICTIONARY, CLI_FINDINGS_EXIT,
	CLI_FIGURES, {'k', "keys", M_ARG_NAMES, M_DIFFER_HELP_KEYS},
	{'m', "month", M_ARG_MONTH, M_DIFFER_HELP_MONTH}, CLI_OUTPUT,
	{'v', "value", M_ARG_NAME, M_DIFFER_HELP_VALUE},
	{AS, "as", M_ARG_NAMES, M_DIFFER_HELP_AS},
	{BALANCE, "balance", M_ARG_FILE, M_DIFFER_HELP_BALANCE},
	{BY, "by", M_ARG_NAMES, M_DIFFER_HELP_BY},
	{DIFFERENCE, "difference", M_NONE, M_DIFFER_HELP_DIFFERENCE},
	{FIGURES_TO, "figures-to", M_ARG_FILE, M_HELP_FIGURES_TO},
	{IGNORE, "ignore", M_ARG_NAMES, M_DIFFER_HELP_IGNORE},
	{PLAIN, "plain", M_NONE, M_DIFFER_HELP_PLAIN},
	{SAME, "same", M_NONE, M_DIFFER_HELP_SAME}, CLI_ACCEPT_MISSING_NEWLINE
};

static const struct cli_program program = {
	"diff-registers", M_DIFFER_ABOUT,
	"[-eq] [-c names | --ignore names] [-v name] [--by names]\n"
	"    [--balance file] [-F prefix [--figures-to file]] [-m month] [--same]\n"
	"    [--as names] [--difference] [--plain] [--accept-missing-newline]\n"
	"    [-D file] [-o file] -k names old new",
	options, COUNT(options)
};

static struct {
	const char *table, *figures, *balance;
	bool tell;
} to;

/* The differences, or with -F alone only counted: then no row of them is written. */
static int
compare(const struct diffout_ask *ask, const struct columns *dictionary)
{
	struct tsv_out table, figures, balance;
	bool alone = to.tell && !to.figures;
	struct diffout d;
	struct fault f;
	size_t out;

	if (!diffout_open(&d, ask, dictionary, &f))
		cli_fail(&f);
	cli_create(&table, to.table);
	if (to.figures)
		cli_create(&figures, to.figures);
	if (to.balance)
		cli_create(&balance, to.balance);
	if (!diffout_rows(&d, alone ? NULL : &table, cli_progress, &out, &f) || (to.tell &&
	    !diffout_figures(&d, alone ? &table : &figures, alone ? &out : NULL, &f)))
		cli_fail(&f);
	if (to.balance)
		diffout_balance(&d, &balance);
	/* the table last, it stands for all; but where it failed already, not all was counted */
	if ((table.out.failed && !tsv_finish(&table, true, &f)) ||
	    (to.figures && !tsv_finish(&figures, true, &f)) ||
	    (to.balance && !tsv_finish(&balance, true, &f)) || !tsv_finish(&table, true, &f))
		cli_fail(&f);
	diffout_notices(&d, cli_say);
	cli_counts(diffout_read(&d), out, 0);
	out = diffout_found(&d);
	diffout_free(&d);
	return out ? EXIT_FINDINGS : EXIT_DONE;
}

/* What does not go together. */
static void
check(struct diffout_ask *ask)
{
	enum msg wrong = diffout_ask_wrong(ask);
	char **files;
	size_t n;

	if (to.figures && !to.tell)
		cli_usage(M_FIGURES_TO);
	if (wrong != M_NONE)
		cli_usage(wrong);
	files = cli_operands(&n);
	if (n != 2)
		cli_usage(M_DIFFER_TWO_TABLES);
	if (cli_is_dash(files[0]) && cli_is_dash(files[1]))
		cli_usage(M_ONLY_ONE_STDIN);
	ask->differ.old = files[0];
	ask->differ.new = files[1];
}

static void
take_month(struct balance_figures *f)
{
	f->dated = month_parse(str_of(cli_argument), &f->month);
	if (!f->dated)
		cli_usage(M_RECORDS_BAD_MONTH, cli_argument);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct diffout_ask ask = {0};
	struct differ_ask *q = &ask.differ;
	struct columns dictionary = {0};
	char **extra = arena_take(&a, (size_t)argc, sizeof(*extra));
	struct fault f;
	size_t nextra = 0;
	bool findings = false;
	int option, status;

	cli_start(argc, argv, &program);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'c': q->columns = cli_list(&a, cli_argument, &q->ncolumns); break;
		case 'D': extra[nextra++] = cli_argument; break;
		case 'e': findings = true; break;
		case 'F': ask.figures.prefix = str_of(cli_argument); to.tell = true; break;
		case 'k': q->keys = cli_list(&a, cli_argument, &q->nkeys); break;
		case 'm': take_month(&ask.figures); break;
		case 'o': to.table = cli_argument; break;
		case 'v': q->value = str_of(cli_argument); break;
		case AS: ask.names = cli_list(&a, cli_argument, &ask.nnames); break;
		case BALANCE: to.balance = cli_argument; ask.balance = true; break;
		case BY: q->by = cli_list(&a, cli_argument, &q->nby); break;
		case DIFFERENCE: ask.difference = true; break;
		case FIGURES_TO: to.figures = cli_argument; break;
		case IGNORE: q->ignored = cli_list(&a, cli_argument, &q->nignored); break;
		case PLAIN: ask.plain = true; break;
		case SAME: ask.same = true; break;
		default: q->flags |= TSV_MISSING_NEWLINE;
		}
	check(&ask);
	if (!columns_load(&dictionary, extra, nextra, &a, &f))
		cli_fail(&f);
	status = compare(&ask, &dictionary);
	columns_free(&dictionary);
	arena_free(&a);
	return findings ? status : EXIT_DONE;
}
