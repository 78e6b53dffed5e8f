/* one clean table out of the sheets of many offices */
#include "cli.h"
#include "headers_unit.h"
#include "sheets_out.h"

enum { DELIMITER = CLI_LONG, ENCODING, FILL_DOWN, HEADER, MAP, ORIGIN, TOTALS, UNIT };

static const struct cli_option options[] = {
	CLI_COLUMNS, CLI_DICTIONARY, CLI_OUTPUT, CLI_REFUSED,
	{DELIMITER, "delimiter", M_ARG_DELIMITER, M_HELP_DELIMITER},
	{ENCODING, "encoding", M_ARG_ENCODING, M_HELP_ENCODING},
	{FILL_DOWN, "fill-down", M_ARG_NAMES, M_HELP_FILL_DOWN},
	{HEADER, "header", M_ARG_NUMBER, M_HELP_HEADER},
	{MAP, "map", M_ARG_FILE, M_HELP_MAP},
	{ORIGIN, "origin", M_NONE, M_HELP_ORIGIN},
	{TOTALS, "totals", M_ARG_FILE, M_HELP_TOTALS},
	{UNIT, "unit", M_ARG_UNIT, M_HELP_UNIT},
};

static const struct cli_program program = {
	"import-table", M_IMPORT_ABOUT,
	"[-q] [-c names] [-D file] [-o file] [-x file] [--delimiter character] [--encoding name] "
	"[--fill-down names] [--header n] [--map file] [--origin] [--totals file] [--unit unit] [file ...]",
	options, COUNT(options)
};

static struct sheets_options wanted;
static const char *map, *output, *totals_path, *refused_path;
static char *dictionary;
static struct arena memory;
static struct tsv_out out, totals;
static struct cli_refused refused;
static size_t rows, bad, differing;	/* out, refused; totals rows that differ and had nowhere to go */

static void
say(const struct fault *notice)
{
	if (!cli_quiet)
		cli_warn(notice);
}

static void
open_outputs(const struct sheets *s)
{
	bool origin = wanted.origin;
	cli_create(&out, output);
	sheets_put_names(s, &out);
	tsv_end(&out);
	if (totals_path) {
		cli_create(&totals, totals_path);
		sheets_put_totals_names(&totals);
	}
	refused = (struct cli_refused){.open = refused_path, .own = {-1, -1, -1}};
	if (!refused_path)
		return;
	cli_create(&refused.out, refused_path);
	sheets_put_names(s, &refused.out);
	refused.own[0] = origin ? (long)s->ncolumns : -1;
	refused.own[1] = origin ? (long)s->ncolumns + 2 : -1;
	tsv_put_row(&refused.out, origin ? STR("problem") : STR("file\trow\tproblem"));
	tsv_end(&refused.out);
}

/* A totals row that differs is refused like a row of data: to -x, or the run fails. */
static void
take_total(const struct sheets *s)
{
	struct fault f, first = {0};
	for (size_t i = 0; i < s->total->n; i++) {
		if (!sheets_total_differs(s, i, &f))
			continue;
		cli_warn(&f);
		if (!first.text[0])
			first = f;
	}
	if (totals_path)
		sheets_put_total(s, &totals);
	if (first.text[0] && refused.open)
		cli_refuse_row(&refused, buf_str(&s->row), &first);
	else if (first.text[0])
		differing++;
}

static void
take_event(const struct sheets *s, enum sheets_event event)
{
	switch (event) {
	case SHEETS_ROW:
		tsv_put_row(&out, buf_str(&s->row));
		tsv_end(&out);
		rows++;
		break;
	case SHEETS_REFUSED:
		cli_refuse_row(&refused, buf_str(&s->row), &s->fault);
		bad++;
		break;
	case SHEETS_TOTAL:
		take_total(s);
		break;
	default:
		sheets_say_file(&s->files[s->at - 1], say);
		if (s->at < s->nfiles)
			sheets_say_headers(s, &s->files[s->at], say);
	}
}

static bool
import_table(struct sheets *s)
{
	enum sheets_event event;
	sheets_say_headers(s, s->files, say);
	while ((event = sheets_next(s)) != SHEETS_END && event != SHEETS_FAILED)
		take_event(s, event);
	if (event == SHEETS_FAILED)
		cli_warn(&s->fault);
	else
		sheets_say_columns(s, say);
	return event == SHEETS_END;
}

/* Closes everything; true when all went well. */
static bool
finish(const struct sheets *s, bool whole)
{
	struct fault f;
	bool good = cli_refuse_close(&refused, whole) && whole && !differing;
	if (differing)
		cli_say(msg_n(differing, M_TOTAL_ROW_ONE, M_TOTAL_ROWS), differing);
	if (totals_path && !tsv_finish(&totals, whole, &f)) {
		cli_warn(&f);
		good = false;
	}
	if (!tsv_finish(&out, good, &f))
		cli_fail(&f);
	if (whole)
		cli_counts(s->in, rows, bad);
	return good;
}

static void
take(int key)
{
	switch (key) {
	case 'c':
		wanted.columns = cli_list(&memory, cli_argument, &wanted.ncolumns);
		break;
	case 'D':
		dictionary = cli_argument;
		break;
	case 'o':
		output = cli_argument;
		break;
	case 'x':
		refused_path = cli_argument;
		break;
	case DELIMITER:
		if (!sheets_delimiter_parse(cli_argument, &wanted.delimiter))
			cli_usage(M_IMPORT_BAD_DELIMITER, cli_argument);
		break;
	case ENCODING:
		wanted.encoding = cli_argument;
		break;
	case FILL_DOWN:
		wanted.fill = cli_list(&memory, cli_argument, &wanted.nfill);
		break;
	case HEADER:
		if (!sheets_line_parse(cli_argument, &wanted.header))
			cli_usage(M_IMPORT_BAD_HEADER, cli_argument);
		break;
	case MAP:
		map = cli_argument;
		break;
	case ORIGIN:
		wanted.origin = true;
		break;
	case TOTALS:
		totals_path = cli_argument;
		break;
	case UNIT:
		if (!unit_amount(str_of(cli_argument), &wanted.unit))
			cli_usage(M_IMPORT_BAD_UNIT, cli_argument);
	}
}

int
main(int argc, char **argv)
{
	struct columns columns;
	struct headers headers;
	struct cleaner cleaner;
	struct sheets sheets;
	struct fault f;
	size_t n;
	int key;
	cli_start(argc, argv, &program);
	while ((key = cli_next()) != -1)
		take(key);
	char **files = cli_operands(&n);
	if (!columns_load(&columns, &dictionary, dictionary != NULL, &memory, &f))
		cli_fail(&f);
	headers_init(&headers, &columns, &memory);
	cleaner_init(&cleaner, &columns, &memory);
	if ((map && !headers_map(&headers, map, &f))
	    || !sheets_open(&sheets, files, n, &wanted, &headers, &cleaner, &f))
		cli_fail(&f);
	open_outputs(&sheets);
	bool good = finish(&sheets, import_table(&sheets));
	sheets_close(&sheets);
	cleaner_free(&cleaner);
	headers_free(&headers);
	columns_free(&columns);
	arena_free(&memory);
	return good ? EXIT_DONE : EXIT_FAILED;
}
