/* add columns from another table by exact key */
#include "cli.h"
#include "join.h"

#define KEY_MISSING CLI_LONG
#define KEY_INNER (CLI_LONG + 1)
#define KEY_PREFIX (CLI_LONG + 2)

static const struct cli_option options[] = {
	{'k', "keys", M_ARG_NAMES, M_HELP_JOIN_KEYS},
	CLI_OUTPUT,
	CLI_ACCEPT_MISSING_NEWLINE,
	{KEY_INNER, "inner", M_NONE, M_HELP_INNER},
	{KEY_MISSING, "missing", M_NONE, M_HELP_MISSING},
	{KEY_PREFIX, "prefix", M_ARG_PREFIX, M_HELP_JOIN_PREFIX},
};

static const struct cli_program program = {
	"join-tables", M_ABOUT_JOIN_TABLES,
	"[-q] [--accept-missing-newline] [--inner | --missing] [--prefix prefix] [-o file] "
	"-k names [file ...] table",
	options, COUNT(options)
};

/* Which rows go out, and whether with the columns of the table. */
struct choice {
	bool matched, missed, added;
};

static void
load(struct join *j, const char *path, unsigned flags, const struct str *keys, size_t nkeys)
{
	char *const paths[] = {(char *)path};
	struct tsv *table = cli_open(paths, 1, flags);
	struct fault f;

	if (!join_load(j, table, keys, nkeys, &f))
		cli_fail(&f);
	tsv_close(table);
}

static void
put_header(struct tsv_out *w, const struct tsv *t, const struct join *j, bool added)
{
	size_t i;

	for (i = 0; i < tsv_columns(t); i++)
		tsv_put(w, tsv_name(t, i));
	for (i = 0; i < j->nnames && added; i++)
		tsv_put(w, j->names[i]);
	tsv_end(w);
}

static int
join(struct tsv *t, struct rowkey *key, struct join *j, struct choice choice, struct tsv_out *w)
{
	size_t matched = 0, out = 0;

	put_header(w, t, j, choice.added);
	while (!w->out.failed && tsv_next(t)) {
		struct str added = j->nothing;
		bool found = !rowkey_incomplete(key, t) && join_find(j, rowkey_of(key, t), &added);

		cli_progress(t);
		matched += found;
		if (!(found ? choice.matched : choice.missed))
			continue;
		tsv_put_row(w, tsv_row(t));
		if (choice.added && j->nnames)
			tsv_put_row(w, added);
		tsv_end(w);
		out++;
	}
	if (!tsv_failed(t))
		cli_say(msg_n(matched, M_JOIN_MATCHED_ONE, M_JOIN_MATCHED), matched,
			tsv_rows(t) - matched);
	return cli_finish(t, w, NULL, out);
}

/* The stream is the operands before the last, or standard input; '-' stands for that once. */
static size_t
split_operands(char **files, size_t n)
{
	size_t i, dashes = 0;

	if (n == 0)
		cli_usage(M_JOIN_NO_TABLE);
	for (i = 0; i < n; i++)
		dashes += cli_is_dash(files[i]);
	if (dashes > 1 || (n == 1 && dashes))
		cli_usage(M_ONLY_ONE_STDIN);
	return n - 1;
}

int
main(int argc, char **argv)
{
	const char *output = NULL, *prefix = "";
	struct choice choice = {true, true, true};
	struct arena memory = {0};
	struct rowkey key;
	struct join j;
	struct tsv_out w;
	struct tsv *t;
	struct fault f;
	struct str *keys = NULL;
	size_t nkeys = 0, n;
	unsigned flags = 0;
	char **files;
	int c, status;

	cli_start(argc, argv, &program);
	while ((c = cli_next()) != -1) {
		switch (c) {
		case 'k': keys = cli_list(&memory, cli_argument, &nkeys); break;
		case 'o': output = cli_argument; break;
		case KEY_INNER: choice.missed = false; break;
		case KEY_MISSING: choice.matched = choice.added = false; break;
		case KEY_PREFIX: prefix = cli_argument; break;
		default: flags |= TSV_MISSING_NEWLINE;
		}
	}
	if (!keys)
		cli_usage(M_JOIN_NO_KEY);
	if (!choice.matched && (!choice.missed || *prefix))
		cli_usage(M_JOIN_ONE_OF);
	files = cli_operands(&n);
	n = split_operands(files, n);
	t = cli_open(files, n, flags);
	if (!rowkey_bind(&key, t, keys, nkeys, &f))
		cli_fail(&f);
	load(&j, files[n], flags, keys, nkeys);
	if (choice.added && !join_name(&j, t, prefix, &f))
		cli_fail(&f);
	cli_create(&w, output);
	status = join(t, &key, &j, choice, &w);
	rowkey_free(&key);
	join_free(&j);
	tsv_close(t);
	arena_free(&memory);
	return status;
}
