/* select rows and columns of a table */
#include "cli.h"
#include "sample.h"
#include "selection.h"

#define KEY_DISTINCT CLI_LONG
#define KEY_SAMPLE (CLI_LONG + 1)
#define KEY_SEED (CLI_LONG + 2)

static const struct cli_option options[] = {
	CLI_COLUMNS,
	CLI_DICTIONARY,
	CLI_OUTPUT,
	CLI_WHERE,
	CLI_REFUSED,
	CLI_ACCEPT_MISSING_NEWLINE,
	{KEY_DISTINCT, "distinct", M_ARG_NAMES, M_HELP_DISTINCT},
	{KEY_SAMPLE, "sample", M_ARG_PERCENT, M_HELP_SAMPLE},
	{KEY_SEED, "seed", M_ARG_NUMBER, M_HELP_SEED},
};

static const struct cli_program program = {
	"select-rows", M_ABOUT_SELECT_ROWS,
	"[-q] [--accept-missing-newline] [--distinct names] [--sample N%] [--seed N] "
	"[-c names] [-D file] [-o file] [-w condition] [-x file] [file ...]",
	options, COUNT(options)
};

static struct selection_wish wish;
static struct ratio share;	/* of --sample; d 0: all rows */
static uint64_t seed;
static bool seeded;

static void
put(struct tsv_out *w, struct str row)
{
	tsv_put_row(w, row);
	tsv_end(w);
}

static size_t
draw(struct sample *s, struct tsv_out *w)
{
	size_t n = sample_start(s, share, seed);
	struct str row;

	while (!w->out.failed && sample_next(s, &row))
		put(w, row);
	cli_say(M_SAMPLE_DRAWN, n, s->n, (unsigned long long)seed);
	return n;
}

static void
say_undecided(const struct selection *s)
{
	struct buf why = {0};

	if (!s->undecided)
		return;
	where_reasons(s->where, &why);
	cli_say(msg_n(s->undecided, M_UNDECIDED_ONE, M_UNDECIDED), s->undecided, buf_cstr(&why));
	buf_free(&why);
}

static int
select_rows(struct selection *s, struct tsv *t, struct tsv_out *w, struct cli_refused *x)
{
	struct sample sample = {0};
	struct buf header = {0};
	size_t out = 0;
	struct fault f;

	put(w, selection_header(s, t, &header));
	while (!w->out.failed && tsv_next(t)) {
		enum selection_answer answer = selection_row(s, t, &f);

		cli_progress(t);
		if (answer == SELECTION_REFUSED)
			cli_refuse(x, t, &f);
		else if (answer == SELECTION_IN && share.d)
			sample_keep(&sample, selection_cells(s, t));
		else if (answer == SELECTION_IN) {
			selection_put(s, t, w);
			out++;
		}
	}
	if (share.d && !tsv_failed(t))
		out = draw(&sample, w);
	if (!tsv_failed(t))
		say_undecided(s);
	buf_free(&header);
	sample_free(&sample);
	return cli_finish(t, w, x, out);
}

/* Options that need more than to be kept. */
static void
read_option(int key, struct arena *a)
{
	if (key == 'c')
		wish.columns = cli_list(a, cli_argument, &wish.ncolumns);
	else if (key == KEY_DISTINCT)
		wish.distinct = cli_list(a, cli_argument, &wish.ndistinct);
	else if (key == KEY_SAMPLE && !sample_share(str_of(cli_argument), &share))
		cli_usage(M_SAMPLE_SHARE, cli_argument);
	else if (key == KEY_SEED && !(seeded = sample_seed(cli_argument, &seed)))
		cli_usage(M_SEED_NUMBER, cli_argument);
}

int
main(int argc, char **argv)
{
	const char *output = NULL, *refused = NULL;
	struct arena memory = {0};
	struct selection s;
	struct cli_refused x;
	struct tsv_out w;
	struct fault f;
	unsigned flags = 0;
	int key, status;
	size_t n;

	cli_start(argc, argv, &program);
	wish.dictionaries = arena_take(&memory, (size_t)argc, sizeof(char *));
	while ((key = cli_next()) != -1) {
		switch (key) {
		case 'D': wish.dictionaries[wish.ndictionaries++] = cli_argument; break;
		case 'o': output = cli_argument; break;
		case 'w': wish.condition = cli_argument; break;
		case 'x': refused = cli_argument; break;
		case CLI_KEY_MISSING_NEWLINE: flags |= TSV_MISSING_NEWLINE; break;
		default: read_option(key, &memory);
		}
	}
	if (share.d && !seeded && !sample_any_seed(&seed))
		cli_usage(M_SEED_NONE);
	char **files = cli_operands(&n);
	struct tsv *t = cli_open(files, n, flags);
	if (!selection_bind(&s, &wish, t, &f))
		cli_fail(&f);
	cli_create(&w, output);
	cli_refuse_open(&x, refused, t);
	status = select_rows(&s, t, &w, &x);
	selection_free(&s);
	tsv_close(t);
	arena_free(&memory);
	return status;
}
