/* track-targets - targets against figures: completion, gap, state */
#include "cli.h"
#include "targets.h"

enum { FIGURES_TO = CLI_LONG };

static const struct cli_option options[] = {
	{'d', "date", M_ARG_DATE, M_TARGETS_HELP_DATE},
	{'e', "exit-code", M_NONE, M_TARGETS_HELP_EXIT},
	CLI_FIGURES, CLI_OUTPUT, {FIGURES_TO, "figures-to", M_ARG_FILE, M_HELP_FIGURES_TO},
	CLI_ACCEPT_MISSING_NEWLINE
};

static const struct cli_program program = {
	"track-targets", M_TARGETS_ABOUT,
	"[-eq] [-d date] [-F prefix [--figures-to file]] [-o file] targets figures ...",
	options, COUNT(options)
};

static struct outputs {
	const char *table, *figures, *prefix;
	bool dated, rows;		/* -d was given; the table is written */
	days date;
	struct tsv_out table_out, figures_out;
	struct targets_told told;
} to;

/* A figure that is missing may only be misspelt. */
static void
say_nearest(const struct tsv *t, const struct target *x, const struct figures *g)
{
	struct str near = figures_nearest(g, x->key);

	if (near.n && !str_eq(near, x->key))
		cli_say(M_TARGETS_NEAR, STR_FMT(tsv_file(t)), tsv_line(t), STR_FMT(x->key),
		    STR_FMT(near));
}

static void
track(struct tsv *t, const struct figures *g, size_t counts[TARGET_STATES])
{
	struct targets table;
	struct standing s = {0};
	struct target x;
	struct fault why;

	if (!targets_bind(&table, t, to.dated, &why))
		cli_fail(&why);
	if (to.rows)
		targets_put_header(t, to.dated, &to.table_out);
	while (tsv_next(t)) {
		if (!targets_row(&table, t, &x, &why) || !target_judge(&x, g, &s, &why))
			cli_fail(&why);
		counts[s.state]++;
		if (s.state == TARGET_MISSING)
			say_nearest(t, &x, g);
		if (to.rows)
			targets_put(t, &x, &s, to.dated ? &to.date : NULL, &to.table_out);
		if (to.prefix && !targets_tell(&to.told, &x, &s, &why))
			cli_fail(&why);
	}
	if (tsv_failed(t))
		cli_fail(tsv_failed(t));
	if (to.prefix && !targets_tell_states(&to.told, counts, &why))
		cli_fail(&why);
	standing_free(&s);
	targets_free(&table);
}

static void
open_outputs(void)
{
	to.rows = !to.prefix || to.figures;
	cli_create(&to.table_out, to.table);
	if (to.figures)
		cli_create(&to.figures_out, to.figures);
	to.told.w = to.figures ? &to.figures_out : &to.table_out;
	to.told.prefix = str_of(to.prefix);
	if (to.prefix)
		figures_put_header(to.told.w);
}

static void
close_outputs(void)
{
	struct fault why;

	if (to.figures && !tsv_finish(&to.figures_out, true, &why))
		cli_fail(&why);
	if (!tsv_finish(&to.table_out, true, &why))
		cli_fail(&why);
}

static int
track_targets(char **paths, size_t n, unsigned flags)
{
	struct arena a = {0};
	struct figures g = {.flags = flags};
	struct fault why;
	struct tsv *t;
	size_t counts[TARGET_STATES] = {0};

	for (size_t i = 1; i < n; i++)
		if (!figures_read(&g, paths[i], &a, &why))
			cli_fail(&why);
	t = cli_open(paths, 1, flags);
	open_outputs();
	track(t, &g, counts);
	close_outputs();
	targets_say(counts, cli_say);
	cli_counts(tsv_rows(t), to.rows ? tsv_rows(t) : to.told.made.n, 0);
	n = tsv_rows(t) - counts[TARGET_MET];
	tsv_close(t);
	targets_told_free(&to.told);
	figures_free(&g);
	arena_free(&a);
	return n ? EXIT_FINDINGS : EXIT_DONE;
}

int
main(int argc, char **argv)
{
	bool findings = false;
	char **paths;
	size_t n;
	unsigned flags = 0;
	int option, status;

	cli_start(argc, argv, &program);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'd':
			if (!date_parse(str_of(cli_argument), &to.date))
				cli_usage(M_TARGETS_BAD_DATE, cli_argument);
			to.dated = true;
			break;
		case 'e': findings = true; break;
		case 'F': to.prefix = cli_argument; break;
		case 'o': to.table = cli_argument; break;
		case FIGURES_TO: to.figures = cli_argument; break;
		default: flags |= TSV_MISSING_NEWLINE;
		}
	paths = cli_operands(&n);
	if (n < 2)
		cli_usage(M_TARGETS_OPERANDS);
	if (to.figures && !to.prefix)
		cli_usage(M_FIGURES_TO);
	status = track_targets(paths, n, flags);
	return findings ? status : EXIT_DONE;
}
