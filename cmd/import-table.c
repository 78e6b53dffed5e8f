/* one clean table out of the sheets of many offices */
#include "cli.h"
#include "headers_unit.h"
#include "sheets_out.h"

enum { DELIMITER = CLI_LONG, ENCODING, FILL_DOWN, HEADER, MAP, ORIGIN, TOTALS, UNFOLD, UNIT };

static const struct cli_option options[] = {
	CLI_COLUMNS, CLI_DICTIONARY, CLI_OUTPUT, {'s', "sheet", M_ARG_NAMES, M_HELP_SHEETS},
	CLI_REFUSED, {DELIMITER, "delimiter", M_ARG_DELIMITER, M_HELP_DELIMITER},
	{ENCODING, "encoding", M_ARG_ENCODING, M_HELP_ENCODING},
	{FILL_DOWN, "fill-down", M_ARG_NAMES, M_HELP_FILL_DOWN},
	{HEADER, "header", M_ARG_NUMBER, M_HELP_HEADER},
	{MAP, "map", M_ARG_FILE, M_HELP_MAP},
	{ORIGIN, "origin", M_NONE, M_HELP_ORIGIN},
	{TOTALS, "totals", M_ARG_FILE, M_HELP_TOTALS},
	{UNFOLD, "unfold", M_NONE, M_HELP_UNFOLD},
	{UNIT, "unit", M_ARG_UNIT, M_HELP_UNIT},
};

static const struct cli_program program = {
	"import-table", M_IMPORT_ABOUT,
	"[-q] [-c names] [-D file] [-o file] [-s names] [-x file] [--delimiter character] "
	"[--encoding name] [--fill-down names] [--header n] [--map file] [--origin] "
	"[--totals file] [--unfold] [--unit unit] [file ...]",
	options, COUNT(options)
};

static struct sheets_options wanted;
static const char *output, *refused_path;
static struct arena memory;
static struct tsv_out out;
static struct cli_refused refused;

static void
say(const struct fault *notice)
{
	if (!cli_quiet)
		cli_warn(notice);
}

static void
open_outputs(const struct sheets *s)
{
	cli_create(&out, output);
	sheets_put_names(s, &out);
	tsv_end(&out);
	if (!(refused.open = refused_path))
		return;
	cli_create(&refused.out, refused_path);
	sheets_put_refused_names(s, &refused.out, refused.own);
}

/* A totals row that differs is refused like a row of data: to -x, or the run fails. */
static void
take_total(const struct sheets *s)
{
	struct fault f;
	if (sheets_total_differs(s, cli_warn, &f) && refused.open)
		cli_refuse_row(&refused, buf_str(&s->row), &f);
}

static bool
import_table(struct sheets *s)
{
	enum sheets_event event;
	sheets_say_start(s, say);
	while ((event = sheets_next(s)) != SHEETS_END && event != SHEETS_FAILED) {
		if (event == SHEETS_ROW) {
			tsv_put_row(&out, buf_str(&s->row));
			tsv_end(&out);
		} else if (event == SHEETS_REFUSED) {
			cli_refuse_row(&refused, buf_str(&s->row), &s->fault);
		} else if (event == SHEETS_TOTAL) {
			take_total(s);
		} else {
			sheets_say_file(s, say);
		}
	}
	if (event == SHEETS_FAILED)
		cli_warn(&s->fault);
	else
		sheets_say_columns(s, say);
	return event == SHEETS_END;
}

static bool
finish(const struct sheets *s, bool whole)
{
	struct fault f;
	size_t differing = refused_path ? 0 : s->differing;
	bool good = cli_refuse_close(&refused, whole) && whole && !differing;
	if (differing)
		cli_say(msg_n(differing, M_TOTAL_ROW_ONE, M_TOTAL_ROWS), differing);
	if (!tsv_finish(&out, good, &f))
		cli_fail(&f);
	if (whole)
		cli_counts(s->in, s->out, s->refused);
	return good;
}

static void
must(bool right, enum msg otherwise)
{
	if (!right)
		cli_usage(otherwise, cli_argument);
}

static void
take(int key)
{
	const char *a = cli_argument;
	switch (key) {
	case 'c': wanted.columns = cli_list(&memory, a, &wanted.ncolumns); break;
	case 'D': wanted.dictionaries[wanted.ndictionaries++] = cli_argument; break;
	case 'o': output = a; break;
	case 's': wanted.names = cli_list(&memory, a, &wanted.nnames); break;
	case 'x': refused_path = a; break;
	case DELIMITER: must(sheets_delimiter_parse(a, &wanted.delimiter), M_BAD_DELIMITER); break;
	case ENCODING: wanted.encoding = a; break;
	case FILL_DOWN: wanted.fill = cli_list(&memory, a, &wanted.nfill); break;
	case HEADER: must(sheets_line_parse(a, &wanted.header), M_BAD_HEADER); break;
	case MAP: wanted.map = a; break;
	case ORIGIN: wanted.origin = true; break;
	case TOTALS: wanted.totals = a; break;
	case UNFOLD: wanted.unfold = true; break;
	case UNIT: must(unit_amount(str_of(a), &wanted.unit), M_BAD_UNIT);
	}
}

int
main(int argc, char **argv)
{
	struct sheets sheets;
	struct fault f;
	size_t n;
	int key;
	cli_start(argc, argv, &program);
	wanted.dictionaries = arena_take(&memory, (size_t)argc, sizeof *argv);
	while ((key = cli_next()) != -1)
		take(key);
	char **files = cli_operands(&n);
	if (!sheets_open(&sheets, files, n, &wanted, &f))
		cli_fail(&f);
	open_outputs(&sheets);
	bool good = finish(&sheets, import_table(&sheets));
	sheets_close(&sheets);
	arena_free(&memory);
	return good ? EXIT_DONE : EXIT_FAILED;
}
