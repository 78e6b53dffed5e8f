#include "sheets_files.h"

#include "sheets_text.h"
#include "text.h"

/* "花名册.xlsx[农村低保]" */
static struct str
place(struct arena *a, struct str path, struct str sheet)
{
	struct buf b = {0};
	buf_put(&b, path);
	if (sheet.n)
		buf_printf(&b, "[%.*s]", STR_FMT(sheet));
	struct str kept = arena_str(a, buf_str(&b));
	buf_free(&b);
	return kept;
}

static void
skip(struct sheets_book *b, struct str name, enum msg why)
{
	b->skipped[b->nskipped++] = (struct sheets_skipped){name, why};
}

/* The header that is spelled as name, of no column yet; one that is dropped only if no other is. */
static bool
find_header(const struct sheet *sheet, struct str name, struct header **found, struct fault *f)
{
	*found = NULL;
	for (size_t i = 0; i < sheet->nheaders; i++) {
		struct header *h = &sheet->headers[i];
		bool dropped = h->way == HEADER_DROPPED;
		if (h->column || h->way == HEADER_BLANK || !str_eq(name, h->text))
			continue;
		if (*found && ((*found)->way == HEADER_DROPPED) == dropped) {
			f->line = sheet->line;
			return fault_set(f, M_IMPORT_TWICE_OWN, STR_FMT(name), STR_FMT(name));
		}
		if (!*found || !dropped)
			*found = h;
	}
	return true;
}

/* -c may name a header that is not in the dictionary: it is text then, of the row's own person. */
static bool
keep_own(struct sheets *s, struct sheet *sheet, struct fault *f)
{
	for (size_t k = 0; k < s->options.ncolumns; k++) {
		struct header *h;
		if (!find_header(sheet, s->options.columns[k], &h, f))
			return false;
		if (!h)
			continue;
		struct column *own = arena_take(&s->memory, 1, sizeof *own);
		*own = (struct column){.name = h->text, .type = COLUMN_TEXT};
		h->column = own;
		h->way = HEADER_MAPPED;
		h->group = 0;
	}
	return true;
}

static int64_t
unit(const struct sheets *s, const struct sheet *sheet)
{
	if (s->options.unit)
		return s->options.unit;
	return sheet->unit ? sheet->unit : 1;
}

static bool
is_blank(const struct grid_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (text_trim(row->cells[i]).n)
			return false;
	return true;
}

/* How the text is read; a workbook needs nothing. */
static void
choose_text(struct sheets *s, struct sheets_file *file)
{
	struct csvrow *csv = book_text(file->book->book);
	if (!csv)
		return;
	file->delimiter = s->options.delimiter;
	if (!file->delimiter)
		file->delimiter = sheets_delimiter(csvrow_head(csv), &s->headers);
	csvrow_delimiter(csv, file->delimiter);
	file->encoding = csvrow_encoding(csv);
}

/* From here on --map speaks of this sheet. */
static void
name_sheet(struct sheets *s, struct str name)
{
	struct buf key = {0};
	headers_key(&key, name);
	s->headers.sheet = arena_str(&s->memory, buf_str(&key));
	buf_free(&key);
}

/*
 * The next of s->files. False with the reason; *headless: only because it has no header.
 */
static bool
open_sheet(struct sheets *s, struct sheets_book *b, size_t which, bool *headless, struct fault *f)
{
	struct sheets_file *file = arena_take(&s->memory, 1, sizeof *file);
	struct grid grid;
	size_t n;
	*headless = false;
	*file = (struct sheets_file){.book = b, .which = which, .path = b->path,
	    .name = book_sheets(b->book, &n)[which].name};
	file->place = place(&s->memory, b->path, file->name);
	s->files = mem_grow(s->files, s->nfiles, &s->rfiles, sizeof *s->files);
	s->files[s->nfiles++] = file;
	name_sheet(s, file->name);
	choose_text(s, file);
	b->open = which;
	bool good = book_grid(b->book, which, &grid, f);
	grid.file = file->place;
	good = good && sheet_open(&file->sheet, grid, &s->headers, s->options.header,
	    file->encoding, f) && keep_own(s, &file->sheet, f);
	f->file = file->place;
	*headless = file->sheet.headless;
	if (!good)
		return false;
	for (size_t i = 0; i < file->sheet.first; i++)
		file->kinds[is_blank(&file->sheet.held[i]) ? ROW_BLANK : ROW_TITLE]++;
	file->kinds[ROW_HEADER] = file->sheet.lines;
	file->about = sheet_is_about(&file->sheet);
	totals_init(&file->totals, &file->sheet, &s->cleaner, unit(s, &file->sheet));
	return true;
}

/* Take files[at] out again. */
static void
drop_sheet(struct sheets *s, size_t at)
{
	totals_free(&s->files[at]->totals);
	sheet_close(&s->files[at]->sheet);
	s->nfiles--;
	for (size_t i = at; i < s->nfiles; i++)
		s->files[i] = s->files[i + 1];
}

static bool
same_name(struct str a, struct str b)
{
	struct buf left = {0}, right = {0};
	headers_key(&left, a);
	headers_key(&right, b);
	bool same = left.n && str_eq(buf_str(&left), buf_str(&right));
	buf_free(&left);
	buf_free(&right);
	return same;
}

