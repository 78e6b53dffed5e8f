#include <stdlib.h>

#include "cellformat.h"
#include "xlsx_parts.h"

#define IDS 100000	/* numbers of formats; a workbook has some hundreds */

/* While they are read. */
struct reading {
	struct xlsx_xml xml;
	unsigned char own[IDS];		/* by number: 1 + kind of a format of the workbook's own */
	size_t *cells, ncells, rcells;	/* numFmtId of each xf of cellXfs */
	bool formats, xfs;		/* in numFmts, in cellXfs */
};

static void
add_format(struct reading *r, const char **attributes)
{
	const char *id = xlsx_attribute(attributes, "numFmtId");
	const char *code = xlsx_attribute(attributes, "formatCode");
	size_t n;
	if (id && code && xlsx_count(id, IDS - 1, &n))
		r->own[n] = (unsigned char)(1 + cellformat_code(code));
}

static void
add_cell(struct reading *r, const char **attributes)
{
	const char *id = xlsx_attribute(attributes, "numFmtId");
	size_t n = 0;
	if (!xlsx_xml_few(&r->xml, r->ncells, XLSX_THINGS, "xf"))
		return;
	r->cells = mem_grow(r->cells, r->ncells, &r->rcells, sizeof *r->cells);
	r->cells[r->ncells++] = id && xlsx_count(id, IDS - 1, &n) ? n : 0;
}

static void
on_start(void *user, unsigned depth, const char *name, const char **attributes)
{
	struct reading *r = user;
	if (depth == 2) {
		r->formats = strcmp(name, "numFmts") == 0;
		r->xfs = strcmp(name, "cellXfs") == 0;
	} else if (depth == 3 && r->formats && strcmp(name, "numFmt") == 0) {
		add_format(r, attributes);
	} else if (depth == 3 && r->xfs && strcmp(name, "xf") == 0) {
		add_cell(r, attributes);
	}
}

bool
xlsx_styles_read(struct xlsx_styles *s, struct xlsx_zip *z, struct str part, struct arena *a,
    struct fault *f)
{
	static const struct xlsx_events events = {.start = on_start};
	struct reading *r = mem_resize(NULL, 1, sizeof *r);
	memset(r, 0, sizeof *r);
	xlsx_xml_open(&r->xml, z, part, XLSX_SMALL_MIB, &events, r, f);
	bool good = xlsx_xml_finish(&r->xml);
	s->n = r->ncells;
	s->kinds = arena_take(a, r->ncells, 1);
	/* the workbook's own meaning of a number goes before the built-in one */
	for (size_t i = 0; i < r->ncells; i++) {
		size_t id = r->cells[i];
		enum cellformat format = cellformat_built_in(id);
		if (r->own[id])
			format = (enum cellformat)(r->own[id] - 1);
		s->kinds[i] = (unsigned char)format;
	}
	free(r->cells);
	free(r);
	return good;
}
