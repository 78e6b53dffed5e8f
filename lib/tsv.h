/* tsv - rows under one header, read strictly and written strictly (doudi-tsv(5)). Layer 2: returns reasons, never exits. */
#ifndef TSV_H
#define TSV_H

#include <stdint.h>

#include "io.h"

/*
 * Reading:
 *	struct tsv *t = tsv_open(paths, n, 0, &fault);
 *	if (!t) ...                            names the file
 *	while (tsv_next(t)) use(tsv_field(t, i));
 *	if (tsv_failed(t)) ...                 fault names file, line, what
 *	tsv_close(t);
 */
struct tsv;

enum tsv_flag {
	TSV_MISSING_NEWLINE = 1	/* accept a last line without LF (--accept-missing-newline) */
};

/*
 * Several files are one table if their headers hold the same names (the first
 * file's order is the table's; rows of the others are put in that order).
 * n = 0 or "-" is standard input. The first header is read and checked here;
 * the headers of the others when their turn comes. NULL with the reason: no file, empty,
 * BOM of UTF-16 (names import-table), NUL, CR, invalid UTF-8, empty or repeated name.
 */
struct tsv *tsv_open(char *const *paths, size_t n, unsigned flags, struct fault *f);

size_t tsv_columns(const struct tsv *t);
struct str tsv_name(const struct tsv *t, size_t column);	/* as long as t */
/* The column's number, or -1. */
long tsv_column(const struct tsv *t, struct str name);
/*
 * The same; when it is not there f names the header's line and the nearest name ("did you
 * mean").
 */
long tsv_need(const struct tsv *t, struct str name, struct fault *f);

/* The next row, or false at the end and on an error (then tsv_failed). */
bool tsv_next(struct tsv *t);
const struct fault *tsv_failed(const struct tsv *t);	/* NULL: no error */

/*
 * Where the fields of the current row are: field j lies between marks[j] and
 * marks[j + 1]. The head of struct tsv, here so that a field costs no call;
 * only the functions below look at it.
 */
struct tsv_view {
	const char *block;
	const uint32_t *marks;
	size_t fields;
	size_t cr;	/* a CR that is no data stands before marks[cr]; 0: none */
	size_t line, rows;
};

/* Of the current row, until the next tsv_next: fields first to last joined by TAB. */
static inline struct str
tsv_fields(const struct tsv *t, size_t first, size_t last)
{
	const struct tsv_view *v = (const struct tsv_view *)(const void *)t;
	size_t start = (uint32_t)(v->marks[first] + 1);
	size_t end = v->marks[last + 1] - (last + 1 == v->cr);

	return (struct str){v->block + start, end - start};
}

/* One field; the whole row without LF. */
static inline struct str
tsv_field(const struct tsv *t, size_t column)
{
	return tsv_fields(t, column, column);
}

static inline struct str
tsv_row(const struct tsv *t)
{
	return tsv_fields(t, 0, ((const struct tsv_view *)(const void *)t)->fields - 1);
}

/* The current row's line in its file, header = 1; rows given out so far, over all files. */
static inline size_t
tsv_line(const struct tsv *t)
{
	return ((const struct tsv_view *)(const void *)t)->line;
}

static inline size_t
tsv_rows(const struct tsv *t)
{
	return ((const struct tsv_view *)(const void *)t)->rows;
}

/* the current file's name, "-" for standard input; as long as t */
struct str tsv_file(const struct tsv *t);
/* Bytes read so far and in all (0 when not known: a pipe). */
void tsv_progress(const struct tsv *t, size_t *done, size_t *all);

/* Where the current row begins: bytes before it in its file, if that is the only one. */
uint64_t tsv_offset(const struct tsv *t);

/* What the current file was when it was opened. */
struct io_stamp tsv_stamp(const struct tsv *t);

/* Start a fault at the current row (column may be empty); the caller adds the text. */
struct fault tsv_at(const struct tsv *t, struct str column);
void tsv_close(struct tsv *t);	/* NULL is fine */

/* ---- writing: fields of a row one after the other, then tsv_end; or a whole row. */
struct tsv_out {
	struct io_out out;
	bool started;	/* a field of this row is written: the next needs a TAB */
};

/* NULL, "-": standard output */
bool tsv_create(struct tsv_out *w, const char *path, struct fault *f);
void tsv_put(struct tsv_out *w, struct str field);	/* must hold no TAB, LF, CR, NUL */
void tsv_put_row(struct tsv_out *w, struct str row);	/* several fields already joined by TAB */
void tsv_end(struct tsv_out *w);
bool tsv_finish(struct tsv_out *w, bool good, struct fault *f);	/* see io_out_close */

#endif
