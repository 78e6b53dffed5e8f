#include "xlsx.h"

#include <stdlib.h>

#include "xlsx_sheet.h"

struct xlsx {
	struct xlsx_zip zip;
	struct arena memory;
	struct xlsx_workbook workbook;
	struct xlsx_shared shared;
	bool loaded;		/* shared is */
	struct xlsx_frame frame;
	struct xlsx_sheet sheet;	/* the one that is open */
};

struct xlsx *
xlsx_open(int fd, struct str name, struct fault *f)
{
	struct xlsx *x = mem_resize(NULL, 1, sizeof *x);
	*x = (struct xlsx){.loaded = false};
	if (xlsx_zip_open(&x->zip, fd, name, f)
	    && xlsx_workbook_read(&x->workbook, &x->zip, &x->memory, f))
		return x;
	xlsx_close(x);
	return NULL;
}

const struct book_sheet *
xlsx_sheets(const struct xlsx *x, size_t *n)
{
	*n = x->workbook.n;
	return x->workbook.sheets;
}

/* What all sheets need, when the first is opened. */
static bool
load(struct xlsx *x, struct fault *f)
{
	const struct xlsx_workbook *w = &x->workbook;
	struct xlsx_shared *s = &x->shared;

	if (x->loaded)
		return true;
	s->from1904 = w->from1904;
	s->reckon = w->reckon;
	xlsx_strings_free(&s->strings);
	if (w->styles.n && !xlsx_styles_read(&s->styles, &x->zip, w->styles, &x->memory, f))
		return false;
	if (w->strings.n && !xlsx_strings_read(&s->strings, &x->zip, w->strings, f))
		return false;
	x->loaded = true;
	return true;
}

static void
close_sheet(struct xlsx *x)
{
	xlsx_sheet_close(&x->sheet);
	xlsx_frame_free(&x->frame);
}

static bool
next(void *source, struct grid_row *row)
{
	return xlsx_sheet_next(&((struct xlsx *)source)->sheet, row);
}

static const struct fault *
failed(const void *source)
{
	const struct xlsx_sheet *s = &((const struct xlsx *)source)->sheet;
	return s->failed ? &s->fault : NULL;
}

bool
xlsx_grid(struct xlsx *x, size_t sheet, struct grid *g, struct fault *f)
{
	struct str part = x->workbook.parts[sheet], name = x->workbook.sheets[sheet].name;
	close_sheet(x);
	if (!load(x, f) || !xlsx_frame_read(&x->frame, &x->zip, part, f))
		return false;
	if (!xlsx_sheet_open(&x->sheet, &x->zip, part, name, &x->shared, f))
		return false;
	*g = (struct grid){
		.source = x, .next = next, .failed = failed, .file = x->zip.file, .sheet = name,
		.sparse = true, .spans = x->frame.spans, .nspans = x->frame.nspans,
		.hidden = x->frame.hidden, .nhidden = x->frame.nhidden,
	};
	return true;
}

void
xlsx_close(struct xlsx *x)
{
	if (!x)
		return;
	close_sheet(x);
	xlsx_strings_free(&x->shared.strings);
	arena_free(&x->memory);
	xlsx_zip_close(&x->zip);
	free(x);
}
