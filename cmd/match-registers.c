/* find the same persons in two registers */
#include <stdlib.h>

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
	{FIGURES_TO, "figures-to", M_ARG_FILE, M_MATCH_HELP_TO},
	{LANGUAGE, "lang", M_RECKON_ARG_LANG, M_MATCH_HELP_LANG},
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

static struct {
	const char *table, *figures, *prefix, *explain, *decisions, *weights, *suffix;
	struct str *keys, *columns;
	size_t nkeys, ncolumns;
	centibits threshold, margin;	/* -1: of the weights */
	unsigned flags;
	bool english, findings;
} ask = {.suffix = "_right", .threshold = -1, .margin = -1};

static centibits
take_bits(void)
{
	centibits bits;

	if (!weights_bits(str_of(cli_argument), &bits) || bits < 0)
		cli_usage(M_MATCH_BAD_BITS, cli_argument);
	return bits;
}

/* The two registers opened, the tables and the answers read: all that stands before the first row. */
static void
prepare(struct match *m, char **paths)
{
	struct buf weights = {0};
	struct fault why;

	buf_printf(&weights, "%s/match/weights.tsv", columns_folder());
	m->left.path = paths[0];
	m->right.path = paths[1];
	m->left.t = cli_open(&paths[0], 1, ask.flags);
	m->right.t = cli_open(&paths[1], 1, ask.flags);
	if (!match_bind(m, ask.keys, ask.nkeys, &why) ||
	    !weights_read(m->bits, ask.weights ? ask.weights : buf_cstr(&weights), 0, &why) ||
	    !namefold_open(&m->names, columns_folder(), &why) ||
	    (ask.decisions && !match_answers_open(m, ask.decisions, ask.keys, ask.nkeys, ask.suffix,
	    ask.flags, &why)))
		cli_fail(&why);
	if (ask.threshold >= 0)
		m->bits[WEIGHT_LIMIT_ACCEPT] = ask.threshold;
	if (ask.margin >= 0)
		m->bits[WEIGHT_LIMIT_MARGIN] = ask.margin;
	buf_free(&weights);
}

/* Who is who, in memory. */
static bool
match(struct match *m, struct fault *why)
{
	size_t unused;

	if (!match_read(m, cli_progress, why))
		return false;
	match_mark_rows(m);
	unused = match_answers_give(m);
	if (unused)
		cli_say(msg_n(unused, M_MATCH_UNUSED_ONE, M_MATCH_UNUSED), unused);
	match_candidates(m);
	match_assign(m);
	return true;
}

static void
say(const struct match *m)
{
	const size_t *n = m->counts;

	if (m->left.unsound || m->right.unsound)
		cli_say(M_MATCH_STATES, m->left.unsound, m->right.unsound);
	if (m->common)
		cli_say(M_MATCH_COMMON, m->common, (size_t)MATCH_NAME_MANY);
	if (m->capped)
		cli_say(M_MATCH_CAPPED, m->capped, (size_t)MATCH_BLOCK_MANY);
	cli_say(M_MATCH_SAYS, m->persons, n[MATCH_REVIEW], n[MATCH_CONFLICT], n[MATCH_LEFT],
	    n[MATCH_RIGHT]);
}

static int
match_registers(struct match *m)
{
	bool table = !ask.prefix || ask.figures, good;
	struct tsv_out w, figures, explain;
	struct matchout o;
	struct fault why;

	if (!matchout_open(&o, table ? &w : NULL, m->left.t, m->right.t, ask.suffix, ask.columns,
	    ask.ncolumns, &why))
		cli_fail(&why);
	cli_create(&w, ask.table);
	if (ask.figures)
		cli_create(&figures, ask.figures);
	if (ask.explain)
		cli_create(&explain, ask.explain);
	good = m->exact ? matchexact(m, &o, cli_progress, &why) : match(m, &why) &&
	    matchout_all(&o, m, ask.explain ? &explain : NULL, ask.english, &why);
	if (!good)
		cli_fail(&why);
	if (ask.prefix)
		matchout_figures(m, str_of(ask.prefix), ask.figures ? &figures : &w);
	if ((ask.figures && !tsv_finish(&figures, true, &why)) ||
	    (ask.explain && !tsv_finish(&explain, true, &why)) || !tsv_finish(&w, true, &why))
		cli_fail(&why);
	say(m);
	cli_counts(m->left.n + m->right.n, o.rows, 0);
	matchout_free(&o);
	return m->counts[MATCH_REVIEW] || m->counts[MATCH_CONFLICT] ? EXIT_FINDINGS : EXIT_DONE;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct match m = {0};
	char **paths;
	size_t n;
	int option, status;

	cli_start(argc, argv, &program);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'c': ask.columns = cli_list(&a, cli_argument, &ask.ncolumns); break;
		case 'e': ask.findings = true; break;
		case 'F': ask.prefix = cli_argument; break;
		case 'k': ask.keys = cli_list(&a, cli_argument, &ask.nkeys); break;
		case 'o': ask.table = cli_argument; break;
		case DECISIONS: ask.decisions = cli_argument; break;
		case EXACT: m.exact = true; break;
		case EXPLAIN: ask.explain = cli_argument; break;
		case FIGURES_TO: ask.figures = cli_argument; break;
		case LANGUAGE:
			ask.english = str_eq(str_of(cli_argument), STR("en"));
			if (!ask.english && !str_eq(str_of(cli_argument), STR("zh")))
				cli_usage(M_MATCH_BAD_LANG, cli_argument);
			break;
		case MARGIN: ask.margin = take_bits(); break;
		case ONE: m.one_to_one = true; break;
		case SUFFIX: ask.suffix = cli_argument; break;
		case THRESHOLD: ask.threshold = take_bits(); break;
		case WEIGHTS: ask.weights = cli_argument; break;
		default: ask.flags |= TSV_MISSING_NEWLINE;
		}
	paths = cli_operands(&n);
	if (!ask.keys)
		cli_usage(M_MATCH_NO_KEY);
	if (n != 2)
		cli_usage(M_MATCH_TWO);
	if (str_eq(str_of(paths[0]), STR("-")) && str_eq(str_of(paths[1]), STR("-")))
		cli_usage(M_ONLY_ONE_STDIN);
	if (m.exact && (ask.decisions || ask.explain))
		cli_usage(M_MATCH_EXACT_WITH);
	if (ask.figures && !ask.prefix)
		cli_usage(M_FUNDS_FIGURES_TO);
	prepare(&m, paths);
	status = match_registers(&m);
	match_free(&m);
	arena_free(&a);
	return ask.findings ? status : EXIT_DONE;
}
