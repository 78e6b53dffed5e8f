#include <math.h>
#include <stdio.h>

#include "cellformat.h"
#include "xls_priv.h"

/* Of 8 bytes. */
static double
number_at(const char *p)
{
	uint64_t bits = xls_get32(p) | (uint64_t)xls_get32(p + 4) << 32;
	double v;

	memcpy(&v, &bits, sizeof v);
	return v;
}

/* A number in 4 bytes: 30 bits of a whole one or the first 30 of a double; or its hundredfold. */
static double
rk(const char *p)
{
	enum { HUNDREDFOLD = 1, WHOLE = 2 };
	uint32_t bits = xls_get32(p);
	char wide[8] = {0};
	double v;

	if (bits & WHOLE) {
		v = (double)((int64_t)(bits >> 2) - (bits >> 31 ? 1 << 30 : 0));
	} else {
		memcpy(wide + 4, p, 4);
		wide[4] &= (char)~3;
		v = number_at(wide);
	}
	return bits & HUNDREDFOLD ? v / 100 : v;
}

/* As the format of the cell shows it, from the 17 digits that an .xlsx has of the same number. */
static int
put_number(const struct xls_globals *g, unsigned xf, double v, struct buf *b)
{
	enum cellformat format = xf < g->nformats ? g->formats[xf] : FORMAT_PLAIN;
	char text[32];

	if (!isfinite(v)) {
		buf_puts(b, "#NUM!");
		return CELL_ERROR;
	}
	int n = snprintf(text, sizeof text, "%.17g", v);
	return (int)cellformat_put(b, (struct str){text, (size_t)n}, format, g->from1904);
}

static int
put_bool(struct buf *b, bool v)
{
	buf_puts(b, v ? "TRUE" : "FALSE");
	return CELL_BOOL;
}

static int
put_error(struct buf *b, unsigned code)
{
	static const struct {
		unsigned code;
		const char *text;
	} errors[] = {
		{0x00, "#NULL!"}, {0x07, "#DIV/0!"}, {0x0f, "#VALUE!"}, {0x17, "#REF!"},
		{0x1d, "#NAME?"}, {0x24, "#NUM!"}, {0x2a, "#N/A"}
	};
	const char *text = "#VALUE!";

	for (size_t i = 0; i < COUNT(errors); i++)
		if (errors[i].code == code)
			text = errors[i].text;
	buf_puts(b, text);
	return CELL_ERROR;
}

static int
put_text(const struct xls_globals *g, struct xls_records *r, struct buf *b)
{
	if (r->body.n < 2)
		return -1;
	size_t n = xls_get16(r->body.p);
	r->body = str_from(r->body, 2);
	/* BIFF8 may leave the flags out of an empty one */
	return !n || xls_text(r, &g->coding, n, b) ? CELL_TEXT : -1;
}

/* The text that a formula gave stands in a record of its own, soon behind. */
static int
put_result(const struct xls_globals *g, struct str stream, size_t next, struct buf *b)
{
	struct xls_records r = {.stream = stream, .next = next};

	while (xls_next(&r)) {
		if (r.type == XLS_STRING)
			return put_text(g, &r, b);
		if (r.type != XLS_SHRFMLA && r.type != XLS_ARRAY && r.type != XLS_TABLE
		    && r.type != XLS_CONTINUE)
			break;
	}
	return CELL_FORMULA;
}

/* p: the XF, the value of 8 bytes, flags. */
static int
put_formula(const struct xls_globals *g, const struct xls_sheet *s, struct str stream,
    const char *p, struct buf *b)
{
	enum { TEXT, BOOL, ERROR, EMPTY, RECKON = 1, AT_LENGTH = 6 };
	const char *value = p + 2;
	bool number = xls_get16(value + 6) != 0xffff;
	double v = number ? number_at(value) : 0;
	/* who writes a formula without reckoning it leaves nothing or 0 there, and says so */
	bool nothing = number ? v == 0 : *value == EMPTY;

	if (nothing && (s->uncalced || (value[8] & RECKON)))
		return CELL_FORMULA;
	if (number)
		return put_number(g, xls_get16(p), v, b);
	switch (*value) {
	case TEXT:
		return put_result(g, stream, (size_t)(p - stream.p) - 4
		    + xls_get16(p - AT_LENGTH), b);
	case BOOL:
		return put_bool(b, value[2]);
	case ERROR:
		return put_error(b, (unsigned char)value[2]);
	case EMPTY:
		return CELL_TEXT;
	default:
		return -1;
	}
}

static int
put_shared(const struct xls_globals *g, uint32_t i, struct buf *b)
{
	if (i >= g->ntexts)
		return -1;
	size_t from = i ? g->ends[i - 1] : 0;
	buf_put(b, (struct str){g->texts.p + from, g->ends[i] - from});
	return CELL_TEXT;
}

int
xls_value(const struct xls_globals *g, const struct xls_sheet *s, struct str stream,
    const struct xls_cell *cell, struct buf *b)
{
	enum { BEFORE = 8 };	/* bytes of the record before the XF */
	const char *p = stream.p + cell->at;
	struct xls_records r = {.stream = stream, .next = cell->at - BEFORE};

	switch (cell->type) {
	case XLS_BOOLERR:
		return p[3] ? put_error(b, (unsigned char)p[2]) : put_bool(b, p[2]);
	case XLS_FORMULA:
		return put_formula(g, s, stream, p, b);
	case XLS_LABELSST:
		return put_shared(g, xls_get32(p + 2), b);
	case XLS_NUMBER:
		return put_number(g, xls_get16(p), number_at(p + 2), b);
	case XLS_RK:
		return put_number(g, xls_get16(p), rk(p + 2), b);
	default:	/* LABEL, RSTRING */
		xls_next(&r);
		r.body = str_from(r.body, 6);
		return put_text(g, &r, b);
	}
}
