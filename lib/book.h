/* book - a file of any kind as a list of sheets. Layer 2: returns reasons, never exits. */
#ifndef BOOK_H
#define BOOK_H

#include "grid.h"

enum book_kind { BOOK_TEXT, BOOK_XLSX, BOOK_XLS };

enum book_state {
	BOOK_VISIBLE,
	BOOK_HIDDEN,		/* the user can show it */
	BOOK_VERY_HIDDEN	/* only a macro can */
};

struct book_sheet {
	struct str name;	/* UTF-8; empty for text */
	enum book_state state;
};

/*
 * What xlsx and xls give, so that a reader of files has one shape for both:
 * open lists the sheets, grid opens one of them. One grid at a time: a second call closes the
 * grid before. Text has one sheet without a name.
 */
struct book;

struct book_options {
	const char *encoding;	/* of --encoding, for text; NULL: judged */
};

/*
 * Opens path ("-": standard input, kept in an unnamed file when it is a workbook) by what
 * its first bytes are, never by its suffix. NULL with the reason.
 */
struct book *book_open(const char *path, const struct book_options *o, struct fault *f);
enum book_kind book_kind(const struct book *b);
const struct book_sheet *book_sheets(const struct book *b, size_t *n);	/* as long as b */
/* False with the reason; until the next call or book_close. */
bool book_grid(struct book *b, size_t sheet, struct grid *g, struct fault *f);
/* BOOK_TEXT only: the reader, for its delimiter and encoding; else NULL. */
struct csvrow *book_text(struct book *b);
/* Is it one file, under whatever two names? */
bool book_is_same(const struct book *a, const struct book *b);
void book_close(struct book *b);	/* NULL is fine */

#endif
