/* export_xlsx - the sheet: title, header, rows, totals, lines below. */
#include "export_priv.h"

#include "date.h"
#include "text.h"

#define WIDEST 42	/* characters; what is longer goes on in a second line */
#define HEADER_WIDEST 16

static const char *const numbers[EXPORT_KINDS] = {
	[EXPORT_TEXT] = "@", [EXPORT_MONEY] = "#,##0.00", [EXPORT_COUNT] = "0",
	[EXPORT_NUMBER] = NULL, [EXPORT_DATE] = "yyyy-mm-dd",
};

static void
make_looks(struct export *e)
{
	struct export_looks *l = &e->looks;
	struct xlsxout *x = e->xlsx;

	l->title = xlsxout_look(x, &(struct xlsxout_look){.points = 18, .align = 'c',
	    .bold = true, .wrap = true});
	l->line = xlsxout_look(x, &(struct xlsxout_look){.align = 'l', .wrap = true});
	l->header = xlsxout_look(x, &(struct xlsxout_look){.number = "@", .align = 'c',
	    .bold = true, .border = true, .fill = true, .wrap = true});
	l->serial = xlsxout_look(x, &(struct xlsxout_look){.number = "0", .align = 'c',
	    .border = true});
	l->label = xlsxout_look(x, &(struct xlsxout_look){.number = "@", .align = 'c',
	    .bold = true, .border = true});
	for (int k = 0; k < EXPORT_KINDS; k++) {
		struct xlsxout_look look = {.number = numbers[k], .border = true,
		    .wrap = k == EXPORT_TEXT};

		l->cell[k] = xlsxout_look(x, &look);
		look.unlocked = true;
		l->free[k] = e->ask.form ? xlsxout_look(x, &look) : l->cell[k];
		look.unlocked = false;
		look.bold = true;
		l->total[k] = xlsxout_look(x, &look);
	}
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		c->total_look = l->total[c->kind];
		c->look = e->ask.form && !c->key ? l->free[c->kind] : l->cell[c->kind];
	}
}

bool
export_xlsx_open(struct export *e, struct fault *f)
{
	e->out_open = io_out_open(&e->out, e->ask.output, f);
	if (!e->out_open)
		return false;
	e->xlsx = xlsxout_open(f);
	if (!e->xlsx)
		return false;
	make_looks(e);
	return true;
}

/* No spreadsheet makes a row higher than this. */
unsigned
export_points(unsigned lines)
{
	return lines < 26 ? 3 + 15 * lines : 409;
}

unsigned
export_lines(struct str text, unsigned width)
{
	if (text.n < width || width < 3)
		return 1;
	return 1 + text_width(text) / (width - 1);
}

/* As wide as it will be at least. */
static unsigned
width_of(const struct export_column *c)
{
	if (c->layout && c->layout->width)
		return c->layout->width;
	return c->width < WIDEST ? c->width : WIDEST;
}

static void
widen(struct export_column *c, unsigned width)
{
	if (width > c->width)
		c->width = width;
}

static bool
end_row(struct export *e, struct fault *f)
{
	if (xlsxout_end(e->xlsx))
		return true;
	*f = e->t ? tsv_at(e->t, (struct str){0}) : (struct fault){0};
	return fault_set(f, M_EXPORT_ROWS, XLSXOUT_ROWS);
}

static unsigned
full_width(const struct export *e)
{
	unsigned width = 0;

	for (size_t i = 0; i < e->n; i++)
		width += width_of(&e->columns[i]);
	return width;
}

/* A text over all columns; merged cells do not grow by themselves. */
static bool
put_line(struct export *e, struct str text, int look, unsigned points, struct fault *f)
{
	struct xlsxout *x = e->xlsx;
	size_t row = xlsxout_row(x);
	unsigned width = full_width(e), lines;

	buf_reset(&e->text);
	if (!export_fill(e, text, &e->text, f))
		return false;
	lines = export_lines(buf_str(&e->text), width * 11 / points);
	xlsxout_merge(x, (struct grid_span){row, row, 0, e->n - 1});
	if (!xlsxout_put(x, buf_str(&e->text), look))
		return fault_set(f, M_EXPORT_LONG, XLSXOUT_CHARACTERS);
	xlsxout_height(x, lines * (points + 9));
	return end_row(e, f);
}

