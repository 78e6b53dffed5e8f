#include "fakelayout.h"

#include <stdlib.h>
#include <string.h>

#include "money.h"
#include "tsv.h"

enum cell { SHEET, PART, TEXT, COLUMN, PARENT, FORM, NCELLS };
static const char *const cells[NCELLS] = {"sheet", "part", "text", "column", "parent", "form"};

static const char *const fields[NFIELDS] = {
	[FIELD_ROW] = "row",
	[FIELD_HOUSEHOLD_ID] = "household_id",
	[FIELD_TOWNSHIP] = "township",
	[FIELD_VILLAGE] = "village",
	[FIELD_RESIDENCE] = "residence",
	[FIELD_HEAD_NAME] = "head_name",
	[FIELD_HEAD_ID_NUMBER] = "head_id_number",
	[FIELD_FROM_MONTH] = "from_month",
	[FIELD_TO_MONTH] = "to_month",
	[FIELD_FAMILY_SIZE] = "family_size",
	[FIELD_COVERED_PERSONS] = "covered_persons",
	[FIELD_INCOME_MONTH] = "income_month",
	[FIELD_STANDARD] = "standard",
	[FIELD_AMOUNT] = "amount",
	[FIELD_NOTE] = "note",
};

/* One row of the table, its cells copied. */
struct row {
	struct fakelayouts *all;
	struct fakelayout *layout;
	struct str cell[NCELLS];
	enum cell at;		/* where it is wrong */
};

static enum msg
wrong(struct row *r, enum cell at, enum msg why)
{
	r->at = at;
	return why;
}

/* Which of the words text is, or -1. */
static int
choose(struct str text, const char *const *words, int n)
{
	for (int i = 0; i < n; i++)
		if (str_eq(text, str_of(words[i])))
			return i;
	return -1;
}

static enum msg
read_file(struct row *r)
{
	struct str name = r->cell[TEXT];

	if (!name.n || name.p[0] == '.' || str_find(name, '/') < name.n)
		return wrong(r, TEXT, M_FAKE_LAYOUT_PATH);
	r->layout->file = name;
	return M_NONE;
}

static enum msg
read_encoding(struct row *r)
{
	struct csvout_style *style = &r->layout->style;

	if (!r->cell[TEXT].n)
		return wrong(r, TEXT, M_FAKE_LAYOUT_VALUE);
	style->bom = str_eq(r->cell[TEXT], STR("UTF-8-BOM"));
	style->encoding = style->bom ? "UTF-8" : r->cell[TEXT].p;
	return M_NONE;
}

static enum msg
read_delimiter(struct row *r)
{
	static const char *const words[] = {"comma", "tab", "semicolon"};
	int which = choose(r->cell[TEXT], words, COUNT(words));

	if (which < 0)
		return wrong(r, TEXT, M_FAKE_LAYOUT_VALUE);
	r->layout->style.delimiter = ",\t;"[which];
	return M_NONE;
}

static enum msg
read_newline(struct row *r)
{
	static const char *const words[] = {"lf", "crlf"};
	int which = choose(r->cell[TEXT], words, COUNT(words));

	r->layout->style.crlf = which == 1;
	return which < 0 ? wrong(r, TEXT, M_FAKE_LAYOUT_VALUE) : M_NONE;
}

static enum msg
read_quote(struct row *r)
{
	r->layout->style.quote_all = str_eq(r->cell[TEXT], STR("all"));
	return r->layout->style.quote_all ? M_NONE : wrong(r, TEXT, M_FAKE_LAYOUT_VALUE);
}

static enum msg
read_ragged(struct row *r)
{
	r->layout->ragged = true;
	return M_NONE;
}

static enum msg
read_gap(struct row *r)
{
	struct ratio x;

	if (!ratio_parse(r->cell[TEXT], &x) || x.d != 1 || x.n < 1)
		return wrong(r, TEXT, M_FAKE_COUNT);
	r->layout->gap = (size_t)x.n;
	return M_NONE;
}

static enum msg
read_subtotal(struct row *r)
{
	r->layout->subtotal = r->cell[TEXT];
	return M_NONE;
}

static enum msg
read_column(struct row *r)
{
	struct fakelayout *l = r->layout;
	int field = choose(r->cell[COLUMN], fields, NFIELDS);
	struct fakecolumn c = {.field = (enum fakefield)field, .text = r->cell[TEXT],
	    .parent = r->cell[PARENT]};

	if (field < 0)
		return wrong(r, COLUMN, M_FAKE_LAYOUT_FIELD);
	if (!fakeform_parse(&c.form, r->cell[FORM]))
		return wrong(r, FORM, M_FAKE_LAYOUT_FORM);
	if (l->below.n)
		return wrong(r, PART, M_FAKE_LAYOUT_WHERE);
	l->two_rows = l->two_rows || c.parent.n;
	l->columns = mem_grow(l->columns, l->ncolumns, &l->room, sizeof(*l->columns));
	l->columns[l->ncolumns++] = c;
	return M_NONE;
}

