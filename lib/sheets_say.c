#include <string.h>

#include "sheets_say.h"

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
		{ROW_REPEAT, M_IMPORT_KIND_REPEAT}, {ROW_EXAMPLE, M_IMPORT_KIND_EXAMPLE},
		{ROW_TOTAL, M_IMPORT_KIND_TOTAL}, {ROW_FOOTER, M_IMPORT_KIND_FOOTER},
		{ROW_NOTE, M_IMPORT_KIND_NOTE}, {ROW_BLANK, M_IMPORT_KIND_BLANK},
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
	say_count(file, file->above_line, M_IMPORT_ABOVE, file->above, say);
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
	sheets_say_headers(s, s->files[0], say);
}

void
sheets_say_file(const struct sheets *s, sheets_say *say)
{
	say_file(s, s->files[s->at - 1], say);
	if (s->at < s->nfiles)
		sheets_say_headers(s, s->files[s->at], say);
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
