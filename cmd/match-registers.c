/* find the same persons in two registers */
#include "cli.h"
#include "matchexact.h"

enum { DECISIONS = CLI_LONG, EXACT, EXPLAIN, FIGURES_TO, LANGUAGE, MARGIN, ONE, SUFFIX, THRESHOLD,
	WEIGHTS };

static const struct cli_option options[] = {
	CLI_COLUMNS, {'e', "exit-code", M_NONE, M_MATCH_HELP_EXIT}, CLI_FIGURES,
	{'k', "keys", M_ARG_NAMES, M_MATCH_HELP_KEYS}, CLI_OUTPUT, CLI_ACCEPT_MISSING_NEWLINE,
	{DECISIONS, "decisions", M_ARG_FILE, M_MATCH_HELP_DECISIONS},
	{EXACT, "exact", M_NONE, M_MATCH_HELP_EXACT},
	{EXPLAIN, "explain", M_ARG_FILE, M_MATCH_HELP_EXPLAIN},
	{FIGURES_TO, "figures-to", M_ARG_FILE, M_HELP_FIGURES_TO},
	{LANGUAGE, "lang", M_ARG_LANG, M_MATCH_HELP_LANG},
	{MARGIN, "margin", M_MATCH_ARG_BITS, M_MATCH_HELP_MARGIN},
	{ONE, "one-to-one", M_NONE, M_MATCH_HELP_ONE},
	{SUFFIX, "suffix", M_MATCH_ARG_TEXT, M_MATCH_HELP_SUFFIX},
	{THRESHOLD, "threshold", M_MATCH_ARG_BITS, M_MATCH_HELP_THRESHOLD},
	{WEIGHTS, "weights", M_ARG_FILE, M_MATCH_HELP_WEIGHTS}
};

static const struct cli_program program = {
	"match-registers", M_MATCH_ABOUT,
	"[-eq] [--accept-missing-newline] [--exact] [--one-to-one]\n"
	"    [--threshold bits] [--margin bits] [--decisions file] [--explain file]\n"
	"    [--lang language] [--suffix text] [--weights file] [-F prefix [--figures-to file]]\n"
	"    [-c names] [-o file] -k names left right",
	options, COUNT(options)
};

static struct match_ask ask = {.suffix = "_right", .threshold = -1, .margin = -1};
static struct {
	const char *table, *figures, *prefix, *explain;
	struct str *columns;
	size_t ncolumns;
	bool english, findings;
} to;

static centibits
take_bits(void)
{
	centibits bits;

	if (!weights_bits(str_of(cli_argument), &bits) || bits < 0)
		cli_usage(M_MATCH_BAD_BITS, cli_argument);
	return bits;
}

static void
check_usage(size_t operands)
{
	if (!ask.keys)
		cli_usage(M_MATCH_NO_KEY);
	if (operands != 2)
		cli_usage(M_MATCH_TWO);
	if (cli_is_dash(ask.paths[0]) + cli_is_dash(ask.paths[1]) + cli_is_dash(ask.decisions) > 1)
		cli_usage(M_ONLY_ONE_STDIN);
	if (ask.exact && (ask.decisions || to.explain))
		cli_usage(M_MATCH_EXACT_WITH);
	if (to.figures && !to.prefix)
		cli_usage(M_FIGURES_TO);
}

/* Both registers to the outputs that are open. */
static bool
match(struct match *m, struct matchout *o, struct tsv_out *explain, struct fault *why)
{
	return m->exact ? matchexact(m, o, cli_progress, why) :
	    match_run(m, cli_progress, cli_say, why) &&
	    matchout_all(o, m, explain, to.english, why);
}

static int
match_registers(void)
{
	struct tsv_out w, figures, explain;
	struct match m;
	struct matchout o;
	struct fault why;

	if (!match_open(&m, &ask, &why) || !matchout_open(&o, !to.prefix || to.figures ? &w : NULL,
	    m.left.t, m.right.t, ask.suffix, to.columns, to.ncolumns, &why))
		cli_fail(&why);
	cli_create(&w, to.table);
	if (to.figures)
		cli_create(&figures, to.figures);
	if (to.explain)
		cli_create(&explain, to.explain);
	if (!match(&m, &o, to.explain ? &explain : NULL, &why))
		cli_fail(&why);
	if (to.prefix)
		matchout_figures(&m, str_of(to.prefix), to.figures ? &figures : &w);
	if ((to.figures && !tsv_finish(&figures, true, &why)) ||
	    (to.explain && !tsv_finish(&explain, true, &why)) || !tsv_finish(&w, true, &why))
		cli_fail(&why);
	match_say(&m, cli_say);
	cli_counts(m.left.n + m.right.n, o.rows, 0);
	bool found = m.counts[MATCH_REVIEW] || m.counts[MATCH_CONFLICT];
	matchout_free(&o);
	match_free(&m);
	return found ? EXIT_FINDINGS : EXIT_DONE;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	size_t n;
	int option, status;

	cli_start(argc, argv, &program);
	ask.folder = columns_folder();
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'c': to.columns = cli_list(&a, cli_argument, &to.ncolumns); break;
		case 'e': to.findings = true; break;
		case 'F': to.prefix = cli_argument; break;
		case 'k': ask.keys = cli_list(&a, cli_argument, &ask.nkeys); break;
		case 'o': to.table = cli_argument; break;
		case DECISIONS: ask.decisions = cli_argument; break;
		case EXACT: ask.exact = true; break;
		case EXPLAIN: to.explain = cli_argument; break;
		case FIGURES_TO: to.figures = cli_argument; break;
		case LANGUAGE: to.english = cli_english(); break;
		case MARGIN: ask.margin = take_bits(); break;
		case ONE: ask.one_to_one = true; break;
		case SUFFIX: ask.suffix = cli_argument; break;
		case THRESHOLD: ask.threshold = take_bits(); break;
		case WEIGHTS: ask.weights = cli_argument; break;
		default: ask.flags |= TSV_MISSING_NEWLINE;
		}
	ask.paths = cli_operands(&n);
	check_usage(n);
	status = match_registers();
	arena_free(&a);
	return to.findings ? status : EXIT_DONE;
}