static enum msg
add_line(struct row *r, enum fakeline kind)
{
	struct fakelayout *l = r->layout;
	struct fakeparts *to = l->ncolumns ? &l->below : &l->above;

	if (kind != LINE_BLANK && (to == &l->above) != (kind == LINE_TITLE))
		return wrong(r, PART, M_FAKE_LAYOUT_WHERE);
	to->list = mem_grow(to->list, to->n, &to->room, sizeof(*to->list));
	to->list[to->n++] = (struct fakepart){kind, r->cell[TEXT]};
	return M_NONE;
}

static enum msg
read_title(struct row *r)
{
	return add_line(r, LINE_TITLE);
}

static enum msg
read_blank(struct row *r)
{
	return add_line(r, LINE_BLANK);
}

static enum msg
read_total(struct row *r)
{
	return add_line(r, LINE_TOTAL);
}

static enum msg
read_foot(struct row *r)
{
	return add_line(r, LINE_FOOT);
}

static const struct {
	const char *part;
	enum msg (*read)(struct row *r);
} parts[] = {
	{"file", read_file}, {"encoding", read_encoding}, {"delimiter", read_delimiter},
	{"newline", read_newline}, {"quote", read_quote}, {"ragged", read_ragged},
	{"gap", read_gap},
	{"subtotal", read_subtotal}, {"title", read_title}, {"blank", read_blank},
	{"column", read_column}, {"total", read_total}, {"foot", read_foot},
};

/* The layout of the row's sheet, made when it is new. */
static struct fakelayout *
layout_of(struct fakelayouts *l, struct str sheet)
{
	bool fresh;
	size_t *at = map_put(&l->by_sheet, sheet, &fresh);

	if (fresh) {
		*at = l->n;
		l->list = mem_grow(l->list, l->n, &l->room, sizeof(*l->list));
		l->list[l->n++] = (struct fakelayout){
		    .sheet = sheet, .style = {.encoding = "UTF-8", .delimiter = ',', .crlf = true}};
	}
	return &l->list[*at];
}

static enum msg
read_row(struct row *r)
{
	r->layout = layout_of(r->all, r->cell[SHEET]);
	for (size_t i = 0; i < COUNT(parts); i++)
		if (str_eq(r->cell[PART], str_of(parts[i].part)))
			return parts[i].read(r);
	return wrong(r, PART, M_FAKE_LAYOUT_PART);
}

static bool
read_rows(struct fakelayouts *l, struct tsv *t, struct fault *f)
{
	struct row r = {.all = l};
	long at[NCELLS];

	for (size_t i = 0; i < NCELLS; i++)
		if ((at[i] = tsv_need(t, str_of(cells[i]), f)) < 0)
			return false;
	while (tsv_next(t)) {
		for (size_t i = 0; i < NCELLS; i++)
			r.cell[i] = arena_str(&l->arena, tsv_field(t, (size_t)at[i]));
		enum msg why = read_row(&r);
		if (why != M_NONE) {
			*f = tsv_at(t, str_of(cells[r.at]));
			return fault_set(f, why);
		}
	}
	if (tsv_failed(t))
		*f = *tsv_failed(t);
	return !tsv_failed(t);
}

/* Has an earlier sheet the same file? */
static bool
same_file(const struct fakelayouts *l, size_t sheet)
{
	for (size_t i = 0; i < sheet; i++)
		if (str_eq(l->list[i].file, l->list[sheet].file))
			return true;
	return false;
}

/* Every sheet has columns and a file of its own. */
static bool
complete(const struct fakelayouts *l, struct fault *f)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct fakelayout *s = &l->list[i];

		*f = (struct fault){0};
		if (!s->file.n)
			return fault_set(f, M_FAKE_LAYOUT_FILE, STR_FMT(s->sheet));
		if (same_file(l, i))
			return fault_set(f, M_FAKE_LAYOUT_TWICE, STR_FMT(s->sheet));
		if (!s->ncolumns)
			return fault_set(f, M_FAKE_LAYOUT_COLUMNS, STR_FMT(s->sheet));
	}
	return true;
}

bool
fakelayout_load(struct fakelayouts *l, const char *path, struct fault *f)
{
	char *paths[] = {(char *)path};
	struct tsv *t = tsv_open(paths, 1, 0, f);

	*l = (struct fakelayouts){0};
	if (!t)
		return false;
	bool good = read_rows(l, t, f) && complete(l, f);
	f->file = str_of(path);		/* outlives the reader */
	tsv_close(t);
	return good;
}

void
fakelayout_free(struct fakelayouts *l)
{
	for (size_t i = 0; i < l->n; i++) {
		free(l->list[i].columns);
		free(l->list[i].above.list);
		free(l->list[i].below.list);
	}
	free(l->list);
	map_free(&l->by_sheet);
	arena_free(&l->arena);
	*l = (struct fakelayouts){0};
}

struct fakelayout *
fakelayout_find(const struct fakelayouts *l, struct str sheet)
{
	const size_t *at = map_get(&l->by_sheet, sheet);

	return at ? &l->list[*at] : NULL;
}
