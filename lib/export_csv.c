/* export_csv - header and rows as CSV that Excel and WPS open without harm. */
#include "export_priv.h"

#include "date.h"
#include "guard.h"

bool
export_csv_open(struct export *e, struct fault *f)
{
	bool utf8 = str_eq(str_of(e->ask.encoding), STR("UTF-8"));
	struct csvout_style style = {
		.encoding = e->ask.encoding, .delimiter = ',', .crlf = true, .bom = utf8,
	};

	e->csv_open = csvout_open(&e->csv, e->ask.output, &style, f);
	for (size_t i = 0; e->csv_open && i < e->n; i++) {
		buf_reset(&e->text);
		guard_put(&e->text, e->columns[i].header, true);
		csvout_put(&e->csv, buf_str(&e->text));
	}
	return e->csv_open && csvout_end(&e->csv, f);
}

/* Does a spreadsheet read it as what it is? */
static bool
is_plain(const struct export_column *c, struct str cell)
{
	struct sum x;
	days day;

	if (c->kind == EXPORT_DATE)
		return date_parse(cell, &day);
	return c->kind != EXPORT_TEXT && cell.n <= XLSXOUT_DIGITS + 2
	    && sum_parse(cell, c->type, &x);
}

static struct str
guarded(struct export *e, struct export_column *c, struct str cell)
{
	if (!cell.n || is_plain(c, cell))
		return cell;
	if (c->kind != EXPORT_TEXT)
		export_note(e, &c->odd);
	buf_reset(&e->text);
	export_guard(e, c, cell, &e->text);
	return buf_str(&e->text);
}

bool
export_csv_row(struct export *e, struct fault *f)
{
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		if (c->layout && c->layout->kind == LAYOUT_SERIAL) {
			buf_reset(&e->text);
			buf_printf(&e->text, "%zu", e->rows);
			csvout_put(&e->csv, buf_str(&e->text));
		} else {
			csvout_put(&e->csv, guarded(e, c, export_cell(e, c)));
		}
	}
	if (csvout_end(&e->csv, f))
		return true;
	f->file = tsv_file(e->t);
	f->line = tsv_line(e->t);
	return false;
}

bool
export_csv_finish(struct export *e, bool good, struct fault *f)
{
	e->csv_open = false;
	return csvout_close(&e->csv, good, f);
}
