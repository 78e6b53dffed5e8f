#include "fakesheet.h"

#include <stdlib.h>

#include "csvout.h"
#include "fakebook.h"
#include "fakerows.h"

struct fakesheets {
	struct fakelayouts layouts;
	bool has_month;
	months month;
	struct arena arena;
	struct fakeentry *entries;
	size_t n, room;
};

struct fakesheets *
fakesheet_open(const char *layouts, const months *month, struct fault *f)
{
	struct fakesheets *s = mem_resize(NULL, 1, sizeof(*s));

	*s = (struct fakesheets){.has_month = month, .month = month ? *month : 0};
	if (fakelayout_load(&s->layouts, layouts, f))
		return s;
	fakesheet_close(s);
	return NULL;
}

void
fakesheet_close(struct fakesheets *s)
{
	if (!s)
		return;
	fakelayout_free(&s->layouts);
	arena_free(&s->arena);
	free(s->entries);
	free(s);
}

static void
keep(struct arena *a, struct str *s)
{
	*s = arena_str(a, *s);
}

/* A household for its sheet (copied); false when the sheet has no layout. */
static bool
add(struct fakesheets *s, const struct fake_household *h, struct fault *f)
{
	const struct fakelayout *l = fakelayout_find(&s->layouts, h->sheet);

	if (!l) {
		*f = (struct fault){0};
		return fault_set(f, M_FAKE_NO_LAYOUT, STR_FMT(h->sheet));
	}
	struct fakeentry e = {(size_t)(l - s->layouts.list), s->n, *h};
	struct str *kept[] = {
		&e.h.township, &e.h.village, &e.h.residence, &e.h.household_id,
		&e.h.head_name, &e.h.head_id_number, &e.h.account, &e.h.from_month, &e.h.to_month
	};
	for (size_t i = 0; i < COUNT(kept); i++)
		keep(&s->arena, kept[i]);
	s->entries = mem_grow(s->entries, s->n, &s->room, sizeof(*s->entries));
	s->entries[s->n++] = e;
	return true;
}

bool
fakesheet_register(struct fake *g, struct tsv_out *w, struct fakesheets *s, months from,
    months to, size_t *n, struct fault *f)
{
	const struct fake_household *h;
	struct buf b = {0};
	bool good = true;

	fake_put_header(w);
	for (*n = 0; good && (h = fake_next(g)) != NULL; ) {
		if (h->from > to || h->to < from)
			continue;
		fake_put(w, &b, h);
		good = !s || add(s, h, f);
		++*n;
	}
	buf_free(&b);
	if (fake_failed(g))
		*f = *fake_failed(g);
	return good && !fake_failed(g);
}

static int
compare(const void *left, const void *right)
{
	const struct fakeentry *a = left, *b = right;

	if (a->layout != b->layout)
		return a->layout < b->layout ? -1 : 1;
	int village = str_cmp(a->h.village, b->h.village);
	if (village)
		return village;
	return (a->number > b->number) - (a->number < b->number);
}

/* ---- files */

/* The cells of the page as text; looks and merged cells are not in it. */
static bool
put_rows(const struct fakepage *p, struct csvout *out, struct fault *f)
{
	size_t n;

	for (size_t i = 0; i < p->nrows; i++) {
		const struct fakecell *row = fakepage_row(p, i, &n);

		for (size_t c = 0; c < n; c++)
			csvout_put(out, row[c].text);
		if (!csvout_end(out, f))
			return false;
	}
	return true;
}

static bool
write_text(const struct fakepage *p, const struct fakelayout *l, const char *path,
    struct fault *f)
{
	struct csvout out;

	return csvout_open(&out, path, &l->style, f)
	    && csvout_close(&out, put_rows(p, &out, f), f);
}

static bool
write_page(const struct fakepage *p, const struct fakelayout *l, const char *path, struct fault *f)
{
	switch (l->kind) {
	case FAKE_XLSX:
		return fakebook_xlsx(p, l, path, f);
	case FAKE_XLS:
		return fakebook_xls(p, l, path, f);
	default:
		return write_text(p, l, path, f);
	}
}

/* The entries of one sheet, which is e->layout. */
static bool
write_sheet(const struct fakesheets *s, const char *folder, struct fakeentry *e, size_t n,
    struct fault *f)
{
	const struct fakelayout *l = &s->layouts.list[e->layout];
	struct fakepage page = {0};
	struct buf path = {0};

	*f = (struct fault){0};
	buf_printf(&path, "%s/%.*s", folder, STR_FMT(l->file));
	bool good = fakerows_put(&page, l, s->has_month ? &s->month : NULL, e, n, f)
	    && write_page(&page, l, buf_cstr(&path), f);
	if (!good)
		f->file = l->file;	/* path goes away */
	buf_free(&path);
	fakepage_free(&page);
	return good;
}

bool
fakesheet_write(struct fakesheets *s, const char *folder, size_t *n, struct fault *f)
{
	*n = 0;
	if (s->n)
		qsort(s->entries, s->n, sizeof(*s->entries), compare);
	for (size_t i = 0, end; i < s->n; i = end) {
		for (end = i; end < s->n && s->entries[end].layout == s->entries[i].layout; )
			end++;
		if (!write_sheet(s, folder, &s->entries[i], end - i, f))
			return false;
		++*n;
	}
	return true;
}
