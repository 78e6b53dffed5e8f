/* export - a table as people open it: a workbook or CSV, by a layout, and empty forms. Layer 4: returns reasons, never exits. */
#ifndef EXPORT_H
#define EXPORT_H

#include "layout.h"
#include "privacy.h"
#include "tsv.h"

enum export_format { EXPORT_CSV, EXPORT_XLSX };
enum export_labels { EXPORT_ZH, EXPORT_EN, EXPORT_NAMES };

/* What the command line says. */
struct export_ask {
	enum export_format format;
	enum export_labels labels;
	const char *layout;	/* NULL: none, all columns as they stand */
	const char *output;	/* NULL: standard output */
	const char *encoding;	/* of CSV */
	const char *title;	/* NULL: of the layout */
	const char *split;	/* a sheet for each value of this column; NULL: one sheet */
	bool plain_ids;		/* CSV: long numbers without an apostrophe */
	const struct str *columns;	/* -c */
	size_t ncolumns;
	char *const *sets;	/* "name=value" */
	size_t nsets;
	bool form;
	bool rows_said;
	size_t rows;		/* empty ones of a form */
	const struct str *keys;	/* of a form: columns that are not to be changed */
	size_t nkeys;
};


/*
 * The parts of the command line. False: it is none of the words (zh, en, name), no encoding
 * for CSV, no number of rows, not one line of UTF-8 (with a name and '=').
 */
bool export_labels_parse(const char *s, enum export_labels *labels);
bool export_encoding_known(const char *s);
bool export_rows_parse(const char *s, size_t *rows);
bool export_is_line(const char *s);
bool export_is_set(const char *s);
/* format: of --format, or NULL. M_NONE, or what in ask does not go together. */
enum msg export_ask_settle(struct export_ask *ask, const char *format, bool rows);

struct export;

/*
 * t: the table, or NULL for an empty form. The dictionary, what ask points at and t must live
 * as long. False with the reason: a layout that does not fit, a column that is not there,
 * output that cannot be opened; export_free is due all the same.
 */
bool export_open(struct export **e, const struct export_ask *ask, const struct columns *dictionary,
    const struct tsv *t, struct fault *f);
/* The current row of t. False with the reason: then all is lost. */
bool export_row(struct export *e, struct fault *f);
/*
 * Once. good: everything is there now, under its name; else nothing is. The notices of
 * export_say may be asked for before.
 */
bool export_finish(struct export *e, bool good, struct fault *f);
void export_free(struct export *e);	/* NULL is fine; f of the above borrows from e */

/* Notices one by one, as faults without fault: where, and what. After the last row. */
typedef void export_notice(const struct fault *notice);
void export_say(const struct export *e, export_notice *say);	/* control totals */
/* Cells that are not of their column's type, or that come again where they should not. */
void export_warn(const struct export *e, export_notice *say);

#endif
