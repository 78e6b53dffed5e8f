#include "xlsout.h"

#include <string.h>

#include "cellnumber.h"
#include "compound.h"
#include "text.h"

/* Record types of [MS-XLS] 2.3 that are written here. */
enum record {
	R_EOF = 0x0a, R_FONT = 0x31, R_CONTINUE = 0x3c, R_WINDOW1 = 0x3d, R_CODEPAGE = 0x42,
	R_COLINFO = 0x7d,
	R_BOUNDSHEET = 0x85, R_XF = 0xe0, R_MERGEDCELLS = 0xe5, R_SST = 0xfc, R_LABELSST = 0xfd,
	R_DIMENSIONS = 0x200, R_NUMBER = 0x203, R_WINDOW2 = 0x23e, R_STYLE = 0x293, R_BOF = 0x809
};

enum {
	RECORD_MOST = 8224,	/* bytes in one record */
	ROWS_MOST = 65536, COLUMNS_MOST = 256, TEXT_MOST = 4000, NAME_MOST = 31,
	MERGED_MOST = 1000,	/* in one record, which holds 1027 */
	XF_CELL = 15		/* the format of all cells, behind 15 of styles */
};

/* n bytes of v, the lowest first */
static void
put(struct buf *b, uint64_t v, int n)
{
	for (; n; n--, v >>= 8)
		buf_putc(b, (char)(v & 0xff));
}

/* The numbers 16 bits wide, as most are. */
#define PUT16(b, ...) put16(b, (const unsigned[]){__VA_ARGS__}, \
	COUNT(((const unsigned[]){__VA_ARGS__})))

static void
put16(struct buf *b, const unsigned *v, size_t n)
{
	for (size_t i = 0; i < n; i++)
		put(b, v[i], 2);
}

static void
fill(struct buf *b, char c, size_t n)
{
	for (; n; n--)
		buf_putc(b, c);
}

/* A record begins, its length not known yet; returns where. */
static size_t
begin(struct buf *b, enum record type)
{
	PUT16(b, type, 0);
	return b->n - 4;
}

static void
finish(struct buf *b, size_t start)
{
	size_t n = b->n - start - 4;

	b->p[start + 2] = (char)(n & 0xff);
	b->p[start + 3] = (char)(n >> 8);
}

/* UTF-8 as UTF-16LE */
static void
put_utf16(struct buf *b, struct str s)
{
	for (size_t at = 0; at < s.n; ) {
		uint32_t c = text_next(s, &at);

		if (c >= 0x10000)
			PUT16(b, 0xd800 + ((c - 0x10000) >> 10), 0xdc00 + (c & 0x3ff));
		else
			PUT16(b, c);
	}
}

bool
xlsout_open(struct xlsout *x, const char *path, struct str sheet, struct fault *f)
{
	*x = (struct xlsout){0};
	if (!io_out_open(&x->out, path, f))
		return false;
	put_utf16(&x->name, sheet);
	x->large = x->name.n > 2 * NAME_MOST;
	x->text_start = begin(&x->strings, R_SST);
	put(&x->strings, 0, 8);	/* how many texts, twice: patched at the end */
	return true;
}

/* ---- cells */

/* The next place is taken; false: there is none in the format. */
static bool
take_place(struct xlsout *x)
{
	if (x->row >= ROWS_MOST || x->column >= COLUMNS_MOST) {
		x->large = true;
		return false;
	}
	if (++x->column > x->columns)
		x->columns = x->column;
	return true;
}

static size_t
begin_cell(struct xlsout *x, enum record type)
{
	size_t start = begin(&x->cells, type);

	PUT16(&x->cells, (unsigned)x->row, (unsigned)x->column - 1, XF_CELL);
	return start;
}

/* Texts stay whole: one that does not fit the record begins the next. */
static void
put_shared(struct xlsout *x, struct str text)
{
	struct buf *b = &x->strings;
	size_t start = b->n;

	put(b, 0, 2);	/* its length */
	put(b, 1, 1);	/* 16 bits each */
	put_utf16(b, text);
	size_t n = b->n - start, units = (n - 3) / 2;
	x->large = x->large || units > TEXT_MOST;
	b->p[start] = (char)(units & 0xff);
	b->p[start + 1] = (char)(units >> 8);
	if (b->n - x->text_start - 4 <= RECORD_MOST)
		return;
	fill(b, 0, 4);
	memmove(b->p + start + 4, b->p + start, n);
	b->n = start;
	finish(b, x->text_start);
	x->text_start = begin(b, R_CONTINUE);
	b->n += n;
}

void
xlsout_put(struct xlsout *x, struct str text)
{
	if (!take_place(x) || !text.n)
		return;
	size_t start = begin_cell(x, R_LABELSST);
	put(&x->cells, x->ntexts++, 4);
	finish(&x->cells, start);
	put_shared(x, text);
}

void
xlsout_put_number(struct xlsout *x, struct str decimal)
{
	uint64_t bits;
	double v;

	if (cellnumber_value(decimal, &v) == CELL_TEXT) {
		xlsout_put(x, decimal);
		return;
	}
	if (!take_place(x))
		return;
	size_t start = begin_cell(x, R_NUMBER);
	memcpy(&bits, &v, sizeof bits);
	put(&x->cells, bits, 8);
	finish(&x->cells, start);
}

