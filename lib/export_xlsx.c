/* export_xlsx - the sheet: title, header, rows, totals, lines below. */
#include "export_priv.h"

#include "date.h"
#include "text.h"

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
	if (e->n > XLSXOUT_COLUMNS)
		return fault_set(f, M_EXPORT_COLUMNS, e->n, XLSXOUT_COLUMNS);
	e->out_open = io_out_open(&e->out, e->ask.output, f);
	if (!e->out_open)
		return false;
	e->xlsx = xlsxout_open(f);
	if (!e->xlsx)
		return false;
	make_looks(e);
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

/* A number that does not fit is shown as ####, so each of them counts. */
static void
measure(const struct export *e, struct export_column *c, struct str cell)
{
	if (c->kind == EXPORT_TEXT && e->rows <= EXPORT_MEASURED)
		export_widen(c, text_width(cell) + 2);
	else if (c->kind != EXPORT_TEXT)
		export_widen(c, (unsigned)(cell.n < 32 ? cell.n + 2 + cell.n / 3 : 32));
}

/* Of a cell that is not of its column's type; in a form it can be mended. */
static int
text_look(const struct export *e, const struct export_column *c)
{
	bool free = e->ask.form && !c->key;

	return free ? e->looks.free[EXPORT_TEXT] : e->looks.cell[EXPORT_TEXT];
}

static bool
put_cell(struct export *e, struct export_column *c, struct fault *f)
{
	struct str cell = export_cell(e, c);

	measure(e, c, cell);
	if (cell.n && put_by_kind(e, c, cell))
		return true;
	if (cell.n && c->kind != EXPORT_TEXT)
		export_note(e, &c->odd);
	buf_reset(&e->text);
	export_guard(e, c, cell, &e->text);
	unsigned lines = export_lines(buf_str(&e->text), c->width);

	e->lines = lines > e->lines ? lines : e->lines;
	int look = cell.n && c->kind != EXPORT_TEXT ? text_look(e, c) : c->look;

	if (xlsxout_put(e->xlsx, buf_str(&e->text), look))
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
	return export_xlsx_end_row(e, f);
}

/* 合计 in the first column that is not added up, and the sums. */
static bool
put_totals(struct export *e, struct fault *f)
{
	bool said = false;

	if (!e->layout.total.n || e->ask.form)
		return true;
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		buf_reset(&e->text);
		bool there = export_total(e, i, &e->text);

		if (there)
			export_widen(c, (unsigned)e->text.n * 4 / 3 + 4);
		if (there && xlsxout_put_number(e->xlsx, buf_str(&e->text), c->total_look))
			continue;
		xlsxout_put(e->xlsx, there || said ? buf_str(&e->text) : e->layout.total,
		    e->looks.label);
		said = said || !there;
	}
	return export_xlsx_end_row(e, f);
}

static void
set_page(struct export *e, size_t last)
{
	struct xlsxout *x = e->xlsx;
	struct xlsxout_page page = {
		.upright = e->layout.upright, .top = e->header_row, .bottom = e->first_row - 1,
		.footer = e->ask.labels == EXPORT_ZH ? "&C第 &P 页 共 &N 页" : "&C&P / &N",
	};

	xlsxout_page(x, &page);
	xlsxout_freeze(x, e->first_row - 1, 0);
	if (!e->ask.layout && !e->ask.form)
		xlsxout_filter(x, (struct grid_span){e->header_row, last, 0, e->n - 1});
	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *c = &e->columns[i];

		xlsxout_width(x, i, i, c->width, e->ask.form ? c->look : 0);
	}
}

bool
export_xlsx_end_sheet(struct export *e, struct fault *f)
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
	return export_xlsx_line(e, &e->layout.below, e->looks.line, 11, f);
}

bool
export_xlsx_finish(struct export *e, bool good, struct fault *f)
{
	struct fault ignored;

	good = good && export_xlsx_end_sheet(e, f) && xlsxout_write(e->xlsx, &e->out, f);
	xlsxout_close(e->xlsx);
	e->xlsx = NULL;
	if (e->out_open)
		good = io_out_close(&e->out, good, good ? f : &ignored) && good;
	e->out_open = false;
	return good;
}
