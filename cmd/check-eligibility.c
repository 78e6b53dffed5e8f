/* check-eligibility - who is entitled to what, and why */
#include "cli.h"
#include "decide.h"

enum { STRICT = CLI_LONG };

static const struct cli_option options[] = {
	RECKON_OPTIONS, CLI_OUTPUT, CLI_PROGRAMMES, CLI_REFUSED,
	{STRICT, "strict", M_NONE, M_CHECK_HELP_STRICT}
};

static const struct cli_program program = {
	"check-eligibility", M_CHECK_ABOUT,
	"[-q] -r path [-p programmes] [-d date | -m months] [--known date] [--area code]\n"
	"    [--with [entity=]file] [--strict] [--explain file] [--lang language]\n"
	"    [--accept-missing-newline] [-D file] [-x file] [-o file] [file ...]",
	options, COUNT(options)
};

static int
check_eligibility(const struct reckon_ask *ask, bool strict, const char *path, const char *refused)
{
	struct cli_refused x;
	const struct reckon_tell tell = RECKON_TELL(x);
	struct reckon k;
	struct decide d;
	struct tsv_out w, *outs[2] = {&w};
	struct fault f;
	size_t rows = 0;
	bool good;

	if (!reckon_open(&k, ask, &tell))
		return EXIT_FAILED;
	cli_create(&w, path);
	if (!decide_bind(&d, &k, strict, &w, &f))
		cli_fail(&f);
	cli_refuse_open(&x, refused, reckon_stream(&k));
	while (reckon_next(&k)) {
		cli_progress(reckon_stream(&k));
		if (!decide_household(&d, &w, &rows, &f))
			reckon_refuse(&k, &f);
	}
	beside_say(&d.beside, &k);
	if (!reckon_failed(&k))
		cli_say(M_CHECK_COUNTS, d.counts[DECIDE_YES], d.counts[DECIDE_NO],
		    d.counts[DECIDE_REVIEW]);
	outs[1] = explain_out(&d.explain);
	good = reckon_close(&k, outs, outs[1] ? 2 : 1, rows);
	decide_free(&d);
	reckon_free(&k);
	return good ? EXIT_DONE : EXIT_FAILED;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct reckon_ask ask;
	const char *path = NULL, *refused = NULL;
	bool strict = false;
	enum msg wrong;
	int option, status;

	cli_start(argc, argv, &program);
	reckon_ask_init(&ask, argc, &a);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'o': path = cli_argument; break;
		case 'p': ask.words = cli_list(&a, cli_argument, &ask.nwords); break;
		case 'x': refused = cli_argument; break;
		case STRICT: strict = true; break;
		default:
			if ((wrong = reckon_option(&ask, option, cli_argument)) != M_NONE)
				cli_usage(wrong, cli_argument);
		}
	if ((wrong = reckon_wrong(&ask)) != M_NONE)
		cli_usage(wrong);
	ask.operands.list = cli_operands(&ask.operands.n);
	status = check_eligibility(&ask, strict, path, refused);
	arena_free(&a);
	return status;
}
