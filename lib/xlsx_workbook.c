#include <stdlib.h>

#include "xlsx_parts.h"

/* While it is read. */
struct reading {
	struct xlsx_xml xml;
	struct xlsx_workbook *workbook;
	const struct xlsx_relations *relations;
	struct arena *arena;
	bool sheets;		/* in the list of sheets */
	size_t room, rparts;
};

/* An attribute with a namespace, by its own name: the id of a relation. */
static const char *
prefixed(const char **attributes, const char *name)
{
	for (; *attributes; attributes += 2) {
		const char *own = strrchr(*attributes, '\n');
		if (own && strcmp(own + 1, name) == 0)
			return attributes[1];
	}
	return NULL;
}

static enum book_state
state(const char *s)
{
	if (s && strcmp(s, "veryHidden") == 0)
		return BOOK_VERY_HIDDEN;
	return s && strcmp(s, "hidden") == 0 ? BOOK_HIDDEN : BOOK_VISIBLE;
}

/* A name goes into messages and columns: without TAB and line breaks. */
static struct str
sheet_name(struct arena *a, const char *s)
{
	size_t n = s ? strlen(s) : 0;
	char *p = arena_take(a, n + 1, 1);
	for (size_t i = 0; i < n; i++)
		p[i] = (unsigned char)s[i] < ' ' ? ' ' : s[i];
	return (struct str){p, n};
}

static void
add_sheet(struct reading *r, const char **attributes)
{
	struct xlsx_workbook *w = r->workbook;
	const char *name = xlsx_attribute(attributes, "name"), *id = prefixed(attributes, "id");
	const struct xlsx_relation *to = id ? xlsx_relation_by_id(r->relations, str_of(id)) : NULL;

	if (!xlsx_xml_few(&r->xml, w->n, XLSX_SHEETS, "sheet"))
		return;
	if (!to) {
		xlsx_xml_refuse(&r->xml, M_XLSX_SHEET_LOST, name ? name : "");
		return;
	}
	if (!str_eq(to->type, STR("worksheet")))
		return;
	w->sheets = mem_grow(w->sheets, w->n, &r->room, sizeof *w->sheets);
	w->parts = mem_grow(w->parts, w->n, &r->rparts, sizeof *w->parts);
	w->sheets[w->n] = (struct book_sheet){
		.name = sheet_name(r->arena, name),
		.state = state(xlsx_attribute(attributes, "state")),
	};
	w->parts[w->n++] = to->part;
}

static void
on_start(void *user, unsigned depth, const char *name, const char **attributes)
{
	struct reading *r = user;
	if (depth == 1 && strcmp(name, "workbook") != 0)
		xlsx_xml_refuse(&r->xml, M_XLSX_OTHER);
	else if (depth == 2)
		r->sheets = strcmp(name, "sheets") == 0;
	if (depth == 2 && strcmp(name, "workbookPr") == 0)
		r->workbook->from1904 = xlsx_true(xlsx_attribute(attributes, "date1904"));
	if (depth == 2 && strcmp(name, "calcPr") == 0)
		r->workbook->reckon = xlsx_true(xlsx_attribute(attributes, "fullCalcOnLoad"));
	if (depth == 3 && r->sheets && strcmp(name, "sheet") == 0)
		add_sheet(r, attributes);
}

/* What an archive is that has no officeDocument, or one of another kind. */
static bool
refuse_other(const struct xlsx_zip *z, struct fault *f)
{
	f->file = z->file;
	if (xlsx_zip_find(z, STR("mimetype")) >= 0 && xlsx_zip_find(z, STR("content.xml")) >= 0)
		return fault_set(f, M_XLSX_ODF);
	return fault_set(f, M_XLSX_ARCHIVE);
}

/* The part in which the workbook is. */
static bool
find_part(struct xlsx_zip *z, struct arena *a, struct str *part, struct fault *f)
{
	struct xlsx_relations root;
	if (xlsx_zip_find(z, STR("_rels/.rels")) == -1)
		return refuse_other(z, f);
	if (!xlsx_relations_read(&root, z, STR(""), a, f))
		return false;
	const struct xlsx_relation *book = xlsx_relation_by_type(&root, STR("officeDocument"));
	if (!book)
		return refuse_other(z, f);
	*part = book->part;
	f->file = z->file;
	return !str_ends(*part, STR(".bin")) || fault_set(f, M_XLSX_BINARY);
}

static struct str
part_of(const struct xlsx_relations *r, struct str type)
{
	const struct xlsx_relation *found = xlsx_relation_by_type(r, type);
	return found ? found->part : STR("");
}

/* To the arena: from here on they do not grow. */
static void
settle(struct xlsx_workbook *w, struct arena *a)
{
	struct book_sheet *sheets = arena_take(a, w->n, sizeof *sheets);
	struct str *parts = arena_take(a, w->n, sizeof *parts);
	if (w->n) {
		memcpy(sheets, w->sheets, w->n * sizeof *sheets);
		memcpy(parts, w->parts, w->n * sizeof *parts);
	}
	free(w->sheets);
	free(w->parts);
	w->sheets = sheets;
	w->parts = parts;
}

bool
xlsx_workbook_read(struct xlsx_workbook *w, struct xlsx_zip *z, struct arena *a, struct fault *f)
{
	static const struct xlsx_events events = {.start = on_start};
	struct str part;
	struct xlsx_relations relations;
	*w = (struct xlsx_workbook){.n = 0};
	if (!find_part(z, a, &part, f) || !xlsx_relations_read(&relations, z, part, a, f))
		return false;
	w->strings = part_of(&relations, STR("sharedStrings"));
	w->styles = part_of(&relations, STR("styles"));
	struct reading r = {.workbook = w, .relations = &relations, .arena = a};
	xlsx_xml_open(&r.xml, z, part, XLSX_SMALL_MIB, &events, &r, f);
	bool good = xlsx_xml_finish(&r.xml);
	settle(w, a);
	return good && (w->n || fault_set(f, M_XLSX_NO_SHEET));
}
