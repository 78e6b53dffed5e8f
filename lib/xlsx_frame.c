#include <stdlib.h>

#include "xlsx_sheet.h"

#define BLOCK (64 * 1024)
#define CARRY 256	/* bytes before a block: an end tag that two blocks share */

/* While the part is read. */
struct pass {
	struct xlsx_xml xml;
	struct xlsx_frame *frame;
	struct str part;
	bool in_cols, in_data, in_merges;
	unsigned data;		/* times that sheetData began */
	bool rows;		/* of which a block went by */
	bool unread;		/* the archive cannot be read on */
	char *block;		/* CARRY bytes, then BLOCK */
	size_t n;		/* bytes there */
};

static void
hide(struct xlsx_frame *t, const char **attributes)
{
	const char *first = xlsx_attribute(attributes, "min");
	const char *last = xlsx_attribute(attributes, "max");
	size_t from, to;
	if (!xlsx_true(xlsx_attribute(attributes, "hidden")) || !first || !last)
		return;
	if (!xlsx_count(first, XLSX_COLUMNS, &from) || !from
	    || !xlsx_count(last, XLSX_COLUMNS, &to))
		return;
	while (t->nhidden < to) {
		t->hidden = mem_grow(t->hidden, t->nhidden, &t->rhidden, sizeof *t->hidden);
		t->hidden[t->nhidden++] = false;
	}
	for (size_t i = from - 1; i < to; i++)
		t->hidden[i] = true;
}

/* "A1:D1" */
static bool
span(const char *s, struct grid_span *out)
{
	s = xlsx_address(s, &out->left, &out->top);
	if (!s || *s != ':')
		return false;
	s = xlsx_address(s + 1, &out->right, &out->bottom);
	return s && !*s && out->left <= out->right && out->top <= out->bottom;
}

static void
merge(struct pass *p, const char **attributes)
{
	struct xlsx_frame *t = p->frame;
	const char *s = xlsx_attribute(attributes, "ref");
	struct grid_span new;
	if (!s || !strchr(s, ':'))	/* one cell alone */
		return;
	if (!span(s, &new)) {
		xlsx_xml_refuse(&p->xml, M_XLSX_MERGE, STR_FMT(p->part));
		return;
	}
	if (!xlsx_xml_few(&p->xml, t->nspans, XLSX_THINGS, "mergeCell"))
		return;
	t->spans = mem_grow(t->spans, t->nspans, &t->rspans, sizeof *t->spans);
	t->spans[t->nspans++] = new;
}

static void
on_start(void *user, unsigned depth, const char *name, const char **attributes)
{
	struct pass *p = user;
	if (depth == 2) {
		p->in_cols = strcmp(name, "cols") == 0;
		p->in_data = strcmp(name, "sheetData") == 0;
		p->in_merges = strcmp(name, "mergeCells") == 0;
		p->data += p->in_data;
	} else if (depth == 3 && p->in_cols && strcmp(name, "col") == 0) {
		hide(p->frame, attributes);
	} else if (depth == 3 && p->in_merges && strcmp(name, "mergeCell") == 0) {
		merge(p, attributes);
	}
}

static void
on_end(void *user, unsigned depth, const char *name)
{
	struct pass *p = user;
	(void)name;
	if (depth == 2)
		p->in_data = false;
}

/* The next block behind the last CARRY bytes of this one. 0: the end, -1: failed. */
static ssize_t
fill(struct pass *p, size_t *at)
{
	size_t keep = p->n < CARRY ? p->n : CARRY;
	memmove(p->block, p->block + p->n - keep, keep);
	*at = keep;
	ssize_t got = xlsx_part_read(&p->xml.part, p->block + keep, BLOCK, p->xml.fault);
	p->n = keep + (got > 0 ? (size_t)got : 0);
	return got;
}

/* Tag by tag up to the first row. */
static bool
before_rows(struct pass *p, size_t *at)
{
	while (*at < p->n && !p->in_data) {
		const char *from = p->block + *at, *end = memchr(from, '>', p->n - *at);
		size_t n = end ? (size_t)(end - from) + 1 : p->n - *at;
		if (!xlsx_xml_feed(&p->xml, from, n, false))
			return false;
		*at += n;
	}
	return true;
}

/* Where the "</x:sheetData" begins whose last word stands at `word`; NULL: it does not. */
static const char *
tag_of(const char *block, const char *word)
{
	const char *s = word;
	while (s > block && word - s < CARRY / 2 && s[-1] != '<' && s[-1] != '>')
		s--;
	return s > block && s[-1] == '<' && *s == '/' ? s - 1 : NULL;
}

/* Over the rows, to the end tag behind them. *at is p->n when it is not in this block. */
static void
over_rows(struct pass *p, size_t *at)
{
	static const char word[] = "sheetData";
	const char *s = p->rows ? p->block : p->block + *at;
	const char *end = p->block + p->n, *tag = NULL;
	p->rows = true;
	while (!tag && (s = memmem(s, (size_t)(end - s), word, sizeof word - 1))) {
		tag = tag_of(p->block, s);
		s += sizeof word - 1;
	}
	*at = tag ? (size_t)(tag - p->block) : p->n;
}

/* The whole part without its rows. False with the reason, or when that was not possible. */
static bool
skip_through(struct pass *p)
{
	size_t at;
	ssize_t got;
	while ((got = fill(p, &at)) > 0) {
		if (!p->data && !before_rows(p, &at))
			return false;
		if (p->in_data)
			over_rows(p, &at);
		if (at < p->n && !xlsx_xml_feed(&p->xml, p->block + at, p->n - at, false))
			return false;
	}
	p->unread = got < 0;
	return got == 0 && xlsx_xml_feed(&p->xml, "", 0, true) && p->data <= 1;
}

static void
reset(struct pass *p)
{
	p->in_cols = p->in_data = p->in_merges = false;
	p->data = 0;
	p->rows = false;
	p->n = 0;
	p->frame->nspans = p->frame->nhidden = 0;
}

bool
xlsx_frame_read(struct xlsx_frame *t, struct xlsx_zip *z, struct str part, struct fault *f)
{
	static const struct xlsx_events events = {.start = on_start, .end = on_end};
	struct pass p = {.frame = t, .part = part};

	reset(&p);
	p.block = mem_resize(NULL, CARRY + BLOCK, 1);
	bool opened = xlsx_xml_open(&p.xml, z, part, XLSX_SHEET_MIB, &events, &p, f);
	bool good = opened && skip_through(&p);
	xlsx_xml_close(&p.xml);
	free(p.block);
	if (opened && !good && !p.unread) {
		/* row by row, then: what is wrong now is wrong */
		reset(&p);
		xlsx_xml_open(&p.xml, z, part, XLSX_SHEET_MIB, &events, &p, f);
		good = xlsx_xml_finish(&p.xml);
	}
	grid_sort_spans(t->spans, t->nspans);
	return good;
}

void
xlsx_frame_free(struct xlsx_frame *t)
{
	free(t->spans);
	free(t->hidden);
	*t = (struct xlsx_frame){.nspans = 0};
}