/* The sheet that name means: by its name, else by its number, from 1; or n. */
static size_t
find_sheet(struct str name, const struct book_sheet *list, size_t n)
{
	size_t number = 0;
	for (size_t i = 0; i < n; i++)
		if (str_eq(name, list[i].name))
			return i;
	for (size_t i = 0; i < n; i++)
		if (same_name(name, list[i].name))
			return i;
	for (size_t i = 0; i < name.n && number <= n; i++) {
		if (name.p[i] < '0' || name.p[i] > '9')
			return n;
		number = number * 10 + (size_t)(name.p[i] - '0');
	}
	return number && number <= n ? number - 1 : n;
}

static bool
no_sheet(struct str name, const struct sheets_book *b, const struct book_sheet *list, size_t n,
    struct fault *f)
{
	struct buf names = {0};
	for (size_t i = 0; i < n && names.n < 300; i++) {
		if (i)
			buf_puts(&names, msg(M_IMPORT_COMMA));
		buf_printf(&names, msg(M_IMPORT_SHOWN), STR_FMT(list[i].name));
	}
	*f = (struct fault){.file = b->path};
	fault_set(f, M_IMPORT_NO_SHEET, STR_FMT(name), buf_cstr(&names));
	buf_free(&names);
	return false;
}

/* Those of -s, in its order. */
static bool
open_named(struct sheets *s, struct sheets_book *b, struct fault *f)
{
	const struct sheets_options *o = &s->options;
	size_t n, at, from = s->nfiles;
	const struct book_sheet *list = book_sheets(b->book, &n);
	for (size_t i = 0; i < o->nnames; i++) {
		bool headless, twice = false;
		at = find_sheet(o->names[i], list, n);
		if (at == n)
			return no_sheet(o->names[i], b, list, n, f);
		for (size_t k = from; k < s->nfiles; k++)
			twice = twice || s->files[k]->which == at;
		if (!twice && !open_sheet(s, b, at, &headless, f))
			return false;
	}
	return true;
}

static size_t
count_known(const struct sheet *sheet)
{
	size_t known = 0;
	for (size_t i = 0; i < sheet->nheaders; i++)
		known += sheet->headers[i].column != NULL;
	return known;
}

/* Beside sheets of people a table of sums would count them all once more. */
static void
drop_summaries(struct sheets *s, struct sheets_book *b, size_t from)
{
	bool about = false;
	for (size_t i = from; i < s->nfiles; i++)
		about = about || s->files[i]->about;
	for (size_t i = s->nfiles; about && i-- > from;)
		if (!s->files[i]->about) {
			skip(b, s->files[i]->name, M_IMPORT_SUMMARIES);
			drop_sheet(s, i);
		}
}

static size_t
count_shown(const struct book_sheet *list, size_t n)
{
	size_t shown = 0;
	for (size_t i = 0; i < n; i++)
		shown += list[i].state == BOOK_VISIBLE;
	return shown;
}

/* All that are shown and have a header. */
static bool
open_all(struct sheets *s, struct sheets_book *b, struct fault *f)
{
	size_t n, from = s->nfiles;
	const struct book_sheet *list = book_sheets(b->book, &n);
	bool several = count_shown(list, n) > 1;
	b->skipped = arena_take(&s->memory, n + 1, sizeof *b->skipped);
	for (size_t i = 0; i < n; i++) {
		bool headless;
		if (list[i].state != BOOK_VISIBLE) {
			skip(b, list[i].name, list[i].state == BOOK_HIDDEN ? M_IMPORT_HIDDEN
			    : M_IMPORT_VERY_HIDDEN);
			continue;
		}
		bool good = open_sheet(s, b, i, &headless, f);
		if (!good && (!headless || !several))
			return false;
		if (good && (!several || count_known(&s->files[s->nfiles - 1]->sheet) > 1))
			continue;
		skip(b, list[i].name, M_IMPORT_HEADLESS);
		drop_sheet(s, s->nfiles - 1);
	}
	drop_summaries(s, b, from);
	*f = (struct fault){.file = b->path};
	return s->nfiles > from || fault_set(f, M_IMPORT_NO_SHEETS);
}

bool
sheets_open_book(struct sheets *s, const char *path, struct fault *f)
{
	struct sheets_book *b = &s->books[s->nbooks];
	struct book_options options = {.encoding = s->options.encoding};
	*b = (struct sheets_book){.path = str_of(path)};
	b->book = book_open(path, &options, f);
	if (!b->book)
		return false;
	s->nbooks++;
	if (s->options.nnames && book_kind(b->book) != BOOK_TEXT)
		return open_named(s, b, f);
	return open_all(s, b, f);
}

bool
sheets_begin(struct sheets_file *file, struct fault *f)
{
	struct sheets_book *b = file->book;
	struct grid grid;
	if (b->open == file->which)
		return true;
	b->open = file->which;
	if (!book_grid(b->book, file->which, &grid, f))
		return false;
	grid.file = file->place;
	if (sheet_resume(&file->sheet, grid))
		return true;
	*f = *grid.failed(grid.source);
	return false;
}
