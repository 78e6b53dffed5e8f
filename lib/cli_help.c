/* cli_help - what --help, --version and the makers of completion files print. */
#include <stdlib.h>
#include <unistd.h>

#include "cli_priv.h"
#include "text.h"

/* Standard output, checked as data is. */
static _Noreturn void
print(struct buf *b)
{
	struct io_out out;
	struct fault f;
	bool good = io_out_open(&out, NULL, &f);

	if (good) {
		io_out_put(&out, buf_str(b));
		good = io_out_close(&out, true, &f);
	}
	buf_free(b);
	if (!good)
		cli_fail(&f);
	exit(EXIT_DONE);
}

static void
print_left(struct buf *b, const struct cli_option *o)
{
	if (o->key < CLI_LONG)
		buf_printf(b, "  -%c, --%s", o->key, o->name);
	else
		buf_printf(b, "      --%s", o->name);
	if (o->argument != M_NONE)
		buf_printf(b, " %s", msg(o->argument));
}

/* The width of the widest left side; what is wider than 34 gets a line of its own. */
static size_t
left_width(const struct cli_option *options, size_t n, size_t least)
{
	struct buf b = {0};
	size_t i;

	for (i = 0; i < n; i++) {
		size_t width;

		buf_reset(&b);
		print_left(&b, &options[i]);
		width = text_width(buf_str(&b));
		if (width > least && width <= 34)
			least = width;
	}
	buf_free(&b);
	return least;
}

static void
print_options(struct buf *b, const struct cli_option *options, size_t n, size_t width)
{
	size_t i;

	for (i = 0; i < n; i++) {
		size_t start = b->n, at;

		if (options[i].help == M_NONE)
			continue;
		print_left(b, &options[i]);
		at = text_width(str_from(buf_str(b), start));
		if (at > width) {
			buf_putc(b, '\n');
			at = 0;
		}
		buf_printf(b, "%*s  %s\n", (int)(width - at), "", msg(options[i].help));
	}
}

void
cli_help(void)
{
	const struct cli_program *p = cli_program;
	size_t width = left_width(cli_common, cli_ncommon, left_width(p->options, p->noptions, 0));
	struct buf b = {0};

	buf_printf(&b, msg(M_USAGE), p->name, p->synopsis);
	buf_printf(&b, "\n%s\n\n", msg(p->about));
	print_options(&b, p->options, p->noptions, width);
	print_options(&b, cli_common, cli_ncommon, width);
	print(&b);
}

void
cli_version(void)
{
	struct buf b = {0};

	buf_printf(&b, msg(M_VERSION_LINE), cli_program->name, VERSION);
	buf_putc(&b, '\n');
	print(&b);
}

static void
print_table(struct buf *b, const struct cli_option *options, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++) {
		if (options[i].help == M_NONE)
			continue;
		if (options[i].key < CLI_LONG)
			buf_putc(b, (char)options[i].key);
		buf_printf(b, "\t%s\t%s\n", options[i].name,
			options[i].argument == M_NONE ? "" : msg_in(options[i].argument, false));
	}
}

void
cli_completion(void)
{
	struct buf b = {0};

	print_table(&b, cli_program->options, cli_program->noptions);
	print_table(&b, cli_common, cli_ncommon);
	print(&b);
}
