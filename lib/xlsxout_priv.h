/* xlsxout_priv - the inside of xlsxout, shared by its files. Layer 2: private to xlsxout. */
#ifndef XLSXOUT_PRIV_H
#define XLSXOUT_PRIV_H

#include <xlsxwriter.h>

#include "xlsxout.h"

/* The rows of a sheet as the library keeps them until the end. */
struct xlsxout_rows {
	int fd;			/* ours of its unnamed file */
	off_t bytes;
};

struct xlsxout {
	lxw_workbook *book;
	lxw_worksheet *sheet;
	int fd;			/* of the unnamed file that becomes the workbook */
	struct buf name;	/* under which the library finds it */
	lxw_format **formats;
	size_t nformats, formats_room;
	struct xlsxout_rows *rows;	/* of each sheet */
	size_t nrows, rows_room;
	size_t row, column;	/* where the next cell goes, from 0 */
	struct buf text;	/* of a cell, NUL behind it */
};

/* Has a cell room for it? */
bool xlsxout_fits(struct str text);
/* The text as a cell holds it, in b, and as the properties do. */
const char *xlsxout_escape(struct buf *b, struct str text);
const char *xlsxout_plain(struct buf *b, struct str text);
bool xlsxout_can_be_name(struct xlsxout *x, struct str name);

/* Does the file at fd hold those rows and end well in all its parts? */
bool xlsxout_compare(int fd, const struct xlsxout_rows *rows, size_t n, struct fault *f);

#endif
