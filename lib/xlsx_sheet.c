#include "xlsx_sheet.h"

#include <stdlib.h>

#define TEXT_MOST (XLSX_ROW_MIB << 20)

enum { SHEET = 1, DATA, ROW, CELL, VALUE };	/* depths */

static void
row_start(struct xlsx_sheet *s, const char **attributes)
{
	size_t line = s->line + 1;
	const char *r = xlsx_attribute(attributes, "r");
	s->in_row = true;
	s->n = s->column = 0;
	s->hidden = xlsx_true(xlsx_attribute(attributes, "hidden"));
	buf_reset(&s->text);
	if ((r && (!xlsx_count(r, XLSX_ROWS, &line) || !line)) || line > XLSX_ROWS)
		xlsx_xml_refuse(&s->xml, M_XLSX_ROW, STR_FMT(s->name), s->line);
	else if (line <= s->line)
		xlsx_xml_refuse(&s->xml, M_XLSX_ROW_ORDER, STR_FMT(s->name), line, s->line);
	s->line = line;
}

static bool
is(const char *name, const char *other)
{
	return strcmp(name, other) == 0;
}

static void
value_start(struct xlsx_sheet *s, const char *name)
{
	s->in_value = is(name, "v");
	s->value |= s->in_value;
	if (s->in_value && s->type == 'i')
		s->type = 't';	/* a text without the element that belongs around it */
	if (is(name, "is"))
		s->runs = (struct xlsx_runs){.base = VALUE};
	s->formula |= is(name, "f");
}

static void
on_start(void *user, unsigned depth, const char *name, const char **attributes)
{
	struct xlsx_sheet *s = user;

	if (depth == CELL && s->in_row && is(name, "c")) {
		s->in_cell = true;
		xlsx_cell_start(s, attributes);
	} else if (depth == VALUE && s->in_cell) {
		value_start(s, name);
	} else if (depth > VALUE && s->runs.base) {
		xlsx_runs_start(&s->runs, depth, name, &s->text);
	} else if (depth == ROW && s->in_data && is(name, "row")) {
		row_start(s, attributes);
	} else if (depth == DATA) {
		s->in_data = is(name, "sheetData");
	} else if (depth == SHEET && !is(name, "worksheet")) {
		xlsx_xml_refuse(&s->xml, M_XLSX_NO_CELLS, STR_FMT(s->name));
	}
}

/* Blank cells at the end are no cells, and a row of none is no row. */
static void
row_end(struct xlsx_sheet *s)
{
	s->in_row = false;
	while (s->n && !s->cells[s->n - 1].n && s->kinds[s->n - 1] == CELL_TEXT)
		s->n--;
	if (s->n)
		xlsx_xml_pause(&s->xml);
}

static void
on_end(void *user, unsigned depth, const char *name)
{
	struct xlsx_sheet *s = user;
	(void)name;

	if (s->runs.base)
		xlsx_runs_end(&s->runs, depth, &s->text);
	if (depth == VALUE) {
		s->in_value = false;
	} else if (depth == CELL && s->in_cell) {
		s->in_cell = false;
		xlsx_cell_end(s);
	} else if (depth == ROW && s->in_row) {
		row_end(s);
	} else if (depth == DATA) {
		s->in_data = false;
	}
}

static void
on_text(void *user, const char *p, size_t n)
{
	struct xlsx_sheet *s = user;
	if (!s->in_value && !s->runs.taking)
		return;
	if (s->text.n + n > TEXT_MOST - XLSX_NUMBER_MOST)
		xlsx_xml_refuse(&s->xml, M_XLSX_ROW_LONG, STR_FMT(s->name), s->line, XLSX_ROW_MIB);
	else
		buf_put(&s->text, (struct str){p, n});
}

bool
xlsx_sheet_open(struct xlsx_sheet *s, struct xlsx_zip *z, struct str part, struct str name,
    const struct xlsx_shared *shared, struct fault *f)
{
	static const struct xlsx_events events = {on_start, on_end, on_text};

	*s = (struct xlsx_sheet){.shared = shared, .name = name};
	/* room for the longest row, so that cells can point into it while it grows */
	buf_reserve(&s->text, TEXT_MOST);
	if (!xlsx_xml_open(&s->xml, z, part, XLSX_SHEET_MIB, &events, s, f))
		return false;
	s->xml.fault = &s->fault;
	return true;
}

bool
xlsx_sheet_next(struct xlsx_sheet *s, struct grid_row *row)
{
	enum xlsx_step step;

	if (s->failed || !s->xml.parser)
		return false;
	do
		step = xlsx_xml_step(&s->xml);
	while (step == XLSX_MORE);
	s->failed = step == XLSX_FAILED;
	if (step == XLSX_END)
		xlsx_xml_close(&s->xml);
	if (step != XLSX_PAUSED)
		return false;
	*row = (struct grid_row){
		.cells = s->cells, .n = s->n, .line = s->line, .kinds = s->kinds,
		.hidden = s->hidden,
	};
	return true;
}

void
xlsx_sheet_close(struct xlsx_sheet *s)
{
	xlsx_xml_close(&s->xml);
	buf_free(&s->text);
	free(s->cells);
	free(s->kinds);
	s->cells = NULL;
	s->kinds = NULL;
}
