/* xlsx_make - workbooks made by hand for tests, and what the reader makes of them as text. */
#ifndef XLSX_MAKE_H
#define XLSX_MAKE_H

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>
#include <zip.h>

#include "text.h"
#include "xlsx.h"
#include "tap.h"

#define MAIN "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
#define ARROW "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#define PACKAGE "http://schemas.openxmlformats.org/package/2006/relationships"
#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define RELATION(id, type, target) \
	"<Relationship Id='" id "' Type='" ARROW "/" type "' Target='" target "'/>"
#define RELATIONS(all) HEAD "<Relationships xmlns='" PACKAGE "'>" all "</Relationships>"
#define BOOK(all) HEAD "<workbook xmlns='" MAIN "' xmlns:r='" ARROW "'>" all "</workbook>"
#define SHEET(all) HEAD "<worksheet xmlns='" MAIN "'>" all "</worksheet>"
#define ROWS(all) SHEET("<sheetData>" all "</sheetData>")

/* A file of the archive. */
struct file {
	const char *name, *text;	/* text NULL: the file is left out */
	size_t n;			/* 0: text is a C string */
};

enum { FILES = 12 };

/* What every workbook has; others replace them by name. */
static const struct file usual[] = {
	{"[Content_Types].xml", HEAD "<Types/>", 0},
	{"_rels/.rels", RELATIONS(RELATION("a", "officeDocument", "xl/workbook.xml")), 0},
	{"xl/workbook.xml", BOOK("<sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets>"), 0},
	{"xl/_rels/workbook.xml.rels", RELATIONS(RELATION("r1", "worksheet", "worksheets/sheet1.xml")
	    RELATION("r2", "sharedStrings", "sharedStrings.xml") RELATION("r3", "styles", "styles.xml")),
	    0},
	{"xl/sharedStrings.xml", HEAD "<sst xmlns='" MAIN "'><si><t>zero</t></si><si><r><rPr><b/></rPr>"
	    "<t>张</t></r><r><t xml:space='preserve'> 三</t></r><rPh sb='0' eb='1'><t>zhang</t></rPh>"
	    "<phoneticPr fontId='1'/></si><si><t/></si><si><t>a_x000D_\nb</t></si></sst>", 0},
	{"xl/styles.xml", HEAD "<styleSheet xmlns='" MAIN "'><numFmts count='3'>"
	    "<numFmt numFmtId='176' formatCode='yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@'/>"
	    "<numFmt numFmtId='177' formatCode='yyyy/m/d h:mm'/>"
	    "<numFmt numFmtId='178' formatCode='[h]:mm'/></numFmts>"
	    "<cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf numFmtId='0'/>"
	    "<xf numFmtId='14'/><xf numFmtId='31'/><xf numFmtId='176'/><xf numFmtId='177'/>"
	    "<xf numFmtId='178'/><xf numFmtId='20'/><xf numFmtId='57'/></cellXfs></styleSheet>", 0},
	{"xl/worksheets/sheet1.xml", ROWS(""), 0},
};

/* usual with the changes of `own` (ended by a NULL name) into all; how many. */
static inline size_t
compose(const struct file *own, struct file *all)
{
	size_t n = 0;
	for (size_t i = 0; i < COUNT(usual); i++)
		all[n++] = usual[i];
	for (; own && own->name; own++) {
		size_t i = 0;
		while (i < n && strcmp(all[i].name, own->name) != 0)
			i++;
		n += i == n;
		all[i] = *own;
	}
	return n;
}

/* The archive of these files, into b. `how`: ZIP_CM_STORE or ZIP_CM_DEFLATE. */
static inline void
pack(const struct file *all, size_t n, int how, const char *password, struct buf *b)
{
	zip_error_t e;
	zip_error_init(&e);
	zip_source_t *into = zip_source_buffer_create(NULL, 0, 0, &e);
	zip_source_keep(into);
	zip_t *z = zip_open_from_source(into, ZIP_TRUNCATE, &e);
	for (size_t i = 0; i < n; i++) {
		size_t size = all[i].n || !all[i].text ? all[i].n : strlen(all[i].text);
		if (!all[i].text)
			continue;
		zip_int64_t at = zip_file_add(z, all[i].name,
		    zip_source_buffer(z, all[i].text, size, 0), ZIP_FL_ENC_UTF_8);
		zip_set_file_compression(z, (zip_uint64_t)at, how, how == ZIP_CM_STORE ? 0 : 1);
		if (password)
			zip_file_set_encryption(z, (zip_uint64_t)at, ZIP_EM_AES_256, password);
	}
	zip_close(z);
	zip_stat_t s;
	zip_source_open(into);
	zip_source_stat(into, &s);
	buf_reset(b);
	buf_reserve(b, s.size + 1);
	b->n = (size_t)zip_source_read(into, b->p, s.size);
	zip_source_close(into);
	zip_source_free(into);
}

static inline int
file_of(struct str bytes)
{
	int fd = memfd_create("workbook", 0);
	for (size_t n = 0; n < bytes.n;) {
		ssize_t done = write(fd, bytes.p + n, bytes.n - n);
		n += done > 0 ? (size_t)done : 0;
	}
	return fd;
}

/* "3 Ttext|N12": kinds by letter; "3h" a hidden row. */
static inline void
show_row(const struct grid_row *row, struct buf *out)
{
	buf_printf(out, "%zu%s ", row->line, row->hidden ? "h" : "");
	for (size_t i = 0; i < row->n; i++)
		buf_printf(out, "%s%c%.*s", i ? "|" : "", "TNDBLEF"[row->kinds[i]],
		    STR_FMT(row->cells[i]));
	buf_putc(out, '\n');
}

static inline void
show_frame(const struct grid *g, struct buf *out)
{
	for (size_t i = 0; i < g->nspans; i++) {
		const struct grid_span *s = &g->spans[i];
		grid_address(out, s->left, s->top);
		buf_putc(out, ':');
		grid_address(out, s->right, s->bottom);
		buf_putc(out, '\n');
	}
	for (size_t i = 0; i < g->nhidden; i++)
		if (g->hidden[i])
			buf_printf(out, "hides %zu\n", i);
}

static inline void
show_sheet(struct xlsx *x, size_t i, const struct book_sheet *sheet, struct buf *out)
{
	struct fault f = {.line = 0};
	struct grid g;
	struct grid_row row;
	if (sheet->state != BOOK_VISIBLE || sheet->name.n != 1)
		buf_printf(out, "[%.*s %d]\n", STR_FMT(sheet->name), sheet->state);
	if (!xlsx_grid(x, i, &g, &f)) {
		buf_printf(out, "! %s\n", f.text);
		return;
	}
	show_frame(&g, out);
	while (g.next(g.source, &row))
		show_row(&row, out);
	if (g.failed(g.source))
		buf_printf(out, "! %s\n", g.failed(g.source)->text);
}

/* What the reader makes of a file: fd is taken over. */
static inline void
show(int fd, struct buf *out)
{
	struct fault f = {.line = 0};
	size_t n = 0;
	struct xlsx *x = xlsx_open(fd, STR("F"), &f);
	const struct book_sheet *sheets = x ? xlsx_sheets(x, &n) : NULL;
	buf_reset(out);
	if (!x)
		buf_printf(out, "! %s\n", f.text);
	for (size_t i = 0; i < n; i++)
		show_sheet(x, i, &sheets[i], out);
	xlsx_close(x);
}

#endif
