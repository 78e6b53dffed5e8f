#include <string.h>

#include "sheets.h"
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
		run = text.p[i] >= '0' && text.p[i] <= '9' ? run + 1 : 0;
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

static void
say_headers(const struct sheets *s, const struct sheets_file *file, sheets_say *say)
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

static void
say_count(const struct sheets_file *file, size_t line, enum msg text, size_t n, sheets_say *say)
{
	struct fault f = {.file = file->place, .line = line};
	if (!n)
		return;
	fault_set(&f, text, n);
	say(&f);
}

static void
say_kinds(const struct sheets_file *file, sheets_say *say)
{
	static const struct {
		enum row_kind kind;
		enum msg text;
	} kinds[] = {
		{ROW_TITLE, M_IMPORT_KIND_TITLE}, {ROW_HEADER, M_IMPORT_KIND_HEADER},
		{ROW_REPEAT, M_IMPORT_KIND_REPEAT}, {ROW_TOTAL, M_IMPORT_KIND_TOTAL},
		{ROW_FOOTER, M_IMPORT_KIND_FOOTER}, {ROW_NOTE, M_IMPORT_KIND_NOTE},
		{ROW_BLANK, M_IMPORT_KIND_BLANK},
	};
	struct fault f = {.file = file->place};
	struct buf b = {0};
	size_t all = 0;
	for (int k = 0; k < ROW_KINDS; k++)
		all += file->kinds[k];
	for (size_t i = 0; i < COUNT(kinds); i++) {
		if (!file->kinds[kinds[i].kind])
			continue;
		if (b.n)
			buf_puts(&b, msg(M_IMPORT_COMMA));
		buf_printf(&b, msg(kinds[i].text), file->kinds[kinds[i].kind]);
	}
	fault_set(&f, M_IMPORT_LINES, all, file->kinds[ROW_DATA], buf_cstr(&b));
	say(&f);
	buf_free(&b);
}

static void
say_text(const struct sheets_file *file, const struct csvrow *csv, sheets_say *say)
{
	static const char gb[] = "GB18030", big5[] = "Big5-HKSCS";
	struct fault f = {.file = file->place};
	const char *name = csvrow_encoding(csv);
	if (strcmp(file->encoding, name) != 0) {
		fault_set(&f, M_IMPORT_ENCODING_LATER, name);
		say(&f);
	}
	if (csvrow_few(csv)) {
		fault_set(&f, M_IMPORT_ENCODING_FEW, name, strcmp(name, gb) == 0 ? big5 : gb);
		say(&f);
	}
}

/* 金额（万元） over cells in yuan. */
static void
say_amounts(const struct sheets *s, const struct sheets_file *file, sheets_say *say)
{
	for (size_t i = 0; i < s->ncolumns; i++) {
		struct fault f = {.file = file->place, .line = file->sheet.line,
		    .column = s->columns[i].name};
		if (!file->amounts[i].large || file->amounts[i].large * 2 < file->amounts[i].n)
			continue;
		fault_set(&f, M_IMPORT_UNIT_DOUBT);
		say(&f);
	}
}

static void
say_file(const struct sheets *s, const struct sheets_file *file, sheets_say *say)
{
	const struct csvrow *csv = book_text(file->book->book);
	if (csv)
		say_text(file, csv, say);
	say_kinds(file, say);
	say_count(file, 0, M_IMPORT_BREAKS, csv ? csvrow_breaks(csv) : 0, say);
	say_count(file, file->hidden_line, M_IMPORT_HIDDEN_ROWS, file->hidden, say);
	say_count(file, file->shorter_line, M_IMPORT_SHORT, file->shorter, say);
	say_count(file, file->unheaded_line, M_IMPORT_UNHEADED, file->unheaded, say);
	say_count(file, file->note_line, M_IMPORT_NOTE, file->kinds[ROW_NOTE], say);
	say_count(file, 0, M_TOTAL_AGREES, file->agreed, say);
	say_count(file, 0, M_TOTAL_SKIPPED, file->skipped, say);
	say_amounts(s, file, say);
}

void
sheets_say_start(const struct sheets *s, sheets_say *say)
{
	say_headers(s, s->files[0], say);
}

void
sheets_say_file(const struct sheets *s, sheets_say *say)
{
	say_file(s, s->files[s->at - 1], say);
	if (s->at < s->nfiles)
		say_headers(s, s->files[s->at], say);
}

static void
say_changes(const struct sheets_column *c, sheets_say *say)
{
	struct fault f = {0};
	struct buf b = {0};
	for (unsigned i = 0; i < DOUBT_FIRST; i++) {
		if (!c->counts[i])
			continue;
		if (b.n)
			buf_puts(&b, msg(M_IMPORT_COMMA));
		buf_printf(&b, msg(M_IMPORT_CHANGE), msg(change_text((enum change)i)),
		    c->counts[i]);
	}
	if (b.n) {
		fault_set(&f, M_IMPORT_CHANGED, STR_FMT(c->name), buf_cstr(&b));
		say(&f);
	}
	buf_free(&b);
}

void
sheets_say_columns(const struct sheets *s, sheets_say *say)
{
	if (s->options.unfold) {
		struct fault f = {0};
		fault_set(&f, M_IMPORT_UNFOLDED, s->unfolded);
		say(&f);
	}
	for (size_t i = 0; i < s->ncolumns; i++) {
		const struct sheets_column *c = &s->columns[i];
		say_changes(c, say);
		for (unsigned k = DOUBT_FIRST; k < CHANGES; k++) {
			struct fault f = {.file = c->first_file[k - DOUBT_FIRST],
			    .column = c->name};
			f.line = c->first_line[k - DOUBT_FIRST];
			if (!c->counts[k])
				continue;
			fault_set(&f, M_IMPORT_DOUBT, msg(change_text((enum change)k)),
			    c->counts[k]);
			say(&f);
		}
	}
}
