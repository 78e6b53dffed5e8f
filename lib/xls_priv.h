/* xls_priv - the records of a binary workbook. Layer 2: no I/O, never exits. Private to xls. */
#ifndef XLS_PRIV_H
#define XLS_PRIV_H

#include "arena.h"
#include "book.h"

#define XLS_COLUMNS 256
#define XLS_ROWS 65536

/* Types of records, [MS-XLS] 2.3. */
enum xls_type {
	XLS_FORMULA = 0x06, XLS_EOF = 0x0a, XLS_DATEMODE = 0x22, XLS_FILEPASS = 0x2f,
	XLS_CONTINUE = 0x3c, XLS_CODEPAGE = 0x42, XLS_UNCALCED = 0x5e, XLS_COLINFO = 0x7d,
	XLS_BOUNDSHEET = 0x85, XLS_MULRK = 0xbd, XLS_RSTRING = 0xd6, XLS_XF = 0xe0,
	XLS_MERGEDCELLS = 0xe5, XLS_SST = 0xfc, XLS_LABELSST = 0xfd, XLS_NUMBER = 0x203,
	XLS_LABEL = 0x204, XLS_BOOLERR = 0x205, XLS_STRING = 0x207, XLS_ROW = 0x208,
	XLS_ARRAY = 0x221, XLS_TABLE = 0x236, XLS_RK = 0x27e, XLS_FORMAT = 0x41e,
	XLS_SHRFMLA = 0x4bc, XLS_BOF = 0x809
};

/* The numbers at the front of the bytes, the lowest byte first. */
static inline unsigned
xls_get16(const char *p)
{
	return (unsigned char)p[0] | (unsigned)(unsigned char)p[1] << 8;
}

static inline uint32_t
xls_get32(const char *p)
{
	return xls_get16(p) | (uint32_t)xls_get16(p + 2) << 16;
}

/* One record after the other. */
struct xls_records {
	struct str stream;
	size_t next;		/* where the next one begins */
	unsigned type;
	struct str body;	/* what is not taken of it */
};

/* The next record; false: there is none, or not all of it. */
bool xls_next(struct xls_records *r);

/* How BIFF5 writes texts: as bytes of a code page. BIFF8 has UTF-16. */
struct xls_coding {
	bool old;		/* BIFF5 */
	void *iconv;		/* of BIFF5: from its code page; GB18030 when none is named */
};

/*
 * Append the text of n characters (BIFF5: bytes) at r->body to b as UTF-8 and take it off,
 * going on into the CONTINUE records behind. Cleaned as by grid_clean. False: it is cut, or no
 * text.
 */
bool xls_text(struct xls_records *r, const struct xls_coding *c, size_t n, struct buf *b);

/* What the first part of the stream says of the whole book. */
struct xls_globals {
	struct xls_coding coding;
	bool from1904;
	unsigned char *formats;		/* of each XF: enum cellformat */
	size_t nformats;
	struct book_sheet *sheets;	/* worksheets; charts and macros are left out */
	size_t *starts;			/* of each in the stream */
	size_t nsheets;
	struct buf texts;		/* shared ones, one behind the other */
	size_t *ends, ntexts;		/* where each ends */
	struct arena arena;
};

/* False with the reason (text only). Free it in any case; stream is borrowed. */
bool xls_globals_read(struct xls_globals *g, struct str stream, struct fault *f);
void xls_globals_free(struct xls_globals *g);

/* Where a cell stands, and its value in the stream. */
struct xls_cell {
	uint16_t row, column, type;	/* from 0; enum xls_type */
	uint32_t at;			/* of its XF, which the value follows */
};

struct xls_sheet {
	struct xls_cell *cells;		/* by row, then column */
	size_t ncells, rcells;
	struct grid_span *spans;
	size_t nspans, rspans;
	bool hidden[XLS_COLUMNS];	/* columns */
	size_t nhidden;
	unsigned char hidden_rows[XLS_ROWS / 8];	/* a bit each */
	bool uncalced;			/* its formulas were never reckoned */
};

/* The records from start on into *s, which was zero or read before. False: damaged. */
bool xls_sheet_read(struct xls_sheet *s, struct str stream, size_t start);
void xls_sheet_free(struct xls_sheet *s);

/*
 * Append what is in the cell to b: its kind; -1: damaged. A formula gives the value that it
 * had when the book was saved.
 */
int xls_value(const struct xls_globals *g, const struct xls_sheet *s, struct str stream,
    const struct xls_cell *cell, struct buf *b);

#endif
