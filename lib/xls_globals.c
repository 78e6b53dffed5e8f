#include <iconv.h>
#include <stdio.h>
#include <stdlib.h>

#include "cellformat.h"
#include "xls_priv.h"

enum {
	FORMATS = 0x10000,	/* numbers that a format may have */
	BUILT_IN = 64		/* those that need no record are below this */
};

/* While the records are read: formats come before those that use them, or not. */
struct reading {
	struct xls_globals *g;
	struct xls_records r;
	struct fault *f;
	unsigned char *kinds;	/* of each number format */
	unsigned *numbers;	/* of the format of each XF */
	size_t room, sheet_room, start_room;
	struct buf text;
};

static bool
damaged(struct reading *d)
{
	return fault_set(d->f, M_XLS_DAMAGED);
}

static bool
use_codepage(struct reading *d, unsigned page)
{
	static const struct {
		unsigned page;
		const char *name;
	} known[] = {
		{936, "GB18030"}, {950, "Big5-HKSCS"},
		{1252, "GB18030"}	/* old programs of China say this one and write theirs */
	};
	char name[32];

	snprintf(name, sizeof name, "CP%u", page);
	for (size_t i = 0; i < COUNT(known); i++)
		if (known[i].page == page)
			snprintf(name, sizeof name, "%s", known[i].name);
	iconv_t c = iconv_open("UTF-8", name);
	if (c == (iconv_t)-1)
		return fault_set(d->f, M_XLS_CODE_PAGE, page);
	if (d->g->coding.iconv)
		iconv_close(d->g->coding.iconv);
	d->g->coding.iconv = c;
	return true;
}

static bool
read_codepage(struct reading *d)
{
	if (d->r.body.n < 2)
		return damaged(d);
	return !d->g->coding.old || use_codepage(d, xls_get16(d->r.body.p));
}

/* The number of a format and its code. */
static bool
read_format(struct reading *d)
{
	size_t head = d->g->coding.old ? 3 : 4;

	if (d->r.body.n < head)
		return damaged(d);
	unsigned number = xls_get16(d->r.body.p);
	size_t n = head == 3 ? (unsigned char)d->r.body.p[2] : xls_get16(d->r.body.p + 2);
	d->r.body = str_from(d->r.body, head);
	buf_reset(&d->text);
	if (!xls_text(&d->r, &d->g->coding, n, &d->text))
		return damaged(d);
	d->kinds[number] = (unsigned char)cellformat_code(buf_cstr(&d->text));
	return true;
}

static bool
read_xf(struct reading *d)
{
	if (d->r.body.n < 4)
		return damaged(d);
	d->numbers = mem_grow(d->numbers, d->g->nformats, &d->room, sizeof *d->numbers);
	d->numbers[d->g->nformats++] = xls_get16(d->r.body.p + 2);
	return true;
}

static bool
read_boundsheet(struct reading *d)
{
	struct xls_globals *g = d->g;
	const char *p = d->r.body.p;

	if (d->r.body.n < 8)
		return damaged(d);
	if (p[5])	/* no worksheet */
		return true;
	g->sheets = mem_grow(g->sheets, g->nsheets, &d->sheet_room, sizeof *g->sheets);
	g->starts = mem_grow(g->starts, g->nsheets, &d->start_room, sizeof *g->starts);
	d->r.body = str_from(d->r.body, 7);
	buf_reset(&d->text);
	if (!xls_text(&d->r, &g->coding, (unsigned char)p[6], &d->text))
		return damaged(d);
	static const enum book_state states[] = {
		BOOK_VISIBLE, BOOK_HIDDEN, BOOK_VERY_HIDDEN, BOOK_VERY_HIDDEN
	};
	g->sheets[g->nsheets] = (struct book_sheet){
		arena_str(&g->arena, buf_str(&d->text)), states[p[4] & 3]
	};
	g->starts[g->nsheets++] = xls_get32(p);
	return true;
}

static bool
read_shared(struct reading *d)
{
	struct xls_globals *g = d->g;
	size_t room = 0;

	if (d->r.body.n < 8 || g->ntexts)
		return damaged(d);
	uint32_t n = xls_get32(d->r.body.p + 4);
	d->r.body = str_from(d->r.body, 8);
	for (; g->ntexts < n; g->ntexts++) {
		struct xls_records ahead = d->r;
		/* some writers count more than they have; a cell without its text is found later */
		if (!ahead.body.n && (!xls_next(&ahead) || ahead.type != XLS_CONTINUE))
			return true;
		d->r = ahead;
		if (d->r.body.n < 2)
			return damaged(d);
		size_t length = xls_get16(d->r.body.p);
		d->r.body = str_from(d->r.body, 2);
		if (!xls_text(&d->r, &g->coding, length, &g->texts))
			return damaged(d);
		g->ends = mem_grow(g->ends, g->ntexts, &room, sizeof *g->ends);
		g->ends[g->ntexts] = g->texts.n;
	}
	return true;
}

static bool
read_record(struct reading *d)
{
	switch (d->r.type) {
	case XLS_BOUNDSHEET:
		return read_boundsheet(d);
	case XLS_CODEPAGE:
		return read_codepage(d);
	case XLS_DATEMODE:
		d->g->from1904 = d->r.body.n && *d->r.body.p;
		return true;
	case XLS_FILEPASS:
		return fault_set(d->f, M_XLS_PASSWORD);
	case XLS_FORMAT:
		return read_format(d);
	case XLS_SST:
		return read_shared(d);
	case XLS_XF:
		return read_xf(d);
	default:
		return true;
	}
}

static bool
read_all(struct reading *d)
{
	enum { BIFF5 = 0x500, BIFF8 = 0x600 };

	if (!xls_next(&d->r) || d->r.type != XLS_BOF || d->r.body.n < 4)
		return damaged(d);
	unsigned version = xls_get16(d->r.body.p);
	if (version != BIFF5 && version != BIFF8)
		return fault_set(d->f, M_XLS_VERSION);
	d->g->coding.old = version == BIFF5;
	if (d->g->coding.old && !use_codepage(d, 936))
		return false;
	while (xls_next(&d->r)) {
		if (d->r.type == XLS_EOF)
			return true;
		if (!read_record(d))
			return false;
	}
	return damaged(d);
}

bool
xls_globals_read(struct xls_globals *g, struct str stream, struct fault *f)
{
	struct reading d = {.g = g, .r.stream = stream, .f = f};

	d.kinds = arena_take(&g->arena, FORMATS, 1);
	for (size_t i = 0; i < BUILT_IN; i++)
		d.kinds[i] = (unsigned char)cellformat_built_in(i);
	bool good = read_all(&d);
	g->formats = mem_resize(NULL, g->nformats + 1, 1);
	for (size_t i = 0; i < g->nformats; i++)
		g->formats[i] = d.kinds[d.numbers[i]];
	free(d.numbers);
	buf_free(&d.text);
	return good;
}

void
xls_globals_free(struct xls_globals *g)
{
	if (g->coding.iconv)
		iconv_close(g->coding.iconv);
	free(g->formats);
	free(g->sheets);
	free(g->starts);
	free(g->ends);
	buf_free(&g->texts);
	arena_free(&g->arena);
}
