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

bool
sheets_open_sheet(struct sheets *s, struct sheets_book *b, size_t which, bool *headless,
    struct fault *f)
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
	for (size_t i = 0; i < file->sheet.first; i++) {
		const struct grid_row *row = &file->sheet.held[i];
		file->kinds[is_blank(row) ? ROW_BLANK : ROW_TITLE]++;
		if (sheet_has_long_number(row) && !file->above++)
			file->above_line = row->line;
	}
	file->kinds[ROW_HEADER] = file->sheet.lines;
	file->about = sheet_is_about(&file->sheet);
	totals_init(&file->totals, &file->sheet, &s->cleaner, unit(s, &file->sheet));
	return true;
}

void
sheets_drop(struct sheets *s, size_t at)
{
	totals_free(&s->files[at]->totals);
	sheet_close(&s->files[at]->sheet);
	s->nfiles--;
	for (size_t i = at; i < s->nfiles; i++)
		s->files[i] = s->files[i + 1];
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
