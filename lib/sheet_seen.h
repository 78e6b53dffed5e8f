/* sheet_seen - the cells at the top of a sheet as the eye sees them, merged. Layer 4: private to sheet. */
#ifndef SHEET_SEEN_H
#define SHEET_SEEN_H

#include "sheet.h"

/* Of merged cells each has the text of the first. */
struct seen {
	struct str text;
	const struct grid_span *span;	/* NULL: none, or it is not known */
	bool inner;	/* left of it, the same merged cell */
	bool again;	/* above it, the same merged cell, within the header */
};

/* The cell, trimmed; of a row in held. */
struct str held_cell(const struct grid_row *row, size_t i);
/* Make s->across of the grid's merged cells: before all that follows. */
void sheet_index_spans(struct sheet *s);
/* The cell in column i of held[r], within a header that begins at held[from]. */
struct seen sheet_look(const struct sheet *s, size_t from, size_t r, size_t i);
/* Does the header that begins at held[at] have a merged cell that reaches down to held[r]? */
bool sheet_reaches(const struct sheet *s, size_t at, size_t r);

#endif