void
xlsout_end(struct xlsout *x)
{
	x->row++;
	x->column = 0;
}

void
xlsout_merge(struct xlsout *x, struct grid_span span)
{
	PUT16(&x->merged, (unsigned)span.top - 1, (unsigned)span.bottom - 1,
	    (unsigned)span.left, (unsigned)span.right);
	x->nmerged++;
}

/* In 256ths of a character, as are all empty cells of that column. */
void
xlsout_width(struct xlsout *x, size_t column, unsigned width)
{
	size_t start = begin(&x->widths, R_COLINFO);

	PUT16(&x->widths, (unsigned)column, (unsigned)column, width * 256, XF_CELL, 0, 0);
	finish(&x->widths, start);
}

/* ---- the stream of records */

static void
put_record(struct buf *b, enum record type, struct str body)
{
	size_t start = begin(b, type);

	buf_put(b, body);
	finish(b, start);
}

static void
put_fonts(struct buf *b)
{
	/* 11 points, plain, Song; formats of 15 styles, then that of the cells */
	for (int i = 0; i < 5; i++)
		put_record(b, R_FONT, STR("\xdc\0\0\0\xff\x7f\x90\x01\0\0\0\0\x86\0\x02\x01"
		    "\x8b\x5b\x53\x4f"));
	for (int i = 0; i < XF_CELL; i++)
		put_record(b, R_XF, STR("\0\0\0\0\xf5\xff\x20\0\0\xf4\0\0\0\0\0\0\0\0\xc0\x20"));
	put_record(b, R_XF, STR("\0\0\0\0\x01\0\x20\0\0\0\0\0\0\0\0\0\0\0\xc0\x20"));
	put_record(b, R_STYLE, STR("\0\x80\0\xff"));
}

/* What stands before the sheet, and where it says that the sheet begins. */
static void
put_globals(struct buf *b, struct xlsout *x)
{
	put_record(b, R_BOF, STR("\0\6\5\0\xbb\x0d\xcc\x07\0\0\0\0\6\0\0\0"));
	put_record(b, R_CODEPAGE, STR("\xb0\x04"));
	put_record(b, R_WINDOW1, STR("\0\0\0\0\0\x40\0\x20\x38\0\0\0\0\0\1\0\x58\x02"));
	put_fonts(b);
	size_t start = begin(b, R_BOUNDSHEET), offset = b->n;
	fill(b, 0, 6);
	put(b, x->name.n / 2, 1);
	put(b, 1, 1);
	buf_put(b, buf_str(&x->name));
	finish(b, start);
	finish(&x->strings, x->text_start);
	for (int i = 0; i < 8; i++)	/* both counts are the same */
		x->strings.p[4 + i] = (char)(x->ntexts >> i % 4 * 8 & 0xff);
	buf_put(b, buf_str(&x->strings));
	put_record(b, R_EOF, STR(""));
	for (int i = 0; i < 4; i++)
		b->p[offset + (size_t)i] = (char)(b->n >> i * 8 & 0xff);
}

static void
put_merged(struct buf *b, const struct xlsout *x)
{
	for (size_t from = 0, n; from < x->nmerged; from += n) {
		n = x->nmerged - from < MERGED_MOST ? x->nmerged - from : MERGED_MOST;
		size_t start = begin(b, R_MERGEDCELLS);
		put(b, n, 2);
		buf_put(b, (struct str){x->merged.p + from * 8, n * 8});
		finish(b, start);
	}
}

static void
put_sheet(struct buf *b, const struct xlsout *x)
{
	put_record(b, R_BOF, STR("\0\6\x10\0\xbb\x0d\xcc\x07\0\0\0\0\6\0\0\0"));
	buf_put(b, buf_str(&x->widths));
	size_t start = begin(b, R_DIMENSIONS);
	put(b, 0, 4);
	put(b, x->row + (x->column > 0), 4);
	PUT16(b, 0, (unsigned)x->columns, 0);
	finish(b, start);
	buf_put(b, buf_str(&x->cells));
	put_record(b, R_WINDOW2, STR("\xb6\6\0\0\0\0\x40\0\0\0\0\0\0\0\0\0\0\0"));
	put_merged(b, x);
	put_record(b, R_EOF, STR(""));
}

bool
xlsout_close(struct xlsout *x, bool good, struct fault *f)
{
	struct buf stream = {0}, file = {0};
	struct fault ignored;

	*f = (struct fault){0};
	put_globals(&stream, x);
	put_sheet(&stream, x);
	if (good && (x->large || stream.n > COMPOUND_MOST))
		good = fault_set(f, M_XLSOUT_LARGE);
	if (good) {
		compound_write(&file, STR("Workbook"), buf_str(&stream));
		io_out_put(&x->out, buf_str(&file));
	}
	buf_free(&file);
	buf_free(&stream);
	buf_free(&x->name);
	buf_free(&x->cells);
	buf_free(&x->strings);
	buf_free(&x->merged);
	buf_free(&x->widths);
	return io_out_close(&x->out, good, good ? f : &ignored) && good;
}
