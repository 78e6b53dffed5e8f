/* check-stacking - benefits that must not be held together in one month */
#include <stdlib.h>

#include "cli.h"
#include "stackfind.h"

enum { AREA = CLI_LONG, DECISIONS, FIGURES_TO, LANGUAGE, MEMBERS };

static const struct cli_option options[] = {
	CLI_DICTIONARY, {'e', "exit-code", M_NONE, M_STACK_HELP_EXIT}, CLI_FIGURES,
	{'m', "month", M_ARG_MONTHS, M_STACK_HELP_MONTH}, CLI_OUTPUT, CLI_RULES, CLI_REFUSED,
	{AREA, "area", M_ARG_CODE, M_STACK_HELP_AREA},
	{DECISIONS, "decisions", M_ARG_FILE, M_STACK_HELP_DECISIONS},
	{FIGURES_TO, "figures-to", M_ARG_FILE, M_STACK_HELP_TO},
	{LANGUAGE, "lang", M_ARG_LANG, M_STACK_HELP_LANG},
	{MEMBERS, "members", M_ARG_FILE, M_STACK_HELP_MEMBERS},
	CLI_ACCEPT_MISSING_NEWLINE
};

static const struct cli_program program = {
	"check-stacking", M_STACK_ABOUT,
	"[-eq] -r path [-m months] [--members file] [--decisions file] [--area code]\n"
	"    [--lang language] [-F prefix [--figures-to file]] [-D file] [-x file] [-o file]\n"
	"    [file ...]",
	options, COUNT(options)
};

static struct pairs_ask ask;
static struct outputs {
	const char *refused, *table, *figures, *prefix, *members;
	bool english;
} to;

/* Every payment into the stack. */
static void
take(struct stack *s, struct tsv *t, struct cli_refused *x)
{
	struct fault why;

	for (; tsv_next(t); cli_progress(t))
		if (stack_row(s, t, &why) == STACK_REFUSED)
			cli_refuse(x, t, &why);
	if (tsv_failed(t))
		cli_fail(tsv_failed(t));
}

/* The rules, the members and the decisions: all that stands before the first payment. */
static void
prepare(struct stack *s, struct pairs *p, const struct tsv *t)
{
	struct fault why;

	if (!pairs_open(p, &ask, cli_warn))
		exit(EXIT_FAILED);
	if (rules_is_example(p->rules, NULL, 0))
		cli_say(M_RECKON_EXAMPLE);
	if ((to.members && !stack_members(s, to.members, ask.flags, &why)) ||
	    !stack_bind(s, t, &why) || !pairs_area(p, t, &why))
		cli_fail(&why);
}

/* Judge what was taken; findings, figures or both are written. */
static void
judge(struct stackfind *s, struct tsv_out *table, struct tsv_out *figures)
{
	struct fault why;

	stackfind_header(s, to.prefix && !to.figures ? NULL : table);
	for (size_t i = 0; i < s->stack->n; i++)
		if (!stackfind_holder(s, &s->stack->holders[i], &why))
			cli_fail(&why);
	if (to.prefix && !stackfind_figures(s, str_of(to.prefix), figures, &why))
		cli_fail(&why);
	stackfind_say(s, cli_say);
}

static int
check_stacking(struct stack *s, char **paths, size_t n)
{
	struct tsv *t = cli_open(paths, n, ask.flags);
	struct pairs p;
	struct stackfind found = {.stack = s, .pairs = &p, .english = to.english};
	struct cli_refused x;
	struct tsv_out table, figures;
	struct fault why;
	bool good;

	prepare(s, &p, t);
	cli_refuse_open(&x, to.refused, t);
	cli_create(&table, to.table);
	if (to.figures)
		cli_create(&figures, to.figures);
	take(s, t, &x);
	good = cli_refuse_close(&x, true);
	judge(&found, &table, to.figures ? &figures : &table);
	if ((to.figures && !tsv_finish(&figures, good, &why)) || !tsv_finish(&table, good, &why))
		cli_fail(&why);
	cli_counts(tsv_rows(t), stackfind_rows(&found), x.count);
	n = stackfind_errors(&found);
	tsv_close(t);
	stackfind_free(&found);
	pairs_free(&p);
	stack_free(s);
	return !good ? EXIT_FAILED : n ? EXIT_FINDINGS : EXIT_DONE;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct stack s = {.from = INT32_MIN, .to = INT32_MAX};
	char **paths;
	size_t n;
	bool findings = false;
	int option, status;

	cli_start(argc, argv, &program);
	ask.rules = arena_take(&a, (size_t)argc, sizeof(char *));
	ask.dictionaries = arena_take(&a, (size_t)argc, sizeof(char *));
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'D': ask.dictionaries[ask.ndictionaries++] = cli_argument; break;
		case 'e': findings = true; break;
		case 'F': to.prefix = cli_argument; break;
		case 'm':
			if (!month_span_parse(str_of(cli_argument), &s.from, &s.to))
				cli_usage(M_RECKON_BAD_SPAN, cli_argument);
			break;
		case 'o': to.table = cli_argument; break;
		case 'r': ask.rules[ask.nrules++] = cli_argument; break;
		case 'x': to.refused = cli_argument; break;
		case AREA: ask.area = cli_argument; break;
		case DECISIONS: ask.decisions = cli_argument; break;
		case FIGURES_TO: to.figures = cli_argument; break;
		case LANGUAGE: to.english = cli_english(); break;
		case MEMBERS: to.members = cli_argument; break;
		default: ask.flags |= TSV_MISSING_NEWLINE;
		}
	if (!ask.nrules)
		cli_usage(M_RECKON_NO_RULES);
	if (to.figures && !to.prefix)
		cli_usage(M_FIGURES_TO);
	paths = cli_operands(&n);
	status = check_stacking(&s, paths, n);
	arena_free(&a);
	return findings || status == EXIT_FAILED ? status : EXIT_DONE;
}
