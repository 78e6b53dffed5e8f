/* xlsx_strings - the texts that cells of a workbook share, and texts in runs. Layer 2: private to xlsx. */
#ifndef XLSX_STRINGS_H
#define XLSX_STRINGS_H

#include "xlsx_xml.h"

/*
 * The text of one si or is element: that of its t, or of the t of each r (rich text); not
 * of rPh (how a word is spoken). Cleaned as by xlsx_text_clean.
 */
struct xlsx_runs {
	unsigned base;		/* depth of the element; 0: none is open */
	bool run;		/* in r */
	unsigned taking;	/* depth of the t whose text is taken; 0: none */
	size_t from;		/* where it began */
};

void xlsx_runs_start(struct xlsx_runs *r, unsigned depth, const char *name, const struct buf *to);
void xlsx_runs_end(struct xlsx_runs *r, unsigned depth, struct buf *to);

/* All of them one behind the other. The zero value is empty and valid. */
struct xlsx_strings {
	struct buf text;
	uint32_t *ends;		/* where each ends */
	size_t n, room;
	struct xlsx_runs runs;	/* while they are read */
	struct xlsx_xml *xml;
};

bool xlsx_strings_read(struct xlsx_strings *s, struct xlsx_zip *z, struct str part,
    struct fault *f);
static inline struct str
xlsx_string(const struct xlsx_strings *s, size_t i)
{
	uint32_t from = i ? s->ends[i - 1] : 0;
	return (struct str){s->text.p ? s->text.p + from : "", s->ends[i] - from};
}
void xlsx_strings_free(struct xlsx_strings *s);

#endif
