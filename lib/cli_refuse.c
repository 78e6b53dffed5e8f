/*
 * cli_refuse - the rows that could not be used: to -x FILE with the reason, or named and
 * counted.
 */
#include "cli.h"

enum { OWN_FILE, OWN_ROW, OWN_PROBLEM };
static const struct str own_names[] = {
	{"file", sizeof("file") - 1}, {"row", sizeof("row") - 1}, {"problem", sizeof("problem") - 1}
};

/*
 * A table from import-table --origin has file and row already: they stay, for they
 * name the spreadsheet. Refused rows that come a second time get the new problem.
 */
void
cli_refuse_open(struct cli_refused *x, const char *path, const struct tsv *t)
{
	size_t i;

	*x = (struct cli_refused){.path = path};
	if (!path)
		return;
	cli_create(&x->out, path);
	x->open = true;
	for (i = 0; i < tsv_columns(t); i++)
		tsv_put(&x->out, tsv_name(t, i));
	for (i = 0; i < COUNT(own_names); i++) {
		x->own[i] = tsv_column(t, own_names[i]);
		if (x->own[i] < 0)
			tsv_put(&x->out, own_names[i]);
	}
	tsv_end(&x->out);
}

/* A file may be called anything; a cell may not hold everything. */
static void
put_name(struct tsv_out *w, struct str name)
{
	struct buf clean = {0};
	size_t i;

	buf_put(&clean, name);
	for (i = 0; i < clean.n; i++)
		if ((unsigned char)clean.p[i] < 0x20)
			clean.p[i] = '?';
	tsv_put(w, buf_str(&clean));
	buf_free(&clean);
}

/* row, its field number `at` replaced. */
static void
put_replaced(struct tsv_out *w, struct str row, long at, struct str with)
{
	long i;

	for (i = 0;; i++) {
		struct str field = {row.p, str_find(row, '\t')};

		tsv_put(w, i == at ? with : field);
		if (field.n == row.n)
			return;
		row = str_from(row, field.n + 1);
	}
}

static void
put_refused(struct cli_refused *x, struct str row, const struct fault *f)
{
	struct fault reason = *f;
	struct buf problem = {0}, line = {0};

	reason.file.n = 0;
	reason.line = 0;
	fault_print(&reason, &problem);
	buf_printf(&line, "%zu", f->line);
	if (x->own[OWN_PROBLEM] < 0)
		tsv_put_row(&x->out, row);
	else
		put_replaced(&x->out, row, x->own[OWN_PROBLEM], buf_str(&problem));
	if (x->own[OWN_FILE] < 0)
		put_name(&x->out, f->file);
	if (x->own[OWN_ROW] < 0)
		tsv_put(&x->out, buf_str(&line));
	if (x->own[OWN_PROBLEM] < 0)
		tsv_put(&x->out, buf_str(&problem));
	tsv_end(&x->out);
	buf_free(&problem);
	buf_free(&line);
}

void
cli_refuse_row(struct cli_refused *x, struct str row, const struct fault *f)
{
	x->count++;
	if (x->open)
		put_refused(x, row, f);
	else
		cli_warn(f);
}

void
cli_refuse(struct cli_refused *x, const struct tsv *t, const struct fault *f)
{
	struct fault here = *f;

	if (!here.file.n && !here.line) {
		here.file = tsv_file(t);
		here.line = tsv_line(t);
	}
	cli_refuse_row(x, tsv_row(t), &here);
}

bool
cli_refuse_close(struct cli_refused *x, bool good)
{
	struct fault f;

	if (!x->open)
		return x->count == 0;
	x->open = false;
	if (tsv_finish(&x->out, good, &f))
		return true;
	cli_warn(&f);
	return false;
}
