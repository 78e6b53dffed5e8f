/* gen-report - a report from a template and figures */
#include "cli.h"
#include "documents.h"

enum { EACH = CLI_LONG, FORMAT, MISSING, SET };

static const struct cli_option options[] = {
	CLI_DICTIONARY, CLI_OUTPUT, CLI_TEMPLATE,
	{EACH, "each", M_ARG_NAME, M_REPORT_HELP_EACH},
	{FORMAT, "format", M_ARG_FORMAT, M_REPORT_HELP_FORMAT},
	{MISSING, "missing", M_NONE, M_REPORT_HELP_MISSING},
	{SET, "set", M_ARG_FACT, M_REPORT_HELP_SET}
};

static const struct cli_program program = {
	"gen-report", M_REPORT_ABOUT,
	"[-q] [--each name] [--format format] [--missing] [--set name=value] [-D file] [-o file]\n"
	"    -T template [figures ...] [name=table ...]",
	options, COUNT(options)
};

/* What the command line says, and what it names. */
struct ask {
	const char *template, *format;
	struct documents documents;
	struct template_how how;
	char **facts, **dictionaries, **operands;
	size_t nfacts, ndictionaries, noperands;
	struct arena arena;
	struct figures figures;
};

static void
read_figures(struct ask *ask)
{
	struct fault why;
	size_t i;

	if (!ask->noperands && !figures_read(&ask->figures, "-", &ask->arena, &why))
		cli_fail(&why);
	for (i = 0; i < ask->noperands; i++)
		if (!template_assigned(ask->operands[i]) &&
		    !figures_read(&ask->figures, ask->operands[i], &ask->arena, &why))
			cli_fail(&why);
	for (i = 0; i < ask->nfacts; i++)
		if (!template_add_fact(&ask->figures, ask->facts[i], &ask->arena, &why))
			cli_usage(M_TEMPLATE_AS_IS, why.text);
}

static void
read_tables(struct template_data *d, const struct ask *ask)
{
	struct fault why;
	size_t i;

	for (i = 0; i < ask->noperands; i++)
		if (template_assigned(ask->operands[i]) &&
		    !template_add_table(d, ask->operands[i], &why))
			cli_fail(&why);
}

/* False: everything that is wrong has been said. */
static bool
fill(struct template_data *d, struct ask *ask)
{
	struct template *t = template_open();
	struct fault why = {.text = ""};
	bool good = template_read(t, str_of(ask->template)) &&
	    documents_fill(&ask->documents, t, d, &ask->how, &why);
	size_t n, i;
	const struct fault *faults = template_faults(t, &n);

	for (i = 0; i < n; i++)
		cli_warn(&faults[i]);
	if (why.text[0])
		cli_warn(&why);
	template_close(t);
	return good;
}

static int
gen_report(struct ask *ask, const struct columns *dictionary)
{
	struct documents *x = &ask->documents;
	struct template_data data;
	struct fault why;
	bool good;

	read_figures(ask);
	template_data_open(&data, &ask->figures, dictionary);
	read_tables(&data, ask);
	good = fill(&data, ask);
	if (!documents_write(x, good, &why))
		cli_fail(&why);
	if (good && x->key.n)
		cli_say(msg_n(x->n, M_REPORT_DOCUMENTS_ONE, M_REPORT_DOCUMENTS), x->n);
	if (good)
		cli_say(M_REPORT_COUNTS, template_figures_used(&data), ask->figures.n,
		    data.rows_printed);
	documents_free(x);
	template_data_close(&data);
	return good ? EXIT_DONE : EXIT_FAILED;
}

int
main(int argc, char **argv)
{
	struct ask ask = {.template = NULL};
	struct columns dictionary;
	struct fault why;
	int option, status;

	ask.facts = arena_take(&ask.arena, (size_t)argc, sizeof(*ask.facts));
	ask.dictionaries = arena_take(&ask.arena, (size_t)argc, sizeof(*ask.dictionaries));
	cli_start(argc, argv, &program);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'D': ask.dictionaries[ask.ndictionaries++] = cli_argument; break;
		case 'o': ask.documents.path = cli_argument; break;
		case 'T': ask.template = cli_argument; break;
		case EACH: ask.documents.key = str_of(cli_argument); break;
		case FORMAT: ask.format = cli_argument; break;
		case MISSING: ask.how.missing = STR("待补充"); break;
		case SET: ask.facts[ask.nfacts++] = cli_argument; break;
		}
	if (!ask.template)
		cli_usage(M_REPORT_NO_TEMPLATE);
	ask.how.format = template_format_of(str_of(ask.template));
	if (ask.format && !template_format_parse(str_of(ask.format), &ask.how.format))
		cli_usage(M_REPORT_NO_FORMAT, ask.format);
	ask.operands = cli_operands(&ask.noperands);
	if (!columns_load(&dictionary, ask.dictionaries, ask.ndictionaries, &ask.arena, &why))
		cli_fail(&why);
	status = gen_report(&ask, &dictionary);
	columns_free(&dictionary);
	figures_free(&ask.figures);
	arena_free(&ask.arena);
	return status;
}
