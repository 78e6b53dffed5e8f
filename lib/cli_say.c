/* cli_say - what programs tell people, on standard error. */
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "cli_priv.h"

static bool progress_shown;	/* a line without LF stands on the terminal */

/* "PROGRAM: TEXT" as one write, over a line of progress. Freed here. */
static void
print_line(struct buf *text)
{
	struct buf line = {0};

	if (progress_shown)
		buf_puts(&line, "\r\033[K");
	progress_shown = false;
	buf_printf(&line, "%s: %.*s\n", cli_program->name, STR_FMT(buf_str(text)));
	io_write(STDERR_FILENO, line.p, line.n);
	buf_free(&line);
	buf_free(text);
}

void
cli_say(enum msg m, ...)
{
	struct buf text = {0};
	va_list ap;

	if (cli_quiet)
		return;
	va_start(ap, m);
	buf_vprintf(&text, msg(m), ap);
	va_end(ap);
	print_line(&text);
}

void
cli_warn(const struct fault *f)
{
	struct buf text = {0};

	fault_print(f, &text);
	print_line(&text);
}

void
cli_fail(const struct fault *f)
{
	cli_warn(f);
	exit(EXIT_FAILED);
}

void
cli_usage(enum msg m, ...)
{
	struct fault f = {0};
	struct buf usage = {0};
	va_list ap;

	va_start(ap, m);
	fault_vset(&f, m, ap);
	va_end(ap);
	cli_warn(&f);
	buf_printf(&usage, msg(M_USAGE), cli_program->name, cli_program->synopsis);
	buf_putc(&usage, '\n');
	io_write(STDERR_FILENO, usage.p, usage.n);
	buf_free(&usage);
	exit(EXIT_FAILED);
}

void
cli_counts(size_t in, size_t out, size_t refused)
{
	cli_say(msg_n(in, M_COUNTS_ONE, M_COUNTS), in, out, refused);
}

static uint64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (uint64_t)now.tv_sec * 1000 + (uint64_t)now.tv_nsec / 1000000;
}

static void
show_progress(const struct tsv *t, uint64_t elapsed)
{
	size_t done, all, rows = tsv_rows(t);
	struct buf b = {0};

	tsv_progress(t, &done, &all);
	buf_printf(&b, "\r%s: ", cli_program->name);
	buf_printf(&b, msg(M_PROGRESS), rows, (size_t)(rows * 1000 / elapsed));
	if (all && done && done <= all)
		buf_printf(&b, msg(M_PROGRESS_LEFT), (size_t)(done * 100 / all),
			(size_t)((all - done) / (done / elapsed + 1) / 1000));
	buf_puts(&b, "\033[K");
	io_write(STDERR_FILENO, b.p, b.n);
	buf_free(&b);
	progress_shown = true;
}

void
cli_progress(const struct tsv *t)
{
	static enum { UNKNOWN, NEVER, WATCHING } state;
	static uint64_t began, last;
	uint64_t now;

	if (state == NEVER || (tsv_rows(t) & 0x3FF) != 0)
		return;
	if (state == UNKNOWN) {
		state = cli_quiet || !isatty(STDERR_FILENO) ? NEVER : WATCHING;
		began = last = milliseconds();
		return;
	}
	now = milliseconds();
	if (now - last < 1000)
		return;
	last = now;
	show_progress(t, now - began);
}
