/* The xlsx reader on thousands of damaged workbooks: rows or a reason, and nothing else. */
#include "xlsx_make.h"

static uint64_t state = 20241122;

/* The same numbers in every run (xorshift64). */
static size_t
draw(size_t below)
{
	state ^= state << 13;
	state ^= state >> 7;
	state ^= state << 17;
	return state % below;
}

static const struct file rich[] = {
	{"xl/workbook.xml", BOOK("<workbookPr date1904='1'/><sheets><sheet name='S' r:id='r1'/>"
	    "<sheet name='T' state='hidden' r:id='r1'/></sheets>"), 0},
	{"xl/worksheets/sheet1.xml", SHEET("<cols><col min='2' max='3' hidden='1'/></cols><sheetData>"
	    "<row r='1' hidden='1'><c r='A1' t='s'><v>1</v></c><c r='C1' s='4'><v>45536.35</v></c></row>"
	    "<row r='3'><c r='A3'><v>1.1010119491231E+17</v></c><c r='B3' t='b'><v>1</v></c>"
	    "<c r='C3'><f>1+1</f></c><c r='D3' t='e'><v>#N/A</v></c></row><row><c t='inlineStr'><is><r>"
	    "<t>a_x000D_b</t></r><rPh><t>x</t></rPh></is></c><c t='d' s='1'><v>2024-09-01T08:30</v></c></row>"
	    "</sheetData><mergeCells><mergeCell ref='A1:B2'/></mergeCells>"), 0},
	{0}
};

/* Cells are what grid.h promises. */
static bool
sound(const struct grid_row *row, size_t last)
{
	if (row->line <= last || !row->n || !row->kinds)
		return false;
	for (size_t i = 0; i < row->n; i++) {
		struct str cell = row->cells[i];
		if (row->kinds[i] > CELL_FORMULA || text_invalid(cell) < cell.n)
			return false;
		for (size_t j = 0; j < cell.n; j++)
			if ((unsigned char)cell.p[j] < ' ')
				return false;
	}
	return true;
}

/* Rows, and either the end or a reason. */
static bool
drain(struct xlsx *x, size_t sheet, size_t *rows)
{
	struct fault f = {.line = 0};
	struct grid g;
	struct grid_row row;
	size_t last = 0;
	if (!xlsx_grid(x, sheet, &g, &f))
		return *f.text;
	for (; g.next(g.source, &row); last = row.line, ++*rows)
		if (!sound(&row, last))
			return false;
	return !g.failed(g.source) || *g.failed(g.source)->text;
}

/* *rows is counted on; *refused, when it cannot be opened. */
static bool
survives(struct str bytes, size_t *rows, size_t *refused)
{
	struct fault f = {.line = 0};
	size_t n = 0;
	struct xlsx *x = xlsx_open(file_of(bytes), STR("F"), &f);
	bool good = x || *f.text;
	if (x)
		xlsx_sheets(x, &n);
	for (size_t i = 0; i < n && good; i++)
		good = drain(x, i, rows);
	*refused += !x;
	xlsx_close(x);
	return good;
}

/* One to four of: a bit, a byte, a piece that is left out or repeated. */
static void
damage(struct buf *b)
{
	for (size_t times = 1 + draw(4); times && b->n > 8; times--) {
		size_t at = draw(b->n), n = 1 + draw(b->n - at < 40 ? b->n - at : 40);
		switch (draw(4)) {
		case 0:
			b->p[at] = (char)(b->p[at] ^ 1 << draw(8));
			break;
		case 1:
			b->p[at] = "\0\xff<>/'\"&0_"[draw(10)];
			break;
		case 2:
			memmove(b->p + at, b->p + at + n, b->n - at - n);
			b->n -= n;
			break;
		case 3:
			buf_reserve(b, n);
			memmove(b->p + at + n, b->p + at, b->n - at);
			b->n += n;
			break;
		}
	}
}

/* What is read without a reason to stop is what was written: every part has a checksum. */
static bool
true_or_refused(struct str bytes, struct str want)
{
	struct buf got = {0};
	show(file_of(bytes), &got);
	bool good = str_eq(buf_str(&got), want) || memmem(got.p, got.n, "! ", 2);
	buf_free(&got);
	return good;
}

static void
damaged_archives(int how, size_t times)
{
	struct file all[FILES];
	struct buf whole = {0}, b = {0}, want = {0};
	size_t good = 0, rows = 0, refused = 0;
	pack(all, compose(rich, all), how, NULL, &whole);
	show(file_of(buf_str(&whole)), &want);
	for (size_t i = 0; i < times; i++) {
		buf_reset(&b);
		buf_put(&b, buf_str(&whole));
		if (i < whole.n && i % 2)
			b.n = i;
		else
			damage(&b);
		good += survives(buf_str(&b), &rows, &refused)
		    && true_or_refused(buf_str(&b), buf_str(&want));
	}
	ok(good == times && rows && refused, "%zu of %zu damaged archives: %zu refused, %zu rows", good,
	    times, refused, rows);
	buf_free(&whole);
	buf_free(&want);
	buf_free(&b);
}

/* A part is damaged before the archive is made: its checksum is right. */
static void
damaged_parts(size_t times)
{
	struct file all[FILES];
	struct buf archive = {0}, b = {0};
	size_t good = 0, rows = 0, refused = 0, n = compose(rich, all);
	for (size_t i = 0; i < times; i++) {
		struct file *f = &all[1 + draw(n - 1)], before = *f;
		buf_reset(&b);
		buf_puts(&b, f->text);
		damage(&b);
		f->text = b.p;
		f->n = b.n;
		pack(all, n, ZIP_CM_STORE, NULL, &archive);
		*f = before;
		good += survives(buf_str(&archive), &rows, &refused);
	}
	ok(good == times && rows && refused, "%zu of %zu damaged parts: %zu refused, %zu rows", good,
	    times, refused, rows);
	buf_free(&archive);
	buf_free(&b);
}

int
main(void)
{
	damaged_archives(ZIP_CM_STORE, 2000);
	damaged_archives(ZIP_CM_DEFLATE, 2000);
	damaged_parts(10000);
	return done();
}