/* As high as its longest header needs, with some air. */
static void
set_height(struct export *e)
{
	unsigned most = 1;

	for (size_t i = 0; i < e->n; i++) {
		unsigned lines = export_lines(e->columns[i].header, width_of(&e->columns[i]));

		most = lines > most ? lines : most;
	}
	xlsxout_height(e->xlsx, 6 + export_points(most));
}

/* The upper row of two: what stands over several columns, or the header itself. */
static bool
put_over(struct export *e, struct fault *f)
{
	size_t row = xlsxout_row(e->xlsx);

	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *c = &e->columns[i], *before = i ? c - 1 : NULL;
		bool same = before && c->over.n && str_eq(before->over, c->over);
		size_t last = i;

		xlsxout_put(e->xlsx, same ? (struct str){0} : c->over.n ? c->over : c->header,
		    e->looks.header);
		if (!c->over.n)
			xlsxout_merge(e->xlsx, (struct grid_span){row, row + 1, i, i});
		while (c->over.n && last + 1 < e->n && str_eq(e->columns[last + 1].over, c->over))
			last++;
		if (!same && last > i)
			xlsxout_merge(e->xlsx, (struct grid_span){row, row, i, last});
	}
	set_height(e);
	return end_row(e, f);
}

static bool
put_header(struct export *e, struct fault *f)
{
	if (e->two_rows && !put_over(e, f))
		return false;
	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *c = &e->columns[i];
		bool said = e->two_rows && !c->over.n;

		if (!xlsxout_put(e->xlsx, said ? (struct str){0} : c->header, e->looks.header)) {
			*f = (struct fault){.column = c->name};
			return fault_set(f, M_EXPORT_LONG, XLSXOUT_CHARACTERS);
		}
	}
	set_height(e);
	return end_row(e, f);
}

static bool
put_lines(struct export *e, const struct layout_lines *lines, int look, unsigned points,
    struct fault *f)
{
	for (size_t i = 0; i < lines->n; i++)
		if (!put_line(e, lines->list[i], look, points, f))
			return false;
	return true;
}

static bool
put_sheet(struct export *e, struct fault *f)
{
	buf_reset(&e->other);
	if (!e->layout.sheet.n)
		return xlsxout_sheet(e->xlsx, STR("Sheet1"), f);
	return export_fill(e, e->layout.sheet, &e->other, f)
	    && xlsxout_sheet(e->xlsx, buf_str(&e->other), f);
}

/* What a column is wide before any row is seen. */
static void
first_widths(struct export *e)
{
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];
		unsigned width = text_width(c->header);

		c->width = (width < HEADER_WIDEST ? width : HEADER_WIDEST) + 3;
		if (c->kind == EXPORT_DATE)
			widen(c, 12);
		if (c->kind == EXPORT_TEXT && e->ask.form)
			widen(c, c->type == COLUMN_ID || c->type == COLUMN_ACCOUNT
			    || c->type == COLUMN_CERT ? 24 : 12);
	}
}

bool
export_xlsx_top(struct export *e, struct fault *f)
{
	e->begun = true;
	first_widths(e);
	if (!put_sheet(e, f))
		return false;
	for (size_t i = 0; i < e->layout.titles.n; i++) {
		buf_reset(&e->other);
		if (!export_fill(e, e->layout.titles.list[i], &e->other, f))
			return false;
		if (!i)
			xlsxout_title(e->xlsx, buf_str(&e->other));
	}
	if (!put_lines(e, &e->layout.titles, e->looks.title, 18, f)
	    || !put_lines(e, &e->layout.above, e->looks.line, 11, f))
		return false;
	e->header_rows = xlsxout_row(e->xlsx);
	if (!put_header(e, f))
		return false;
	e->first_row = xlsxout_row(e->xlsx);
	return true;
}

static bool
put_by_kind(struct export *e, const struct export_column *c, struct str cell)
{
	days day;

	if (c->kind == EXPORT_DATE)
		return date_parse(cell, &day) && xlsxout_put_date(e->xlsx, day, c->look);
	return c->kind != EXPORT_TEXT && xlsxout_put_number(e->xlsx, cell, c->look);
}

