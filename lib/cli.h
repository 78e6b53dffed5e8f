/* cli - what every program does alike: options, help, messages, counts, exit status. Layer 5: may exit. */
#ifndef CLI_H
#define CLI_H

#include "columns.h"
#include "tsv.h"

/* Exit status: the same sentence in every man page. */
enum {
	EXIT_DONE = 0,		/* done */
	EXIT_FINDINGS = 1,	/* done, there are findings, and -e was given */
	EXIT_FAILED = 2		/* could not do it */
};

/*
 * One option. The tables of all programs are the source of getopt, --help, the
 * completion files and the test that compares them with the man pages.
 * key: its letter, or a number from CLI_LONG up for an option without one.
 * argument: M_NONE, or the word for its argument (M_ARG_FILE …).
 */
struct cli_option {
	int key;
	const char *name;
	enum msg argument;
	enum msg help;
};
#define CLI_LONG 256

/* The rows that mean the same everywhere. --help, --version and -q are added by cli itself. */
#define CLI_COLUMNS {'c', "columns", M_ARG_NAMES, M_HELP_COLUMNS}
#define CLI_DATE {'d', "date", M_ARG_DATE, M_HELP_DATE}
#define CLI_DICTIONARY {'D', "dictionary", M_ARG_FILE, M_HELP_DICTIONARY}
#define CLI_FINDINGS_EXIT {'e', "exit-code", M_NONE, M_HELP_EXIT_CODE}
#define CLI_FINDINGS {'f', "findings", M_ARG_FILE, M_HELP_FINDINGS}
#define CLI_FIGURES {'F', "figures-prefix", M_ARG_PREFIX, M_HELP_FIGURES}
#define CLI_KEYS {'k', "keys", M_ARG_NAMES, M_HELP_KEYS}
#define CLI_MONTH {'m', "month", M_ARG_MONTHS, M_HELP_MONTH}
#define CLI_NAMES {'n', "names", M_ARG_NAMES, M_HELP_NAMES}
#define CLI_OUTPUT {'o', "output", M_ARG_FILE, M_HELP_OUTPUT}
#define CLI_PROGRAMMES {'p', "programmes", M_ARG_NAMES, M_HELP_PROGRAMMES}
#define CLI_RULES {'r', "rules", M_ARG_PATH, M_HELP_RULES}
#define CLI_SHEET {'s', "sheet", M_ARG_NAME, M_HELP_SHEET}
#define CLI_TEMPLATE {'T', "template", M_ARG_FILE, M_HELP_TEMPLATE}
#define CLI_VALUES {'v', "values", M_ARG_NAMES, M_HELP_VALUES}
#define CLI_WHERE {'w', "where", M_ARG_CONDITION, M_HELP_WHERE}
#define CLI_REFUSED {'x', "refused", M_ARG_FILE, M_HELP_REFUSED}
#define CLI_KEY_MISSING_NEWLINE (CLI_LONG + 90)
#define CLI_ACCEPT_MISSING_NEWLINE \
	{CLI_KEY_MISSING_NEWLINE, "accept-missing-newline", M_NONE, M_HELP_MISSING_NEWLINE}

struct cli_program {
	const char *name;	/* "select-rows" */
	enum msg about;		/* the .Nd line of the man page */
	/* of the man page without the name: "[-eq] [-c names] ... [file ...]" */
	const char *synopsis;
	const struct cli_option *options;
	size_t noptions;
};

/*
 * Sets up messages, SIGPIPE (default: ends quietly) and wide pipes, and keeps
 * program for the rest of the run. With --help or --version prints and exits 0;
 * a terminal on standard input and no argument at all prints help and exits 0.
 */
void cli_start(int argc, char **argv, const struct cli_program *program);

/*
 * The next option's key, or -1 at the end (then *operands are the rest, "--"
 * understood, options after operands too). The argument is in cli_argument.
 * An unknown option or a missing argument ends the program with usage and 2, and so does a
 * name or prefix that a table cannot hold: control bytes, no UTF-8, a -F that begins no key.
 */
int cli_next(void);
extern char *cli_argument;
char **cli_operands(size_t *n);
extern bool cli_quiet;	/* -q */

/* A list "a,b,c" of an option, into the arena; an empty part or a repeated one is a usage error. */
struct str *cli_list(struct arena *a, const char *argument, size_t *n);
/* The argument of --lang: en or zh; anything else is a usage error. */
bool cli_english(void);
/* Is it "-", standard input or output? NULL is not. */
bool cli_is_dash(const char *path);

/* "PROGRAM: TEXT" on standard error. */
void cli_say(enum msg m, ...);	/* silenced by -q */
void cli_warn(const struct fault *f);	/* never silenced */
/* Print and exit with 2. */
_Noreturn void cli_fail(const struct fault *f);
_Noreturn void cli_usage(enum msg m, ...);	/* what is wrong, then the synopsis */

/* The last line: "PROGRAM: 3 rows in, 1 out, 0 refused" (not with -q). */
void cli_counts(size_t in, size_t out, size_t refused);

/* On a terminal, once a second after the first: rows, rows/s, percent. Cheap to call per row. */
void cli_progress(const struct tsv *t);

/*
 * Refused rows. With -x FILE they go there: the input columns, file, row, problem
 * (CODE and text); without, each is named on standard error and the run ends with 2.
 */
struct cli_refused {
	const char *path;	/* of -x, or NULL */
	struct tsv_out out;
	bool open;
	size_t count;
	long own[3];	/* where the input itself has file, row, problem; -1: it has not */
};
/* Writes the header; path NULL: no -x. */
void cli_refuse_open(struct cli_refused *x, const char *path, const struct tsv *t);
/* The current row of t. */
void cli_refuse(struct cli_refused *x, const struct tsv *t, const struct fault *f);
/* The same for a row that is no longer the reader's current one. */
void cli_refuse_row(struct cli_refused *x, struct str row, const struct fault *f);
/* Closes; returns true when nothing was refused or all of it went to -x. */
bool cli_refuse_close(struct cli_refused *x, bool good);

/* What every program that reads a table begins with: tsv_open, or the reason and exit 2. */
struct tsv *cli_open(char *const *paths, size_t n, unsigned flags);
/* tsv_create, or the reason and exit 2. */
void cli_create(struct tsv_out *w, const char *path);

/*
 * What a program that maps rows to rows ends with: says what was wrong with the
 * stream, closes x (NULL is fine) and w (good only if all went well), then
 * cli_counts(in, out, ...) unless the stream failed. Returns the exit status; t stays open.
 */
int cli_finish(const struct tsv *t, struct tsv_out *w, struct cli_refused *x, size_t out);

#endif
