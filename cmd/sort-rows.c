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
	"[-q] [--accept-missing-newline] [--check] [--rank name] [-o file] [-x file] -k name[:number][:reverse],... [file ...]",
	options, COUNT(options)
};

/* Equal keys share the rank of the first of them; a row with an empty key cell has none. */
struct ranking {
	struct str column;	/* empty: not asked for */
	struct buf last, text;
	size_t ranked, rank;
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

/* The current row's key into b; false: a cell that ought to be a number is none. */
static bool
make_key(struct buf *b, const struct sortkey *keys, size_t n, const struct tsv *t, struct fault *f)
{
	const struct sortkey *wrong;

	buf_reset(b);
	wrong = sortkey_put(b, keys, n, t);
	if (!wrong)
		return true;
	*f = tsv_at(t, wrong->name);
	return fault_set(f, M_NOT_A_NUMBER);
}

static int
check(struct tsv *t, const struct sortkey *keys, size_t n)
{
	struct buf made[2] = {{0}, {0}};
	const struct sortkey *wrong = NULL;
	struct fault f;

	while (!wrong && tsv_next(t)) {
		struct buf *now = &made[tsv_rows(t) & 1], *before = &made[!(tsv_rows(t) & 1)];

		cli_progress(t);
		if (!make_key(now, keys, n, t, &f))
			cli_fail(&f);
		if (tsv_rows(t) > 1)
			wrong = sortkey_disorder(keys, n, buf_str(before), buf_str(now));
	}
	buf_free(&made[0]);
	buf_free(&made[1]);
	if (tsv_failed(t))
		cli_fail(tsv_failed(t));
	if (!wrong)
		return EXIT_DONE;
	f = tsv_at(t, wrong->name);
	fault_set(&f, M_SORT_ORDER);
	cli_warn(&f);
	return EXIT_FINDINGS;
}

static void
feed(struct sortrun *s, struct tsv *t, const struct sortkey *keys, size_t n, struct cli_refused *x)
{
	struct buf made = {0};
	struct fault f;

	while (tsv_next(t)) {
		cli_progress(t);
		if (make_key(&made, keys, n, t, &f))
			sortrun_put(s, buf_str(&made), tsv_row(t));
		else
			cli_refuse(x, t, &f);
	}
	buf_free(&made);
}

static void
put_header(struct tsv_out *w, const struct tsv *t, struct str rank)
{
	size_t i;

	for (i = 0; i < tsv_columns(t); i++)
		tsv_put(w, tsv_name(t, i));
	if (rank.n)
		tsv_put(w, rank);
	tsv_end(w);
}

static struct str
rank_of(struct ranking *r, struct str made)
{
	buf_reset(&r->text);
	if (sortkey_incomplete(made))
		return buf_str(&r->text);
	r->ranked++;
	if (!str_eq(buf_str(&r->last), made)) {
		r->rank = r->ranked;
		buf_reset(&r->last);
		buf_put(&r->last, made);
	}
	buf_int(&r->text, (int64_t)r->rank);
	return buf_str(&r->text);
}

static void
drain(struct sortrun *s, struct tsv_out *w, struct ranking *r)
{
	struct str made, row;

	while (!w->out.failed && sortrun_next(s, &made, &row)) {
		tsv_put_row(w, row);
		if (r->column.n)
			tsv_put(w, rank_of(r, made));
		tsv_end(w);
	}
	buf_free(&r->last);
	buf_free(&r->text);
}

static int
sort(struct tsv *t, const struct sortkey *keys, size_t n, struct ranking *r, struct tsv_out *w,
	struct cli_refused *x)
{
	struct sortrun s;
	struct fault f;
	bool good;

	if (!sortrun_start(&s, keys, n, &f))
		cli_fail(&f);
	feed(&s, t, keys, n, x);
	if (!tsv_failed(t)) {
		put_header(w, t, r->column);
		drain(&s, w, r);
	}
	good = sortrun_end(&s, !tsv_failed(t) && !w->out.failed, &f);
	if (good)
		return cli_finish(t, w, x, s.out);
	cli_warn(&f);
	cli_refuse_close(x, false);
	tsv_finish(w, false, &f);
	return EXIT_FAILED;
}

static _Noreturn void
refuse_rank(const struct tsv *t, struct str name)
{
	struct fault f = {.file = tsv_file(t), .line = 1, .column = name};

	fault_set(&f, M_COLUMN_EXISTS);
	cli_fail(&f);
}

int
main(int argc, char **argv)
{
	const char *output = NULL, *refused = NULL;
	bool only_check = false;
	struct arena memory = {0};
	struct sortkey *keys = NULL;
	struct ranking ranking = {0};
	struct cli_refused x;
	struct tsv_out w;
	struct tsv *t;
	unsigned flags = 0;
	size_t i, n = 0, nfiles;
	char **files;
	int c, status;

	cli_start(argc, argv, &program);
	while ((c = cli_next()) != -1) {
		switch (c) {
		case 'k': keys = parse_keys(&memory, cli_argument, &n); break;
		case 'o': output = cli_argument; break;
		case 'x': refused = cli_argument; break;
		case KEY_CHECK: only_check = true; break;
		case KEY_RANK: ranking.column = str_of(cli_argument); break;
		default: flags |= TSV_MISSING_NEWLINE;
		}
	}
	if (!keys)
		cli_usage(M_SORT_NO_KEY);
	if (only_check && ranking.column.n)
		cli_usage(M_SORT_CHECK_RANK);
	files = cli_operands(&nfiles);
	t = cli_open(files, nfiles, flags);
	for (i = 0; i < n; i++)
		keys[i].column = cli_need(t, keys[i].name);
	if (ranking.column.n && tsv_column(t, ranking.column) >= 0)
		refuse_rank(t, ranking.column);
	if (only_check)
		status = check(t, keys, n);
	else {
		cli_create(&w, output);
		cli_refuse_open(&x, refused, t);
		status = sort(t, keys, n, &ranking, &w, &x);
	}
	tsv_close(t);
	arena_free(&memory);
	return status;
}
