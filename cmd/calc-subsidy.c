/* calc-subsidy - what is due to whom, from a register and rules */
#include "award.h"
#include "cli.h"

enum { REVIEW = CLI_LONG, ZERO };

static const struct cli_option options[] = {
	{'c', "columns", M_ARG_NAMES, M_SUBSIDY_HELP_COLUMNS},
	RECKON_OPTIONS, CLI_OUTPUT, CLI_PROGRAMMES, CLI_REFUSED,
	{REVIEW, "review", M_ARG_FILE, M_SUBSIDY_HELP_REVIEW},
	{ZERO, "zero", M_NONE, M_SUBSIDY_HELP_ZERO}
};

static const struct cli_program program = {
	"calc-subsidy", M_SUBSIDY_ABOUT,
	"[-q] -r path [-p programmes] [-c columns] [-d date | -m months] [--known date]\n"
	"    [--area code] [--with [entity=]file] [--zero] [--review file] [--explain file]\n"
	"    [--lang language] [--accept-missing-newline] [-D file] [-x file] [-o file] [file ...]",
	options, COUNT(options)
};

static int
calc_subsidy(const struct reckon_ask *ask, const struct award_ask *award, const char *path,
    const char *refused)
{
	struct cli_refused x;
	const struct reckon_tell tell = RECKON_TELL(x);
	struct reckon k;
	struct awards w;
	struct tsv_out out, *outs[3] = {&out};
	struct fault f;
	size_t rows = 0, n = 1;
	bool good;

	if (!reckon_open(&k, ask, &tell))
		return EXIT_FAILED;
	cli_create(&out, path);
	if (!awards_bind(&w, &k, award, &out, &f))
		cli_fail(&f);
	cli_refuse_open(&x, refused, reckon_stream(&k));
	while (reckon_next(&k)) {
		cli_progress(reckon_stream(&k));
		if (!awards_household(&w, &out, &rows, &f))
			reckon_refuse(&k, &f);
	}
	awards_say(&w);
	if (award->review)
		outs[n++] = &w.review;
	if ((outs[n] = explain_out(&w.explain)) != NULL)
		n++;
	good = reckon_close(&k, outs, n, rows);
	awards_free(&w);
	reckon_free(&k);
	return good ? EXIT_DONE : EXIT_FAILED;
}

int
main(int argc, char **argv)
{
	struct arena a = {0};
	struct reckon_ask ask;
	struct award_ask award = {0};
	const char *path = NULL, *refused = NULL;
	enum msg wrong;
	int option, status;

	cli_start(argc, argv, &program);
	reckon_ask_init(&ask, argc, &a);
	while ((option = cli_next()) != -1)
		switch (option) {
		case 'c': award.extra = cli_list(&a, cli_argument, &award.nextra); break;
		case 'o': path = cli_argument; break;
		case 'p': ask.words = cli_list(&a, cli_argument, &ask.nwords); break;
		case 'x': refused = cli_argument; break;
		case REVIEW: award.review = cli_argument; break;
		case ZERO: award.zero = true; break;
		default:
			if ((wrong = reckon_option(&ask, option, cli_argument)) != M_NONE)
				cli_usage(wrong, cli_argument);
		}
	if ((wrong = reckon_wrong(&ask)) != M_NONE)
		cli_usage(wrong);
	ask.operands.list = cli_operands(&ask.operands.n);
	status = calc_subsidy(&ask, &award, path, refused);
	arena_free(&a);
	return status;
}
