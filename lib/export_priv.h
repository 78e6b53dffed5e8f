/* export_priv - the inside of export, shared by its files. Layer 4: private to export. */
#ifndef EXPORT_PRIV_H
#define EXPORT_PRIV_H

#include "csvout.h"
#include "export.h"
#include "map.h"
#include "seen.h"
#include "sums.h"
#include "xlsxout.h"

#define EXPORT_EMPTY_ROWS 500	/* of a form that nothing is filled into yet */
#define EXPORT_MEASURED 2000	/* rows after which a column is as wide as it is */

/* What a cell becomes. */
enum export_kind {
	EXPORT_TEXT, EXPORT_MONEY, EXPORT_COUNT, EXPORT_NUMBER, EXPORT_DATE, EXPORT_KINDS
};

/* Cells that people should look at. */
struct export_cells {
	size_t n, line;			/* how many; the first */
	struct str file;
};

struct export_column {
	const struct layout_column *layout;	/* NULL: none */
	const struct column *meaning;		/* NULL: not in the dictionary */
	struct str name;			/* of the table; empty: serial, or no such column */
	long at;				/* in the table; -1 */
	long changed;			/* of old and new: where the table says what changed; -1 */
	enum column_type type;
	enum export_kind kind;
	struct str header, over;
	struct map codes;		/* code -> number in the dictionary's codes */
	bool coded;
	bool key;			/* of a form: not to be changed */
	enum privacy privacy;		/* of a public layout */
	bool summed;
	struct sum sum, all;		/* of the sheet; of the sheets before it */
	struct export_column *top, *bottom;	/* of a ratio */
	unsigned width;
	struct export_cells odd, again;	/* not of their type; of a value met before */
	struct seen met;		/* of LAYOUT_ONCE */
	int look, total_look;
};

/* A place in a text of the layout, filled from the table: its column has one value. */
struct export_place {
	struct str name;
	long at;
	struct str value;		/* as it stands in the table; kept */
	struct export_place *next;
};

struct export_looks {
	int title, line, header, serial, label;
	int cell[EXPORT_KINDS], total[EXPORT_KINDS];
	int free[EXPORT_KINDS];		/* of a form: may be changed */
};

struct export {
	struct export_ask ask;
	const struct columns *dictionary;
	const struct tsv *t;
	struct arena memory;
	struct layout layout;
	const struct privacy_rule *privacy;
	struct export_column *columns;
	size_t n;
	struct export_place *places;
	size_t rows, all_rows;		/* of the sheet; of the sheets before it */
	long split;			/* column of --split; -1: none */
	struct str group;		/* its value on this sheet; kept */
	struct map groups;		/* those that have a sheet */
	bool begun;
	struct buf text, other, words;	/* of a cell, of a line, of a list of codes */
	struct io_out out;		/* of a workbook */
	bool out_open, csv_open;
	struct xlsxout *xlsx;
	struct csvout csv;
	struct export_looks looks;
	size_t header_row, first_row;	/* of the sheet, from 1; the first with data */
	bool two_rows;			/* of headers */
	unsigned lines;			/* of the highest cell of this row */
};

/* export_bind: columns, headers, codes. */
bool export_bind(struct export *e, struct fault *f);
/* The column of that name; NULL: none. */
struct export_column *export_find(const struct export *e, struct str name);
/* export_label. The label of a code, in the language asked for; else the code. */
struct str export_label(const struct export *e, const struct export_column *c, struct str code);
/* What people read in the cell of the current row, until the next one; empty: no such column. */
struct str export_cell(struct export *e, const struct export_column *c);

/* Append a cell of text as the format needs it, so that import-table reads it again. */
void export_guard(const struct export *e, const struct export_column *c, struct str cell,
    struct buf *b);
/* One more such cell, in the current row. */
void export_note(struct export *e, struct export_cells *cells);

/* export_place: texts of a layout. */
bool export_find_places(struct export *e, struct fault *f);
/* Of each row: do they still have the same values? */
bool export_keep_places(struct export *e, struct fault *f);
/* Append text with its places filled. */
bool export_fill(struct export *e, struct str text, struct buf *b, struct fault *f);

/* export_check: what a list must not have. */
bool export_check_columns(struct export *e, struct fault *f);
bool export_check_row(struct export *e, struct fault *f);
/* May values of that column stand in a text of the list, or name a sheet? */
bool export_is_open(const struct export *e, struct str name);
/* The same of a value of it, in the current row. */
bool export_check_value(const struct export *e, struct str name, struct str value,
    struct fault *f);

/* export_total: exact sums. */
bool export_add_row(struct export *e, struct fault *f);
/* Append the total of column i; false: it has none. */
bool export_total(const struct export *e, size_t i, struct buf *b);

/* Before a row: is it the first of another sheet? Then the one before is ended. */
bool export_turn(struct export *e, struct fault *f);

/* The two formats: the top, a row, and the end of it. */
bool export_csv_open(struct export *e, struct fault *f);
bool export_csv_row(struct export *e, struct fault *f);
bool export_csv_finish(struct export *e, bool good, struct fault *f);
bool export_xlsx_open(struct export *e, struct fault *f);
bool export_xlsx_top(struct export *e, struct fault *f);	/* once a row is known, or none */
bool export_xlsx_line(struct export *e, const struct layout_lines *lines, int look,
    unsigned points, struct fault *f);
bool export_xlsx_end_row(struct export *e, struct fault *f);
void export_widen(struct export_column *c, unsigned width);
bool export_xlsx_row(struct export *e, struct fault *f);
bool export_xlsx_end_sheet(struct export *e, struct fault *f);
bool export_xlsx_finish(struct export *e, bool good, struct fault *f);

/* Lines that a text takes in a column of that width; how high a row of them is. */
unsigned export_lines(struct str text, unsigned width);
unsigned export_points(unsigned lines);
void export_put_serial(struct export *e, size_t n);

/* export_form: the rows that are to be filled in, what may be typed, the sheet that explains. */
bool export_form_end(struct export *e, struct fault *f);

#endif