static bool
put_cell(struct export *e, struct export_column *c, struct fault *f)
{
	struct str cell = export_cell(e, c);

	if (e->rows <= EXPORT_MEASURED && cell.n) {
		unsigned width = text_width(cell);

		widen(c, width + 2 + (c->kind == EXPORT_MONEY ? width / 3 : 0));
	}
	if (cell.n && put_by_kind(e, c, cell))
		return true;
	if (cell.n && c->kind != EXPORT_TEXT)
		export_odd(e, c);
	buf_reset(&e->text);
	export_guard(e, c, cell, &e->text);
	unsigned lines = export_lines(buf_str(&e->text), width_of(c));

	e->lines = lines > e->lines ? lines : e->lines;
	if (xlsxout_put(e->xlsx, buf_str(&e->text), cell.n && c->kind != EXPORT_TEXT
	    ? e->looks.cell[EXPORT_TEXT] : c->look))
		return true;
	*f = tsv_at(e->t, c->name);
	return fault_set(f, M_EXPORT_LONG, XLSXOUT_CHARACTERS);
}

void
export_put_serial(struct export *e, size_t n)
{
	buf_reset(&e->text);
	buf_printf(&e->text, "%zu", n);
	xlsxout_put_number(e->xlsx, buf_str(&e->text), e->looks.serial);
}

bool
export_xlsx_row(struct export *e, struct fault *f)
{
	if (!e->begun && !export_xlsx_top(e, f))
		return false;
	e->lines = 1;
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		if (c->layout && c->layout->kind == LAYOUT_SERIAL)
			export_put_serial(e, e->rows);
		else if (!put_cell(e, c, f))
			return false;
	}
	if (e->lines > 1)
		xlsxout_height(e->xlsx, export_points(e->lines));
	return end_row(e, f);
}

/* 合计 in the first column, then what can be added up. */
static bool
put_totals(struct export *e, struct fault *f)
{
	if (!e->layout.total.n || e->ask.form)
		return true;
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		buf_reset(&e->text);
		bool there = export_total(e, i, &e->text);

		widen(c, (unsigned)e->text.n * 4 / 3 + 3);
		if (there && xlsxout_put_number(e->xlsx, buf_str(&e->text), c->total_look))
			continue;
		xlsxout_put(e->xlsx, there || i ? buf_str(&e->text) : e->layout.total,
		    e->looks.label);
	}
	return end_row(e, f);
}

static void
set_page(struct export *e, size_t last)
{
	struct xlsxout *x = e->xlsx;
	struct xlsxout_page page = {
		.upright = e->layout.upright, .top = e->header_rows, .bottom = e->first_row - 1,
		.footer = e->ask.labels == EXPORT_ZH ? "&C第 &P 页 共 &N 页" : "&C&P / &N",
	};

	xlsxout_page(x, &page);
	xlsxout_freeze(x, e->first_row - 1, 0);
	if (!e->ask.layout && !e->ask.form)
		xlsxout_filter(x, (struct grid_span){e->header_rows, last, 0, e->n - 1});
	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *c = &e->columns[i];

		xlsxout_width(x, i, i, width_of(c), e->ask.form ? c->look : 0);
	}
}

static bool
end_sheet(struct export *e, struct fault *f)
{
	size_t last;

	if (!e->begun && !export_xlsx_top(e, f))
		return false;
	last = xlsxout_row(e->xlsx) - 1;
	if (!put_totals(e, f))
		return false;
	set_page(e, last);
	if (e->ask.form)
		return export_form_end(e, f);
	return put_lines(e, &e->layout.below, e->looks.line, 11, f);
}

bool
export_xlsx_finish(struct export *e, bool good, struct fault *f)
{
	struct fault ignored;

	good = good && end_sheet(e, f) && xlsxout_write(e->xlsx, &e->out, f);
	xlsxout_close(e->xlsx);
	e->xlsx = NULL;
	if (e->out_open)
		good = io_out_close(&e->out, good, good ? f : &ignored) && good;
	e->out_open = false;
	return good;
}
