/* cli - what every program does alike: options, messages, counts, exit status. */
#include <fcntl.h>
#include <getopt.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli.h"
#include "cli_priv.h"

enum {
	KEY_VERSION = CLI_LONG + 91,
	KEY_COMPLETION
};

#define OPTION_MOST 48

char *cli_argument;
bool cli_quiet;
const struct cli_program *cli_program;

static int argument_count;
static char **arguments;
static struct option long_options[OPTION_MOST];
static char short_options[OPTION_MOST * 2 + 2];

const struct cli_option cli_common[] = {
	{'q', "quiet", M_NONE, M_HELP_QUIET},
	{'h', "help", M_NONE, M_HELP_HELP},
	{KEY_VERSION, "version", M_NONE, M_HELP_VERSION},
	{KEY_COMPLETION, "completion-table", M_NONE, M_NONE},	/* not in --help */
};
const size_t cli_ncommon = COUNT(cli_common);

static void
add_options(const struct cli_option *options, size_t n)
{
	struct option *to = long_options;
	char *letter = short_options + strlen(short_options);
	size_t i;

	while (to->name)
		to++;
	for (i = 0; i < n && to < long_options + OPTION_MOST - 1; i++, to++) {
		int argument = options[i].argument == M_NONE ? no_argument : required_argument;

		*to = (struct option){options[i].name, argument, NULL, options[i].key};
		if (options[i].key >= CLI_LONG)
			continue;
		*letter++ = (char)options[i].key;
		if (argument == required_argument)
			*letter++ = ':';
	}
	*letter = '\0';
}

/* Remove what is half written, then die of the signal as if nobody had looked. */
static void
give_up(int number)
{
	io_abandon();
	signal(number, SIG_DFL);
	raise(number);
}

static void
at_exit(void)
{
	io_abandon();
}

/* A closed 0, 1 or 2 must not become a table by being opened next: reading and writing it fail. */
static void
fill_standard(void)
{
	int fd;

	for (fd = 0; fd <= 2; fd++)
		if (fcntl(fd, F_GETFD) < 0)
			(void)!open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY);
}

static void
catch_signals(void)
{
	static const int numbers[] = {SIGHUP, SIGINT, SIGPIPE, SIGTERM};
	size_t i;

	for (i = 0; i < COUNT(numbers); i++)
		if (numbers[i] == SIGPIPE || signal(numbers[i], SIG_DFL) != SIG_IGN)
			signal(numbers[i], give_up);
		else
			signal(numbers[i], SIG_IGN);
}

void
cli_start(int argc, char **argv, const struct cli_program *program)
{
	unsetenv("POSIXLY_CORRECT");	/* options may follow operands, everywhere */
	fill_standard();
	catch_signals();
	atexit(at_exit);
	cli_program = program;
	argument_count = argc;
	arguments = argv;
	short_options[0] = ':';
	add_options(program->options, program->noptions);
	add_options(cli_common, cli_ncommon);
	opterr = 0;
	if (argc <= 1 && isatty(STDIN_FILENO))
		cli_help();
}

static bool
is_known(int key)
{
	const struct option *o;

	for (o = long_options; o->name; o++)
		if (o->val == key)
			return true;
	return false;
}

/*
 * What getopt_long means by ':' and '?': optopt is the letter or the option's key, or 0
 * for a long option that nobody knows. In a cluster like -qZ only the letter is wrong.
 */
static _Noreturn void
refuse_option(int c)
{
	const char *word = arguments[optind - 1];
	const char letter[] = {'-', (char)optopt, '\0'};

	if (c == ':')
		cli_usage(M_OPTION_NEEDS, word[1] == '-' ? word : letter);
	if (optopt && is_known(optopt))
		cli_usage(M_OPTION_TAKES_NONE, word);
	cli_usage(M_OPTION_UNKNOWN, optopt ? letter : word);
}

int
cli_next(void)
{
	int c;

	for (;;) {
		c = getopt_long(argument_count, arguments, short_options, long_options, NULL);
		cli_argument = optarg;
		switch (c) {
		case 'h':
			cli_help();
		case 'q':
			cli_quiet = true;
			break;
		case KEY_COMPLETION:
			cli_completion();
		case KEY_VERSION:
			cli_version();
		case ':':
		case '?':
			refuse_option(c);
		default:
			if (optarg)
				cli_check(c);
			return c;
		}
	}
}

char **
cli_operands(size_t *n)
{
	*n = (size_t)(argument_count - optind);
	return arguments + optind;
}

struct tsv *
cli_open(char *const *paths, size_t n, unsigned flags)
{
	struct fault f;
	struct tsv *t = tsv_open(paths, n, flags, &f);

	if (!t)
		cli_fail(&f);
	return t;
}

void
cli_create(struct tsv_out *w, const char *path)
{
	struct fault f;

	if (!tsv_create(w, path, &f))
		cli_fail(&f);
}

int
cli_finish(const struct tsv *t, struct tsv_out *w, struct cli_refused *x, size_t out)
{
	const struct fault *broken = tsv_failed(t);
	bool good = !broken;
	struct fault f;

	if (broken)
		cli_warn(broken);
	if (x && !cli_refuse_close(x, good))
		good = false;
	if (!tsv_finish(w, good, &f)) {
		cli_warn(&f);
		return EXIT_FAILED;
	}
	if (!broken)
		cli_counts(tsv_rows(t), out, x ? x->count : 0);
	return good ? EXIT_DONE : EXIT_FAILED;
}
