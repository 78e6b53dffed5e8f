#include "fakebook.h"

#include "date.h"
#include "text.h"
#include "xlsout.h"
#include "xlsxout.h"

#define WIDEST 60		/* characters of a column */

/* The characters that a cell asks its column for; a header may take two lines. */
static unsigned
needs(const struct fakecell *c, bool first)
{
	unsigned own = text_width(c->text);

	switch (c->look) {
	case FAKE_HEADER:
		return own / 2 + 2;
	case FAKE_SUM:
		return first ? 0 : own + 3;
	case FAKE_BODY:
		return own + (c->kind == FAKE_TEXT ? 1 : 3);
	default:
		return 0;
	}
}

static unsigned
width_of(const struct fakepage *p, size_t column)
{
	unsigned widest = 5;
	size_t n;

	for (size_t i = 0; i < p->nrows; i++) {
		const struct fakecell *row = fakepage_row(p, i, &n);
		unsigned own = column < n ? needs(&row[column], !column) : 0;

		if (widest < own)
			widest = own < WIDEST ? own : WIDEST;
	}
	return widest;
}

/* ---- xls */

static void
put_xls(struct xlsout *x, const struct fakecell *row, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		if (row[i].kind == FAKE_NUMBER)
			xlsout_put_number(x, row[i].text);
		else
			xlsout_put(x, row[i].text);
	}
	xlsout_end(x);
}

bool
fakebook_xls(const struct fakepage *p, const struct fakelayout *l, const char *path,
    struct fault *f)
{
	struct xlsout x;
	size_t n;

	if (!xlsout_open(&x, path, l->tab, f))
		return false;
	for (size_t i = 0; i < p->nrows; i++) {
		const struct fakecell *row = fakepage_row(p, i, &n);

		put_xls(&x, row, n);
	}
	for (size_t i = 0; i < p->nspans; i++)
		xlsout_merge(&x, p->spans[i]);
	for (size_t i = 0; i < l->ncolumns; i++)
		xlsout_width(&x, i, width_of(p, i));
	return xlsout_close(&x, true, f);
}

/* ---- xlsx */

/* The looks that cells of one kind, look and format share; each is registered once. */
struct looks {
	struct {
		const struct fakecell *like;
		int look;
	} list[32];
	size_t n;
};

static int
register_look(struct xlsxout *x, const struct fakecell *c)
{
	struct xlsxout_look look = {
		.number = c->format,
		.points = c->look == FAKE_TITLE ? 16 : 11,
		.align = c->kind != FAKE_TEXT ? 'r' : c->look == FAKE_FOOT ? 'l' : 'c',
		.bold = c->look == FAKE_TITLE || c->look == FAKE_HEADER || c->look == FAKE_SUM,
		.border = c->look != FAKE_TITLE && c->look != FAKE_FOOT,
		.wrap = c->look == FAKE_HEADER,
	};

	return xlsxout_look(x, &look);
}

static int
look_of(struct looks *l, struct xlsxout *x, const struct fakecell *c)
{
	for (size_t i = 0; i < l->n; i++) {
		const struct fakecell *like = l->list[i].like;

		if (like->look == c->look && like->kind == c->kind && like->format == c->format)
			return l->list[i].look;
	}
	int look = register_look(x, c);

	if (l->n < COUNT(l->list)) {
		l->list[l->n].like = c;
		l->list[l->n++].look = look;
	}
	return look;
}

static bool
put_xlsx(struct xlsxout *x, const struct fakecell *c, int look)
{
	months m;

	if (c->kind == FAKE_NUMBER && c->text.n)
		return xlsxout_put_number(x, c->text, look);
	if (c->kind == FAKE_MONTH && month_parse(c->text, &m))
		return xlsxout_put_date(x, month_first(m), look);
	return xlsxout_put(x, c->text, look);
}

/* Points: a title is large, the last row of a header has room for two lines; 0: as it comes. */
static unsigned
height(const struct fakepage *p, size_t i)
{
	size_t n, below = 0;
	const struct fakecell *row = fakepage_row(p, i, &n), *next = NULL;

	if (i + 1 < p->nrows)
		next = fakepage_row(p, i + 1, &below);
	if (n && row->look == FAKE_TITLE && row->text.n)
		return 27;
	return n && row->look == FAKE_HEADER && !(below && next->look == FAKE_HEADER) ? 30 : 0;
}

static bool
put_xlsx_rows(struct xlsxout *x, const struct fakepage *p)
{
	struct looks looks = {.n = 0};
	size_t n;

	for (size_t i = 0; i < p->nrows; i++) {
		const struct fakecell *row = fakepage_row(p, i, &n);

		xlsxout_height(x, height(p, i));
		for (size_t c = 0; c < n; c++)
			if (!put_xlsx(x, &row[c], look_of(&looks, x, &row[c])))
				return false;
		if (!xlsxout_end(x))
			return false;
	}
	return true;
}

/* The second sheet: what drop-down lists are made of, a code and its word in each row. */
static bool
put_codes(struct xlsxout *x, const struct fakelayout *l, struct fault *f)
{
	int plain = xlsxout_look(x, &(struct xlsxout_look){0});
	struct str pairs = l->codes, word;

	if (!xlsxout_sheet(x, l->hidden, f))
		return false;
	xlsxout_hide_sheet(x);
	while (str_cut(&pairs, ',', &word)) {
		struct str code = {0};

		str_cut(&word, '=', &code);	/* leaves the word */
		if (!xlsxout_put(x, code, plain) || !xlsxout_put(x, word, plain) || !xlsxout_end(x))
			return fault_set(f, M_FAKE_LARGE);
	}
	return true;
}

static bool
put_sheets(struct xlsxout *x, const struct fakepage *p, const struct fakelayout *l,
    struct fault *f)
{
	int plain = xlsxout_look(x, &(struct xlsxout_look){0});

	if (!xlsxout_sheet(x, l->tab, f))
		return false;
	xlsxout_page(x, &(struct xlsxout_page){.upright = false});
	for (size_t i = 0; i < l->ncolumns; i++) {
		xlsxout_width(x, i, i, width_of(p, i), plain);
		if (l->columns[i].form.hidden)
			xlsxout_hide_column(x, i);
	}
	for (size_t i = 0; i < p->nspans; i++)
		xlsxout_merge(x, p->spans[i]);
	if (!put_xlsx_rows(x, p))
		return fault_set(f, M_FAKE_LARGE);
	return !l->hidden.n || put_codes(x, l, f);
}

bool
fakebook_xlsx(const struct fakepage *p, const struct fakelayout *l, const char *path,
    struct fault *f)
{
	struct xlsxout *x = xlsxout_open(f);
	struct io_out out;
	struct fault ignored;

	if (!x)
		return false;
	bool good = io_out_open(&out, path, f);
	if (good) {
		good = put_sheets(x, p, l, f) && xlsxout_write(x, &out, f);
		good = io_out_close(&out, good, good ? f : &ignored) && good;
	}
	xlsxout_close(x);
	return good;
}
