/* xlsxout - a workbook and its cells. */
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "cellnumber.h"
#include "xlsxout_priv.h"

/* 1980-01-01, as the entries of the archive say */
#define CREATED 315532800
/* Excel counts days from here; before 1900-03-01 it believes in a 29 February */
#define EPOCH (-25569)
#define FIRST_DAY (-25508)

/* Two files wait for each sheet; the usual 1,024 would be 500 villages. */
static void
allow_files(void)
{
	struct rlimit files;

	if (getrlimit(RLIMIT_NOFILE, &files))
		return;
	files.rlim_cur = files.rlim_max;
	setrlimit(RLIMIT_NOFILE, &files);
}

struct xlsxout *
xlsxout_open(struct fault *f)
{
	struct xlsxout *x = mem_resize(NULL, 1, sizeof(*x));
	const char *folder = getenv("TMPDIR");
	lxw_workbook_options options = {.constant_memory = 1};

	*x = (struct xlsxout){.fd = io_unnamed()};
	if (x->fd < 0) {
		*f = (struct fault){.file = STR("TMPDIR")};
		fault_errno(f, M_CANNOT_WRITE);
		free(x);
		return NULL;
	}
	allow_files();
	options.tmpdir = (char *)(folder && *folder ? folder : "/tmp");
	buf_printf(&x->name, "/dev/fd/%d", x->fd);
	x->book = workbook_new_opt(buf_cstr(&x->name), &options);
	if (!x->book)
		mem_resize(NULL, SIZE_MAX, SIZE_MAX);
	xlsxout_title(x, (struct str){0});
	xlsxout_look(x, &(struct xlsxout_look){0});
	return x;
}

/* The library leaves the rows' own file open when the workbook is not written. */
static void
drop_book(lxw_workbook *book)
{
	lxw_worksheet *sheet;

	STAILQ_FOREACH(sheet, book->worksheets, list_pointers)
		if (sheet->optimize_tmpfile)
			fclose(sheet->optimize_tmpfile);
	lxw_workbook_free(book);
}

void
xlsxout_close(struct xlsxout *x)
{
	if (!x)
		return;
	if (x->book)
		drop_book(x->book);
	for (size_t i = 0; i < x->nrows; i++)
		close(x->rows[i].fd);
	close(x->fd);
	free(x->rows);
	free(x->formats);
	buf_free(&x->name);
	buf_free(&x->text);
	free(x);
}

/* SOURCE_DATE_EPOCH, so that a build farm can say when; never the clock. */
static time_t
created(void)
{
	const char *said = getenv("SOURCE_DATE_EPOCH");
	long long seconds = 0;

	for (; said && str_is_digit(*said) && seconds < 1000000000000; said++)
		seconds = seconds * 10 + (*said - '0');
	return seconds > 0 && seconds <= 253402300799 ? (time_t)seconds : CREATED;
}

void
xlsxout_title(struct xlsxout *x, struct str title)
{
	lxw_doc_properties about = {.created = created()};

	about.title = (char *)xlsxout_plain(&x->text, title);
	workbook_set_properties(x->book, &about);
}

static void
set_alignment(lxw_format *format, char align)
{
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	if (align)
		format_set_align(format, align == 'l' ? LXW_ALIGN_LEFT : align == 'r'
		    ? LXW_ALIGN_RIGHT : LXW_ALIGN_CENTER);
}

int
xlsxout_look(struct xlsxout *x, const struct xlsxout_look *look)
{
	lxw_format *format = workbook_add_format(x->book);

	x->formats = mem_grow(x->formats, x->nformats, &x->formats_room, sizeof(lxw_format *));
	x->formats[x->nformats] = format;
	format_set_font_name(format, "宋体");
	format_set_font_size(format, look->points ? look->points : 11);
	set_alignment(format, look->align);
	if (look->number && !strcmp(look->number, "@"))
		format_set_num_format_index(format, 49);
	else if (look->number)
		format_set_num_format(format, look->number);
	if (look->bold)
		format_set_bold(format);
	if (look->border)
		format_set_border(format, LXW_BORDER_THIN);
	if (look->fill)
		format_set_bg_color(format, 0xDDE6F0);
	if (look->wrap)
		format_set_text_wrap(format);
	if (look->unlocked)
		format_set_unlocked(format);
	return (int)x->nformats++;
}

/* The library leaves 990101 and A1 as they are, which in a formula are no sheets. */
static void
quote_name(lxw_worksheet *sheet)
{
	struct str name = str_of(sheet->quoted_name);
	char *quoted;

	if (*name.p == '\'')
		return;
	quoted = mem_resize(NULL, name.n + 3, 1);
	snprintf(quoted, name.n + 3, "'%s'", name.p);
	free(sheet->quoted_name);
	sheet->quoted_name = quoted;
}

bool
xlsxout_sheet(struct xlsxout *x, struct str name, struct fault *f)
{
	*f = (struct fault){0};
	if (!xlsxout_can_be_name(x, name))
		return fault_set(f, M_XLSXOUT_SHEET_NAME, STR_FMT(name));
	x->sheet = workbook_add_worksheet(x->book, buf_cstr(&x->text));
	if (!x->sheet) {
		f->file = STR("TMPDIR");
		return fault_errno(f, M_CANNOT_WRITE);
	}
	quote_name(x->sheet);
	worksheet_ignore_errors(x->sheet, LXW_IGNORE_NUMBER_STORED_AS_TEXT, "A1:XFD1048576");
	x->row = x->column = 0;
	return true;
}

bool
xlsxout_put(struct xlsxout *x, struct str text, int look)
{
	lxw_error e;

	if (!xlsxout_fits(text))
		return false;
	e = worksheet_write_string(x->sheet, (lxw_row_t)x->row, (lxw_col_t)x->column++,
	    xlsxout_escape(&x->text, text), look ? x->formats[look] : NULL);
	return e != LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED;	/* as escaped */
}

bool
xlsxout_put_number(struct xlsxout *x, struct str decimal, int look)
{
	double v;

	if (cellnumber_value(decimal, &v) != CELL_NUMBER)
		return false;
	worksheet_write_number(x->sheet, (lxw_row_t)x->row, (lxw_col_t)x->column++, v,
	    look ? x->formats[look] : NULL);
	return true;
}

bool
xlsxout_put_date(struct xlsxout *x, days day, int look)
{
	if (day < FIRST_DAY)
		return false;
	worksheet_write_number(x->sheet, (lxw_row_t)x->row, (lxw_col_t)x->column++, day - EPOCH,
	    look ? x->formats[look] : NULL);
	return true;
}

bool
xlsxout_end(struct xlsxout *x)
{
	x->row++;
	x->column = 0;
	return x->row <= XLSXOUT_ROWS;
}

size_t
xlsxout_row(const struct xlsxout *x)
{
	return x->row + 1;
}
