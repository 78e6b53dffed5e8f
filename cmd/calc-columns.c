/* calc-columns - values by rules, as new columns */
#include "cli.h"
#include "values.h"

enum { FIGURES = CLI_LONG };

static const struct cli_option options[] = {
	RECKON_OPTIONS, CLI_NAMES, CLI_OUTPUT, CLI_REFUSED,
	{FIGURES, "figures", M_ARG_FILE, M_RECKON_HELP_FIGURES}
};

static const struct cli_program program = {
	"calc-columns", M_CALC_ABOUT,
	"[-q] -r path -n names [-d date | -m months] [--known date] [--area code]\n"
	"    [--with [entity=]file] [--figures file] [--explain file] [--lang language]\n"
	"    [--accept-missing-newline] [-D file] [-x file] [-o file] [file ...]",
	options, COUNT(options)
};

static int
calc_columns(const struct reckon_ask *ask, const char *path, const char *refused)
{
	struct cli_refused x;
	const struct reckon_tell tell = RECKON_TELL(x);
	struct reckon k;
	struct values v;
	struct tsv_out w, *outs[2] = {&w};
	struct fault f;
	size_t rows = 0;
	bool good;

	if (!reckon_open(&k, ask, &tell))
		return EXIT_FAILED;
	cli_create(&w, path);
	if (!values_bind(&v, &k, &w, &f))
		cli_fail(&f);
	cli_refuse_open(&x, refused, reckon_stream(&k));
	while (reckon_next(&k)) {
		cli_progress(reckon_stream(&k));
		if (!values_household(&v, &w, &rows, &f))
			reckon_refuse(&k, &f);
	}
	beside_say(&v.beside, &k);
	outs[1] = explain_out(&v.explain);
	good = reckon_close(&k, outs, outs[1] ? 2 : 1, rows);
	values_free(&v);
	reckon_free(&k);
	return good ? EXIT_DONE : EXIT_FAILED;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct reckon_ask ask;
	const char *path = NULL, *refused = NULL;
	enum msg wrong;
	int option, status;

	cli_start(argc, argv, &program);
	reckon_ask_init(&ask, argc, &a);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'n': ask.words = cli_list(&a, cli_argument, &ask.nwords); break;
		case 'o': path = cli_argument; break;
		case 'x': refused = cli_argument; break;
		case FIGURES: ask.figures.list[ask.figures.n++] = cli_argument; break;
		default:
			if ((wrong = reckon_option(&ask, option, cli_argument)) != M_NONE)
				cli_usage(wrong, cli_argument);
		}
	if ((wrong = reckon_wrong(&ask)) != M_NONE)
		cli_usage(wrong);
	if (!ask.nwords)
		cli_usage(M_CALC_NO_NAMES);
	ask.operands.list = cli_operands(&ask.operands.n);
	status = calc_columns(&ask, path, refused);
	arena_free(&a);
	return status;
}
