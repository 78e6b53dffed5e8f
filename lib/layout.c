#include "layout.h"

#include <stdlib.h>
#include <string.h>

#include "columns_read.h"
#include "tsv.h"

#define WIDEST 255	/* characters of a column, as spreadsheets have it */

/* While the table is read. */
struct reading {
	struct layout *l;
	struct arena *memory;
	const struct tsv *t;
	struct fault *f;
};

enum part {
	PART_ABOVE, PART_BELOW, PART_COLUMN, PART_OPTIONAL, PART_PAGE, PART_PUBLIC, PART_SERIAL,
	PART_SHEET, PART_TITLE, PART_TOTAL
};
static const struct str parts[] = {
	STR_INIT("above"), STR_INIT("below"), STR_INIT("column"), STR_INIT("optional"),
	STR_INIT("page"), STR_INIT("public"), STR_INIT("serial"), STR_INIT("sheet"),
	STR_INIT("title"), STR_INIT("total"),
};

static struct str
cell(const struct reading *r, const char *name)
{
	long at = tsv_column(r->t, str_of(name));

	return at < 0 ? (struct str){0} : arena_str(r->memory, tsv_field(r->t, (size_t)at));
}

static bool
wrong(const struct reading *r, const char *column, struct str value)
{
	*r->f = tsv_at(r->t, str_of(column));
	return value.n ? fault_set(r->f, M_LAYOUT_WORD, STR_FMT(value))
	    : fault_set(r->f, M_CELL_EMPTY);
}

static bool
read_width(const struct reading *r, unsigned *width)
{
	struct str s = cell(r, "width");

	for (size_t i = 0; i < s.n; i++) {
		if (!str_is_digit(s.p[i]) || *width > WIDEST)
			return wrong(r, "width", s);
		*width = *width * 10 + (unsigned)(s.p[i] - '0');
	}
	return *width <= WIDEST || wrong(r, "width", s);
}

/* sum, rows, or amount/person_times */
static bool
read_total(const struct reading *r, struct layout_column *c)
{
	struct str s = cell(r, "total"), rest = s;

	if (!s.n)
		return true;
	if (str_eq(s, STR("sum")))
		c->total = LAYOUT_SUM;
	else if (str_eq(s, STR("rows")))
		c->total = LAYOUT_ROWS;
	else if (str_cut(&rest, '/', &c->top) && c->top.n && rest.n) {
		c->total = LAYOUT_RATIO;
		c->bottom = rest;
	} else {
		return wrong(r, "total", s);
	}
	return true;
}

static bool
read_column(const struct reading *r, enum layout_kind kind)
{
	struct layout *l = r->l;
	struct layout_column c = {
		.kind = kind, .names = cell(r, "name"), .label = cell(r, "label"),
		.over = cell(r, "over"), .line = tsv_line(r->t),
	};
	struct str format = cell(r, "format"), check = cell(r, "check"), codes;

	if (!c.names.n && kind != LAYOUT_SERIAL)
		return wrong(r, "name", c.names);
	c.typed = format.n;
	if (format.n && (!column_type_parse(format, &c.type, &codes) || codes.n))
		return wrong(r, "format", format);
	if (str_eq(check, STR("filled")))
		c.check = LAYOUT_FILLED;
	else if (str_eq(check, STR("once")))
		c.check = LAYOUT_ONCE;
	else if (str_eq(check, STR("positive")))
		c.check = LAYOUT_POSITIVE;
	else if (check.n)
		return wrong(r, "check", check);
	if (!read_width(r, &c.width) || !read_total(r, &c))
		return false;
	l->columns = mem_grow(l->columns, l->ncolumns, &l->room, sizeof(c));
	l->columns[l->ncolumns++] = c;
	return true;
}

static bool
read_line(const struct reading *r, struct layout_lines *lines)
{
	struct str text = cell(r, "label");

	if (!text.n)
		return wrong(r, "label", text);
	lines->list = mem_grow(lines->list, lines->n, &lines->room, sizeof(text));
	lines->list[lines->n++] = text;
	return true;
}

static bool
read_text(const struct reading *r, struct str *to)
{
	*to = cell(r, "label");
	return to->n || wrong(r, "label", *to);
}

static bool
read_page(const struct reading *r)
{
	struct str s = cell(r, "label");

	r->l->upright = str_eq(s, STR("upright"));
	return r->l->upright || str_eq(s, STR("landscape")) || wrong(r, "label", s);
}

static bool
read_part(const struct reading *r, enum part part)
{
	struct layout *l = r->l;

	switch (part) {
	case PART_ABOVE: return read_line(r, &l->above);
	case PART_BELOW: return read_line(r, &l->below);
	case PART_COLUMN: return read_column(r, LAYOUT_COLUMN);
	case PART_OPTIONAL: return read_column(r, LAYOUT_OPTIONAL);
	case PART_PAGE: return read_page(r);
	case PART_PUBLIC: return l->public = true;
	case PART_SERIAL: return read_column(r, LAYOUT_SERIAL);
	case PART_SHEET: return read_text(r, &l->sheet);
	case PART_TITLE: return read_line(r, &l->titles);
	case PART_TOTAL: return read_text(r, &l->total);
	}
	return false;
}

static bool
read_row(const struct reading *r)
{
	struct str part = cell(r, "part"), near;

	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_eq(part, parts[i]))
			return read_part(r, (enum part)i);
	near = columns_nearest(part, parts, COUNT(parts));
	*r->f = tsv_at(r->t, STR("part"));
	if (near.n)
		return fault_set(r->f, M_LAYOUT_PART_NEAR, STR_FMT(part), STR_FMT(near));
	return fault_set(r->f, M_LAYOUT_PART, STR_FMT(part));
}

static bool
read_rows(struct reading *r, struct tsv *t)
{
	if (tsv_need(t, STR("part"), r->f) < 0)
		return false;
	while (tsv_next(t))
		if (!read_row(r))
			return false;
	if (tsv_failed(t)) {
		*r->f = *tsv_failed(t);
		return false;
	}
	*r->f = (struct fault){0};
	return r->l->ncolumns || fault_set(r->f, M_LAYOUT_NO_COLUMN);
}

static struct str
path_of(const char *name, struct arena *a)
{
	struct buf path = {0};
	struct str kept;

	if (strchr(name, '/') || str_ends(str_of(name), STR(".tsv")))
		buf_puts(&path, name);
	else
		buf_printf(&path, "%s/layouts/%s.tsv", columns_folder(), name);
	kept = arena_str(a, buf_str(&path));
	buf_free(&path);
	return kept;
}

bool
layout_read(struct layout *l, const char *name, struct arena *a, struct fault *f)
{
	struct reading r = {.l = l, .memory = a, .f = f};
	char *path;
	struct tsv *t;
	bool good;

	*l = (struct layout){.file = path_of(name, a)};
	path = (char *)l->file.p;
	t = tsv_open(&path, 1, 0, f);
	r.t = t;
	good = t && read_rows(&r, t);
	if (!good) {
		f->file = l->file;
		f->column = arena_str(a, f->column);
	}
	tsv_close(t);
	return good;
}

void
layout_free(struct layout *l)
{
	free(l->columns);
	free(l->titles.list);
	free(l->above.list);
	free(l->below.list);
	*l = (struct layout){0};
}
