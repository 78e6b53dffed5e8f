/* export-table - a table as a workbook or CSV that opens undamaged */
#include <sys/stat.h>

#include "cli.h"
#include "export.h"

enum { ENCODING = CLI_LONG, FORM, FORMAT, LABELS, PLAIN_IDS, ROWS, SET, SPLIT, TITLE };

static const struct cli_option options[] = {
	CLI_COLUMNS, CLI_DICTIONARY,
	{'k', "keys", M_ARG_NAMES, M_EXPORT_HELP_KEYS},
	CLI_OUTPUT,
	{'T', "template", M_ARG_LAYOUT, M_EXPORT_HELP_LAYOUT},
	{ENCODING, "encoding", M_ARG_NAME, M_EXPORT_HELP_ENCODING},
	{FORM, "form", M_NONE, M_EXPORT_HELP_FORM},
	{FORMAT, "format", M_ARG_FORMAT, M_EXPORT_HELP_FORMAT},
	{LABELS, "labels", M_ARG_LABELS, M_EXPORT_HELP_LABELS},
	{PLAIN_IDS, "plain-ids", M_NONE, M_EXPORT_HELP_PLAIN},
	{ROWS, "rows", M_ARG_NUMBER, M_EXPORT_HELP_ROWS},
	{SET, "set", M_ARG_FACT, M_EXPORT_HELP_SET},
	{SPLIT, "split", M_ARG_NAME, M_EXPORT_HELP_SPLIT},
	{TITLE, "title", M_ARG_TEXT, M_EXPORT_HELP_TITLE}
};

static const struct cli_program program = {
	"export-table", M_EXPORT_ABOUT,
	"[-q] [--encoding name] [--form] [--format format] [--labels language] [--plain-ids]\n"
	"    [--rows n] [--set name=value] [--split name] [--title text] [-c names] [-D file]\n"
	"    [-k names] [-o file] [-T layout] [file ...]",
	options, COUNT(options)
};

static struct export_ask ask = {.labels = EXPORT_ZH, .encoding = "UTF-8"};
static const char *format;
static char **dictionaries, **sets;
static size_t ndictionaries;
static struct arena memory;

static void
say(const struct fault *notice)
{
	if (!cli_quiet)
		cli_warn(notice);
}

static void
take(int key)
{
	char *a = cli_argument;

	switch (key) {
	case 'c': ask.columns = cli_list(&memory, a, &ask.ncolumns); break;
	case 'D': dictionaries[ndictionaries++] = a; break;
	case 'k': ask.keys = cli_list(&memory, a, &ask.nkeys); break;
	case 'o': ask.output = a; break;
	case 'T': ask.layout = a; break;
	case ENCODING:
		if (!export_encoding_known(a))
			cli_usage(M_EXPORT_BAD_ENCODING, a);
		ask.encoding = a;
		break;
	case FORM: ask.form = true; break;
	case FORMAT: format = a; break;
	case LABELS:
		if (!export_labels_parse(a, &ask.labels))
			cli_usage(M_EXPORT_BAD_LABELS, a);
		break;
	case PLAIN_IDS: ask.plain_ids = true; break;
	case ROWS:
		if (!(ask.rows_said = export_rows_parse(a, &ask.rows)))
			cli_usage(M_EXPORT_BAD_ROWS, a);
		break;
	case SET:
		if (!export_is_set(a))
			cli_usage(M_EXPORT_BAD_SET);
		sets[ask.nsets++] = a;
		break;
	case SPLIT: ask.split = a; break;
	case TITLE:
		if (!export_is_line(a))
			cli_usage(M_EXPORT_BAD_TITLE);
		ask.title = a;
	}
}

static int
export_table(struct export *e, struct tsv *t)
{
	bool good = true;
	struct fault f;

	while (good && t && tsv_next(t)) {
		cli_progress(t);
		good = export_row(e, &f);
	}
	if (t && tsv_failed(t))
		cli_warn(tsv_failed(t));
	else if (!good)
		cli_warn(&f);
	good = good && !(t && tsv_failed(t));
	if (good)
		export_warn(e, cli_warn);
	if (!export_finish(e, good, &f)) {
		if (good)
			cli_warn(&f);
		return EXIT_FAILED;
	}
	export_say(e, say);
	if (t)
		cli_counts(tsv_rows(t), tsv_rows(t), 0);
	return EXIT_DONE;
}

int
main(int argc, char **argv)
{
	struct columns dictionary;
	struct export *e;
	struct fault f;
	size_t n;
	int key, status;

	cli_start(argc, argv, &program);
	dictionaries = arena_take(&memory, (size_t)argc, sizeof(char *));
	ask.sets = sets = arena_take(&memory, (size_t)argc, sizeof(char *));
	while ((key = cli_next()) != -1)
		take(key);
	char **files = cli_operands(&n);
	bool rows = !ask.form || n || ask.nkeys;	/* else the form is an empty one */
	enum msg wrong = export_ask_settle(&ask, format, rows);

	if (wrong != M_NONE)
		cli_usage(wrong, format);
	if (!columns_load(&dictionary, dictionaries, ndictionaries, &memory, &f))
		cli_fail(&f);
	struct tsv *t = rows ? cli_open(files, n, 0) : NULL;

	umask(077);	/* such files hold ID and account numbers */
	if (!export_open(&e, &ask, &dictionary, t, &f))
		cli_fail(&f);
	status = export_table(e, t);
	export_free(e);
	tsv_close(t);
	columns_free(&dictionary);
	arena_free(&memory);
	return status;
}
