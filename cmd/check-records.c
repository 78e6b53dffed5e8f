/* check-records - good rows from bad: types, ID numbers, dates, duplicates, households, own checks */
#include "cli.h"
#include "records.h"

enum { AREA = CLI_LONG, AREAS, LANGUAGE };

static const struct cli_option options[] = {
	{'d', "date", M_ARG_DATE, M_RECORDS_HELP_DATE}, CLI_DICTIONARY, CLI_FINDINGS_EXIT,
	CLI_FINDINGS, {'k', "keys", M_ARG_NAMES, M_RECORDS_HELP_KEYS},
	{'m', "month", M_ARG_MONTH, M_RECORDS_HELP_MONTH}, CLI_OUTPUT,
	{'r', "rules", M_ARG_PATH, M_RECORDS_HELP_RULES}, CLI_REFUSED,
	{AREA, "area", M_ARG_CODE, M_RECKON_HELP_AREA},
	{AREAS, "areas", M_ARG_FILE, M_RECORDS_HELP_AREAS},
	{LANGUAGE, "lang", M_ARG_LANG, M_RECKON_HELP_LANG},
	CLI_ACCEPT_MISSING_NEWLINE
};

static const struct cli_program program = {
	"check-records", M_RECORDS_ABOUT,
	"[-eq] [-d date | -m month] [-r path] [-k names] [--area code]\n"
	"    [--areas file] [--lang language] [--accept-missing-newline] [-D file]\n"
	"    [-f file] [-x file] [-o file] [file ...]",
	options, COUNT(options)
};

static struct records_ask ask;

static void
put_header(struct tsv_out *w, const struct tsv *t)
{
	for (size_t i = 0; i < tsv_columns(t); i++)
		tsv_put(w, tsv_name(t, i));
	tsv_end(w);
}

static int
check_records(const char *path, const char *refused)
{
	struct cli_refused x;
	const struct reckon_tell tell = RECKON_TELL(x);
	struct records r;
	struct tsv_out w;
	bool good, any;

	if (!records_open(&r, &ask, &tell))
		return EXIT_FAILED;
	cli_create(&w, path);
	cli_refuse_open(&x, refused, records_stream(&r));
	put_header(&w, records_stream(&r));
	while (records_next(&r)) {
		cli_progress(records_stream(&r));
		records_write(&r, &w);
	}
	good = records_close(&r, &w);
	any = records_any(&r);
	records_free(&r);
	return !good ? EXIT_FAILED : any ? EXIT_FINDINGS : EXIT_DONE;
}

static void
take_day(const char *argument, bool month)
{
	months m;

	if (ask.dated)
		cli_usage(M_RECKON_DATE_AND_MONTH, argument);
	if (month ? !month_parse(str_of(argument), &m) : !date_parse(str_of(argument), &ask.date))
		cli_usage(month ? M_RECORDS_BAD_MONTH : M_RECKON_BAD_DATE, argument);
	if (month)
		ask.date = month_last(m);
	ask.dated = true;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	const char *path = NULL, *refused = NULL;
	bool findings = false;
	int option, status;

	cli_start(argc, argv, &program);
	ask.rules.list = arena_take(&a, (size_t)argc + 1, sizeof(char *));
	ask.dictionaries.list = arena_take(&a, (size_t)argc + 1, sizeof(char *));
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'd': take_day(cli_argument, false); break;
		case 'D': ask.dictionaries.list[ask.dictionaries.n++] = cli_argument; break;
		case 'e': findings = true; break;
		case 'f': ask.findings = cli_argument; break;
		case 'k': ask.keys = cli_list(&a, cli_argument, &ask.nkeys); break;
		case 'm': take_day(cli_argument, true); break;
		case 'o': path = cli_argument; break;
		case 'r': ask.rules.list[ask.rules.n++] = cli_argument; break;
		case 'x': refused = cli_argument; break;
		case AREA: ask.area = str_of(cli_argument); break;
		case AREAS: ask.areas = cli_argument; break;
		case LANGUAGE: ask.english = cli_english(); break;
		default: ask.flags |= TSV_MISSING_NEWLINE;
		}
	ask.operands.list = cli_operands(&ask.operands.n);
	status = check_records(path, refused);
	arena_free(&a);
	return findings || status == EXIT_FAILED ? status : EXIT_DONE;
}
