#include "fakelayout.h"

#include <stdlib.h>

#include "fakelayout_row.h"
#include "tsv.h"

static const char *const cells[NCELLS] = {"sheet", "part", "text", "column", "parent", "form"};

struct str
fakecolumn_path(const struct fakecolumn *c, size_t level)
{
	size_t n = 0;

	while (n < c->parent.n && (c->parent.p[n] != '/' || level--))
		n++;
	return (struct str){c->parent.p, n};
}

size_t
fakecolumn_parents(const struct fakecolumn *c)
{
	size_t n = c->parent.n > 0;

	for (size_t i = 0; i < c->parent.n; i++)
		n += c->parent.p[i] == '/';
	return n;
}

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
		    .sheet = sheet, .tab = STR("Sheet1"),
		    .style = {.encoding = "UTF-8", .delimiter = ',', .crlf = true}};
	}
	return &l->list[*at];
}

static enum msg
read_row(struct fakelayout_row *r)
{
	r->layout = layout_of(r->all, r->cell[SHEET]);
	return fakelayout_take(r);
}

static bool
read_rows(struct fakelayouts *l, struct tsv *t, struct fault *f)
{
	struct fakelayout_row r = {.all = l};
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
