/* xlsxout_sheet - what belongs to a sheet as a whole. */
#include <string.h>

#include "xlsxout_priv.h"

void
xlsxout_hide_sheet(struct xlsxout *x)
{
	worksheet_hide(x->sheet);
}

void
xlsxout_height(struct xlsxout *x, unsigned points)
{
	worksheet_set_row(x->sheet, (lxw_row_t)x->row, points, NULL);
}

/* Without a format the library notes the span and writes no cells, whatever row it is at. */
void
xlsxout_merge(struct xlsxout *x, struct grid_span s)
{
	if (s.top != s.bottom || s.left != s.right)
		worksheet_merge_range(x->sheet, (lxw_row_t)s.top - 1, (lxw_col_t)s.left,
		    (lxw_row_t)s.bottom - 1, (lxw_col_t)s.right, "", NULL);
}

/* From 1900-03-01 to 9999-12-31 as the numbers of these days. */
static void
between_days(lxw_data_validation *v)
{
	v->validate = LXW_VALIDATION_TYPE_DATE_NUMBER;
	v->criteria = LXW_VALIDATION_CRITERIA_BETWEEN;
	v->minimum_number = 61;
	v->maximum_number = 2958465;
}

/*
 * The formula of the check made last. The library itself would keep a copy too many of it,
 * and of a list of words it makes a text in fewer bytes than Han need.
 */
static void
set_formula(lxw_worksheet *sheet, const char *formula)
{
	lxw_data_val_obj *check, *last = NULL;
	struct str text = str_of(formula + (*formula == '='));

	STAILQ_FOREACH(check, sheet->data_validations, list_pointers)
		last = check;
	if (!last)
		return;
	last->value_formula = mem_resize(last->value_formula, text.n + 1, 1);
	memcpy(last->value_formula, text.p, text.n + 1);
}

void
xlsxout_check(struct xlsxout *x, struct grid_span s, const struct xlsxout_check *check)
{
	char *any[] = {(char *)"-", NULL};
	lxw_data_validation v = {
		.show_error = LXW_VALIDATION_ON, .show_input = LXW_VALIDATION_ON,
		.ignore_blank = LXW_VALIDATION_ON, .dropdown = LXW_VALIDATION_ON,
		.error_type = check->warns ? LXW_VALIDATION_ERROR_TYPE_WARNING
		    : LXW_VALIDATION_ERROR_TYPE_STOP,
		.error_title = (char *)check->title, .error_message = (char *)check->message,
		.value_formula = (char *)check->formula, .value_list = any,
		.criteria = LXW_VALIDATION_CRITERIA_GREATER_THAN_OR_EQUAL_TO,
	};

	switch (check->rule) {
	case XLSXOUT_AMOUNT: v.validate = LXW_VALIDATION_TYPE_DECIMAL; break;
	case XLSXOUT_COUNT: v.validate = LXW_VALIDATION_TYPE_INTEGER; break;
	case XLSXOUT_DAY: between_days(&v); break;
	case XLSXOUT_FORMULA: v.validate = LXW_VALIDATION_TYPE_CUSTOM_FORMULA; break;
	case XLSXOUT_LIST: v.validate = LXW_VALIDATION_TYPE_LIST; break;
	}
	worksheet_data_validation_range(x->sheet, (lxw_row_t)s.top - 1, (lxw_col_t)s.left,
	    (lxw_row_t)s.bottom - 1, (lxw_col_t)s.right, &v);
	if (check->rule == XLSXOUT_LIST)
		set_formula(x->sheet, check->formula);
}

void
xlsxout_filter(struct xlsxout *x, struct grid_span s)
{
	worksheet_autofilter(x->sheet, (lxw_row_t)s.top - 1, (lxw_col_t)s.left,
	    (lxw_row_t)s.bottom - 1, (lxw_col_t)s.right);
}

void
xlsxout_width(struct xlsxout *x, size_t first, size_t last, unsigned width, int look)
{
	worksheet_set_column(x->sheet, (lxw_col_t)first, (lxw_col_t)last, width,
	    look ? x->formats[look] : NULL);
}

void
xlsxout_hide_column(struct xlsxout *x, size_t column)
{
	lxw_row_col_options how = {.hidden = 1};

	worksheet_set_column_opt(x->sheet, (lxw_col_t)column, (lxw_col_t)column, 8, NULL, &how);
}

void
xlsxout_freeze(struct xlsxout *x, size_t rows, size_t columns)
{
	worksheet_freeze_panes(x->sheet, (lxw_row_t)rows, (lxw_col_t)columns);
}

void
xlsxout_protect(struct xlsxout *x)
{
	lxw_protection may = {
		.format_cells = 1, .format_columns = 1, .format_rows = 1, .sort = 1,
		.autofilter = 1,
	};

	worksheet_protect(x->sheet, NULL, &may);
}

void
xlsxout_page(struct xlsxout *x, const struct xlsxout_page *page)
{
	worksheet_set_paper(x->sheet, 9);
	if (!page->upright)
		worksheet_set_landscape(x->sheet);
	worksheet_fit_to_pages(x->sheet, 1, 0);
	worksheet_center_horizontally(x->sheet);
	worksheet_set_margins(x->sheet, 0.5, 0.5, 0.6, 0.7);
	if (page->top)
		worksheet_repeat_rows(x->sheet, (lxw_row_t)page->top - 1,
		    (lxw_row_t)page->bottom - 1);
	if (page->footer)
		worksheet_set_footer(x->sheet, page->footer);
}
