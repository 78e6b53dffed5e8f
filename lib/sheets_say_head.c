#include "sheets_say.h"
#include "text.h"

/* A list that may be longer than one message: said in parts. */
struct list {
	struct fault at;
	enum msg text;
	struct buf b;
	sheets_say *say;
};

static void
flush(struct list *l)
{
	if (l->b.n) {
		fault_set(&l->at, l->text, buf_cstr(&l->b));
		l->say(&l->at);
	}
	buf_reset(&l->b);
}

/* A header that is really a row of data (--header said so) may hold anybody's number. */
static struct str
without_numbers(struct buf *b, struct str text)
{
	size_t run = 0;
	text.n = text_cut(text, 60);
	for (size_t i = 0; i < text.n; i++) {
		run = str_is_digit(text.p[i]) ? run + 1 : 0;
		buf_putc(b, run > 4 ? '*' : text.p[i]);
	}
	return buf_str(b);
}

/* 姓名 or 公民身份号码 = id_number */
static void
put(struct list *l, struct str text, struct str name)
{
	struct buf b = {0};
	struct str shown = without_numbers(&b, text);
	if (l->b.n > 300)
		flush(l);
	if (l->b.n)
		buf_puts(&l->b, msg(M_IMPORT_COMMA));
	if (name.n)
		buf_printf(&l->b, msg(M_IMPORT_SHOWN_TO), STR_FMT(shown), STR_FMT(name));
	else
		buf_printf(&l->b, msg(M_IMPORT_SHOWN), STR_FMT(shown));
	buf_free(&b);
}

static void
say_ways(const struct sheets_file *file, unsigned ways, enum msg text, bool names, sheets_say *say)
{
	struct fault at = {.file = file->place, .line = file->sheet.line};
	struct list l = {.at = at, .text = text, .say = say};
	for (size_t i = 0; i < file->sheet.nheaders; i++) {
		const struct header *h = &file->sheet.headers[i];
		if (ways & 1U << h->way)
			put(&l, h->text, names && h->column ? h->column->name : (struct str){0});
	}
	flush(&l);
	buf_free(&l.b);
}

static bool
lacks(const struct sheets_file *file, size_t i)
{
	for (size_t g = 0; g < file->ngroups; g++)
		if (file->groups[g][i] >= 0)
			return false;
	return true;
}

/* Columns of the table that this file does not have. */
static void
say_lacks(const struct sheets *s, const struct sheets_file *file, sheets_say *say)
{
	struct fault at = {.file = file->place, .line = file->sheet.line};
	struct list l = {.at = at, .text = M_IMPORT_LACKS, .say = say};
	for (size_t i = 0; i < s->ncolumns; i++)
		if (lacks(file, i))
			put(&l, s->columns[i].name, (struct str){0});
	flush(&l);
	buf_free(&l.b);
}

static const char *
delimiter_text(char c)
{
	switch (c) {
	case ',':
		return msg(M_IMPORT_COMMAS);
	case '\t':
		return msg(M_IMPORT_TABS);
	case ';':
		return msg(M_IMPORT_SEMICOLONS);
	case '|':
		return msg(M_IMPORT_BARS);
	default:
		return msg(M_IMPORT_OTHER);
	}
}

/* "header in rows 2 and 3" */
static void
put_lines(struct buf *b, const struct sheet *sheet)
{
	size_t last = sheet->held[sheet->last - 1].line;
	if (sheet->lines == 1)
		buf_printf(b, msg(M_HEADER_ROW), sheet->line);
	else
		buf_printf(b, msg(sheet->lines == 2 ? M_HEADER_ROWS_TWO : M_HEADER_ROWS),
		    sheet->line, last);
}

static void
say_chosen(const struct sheets_file *file, sheets_say *say)
{
	struct fault f = {.file = file->place};
	struct buf lines = {0};
	put_lines(&lines, &file->sheet);
	if (file->encoding)
		fault_set(&f, M_IMPORT_CHOSEN, file->encoding, delimiter_text(file->delimiter),
		    buf_cstr(&lines));
	else
		fault_set(&f, M_IMPORT_CHOSEN_BOOK, buf_cstr(&lines));
	say(&f);
	buf_free(&lines);
}

/* Columns that are imported though the sheet does not show them. */
static void
say_hidden(const struct sheets_file *file, sheets_say *say)
{
	const struct sheet *sheet = &file->sheet;
	struct fault at = {.file = file->place, .line = sheet->line};
	struct list l = {.at = at, .text = M_IMPORT_HIDDEN_COLUMNS, .say = say};
	for (size_t i = 0; i < sheet->nheaders; i++) {
		struct buf address = {0};
		if (!sheet->hidden[i] || !sheet->headers[i].column)
			continue;
		grid_address(&address, i, sheet->line);
		put(&l, sheet->headers[i].text, buf_str(&address));
		buf_free(&address);
	}
	flush(&l);
	buf_free(&l.b);
}

/* Columns of further persons: made rows of, or could be. */
static void
say_groups(const struct sheets *s, const struct sheets_file *file, sheets_say *say)
{
	struct fault f = {.file = file->place, .line = file->sheet.line};
	size_t columns = 0;
	for (size_t i = 0; i < file->sheet.nheaders; i++)
		columns += file->sheet.headers[i].group > 0;
	if (!columns)
		return;
	if (s->options.unfold)
		fault_set(&f, M_IMPORT_GROUPS, file->ngroups - 1, columns);
	else
		fault_set(&f, M_IMPORT_UNFOLD, columns);
	say(&f);
}

/* The sheets of a workbook that are not read, each kind in one message. */
static void
say_skipped(const struct sheets_book *b, sheets_say *say)
{
	static const enum msg whys[] = {
		M_IMPORT_HIDDEN, M_IMPORT_VERY_HIDDEN, M_IMPORT_HEADLESS, M_IMPORT_SUMMARIES,
	};
	for (size_t k = 0; k < COUNT(whys); k++) {
		struct list l = {.at = {.file = b->path}, .text = whys[k], .say = say};
		for (size_t i = 0; i < b->nskipped; i++)
			if (b->skipped[i].why == whys[k])
				put(&l, b->skipped[i].name, (struct str){0});
		flush(&l);
		buf_free(&l.b);
	}
}

void
sheets_say_headers(const struct sheets *s, const struct sheets_file *file, sheets_say *say)
{
	struct fault f = {.file = file->place};
	const struct sheet *sheet = &file->sheet;
	if (!s->at || s->files[s->at - 1]->book != file->book)
		say_skipped(file->book, say);
	say_chosen(file, say);
	if (sheet->unit > 1 && !s->options.unit) {
		fault_set(&f, M_IMPORT_TITLE_UNIT, sheet->unit_line, (long long)sheet->unit);
		say(&f);
	}
	say_ways(file, 1U << HEADER_WEAK, M_IMPORT_WEAK, true, say);
	say_ways(file, 1U << HEADER_DROPPED, M_IMPORT_DROPPED, false, say);
	say_ways(file, 1U << HEADER_UNKNOWN, M_IMPORT_LEFT_OUT, false, say);
	say_ways(file, 1U << HEADER_UNSURE, M_IMPORT_UNSURE, false, say);
	say_groups(s, file, say);
	say_lacks(s, file, say);
	say_hidden(file, say);
}
