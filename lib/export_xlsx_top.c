/* export_xlsx_top - what stands above the rows, and how wide and high things are. */
#include "export_priv.h"

#include "text.h"

#define WIDEST 42	/* characters of a text; what is longer goes on in a second line */
#define HEADER_WIDEST 16
#define HIGHEST 409	/* points; no spreadsheet makes a row higher */

unsigned
export_points(unsigned lines)
{
	return lines < 26 ? 3 + 15 * lines : HIGHEST;
}

unsigned
export_lines(struct str text, unsigned width)
{
	if (text.n < width || width < 3)
		return 1;
	return 1 + text_width(text) / (width - 1);
}

void
export_widen(struct export_column *c, unsigned width)
{
	bool fixed = c->kind == EXPORT_TEXT && c->layout && c->layout->width;

	if (c->kind == EXPORT_TEXT && width > WIDEST)
		width = WIDEST;
	if (width > c->width && !fixed)
		c->width = width;
}

bool
export_xlsx_end_row(struct export *e, struct fault *f)
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
		width += e->columns[i].width;
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
	lines *= points + 9;
	xlsxout_height(x, lines < HIGHEST ? lines : HIGHEST);
	return export_xlsx_end_row(e, f);
}

/* As high as its longest header needs, with some air. */
static void
set_height(struct export *e)
{
	unsigned most = 1;

	for (size_t i = 0; i < e->n; i++) {
		unsigned lines = export_lines(e->columns[i].header, e->columns[i].width);

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
	return export_xlsx_end_row(e, f);
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
	return export_xlsx_end_row(e, f);
}

bool
export_xlsx_line(struct export *e, const struct layout_lines *lines, int look, unsigned points,
    struct fault *f)
{
	for (size_t i = 0; i < lines->n; i++)
		if (!put_line(e, lines->list[i], look, points, f))
			return false;
	return true;
}

/* Named by a value, which no message shows. */
static bool
put_group(struct export *e, struct fault *f)
{
	if (xlsxout_sheet(e->xlsx, e->group, f))
		return true;
	if (f->file.n)
		return false;
	*f = tsv_at(e->t, str_of(e->ask.split));
	return fault_set(f, M_EXPORT_SPLIT_NAME, XLSXOUT_NAME);
}

static bool
put_sheet(struct export *e, struct fault *f)
{
	buf_reset(&e->other);
	if (e->split >= 0 && e->group.n)
		return put_group(e, f);
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

		if (c->layout && c->layout->width)
			c->width = c->layout->width;
		else
			c->width = (width < HEADER_WIDEST ? width : HEADER_WIDEST) + 3;
		if (c->kind == EXPORT_DATE)
			export_widen(c, 12);
		if (c->kind == EXPORT_TEXT && e->ask.form)
			export_widen(c, c->type == COLUMN_ID || c->type == COLUMN_ACCOUNT
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
	if (!export_xlsx_line(e, &e->layout.titles, e->looks.title, 18, f)
	    || !export_xlsx_line(e, &e->layout.above, e->looks.line, 11, f))
		return false;
	e->header_row = xlsxout_row(e->xlsx);
	if (!put_header(e, f))
		return false;
	e->first_row = xlsxout_row(e->xlsx);
	return true;
}
