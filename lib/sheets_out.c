#include "sheets_out.h"

#include <string.h>

static const struct str origin[] = {STR_INIT("file"), STR_INIT("sheet"), STR_INIT("row")};
static const struct str totals[] = {
	STR_INIT("file"), STR_INIT("sheet"), STR_INIT("row"), STR_INIT("label"), STR_INIT("column"),
	STR_INIT("expected"), STR_INIT("actual"), STR_INIT("difference"),
};

void
sheets_put_names(const struct sheets *s, struct tsv_out *w)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		tsv_put(w, s->columns[i].name);
	for (size_t i = 0; i < COUNT(origin) && s->options.origin; i++)
		tsv_put(w, origin[i]);
}

void
sheets_put_place(struct buf *b, struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		buf_putc(b, (unsigned char)name.p[i] < 0x20 ? '?' : name.p[i]);
}

void
sheets_put_totals_names(struct tsv_out *w)
{
	for (size_t i = 0; i < COUNT(totals); i++)
		tsv_put(w, totals[i]);
	tsv_end(w);
}

static const struct column *
column(const struct sheets *s, const struct total_number *x)
{
	return s->files[s->at]->sheet.headers[x->header].column;
}

static void
print(struct buf *b, const struct column *c, struct ratio x)
{
	if (c->type != COLUMN_MONEY || !ratio_print_fixed(b, x, 2))
		ratio_print(b, x);
}

static void
put_number(const struct sheets *s, struct tsv_out *w, const struct total_number *x)
{
	const struct sheets_file *file = s->files[s->at];
	const struct column *c = column(s, x);
	struct buf path = {0}, name = {0}, line = {0}, ours = {0}, theirs = {0}, more = {0};
	struct ratio difference;
	sheets_put_place(&path, file->path);
	sheets_put_place(&name, file->name);
	buf_int(&line, (int64_t)s->total->line);
	print(&theirs, c, x->says);
	if (x->compared) {
		print(&ours, c, x->sum);
		if (ratio_sub(x->says, x->sum, &difference))
			print(&more, c, difference);
	}
	tsv_put(w, buf_str(&path));
	tsv_put(w, buf_str(&name));
	tsv_put(w, buf_str(&line));
	tsv_put(w, s->total->label);
	tsv_put(w, c->name);
	tsv_put(w, buf_str(&ours));
	tsv_put(w, buf_str(&theirs));
	tsv_put(w, buf_str(&more));
	tsv_end(w);
	buf_free(&path);
	buf_free(&name);
	buf_free(&line);
	buf_free(&ours);
	buf_free(&theirs);
	buf_free(&more);
}

void
sheets_put_total(const struct sheets *s, struct tsv_out *w)
{
	for (size_t i = 0; i < s->total->n; i++)
		put_number(s, w, &s->total->numbers[i]);
}

static void
say_difference(const struct sheets *s, const struct total_number *x, sheets_say *say,
    struct fault *f)
{
	const struct column *c = column(s, x);
	struct fault here = {.file = s->files[s->at]->place, .line = s->total->line,
	    .column = c->name};
	struct buf ours = {0}, theirs = {0};
	print(&ours, c, x->sum);
	print(&theirs, c, x->says);
	fault_set(&here, M_TOTAL_DIFFERS, buf_cstr(&theirs), buf_cstr(&ours));
	buf_free(&ours);
	buf_free(&theirs);
	say(&here);
	if (!f->text[0])
		*f = here;
}

bool
sheets_total_differs(const struct sheets *s, sheets_say *say, struct fault *f)
{
	*f = (struct fault){0};
	for (size_t i = 0; i < s->total->n; i++)
		if (s->total->numbers[i].compared && !s->total->numbers[i].agrees)
			say_difference(s, &s->total->numbers[i], say, f);
	return f->text[0];
}

/* Where the table has this column already, from a file of refused rows or --origin; or -1. */
static long
find_own(const struct sheets *s, struct str name)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		if (str_eq(s->columns[i].name, name))
			return (long)i;
	for (size_t i = 0; i < COUNT(origin) && s->options.origin; i++)
		if (str_eq(origin[i], name))
			return (long)(s->ncolumns + i);
	return -1;
}

void
sheets_put_refused_names(const struct sheets *s, struct tsv_out *w, long own[3])
{
	static const struct str names[] = {STR_INIT("file"), STR_INIT("row"), STR_INIT("problem")};
	sheets_put_names(s, w);
	for (size_t i = 0; i < COUNT(names); i++) {
		own[i] = find_own(s, names[i]);
		if (own[i] < 0)
			tsv_put(w, names[i]);
	}
	tsv_end(w);
}

bool
sheets_delimiter_parse(const char *text, char *delimiter)
{
	static const struct {
		const char *word;
		char is;
	} words[] = {{"comma", ','}, {"tab", '\t'}, {"semicolon", ';'}};
	for (size_t i = 0; i < COUNT(words); i++)
		if (strcmp(text, words[i].word) == 0) {
			*delimiter = words[i].is;
			return true;
		}
	if (strlen(text) != 1 || (unsigned char)*text >= 0x80 || strchr("\"\r\n", *text))
		return false;
	*delimiter = *text;
	return true;
}

bool
sheets_line_parse(const char *text, size_t *line)
{
	struct ratio x;
	if (!ratio_parse(str_of(text), &x) || x.d != 1 || x.n < 1)
		return false;
	*line = (size_t)x.n;
	return true;
}
