/* xlsx_parts - which part of a workbook is what: relations, sheets, formats. Layer 2: private to xlsx. */
#ifndef XLSX_PARTS_H
#define XLSX_PARTS_H

#include "book.h"
#include "xlsx_xml.h"

/* An arrow from one part to another. All in the arena that they were read into. */
struct xlsx_relation {
	struct str id, type;	/* type: the last piece of its URI, "worksheet" */
	struct str part;	/* a name without '/' in front, ".." resolved */
};

struct xlsx_relations {
	struct xlsx_relation *list;
	size_t n;
};

/* Those of a part; of the archive itself when from is empty. */
bool xlsx_relations_read(struct xlsx_relations *r, struct xlsx_zip *z, struct str from,
    struct arena *a, struct fault *f);
const struct xlsx_relation *xlsx_relation_by_type(const struct xlsx_relations *r, struct str type);
const struct xlsx_relation *xlsx_relation_by_id(const struct xlsx_relations *r, struct str id);

/* What the part called officeDocument says. */
struct xlsx_workbook {
	bool from1904;
	bool reckon;		/* it asks to be reckoned anew when it is opened */
	struct book_sheet *sheets;	/* with cells: no sheets of one chart */
	struct str *parts;		/* of each sheet */
	size_t n;
	struct str strings, styles;	/* parts; empty: none */
};

/* Looks for it, and says what the archive is when it is none. */
bool xlsx_workbook_read(struct xlsx_workbook *w, struct xlsx_zip *z, struct arena *a,
    struct fault *f);

/* How the numbers of cells with style i are shown: kinds[i], enum cellformat. */
struct xlsx_styles {
	unsigned char *kinds;	/* in the arena */
	size_t n;		/* 0: the workbook has no styles, all are plain */
};

bool xlsx_styles_read(struct xlsx_styles *s, struct xlsx_zip *z, struct str part,
    struct arena *a, struct fault *f);

#endif
