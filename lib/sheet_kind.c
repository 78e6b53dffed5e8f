#include "sheet.h"

#include <string.h>

#include "sheet_repeat.h"
#include "sheet_words.h"
#include "text.h"

static size_t
count_filled(const struct sheet_row *row)
{
	size_t filled = 0;
	for (size_t i = 0; i < row->n; i++)
		filled += !sheet_is_blank(row, i);
	return filled;
}

/* Ten digits at least, half-width or full-width (EF BC 90 to 99). */
static bool
is_long_number(struct str s)
{
	size_t digits = 0;
	for (size_t i = 0; i < s.n; i++) {
		unsigned char c = (unsigned char)s.p[i];
		bool wide = i >= 2 && c >= 0x90 && c <= 0x99
		    && str_eq((struct str){s.p + i - 2, 2}, STR("\xef\xbc"));
		digits += wide || (c >= '0' && c <= '9');
	}
	return digits >= 10;
}

/* A row with an ID number is a person, whatever else it says. */
static bool
has_id(const struct sheet *s, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n && i < s->nheaders; i++) {
		const struct column *c = s->headers[i].column;
		if (c && c->type == COLUMN_ID && is_long_number(cells[i]))
			return true;
	}
	return false;
}

static bool
has_value(const struct sheet *s, const struct sheet_row *row)
{
	for (size_t i = 0; i < row->n && i < s->nheaders; i++)
		if (s->headers[i].column && !sheet_is_blank(row, i))
			return true;
	return false;
}

/* Lines that were numbered and never filled in. */
static bool
only_digits(const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str s = text_trim(cells[i]);
		if (str_digits(s) < s.n)
			return false;
	}
	return true;
}

/* 以上人员经公示，无异议。 in the first column, and nothing else. */
static bool
is_sentence(const struct sheet *s, const struct str *cells, size_t n, size_t filled)
{
	static const struct str marks[] = {
		STR_INIT("，"), STR_INIT("。"), STR_INIT("；"), STR_INIT("："), STR_INIT("！"),
	};
	size_t at = 0, first = 0, known = 0;
	while (at < n && !text_trim(cells[at]).n)
		at++;
	for (size_t i = 0; i < s->nheaders; i++)
		if (s->headers[i].column && !known++)
			first = i;
	if (filled != 1 || known < 2 || at == n)	/* n: a formula without value */
		return false;
	struct str alone = text_trim(cells[at]);
	if (str_is_digit(*alone.p) && str_ends(alone, STR("日")))
		return true;	/* 2016年5月10日: the day of the signature */
	if (at > first)
		return false;
	for (size_t i = 0; i < COUNT(marks); i++)
		if (memmem(cells[at].p, cells[at].n, marks[i].p, marks[i].n))
			return true;
	return false;
}

static bool
is_about(const struct column *c)
{
	return c->type == COLUMN_ID || c->type == COLUMN_KEY || str_ends(c->name, STR("name"));
}

bool
sheet_is_about(const struct sheet *s)
{
	for (size_t i = 0; i < s->nheaders; i++)
		if (s->headers[i].column && is_about(s->headers[i].column))
			return true;
	return false;
}

/* Does the row say whom it is about, or need it not, as in a table of figures? */
static bool
names_its_own(const struct sheet *s, const struct sheet_row *row)
{
	for (size_t i = 0; i < s->nheaders; i++) {
		const struct column *c = s->headers[i].column;
		if (c && is_about(c) && !sheet_is_blank(row, i))
			return true;
	}
	return !sheet_is_about(s);
}

/*
 * A word of totals, and no value of free text: 累计 as the period of a row that has something
 * before it says what the number is, not that it is a sum of others.
 */
static bool
is_total(const struct sheet *s, const struct sheet_row *row)
{
	size_t at = sheet_find_total(row->cells, row->n), before = 0;
	const struct column *c = at < row->n && at < s->nheaders ? s->headers[at].column : NULL;
	bool text = c && (c->type == COLUMN_TEXT || c->type == COLUMN_LIST)
	    && !str_ends(c->name, STR("name")) && !str_eq(c->entity, STR("area"));
	for (size_t i = 0; i < at && text; i++)
		before += s->headers[i].way != HEADER_DROPPED && !sheet_is_blank(row, i);
	return at < row->n && !(before && names_its_own(s, row));
}

/* Footers that only speak of 盖章 have nothing in columns of numbers. */
static bool
is_footer(const struct sheet *s, const struct sheet_row *row)
{
	enum footer kind = sheet_footer(row->cells, row->n);
	for (size_t i = 0; i < s->nheaders && kind == FOOTER_SIGN; i++) {
		const struct column *c = s->headers[i].column;
		if (c && (c->type == COLUMN_MONEY || c->type == COLUMN_COUNT)
		    && !sheet_is_blank(row, i))
			return false;
	}
	return kind != FOOTER_NONE;
}

enum row_kind
sheet_kind(struct sheet *s, const struct sheet_row *row)
{
	const struct str *cells = row->cells;
	size_t n = row->n, filled = count_filled(row);
	if (!filled)
		return ROW_BLANK;
	if (sheet_is_example(cells, n))
		return ROW_EXAMPLE;
	if (has_id(s, cells, n))
		return ROW_DATA;
	enum row_kind again = sheet_repeat(s, cells, n);
	if (again != ROW_DATA)
		return again;
	if (is_total(s, row))
		return ROW_TOTAL;
	if (is_footer(s, row) || (s->footer && filled == 1)
	    || is_sentence(s, cells, n, filled)) {
		s->footer = true;
		return ROW_FOOTER;
	}
	if (has_value(s, row))
		return ROW_DATA;
	return only_digits(cells, n) ? ROW_BLANK : ROW_NOTE;
}
