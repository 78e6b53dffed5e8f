#include "export_priv.h"

#include <stdlib.h>

#include "guard.h"

/* --title stands for the title lines of a layout, or is the only one. */
static void
set_title(struct export *e)
{
	struct layout_lines *titles = &e->layout.titles;

	if (!e->ask.title)
		return;
	titles->list = mem_grow(titles->list, 0, &titles->room, sizeof(*titles->list));
	titles->list[0] = str_of(e->ask.title);
	titles->n = 1;
}

static bool
open_all(struct export *e, struct fault *f)
{
	if (e->ask.layout && !layout_read(&e->layout, e->ask.layout, &e->memory, f))
		return false;
	set_title(e);
	if (e->ask.split) {
		e->split = tsv_need(e->t, str_of(e->ask.split), f);
		if (e->split < 0)
			return false;
	}
	if (!export_bind(e, f) || !export_check_columns(e, f) || !export_find_places(e, f))
		return false;
	return e->ask.format == EXPORT_CSV ? export_csv_open(e, f) : export_xlsx_open(e, f);
}

bool
export_open(struct export **made, const struct export_ask *ask, const struct columns *dictionary,
    const struct tsv *t, struct fault *f)
{
	struct export *e = mem_resize(NULL, 1, sizeof(*e));

	*e = (struct export){.ask = *ask, .dictionary = dictionary, .t = t, .split = -1};
	*made = e;
	if (open_all(e, f))
		return true;
	export_finish(e, false, &(struct fault){0});
	return false;
}

bool
export_row(struct export *e, struct fault *f)
{
	if (!export_check_row(e, f) || !export_turn(e, f) || !export_keep_places(e, f)
	    || !export_add_row(e, f))
		return false;
	return e->ask.format == EXPORT_CSV ? export_csv_row(e, f) : export_xlsx_row(e, f);
}

bool
export_finish(struct export *e, bool good, struct fault *f)
{
	if (e->csv_open)
		return export_csv_finish(e, good, f);
	if (e->ask.format == EXPORT_XLSX)
		return export_xlsx_finish(e, good, f);
	return false;
}

void
export_free(struct export *e)
{
	if (!e)
		return;
	for (size_t i = 0; i < e->n; i++) {
		map_free(&e->columns[i].codes);
		seen_free(&e->columns[i].met);
	}
	map_free(&e->groups);
	layout_free(&e->layout);
	buf_free(&e->words);
	buf_free(&e->text);
	buf_free(&e->other);
	arena_free(&e->memory);
	free(e);
}

/* Types in which import-table takes away any apostrophe that stands first. */
static bool
is_narrow(enum column_type type)
{
	return type != COLUMN_TEXT && type != COLUMN_LIST && type != COLUMN_CODE
	    && type != COLUMN_BOOL;
}

void
export_guard(const struct export *e, const struct export_column *c, struct str cell,
    struct buf *b)
{
	bool own = cell.n && *cell.p == '\'';

	if (own && (is_narrow(c->type) || guard_risk(cell) != GUARD_NONE)) {
		buf_putc(b, '\'');
		buf_put(b, cell);
	} else if (e->ask.format == EXPORT_CSV) {
		guard_put(b, cell, !e->ask.plain_ids);
	} else {
		buf_put(b, cell);
	}
}

void
export_note(struct export *e, struct export_cells *cells)
{
	if (cells->n++)
		return;
	cells->line = tsv_line(e->t);
	cells->file = arena_str(&e->memory, tsv_file(e->t));
}

void
export_say(const struct export *e, export_notice *say)
{
	size_t rows = e->rows + e->all_rows;
	struct fault f = {0};
	struct buf b = {0};

	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *c = &e->columns[i];
		struct sum all = c->all;

		if (!c->layout || c->layout->total != LAYOUT_SUM || !sum_add(&all, &c->sum))
			continue;
		buf_puts(&b, msg(M_EXPORT_AND));
		buf_put(&b, c->name);
		buf_putc(&b, ' ');
		sum_print(&b, &all, c->kind == EXPORT_MONEY);
	}
	if (b.n) {
		fault_set(&f, msg_n(rows, M_EXPORT_CONTROL_ONE, M_EXPORT_CONTROL), rows,
		    buf_cstr(&b));
		say(&f);
	}
	buf_free(&b);
}

static void
warn(const struct export_cells *cells, struct str column, enum msg m, export_notice *say)
{
	struct fault f = {.file = cells->file, .line = cells->line, .column = column};

	if (!cells->n)
		return;
	fault_set(&f, m, cells->n);
	say(&f);
}

void
export_warn(const struct export *e, export_notice *say)
{
	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *c = &e->columns[i];

		warn(&c->odd, c->name, msg_n(c->odd.n, M_EXPORT_ODD_ONE, M_EXPORT_ODD), say);
		warn(&c->again, c->name, msg_n(c->again.n, M_EXPORT_AGAIN_ONE, M_EXPORT_AGAIN),
		    say);
	}
}
