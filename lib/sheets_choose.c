/* sheets_choose - which sheets of a workbook are read. */
#include "sheets_files.h"

static void
skip(struct sheets_book *b, struct str name, enum msg why)
{
	b->skipped[b->nskipped++] = (struct sheets_skipped){name, why};
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
		if (!str_is_digit(name.p[i]))
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
		if (!twice && !sheets_open_sheet(s, b, at, &headless, f))
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
			sheets_drop(s, i);
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
		bool good = sheets_open_sheet(s, b, i, &headless, f);
		if (!good && (!headless || !several))
			return false;
		if (good && (!several || count_known(&s->files[s->nfiles - 1]->sheet) > 1))
			continue;
		skip(b, list[i].name, M_IMPORT_HEADLESS);
		sheets_drop(s, s->nfiles - 1);
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
	for (size_t i = 0; i + 1 < s->nbooks; i++)
		if (book_is_same(b->book, s->books[i].book)) {
			f->file = b->path;
			return fault_set(f, M_BOOK_TWICE);
		}
	if (s->options.nnames && book_kind(b->book) != BOOK_TEXT)
		return open_named(s, b, f);
	return open_all(s, b, f);
}
