/* funds - the numbers in the cells of a row. */
#include "clean.h"
#include "funds.h"

bool
funds_cell_fault(const struct tsv *t, size_t column, enum msg m, struct fault *why)
{
	struct str cell = tsv_field(t, column);

	*why = tsv_at(t, tsv_name(t, column));
	return cell.n ? clean_refuse(m, cell, why) : fault_set(why, M_FUNDS_EMPTY);
}

static bool
row_heads(struct funds *f, const struct tsv *t, struct fault *why)
{
	size_t column = (size_t)f->persons;
	struct str cell;

	f->heads = f->heads_from == FUNDS_EACH_ROW;
	if (f->persons < 0)
		return true;
	cell = tsv_field(t, column);
	if (f->heads_from == FUNDS_COVERED) {
		f->heads = str_eq(cell, STR("yes"));
		return f->heads || str_eq(cell, STR("no")) ||
		    funds_cell_fault(t, column, M_FUNDS_NOT_BOOL, why);
	}
	return count_parse(cell, &f->heads) || funds_cell_fault(t, column, M_FUNDS_NOT_COUNT, why);
}

bool
funds_cells(struct funds *f, const struct tsv *t, struct fault *why)
{
	for (size_t i = 0; i < f->nvalues; i++) {
		size_t column = (size_t)f->values[i].column;
		enum column_type type = f->values[i].type;

		if (!sum_parse(tsv_field(t, column), type, &f->cells[i]))
			return funds_cell_fault(t, column, type == COLUMN_MONEY ?
			    M_FUNDS_NOT_MONEY : type == COLUMN_COUNT ? M_FUNDS_NOT_COUNT
			    : M_FUNDS_NOT_NUMBER, why);
	}
	return row_heads(f, t, why);
}
