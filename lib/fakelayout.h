/* fakelayout - how the sheets of townships look: a table of their parts. Layer 4: returns reasons, never exits. */
#ifndef FAKELAYOUT_H
#define FAKELAYOUT_H

#include "arena.h"
#include "csvout.h"
#include "fakeform.h"
#include "map.h"
#include "msg.h"

/* What can stand in a column of a sheet. */
enum fakefield {
	FIELD_ROW, FIELD_HOUSEHOLD_ID, FIELD_TOWNSHIP, FIELD_VILLAGE, FIELD_RESIDENCE,
	    FIELD_HEAD_NAME,
	FIELD_HEAD_ID_NUMBER, FIELD_FROM_MONTH, FIELD_TO_MONTH, FIELD_FAMILY_SIZE,
	    FIELD_COVERED_PERSONS,
	FIELD_INCOME_MONTH, FIELD_STANDARD, FIELD_AMOUNT, FIELD_NOTE, NFIELDS
};

struct fakecolumn {
	enum fakefield field;
	/* words of the header; parent stands above, for its first column */
	struct str text, parent;
	struct fakeform form;
};

enum fakeline { LINE_TITLE, LINE_BLANK, LINE_SUBTOTAL, LINE_TOTAL, LINE_FOOT };

struct fakepart {
	enum fakeline kind;
	struct str text;
};

struct fakeparts {
	struct fakepart *list;
	size_t n, room;
};

struct fakelayout {
	struct str sheet, file;
	struct csvout_style style;
	bool ragged;		/* titles, feet and blank rows are not filled up to the width */
	bool two_rows;		/* a column has a parent */
	struct str subtotal;	/* after each village; empty = none */
	size_t gap;		/* an empty row after so many households; 0 = none */
	struct fakecolumn *columns;
	size_t ncolumns, room;
	struct fakeparts above, below;	/* of the header, of the households */
};

struct fakelayouts {
	struct arena arena;
	struct fakelayout *list;
	size_t n, room;
	struct map by_sheet;	/* name -> index in list */
};

/*
 * Read a table "sheet part text column parent form". Parts: file, encoding
 * (UTF-8, UTF-8-BOM or one iconv knows), delimiter (comma tab semicolon), newline
 * (lf crlf), quote (all), ragged, gap, subtotal once a sheet; title and blank
 * above the header, column, and blank, total and foot below, in the order given.
 * False with the reason, which borrows path.
 */
bool fakelayout_load(struct fakelayouts *l, const char *path, struct fault *f);
void fakelayout_free(struct fakelayouts *l);
/* NULL: none */
struct fakelayout *fakelayout_find(const struct fakelayouts *l, struct str sheet);

#endif
