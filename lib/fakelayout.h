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
	FIELD_INCOME_MONTH, FIELD_STANDARD, FIELD_AMOUNT, FIELD_PAYEE_NAME, FIELD_ACCOUNT,
	    FIELD_NOTE, NFIELDS
};

struct fakecolumn {
	enum fakefield field;
	/* words of the header; parent stands above, its own above it before a '/' */
	struct str text, parent;
	struct fakeform form;
};

/* What its suffix says: .xlsx, .xls, else text. */
enum fakefile { FAKE_TEXT_FILE, FAKE_XLSX, FAKE_XLS };

size_t fakecolumn_parents(const struct fakecolumn *c);
/* The parents down to that one, from 0: what two columns share when it is one cell. */
struct str fakecolumn_path(const struct fakecolumn *c, size_t level);

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
	enum fakefile kind;
	struct csvout_style style;	/* of text */
	struct str tab;		/* of a workbook: the name of its sheet */
	struct str hidden, codes;	/* a second sheet that is not shown, its pairs a=b,c=d */
	bool ragged;		/* titles, feet and blank rows are not filled up to the width */
	size_t levels;		/* rows of the header: 1 and the most parents of a column */
	struct str subtotal;	/* after each village; empty = none */
	size_t gap;		/* an empty row after so many households; 0 = none */
	size_t page;		/* the header again after so many households; 0 = never */
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
 * (lf crlf), quote (all), tab, hidden, ragged, gap, page, subtotal once a sheet; title
 * and blank above the header, column, and blank, total and foot below, in the order given.
 * False with the reason, which borrows path.
 */
bool fakelayout_load(struct fakelayouts *l, const char *path, struct fault *f);
void fakelayout_free(struct fakelayouts *l);
/* NULL: none */
struct fakelayout *fakelayout_find(const struct fakelayouts *l, struct str sheet);

#endif
