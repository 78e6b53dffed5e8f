/* check-rules - faults, doubts, cases and parameters of rule tables */
#include "cli.h"
#include "critic.h"

enum { AREA = CLI_LONG, CASES, COVERAGE, KNOWN };

static const struct cli_option options[] = {
	{'d', "date", M_ARG_DATE, M_CRITIC_HELP_DATE},
	CLI_DICTIONARY,
	{'e', "exit-code", M_NONE, M_CRITIC_HELP_EXIT},
	CLI_OUTPUT,
	CLI_RULES,
	CLI_ACCEPT_MISSING_NEWLINE,
	{AREA, "area", M_ARG_CODE, M_CRITIC_HELP_AREA},
	{CASES, "cases", M_ARG_FILE, M_CRITIC_HELP_CASES},
	{COVERAGE, "coverage", M_NONE, M_CRITIC_HELP_COVERAGE},
	{KNOWN, "known", M_ARG_DATE, M_RECKON_HELP_KNOWN},
};

static const struct cli_program program = {
	"check-rules", M_CRITIC_ABOUT,
	"[-eq] [-d date] [--known date] [--area code] [--cases file [--coverage]]\n"
	"    [--accept-missing-newline] [-D file] [-r path] [-o file] [path ...]",
	options, COUNT(options)
};

static struct critic_ask ask = {.known = DAYS_MAX};
static bool exit_findings;

static bool
find(struct critic *c, struct findings *s)
{
	bool good;

	if (!ask.cases.n)
		return critic_rules(c, s);
	good = critic_cases(c, s);
	if (good)
		cli_say(M_CASES_COUNTS, c->met, c->checked, c->used, c->rows);
	return good;
}

static int
check_rules(struct critic *c, const char *path)
{
	struct findings s = {0};
	struct tsv_out w;
	struct fault f;
	bool good, any;

	cli_create(&w, path);
	if (ask.dated && !ask.cases.n)
		good = critic_parameters(c, &w);
	else {
		findings_open(&s, &w);
		good = find(c, &s);
		if (good)
			findings_start(&s);
	}
	if (!tsv_finish(&w, good, &f)) {
		cli_warn(&f);
		good = false;
	}
	any = s.count[SEVERITY_ERROR] + s.count[SEVERITY_DOUBT] > 0;
	findings_free(&s);
	return !good ? EXIT_FAILED : any && exit_findings ? EXIT_FINDINGS : EXIT_DONE;
}

static void
read_date(days *day, bool *given)
{
	if (!date_parse(str_of(cli_argument), day))
		cli_usage(M_RECKON_BAD_DATE, cli_argument);
	*given = true;
}

static void
add(struct names *list, char *path)
{
	list->list[list->n++] = path;
}

/* With --cases the operands are further tables of cases, else rules. */
static void
read_operands(void)
{
	size_t n;
	char **paths = cli_operands(&n);

	for (size_t i = 0; i < n; i++)
		add(ask.cases.n ? &ask.cases : &ask.rules, paths[i]);
	if (!ask.rules.n)
		cli_usage(M_RECKON_NO_RULES);
	if (ask.coverage && !ask.cases.n)
		cli_usage(M_CRITIC_COVERAGE_ALONE);
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	const char *path = NULL;
	struct critic c;
	bool known;
	int key, status = EXIT_FAILED;

	cli_start(argc, argv, &program);
	ask.rules.list = arena_take(&a, (size_t)argc + 1, sizeof(char *));
	ask.cases.list = arena_take(&a, (size_t)argc + 1, sizeof(char *));
	ask.dictionaries.list = arena_take(&a, (size_t)argc + 1, sizeof(char *));
	while ((key = cli_next()) != -1)
		switch (key) {
		case 'd': read_date(&ask.date, &ask.dated); break;
		case 'D': add(&ask.dictionaries, cli_argument); break;
		case 'e': exit_findings = true; break;
		case 'o': path = cli_argument; break;
		case 'r': add(&ask.rules, cli_argument); break;
		case AREA: ask.area = str_of(cli_argument); break;
		case CASES: add(&ask.cases, cli_argument); break;
		case COVERAGE: ask.coverage = true; break;
		case KNOWN: read_date(&ask.known, &known); break;
		default: ask.flags |= TSV_MISSING_NEWLINE;
		}
	read_operands();
	if (critic_open(&c, &ask, cli_warn))
		status = check_rules(&c, path);
	critic_free(&c);
	arena_free(&a);
	return status;
}
