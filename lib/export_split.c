/* export_split - a sheet for each value of a column: rows of one value stand together. */
#include "export_priv.h"

/* Sums, rows and places begin again; what the sheet had goes into the whole. */
static bool
add_up(struct export *e, struct fault *f)
{
	for (size_t i = 0; i < e->n; i++) {
		struct export_column *c = &e->columns[i];

		if (!sum_add(&c->all, &c->sum))
			return fault_set(f, M_EXPORT_SUM_LARGE, STR_FMT(c->name));
		c->sum = (struct sum){0};
	}
	e->all_rows += e->rows;
	e->rows = 0;
	return true;
}

bool
export_turn(struct export *e, struct fault *f)
{
	struct str value;
	bool fresh;

	if (e->split < 0)
		return true;
	value = tsv_field(e->t, (size_t)e->split);
	if (e->begun && str_eq(value, e->group))
		return true;
	*f = tsv_at(e->t, str_of(e->ask.split));
	if (!value.n)
		return fault_set(f, M_CELL_EMPTY);
	if (!export_check_value(e, str_of(e->ask.split), value, f))
		return false;
	value = arena_str(&e->memory, value);
	map_put(&e->groups, value, &fresh);
	if (!fresh)
		return fault_set(f, M_EXPORT_SPLIT_AGAIN);
	if (e->begun && (!export_xlsx_end_sheet(e, f) || !add_up(e, f)))
		return false;
	e->begun = false;
	e->group = value;
	return true;
}
