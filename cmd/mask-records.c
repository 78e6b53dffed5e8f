/* mask-records - a list that may be put on the wall */
#include "cli.h"
#include "publish.h"

enum { EXPLAIN = CLI_LONG, FORCE };

static const struct cli_option options[] = {
	CLI_COLUMNS, {'d', "date", M_ARG_DATE, M_MASK_HELP_DATE}, CLI_DICTIONARY, CLI_OUTPUT,
	{'T', "template", M_MASK_ARG_PROFILE, M_MASK_HELP_PROFILE}, CLI_ACCEPT_MISSING_NEWLINE,
	{EXPLAIN, "explain", M_ARG_FILE, M_MASK_HELP_EXPLAIN},
	{FORCE, "force", M_NONE, M_MASK_HELP_FORCE}
};

static const struct cli_program program = {
	"mask-records", M_MASK_ABOUT,
	"[-q] [--accept-missing-newline] [--explain file] [--force] [-c names] [-d date]\n"
	"    [-D file] [-o file] [-T profile] [file ...]",
	options, COUNT(options)
};

/* What the command line says. */
static struct ask {
	struct publish_ask list;
	const char *profile, *output, *explain;
	char **dictionaries;
	size_t ndictionaries;
	unsigned flags;
	struct arena a;
} ask = {.profile = "default"};

/* Does the list tell too much? Says so. */
static bool
is_refused(const struct publish *p)
{
	const struct publish_person *x = publish_told(p);
	struct fault f;

	if (x && ask.list.force)
		cli_say(M_MASK_FORCED, STR_FMT(x->name), (unsigned long)x->fewest, x->few);
	if (!x || ask.list.force)
		return false;
	f = x->where;
	fault_set(&f, msg_n(x->few, M_MASK_FEW_ONE, M_MASK_FEW), (unsigned long)x->fewest, x->few);
	cli_warn(&f);
	return true;
}

static int
mask_records(struct publish *p, struct tsv *t)
{
	struct tsv_out w, explained;
	struct fault f;
	size_t hidden;

	cli_create(&w, ask.output);
	if (ask.explain)
		cli_create(&explained, ask.explain);
	publish_header(p, &w);
	while (!w.out.failed && tsv_next(t)) {
		cli_progress(t);
		if (!publish_row(p, &w, &f))
			cli_fail(&f);
	}
	if (tsv_failed(t))
		cli_fail(tsv_failed(t));
	if (ask.explain) {
		publish_explain(p, &explained);
		if (!tsv_finish(&explained, true, &f))
			cli_fail(&f);
	}
	if (is_refused(p)) {
		tsv_finish(&w, false, &f);
		return EXIT_FAILED;
	}
	hidden = publish_hidden_names(p);
	cli_say(M_MASK_LEFT_OUT, p->n, tsv_columns(t));
	if (hidden)
		cli_say(msg_n(hidden, M_MASK_NAMES_HIDDEN_ONE, M_MASK_NAMES_HIDDEN), hidden);
	return cli_finish(t, &w, NULL, tsv_rows(t));
}

static int
run(char **files, size_t n)
{
	const struct privacy_rule *privacy;
	struct profile_column *profile;
	struct columns dictionary;
	struct publish p;
	struct fault f;
	int status;

	if (!columns_load(&dictionary, ask.dictionaries, ask.ndictionaries, &ask.a, &f))
		cli_fail(&f);
	privacy = privacy_load(&ask.a, &f);
	profile = privacy ? profile_load(ask.profile, &dictionary, privacy, &ask.a, &f) : NULL;
	if (!profile)
		cli_fail(&f);
	struct tsv *t = cli_open(files, n, ask.flags);
	if (!publish_bind(&p, &ask.list, profile, &dictionary, privacy, t, &f))
		cli_fail(&f);
	status = mask_records(&p, t);
	publish_free(&p);
	tsv_close(t);
	columns_free(&dictionary);
	return status;
}

int
main(int argc, char **argv)
{
	char **files;
	size_t n;
	int option, status;

	cli_start(argc, argv, &program);
	ask.dictionaries = arena_take(&ask.a, (size_t)argc, sizeof(*ask.dictionaries));
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'c':
			ask.list.columns = cli_list(&ask.a, cli_argument, &ask.list.ncolumns);
			break;
		case 'd':
			if (!date_parse(str_of(cli_argument), &ask.list.date))
				cli_usage(M_MASK_DATE, cli_argument);
			ask.list.dated = true;
			break;
		case 'D': ask.dictionaries[ask.ndictionaries++] = cli_argument; break;
		case 'o': ask.output = cli_argument; break;
		case 'T': ask.profile = cli_argument; break;
		case EXPLAIN: ask.explain = cli_argument; break;
		case FORCE: ask.list.force = true; break;
		default: ask.flags |= TSV_MISSING_NEWLINE;
		}
	files = cli_operands(&n);
	status = run(files, n);
	arena_free(&ask.a);
	return status;
}
