/* put the rows of a table in order */
#include "cli.h"
#include "sortrun.h"

#define KEY_RANK CLI_LONG
#define KEY_CHECK (CLI_LONG + 1)

static const struct cli_option options[] = {
	{'k', "keys", M_ARG_KEYS, M_HELP_SORT_KEYS},
	CLI_OUTPUT,
	CLI_REFUSED,
	CLI_ACCEPT_MISSING_NEWLINE,
	{KEY_CHECK, "check", M_NONE, M_HELP_CHECK_ORDER},
	{KEY_RANK, "rank", M_ARG_NAME, M_HELP_RANK},
};

static const struct cli_program program = {
	"sort-rows", M_ABOUT_SORT_ROWS,
	"[-q] [--accept-missing-newline] [--check] [--rank name] [-o file] [-x file] "
	"-k name[:number][:reverse],... [file ...]",
	options, COUNT(options)
};

static struct sortkey *
parse_keys(struct arena *a, const char *argument, size_t *n)
{
	struct str *specs = cli_list(a, argument, n), wrong;
	struct sortkey *keys = arena_take(a, *n, sizeof(*keys));
	size_t i;

	for (i = 0; i < *n; i++)
		if (!sortkey_parse(specs[i], &keys[i], &wrong))
			cli_usage(M_SORT_WORD, STR_FMT(wrong));
	return keys;
}

static int
check(const struct sortkey *keys, size_t n, struct tsv *t)
{
	struct fault f;
	enum sortkey_answer answer = sortkey_check(keys, n, t, &f);

	if (answer != SORTKEY_ORDERED)
		cli_warn(&f);
	return answer == SORTKEY_FAILED ? EXIT_FAILED : answer == SORTKEY_OUT_OF_ORDER;
}

static void
feed(struct sortrun *s, const struct sortkey *keys, size_t n, struct tsv *t, struct cli_refused *x)
{
	struct buf made = {0};
	struct fault f;

	while (tsv_next(t)) {
		cli_progress(t);
		if (sortkey_make(&made, keys, n, t, &f))
			sortrun_put(s, buf_str(&made), tsv_row(t));
		else
			cli_refuse(x, t, &f);
	}
	buf_free(&made);
}

static void
drain(struct sortrun *s, const struct tsv *t, struct str rank, struct tsv_out *w)
{
	struct sortkey_rank ranks = {0};
	struct str made, row;
	size_t i;

	for (i = 0; i < tsv_columns(t); i++)
		tsv_put(w, tsv_name(t, i));
	if (rank.n)
		tsv_put(w, rank);
	tsv_end(w);
	while (!w->out.failed && sortrun_next(s, &made, &row)) {
		tsv_put_row(w, row);
		if (rank.n)
			tsv_put(w, sortkey_rank(&ranks, made));
		tsv_end(w);
	}
	sortkey_rank_free(&ranks);
}

static int
sort(const struct sortkey *keys, size_t n, struct tsv *t, struct str rank, struct tsv_out *w,
	struct cli_refused *x)
{
	struct sortrun s;
	struct fault f;

	if (!sortrun_start(&s, keys, n, &f))
		cli_fail(&f);
	feed(&s, keys, n, t, x);
	if (!tsv_failed(t))
		drain(&s, t, rank, w);
	if (sortrun_end(&s, !tsv_failed(t) && !w->out.failed, &f))
		return cli_finish(t, w, x, s.out);
	cli_warn(&f);
	cli_refuse_close(x, false);
	tsv_finish(w, false, &f);
	return EXIT_FAILED;
}

int
main(int argc, char **argv)
{
	const char *output = NULL, *refused = NULL;
	struct arena memory = {0};
	struct sortkey *keys = NULL;
	struct str rank = {0};
	bool only_check = false;
	struct cli_refused x;
	struct tsv_out w;
	struct fault f;
	unsigned flags = 0;
	size_t n = 0, nfiles;
	int c, status;

	cli_start(argc, argv, &program);
	while ((c = cli_next()) != -1) {
		switch (c) {
		case 'k': keys = parse_keys(&memory, cli_argument, &n); break;
		case 'o': output = cli_argument; break;
		case 'x': refused = cli_argument; break;
		case KEY_CHECK: only_check = true; break;
		case KEY_RANK: rank = str_of(cli_argument); break;
		default: flags |= TSV_MISSING_NEWLINE;
		}
	}
	if (!keys || (only_check && rank.n))
		cli_usage(keys ? M_SORT_CHECK_RANK : M_SORT_NO_KEY);
	char **files = cli_operands(&nfiles);
	struct tsv *t = cli_open(files, nfiles, flags);
	if (!sortkey_bind(keys, n, t, &f) || !sortkey_rank_fits(rank, t, &f))
		cli_fail(&f);
	if (only_check)
		status = check(keys, n, t);
	else {
		cli_create(&w, output);
		cli_refuse_open(&x, refused, t);
		status = sort(keys, n, t, rank, &w, &x);
	}
	tsv_close(t);
	arena_free(&memory);
	return status;
}
