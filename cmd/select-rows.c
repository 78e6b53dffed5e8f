/* select rows and columns of a table */
#include <stdlib.h>
#include <sys/random.h>

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
	"[-q] [--accept-missing-newline] [--distinct names] [--sample N%] [--seed N] [-c names] [-D file] [-o file] "
	"[-w condition] [-x file] [file ...]",
	options, COUNT(options)
};

/* What is asked for; an option that was not given is NULL or 0. */
struct choice {
	const char *condition, *output, *refused;
	struct str *columns, *distinct;
	size_t ncolumns, ndistinct, ndictionaries;
	char **dictionaries;
	struct ratio share;	/* d 0: all rows */
	uint64_t seed;
	bool seeded;
	unsigned flags;
};

static uint64_t
parse_seed(const char *text)
{
	char *end;
	unsigned long long seed = strtoull(text, &end, 10);

	if (*text < '0' || *text > '9' || *end)
		cli_usage(M_SEED_NUMBER, text);
	return seed;
}

static struct choice
read_options(struct arena *a, size_t most)
{
	struct choice c = {.dictionaries = arena_take(a, most, sizeof(char *))};
	int key;

	while ((key = cli_next()) != -1) {
		switch (key) {
		case 'c': c.columns = cli_list(a, cli_argument, &c.ncolumns); break;
		case 'D': c.dictionaries[c.ndictionaries++] = cli_argument; break;
		case 'o': c.output = cli_argument; break;
		case 'w': c.condition = cli_argument; break;
		case 'x': c.refused = cli_argument; break;
		case KEY_DISTINCT: c.distinct = cli_list(a, cli_argument, &c.ndistinct); break;
		case KEY_SAMPLE:
			if (!sample_share(str_of(cli_argument), &c.share))
				cli_usage(M_SAMPLE_SHARE, cli_argument);
			break;
		case KEY_SEED:
			c.seed = parse_seed(cli_argument);
			c.seeded = true;
			break;
		default: c.flags |= TSV_MISSING_NEWLINE;
		}
	}
	if (c.share.d && !c.seeded && getrandom(&c.seed, sizeof(c.seed), 0) < 0)
		cli_usage(M_SEED_NONE);
	return c;
}

/* The dictionary is read only where types matter. */
static void
bind(struct selection *s, const struct choice *c, const struct tsv *t, struct columns *dictionary,
	struct arena *a)
{
	struct fault f;

	if (c->condition && !columns_load(dictionary, c->dictionaries, c->ndictionaries, a, &f))
		cli_fail(&f);
	if (!selection_columns(s, t, c->columns, c->ncolumns, &f) ||
	    !selection_distinct(s, t, c->distinct, c->ndistinct, &f) ||
	    !selection_where(s, t, dictionary, c->condition, &f))
		cli_fail(&f);
}

static void
put(struct tsv_out *w, struct str row)
{
	tsv_put_row(w, row);
	tsv_end(w);
}

static size_t
draw(struct sample *s, const struct choice *c, struct tsv_out *w)
{
	size_t n = sample_start(s, c->share, c->seed);
	struct str row;

	while (!w->out.failed && sample_next(s, &row))
		put(w, row);
	cli_say(M_SAMPLE_DRAWN, n, s->n, (unsigned long long)c->seed);
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
select_rows(struct selection *s, const struct choice *c, struct tsv *t, struct tsv_out *w,
	struct cli_refused *x)
{
	struct sample sample = {0};
	struct buf header = {0};
	size_t out = 0;
	struct fault f;
	struct str row;

	put(w, selection_header(s, t, &header));
	while (!w->out.failed && tsv_next(t)) {
		enum selection_answer answer = selection_row(s, t, &row, &f);

		cli_progress(t);
		if (answer == SELECTION_REFUSED)
			cli_refuse(x, t, &f);
		else if (answer == SELECTION_IN && c->share.d)
			sample_keep(&sample, row);
		else if (answer == SELECTION_IN) {
			put(w, row);
			out++;
		}
	}
	if (c->share.d && !tsv_failed(t))
		out = draw(&sample, c, w);
	if (!tsv_failed(t))
		say_undecided(s);
	buf_free(&header);
	sample_free(&sample);
	return cli_finish(t, w, x, out);
}

int
main(int argc, char **argv)
{
	struct columns dictionary = {0};
	struct arena memory = {0};
	struct selection s = {0};
	struct cli_refused x;
	struct choice c;
	struct tsv_out w;
	struct tsv *t;
	char **files;
	size_t n;
	int status;

	cli_start(argc, argv, &program);
	c = read_options(&memory, (size_t)argc);
	files = cli_operands(&n);
	t = cli_open(files, n, c.flags);
	bind(&s, &c, t, &dictionary, &memory);
	cli_create(&w, c.output);
	cli_refuse_open(&x, c.refused, t);
	status = select_rows(&s, &c, t, &w, &x);
	selection_free(&s);
	tsv_close(t);
	columns_free(&dictionary);
	arena_free(&memory);
	return status;
}
