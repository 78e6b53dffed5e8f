/* sheet_tail - the rows of units and of numbers below a header. */
#include "headers_unit.h"
#include "sheet_header.h"
#include "sheet_seen.h"

/* 元 元/月 人 户, and nothing else; one alone has to be of money. */
static bool
is_units(const struct grid_row *row)
{
	size_t units = 0, money = 0;
	for (size_t i = 0; i < row->n; i++) {
		struct buf b = {0};
		int64_t scale;
		headers_key(&b, row->cells[i]);
		struct str key = buf_str(&b);
		bool filled = key.n, unit = unit_is(key);
		money += unit_amount(key, &scale);
		units += unit;
		buf_free(&b);
		if (filled && !unit)
			return false;
	}
	return units > 1 || money;
}

bool
header_is_units(const struct sheet *s, size_t r)
{
	bool own = is_units(&s->held[r]);
	for (size_t i = 0; i < s->held[r].n; i++)
		own = own && (!held_cell(&s->held[r], i).n || held_cell(&s->held[r - 1], i).n);
	return own;
}

/* The number that s begins with: 2 of "2=9+10"; 0: none. */
static size_t
leading(struct str s)
{
	size_t v = 0;
	for (size_t i = 0; i < s.n && i < 3 && str_is_digit(s.p[i]); i++)
		v = v * 10 + (size_t)(s.p[i] - '0');
	return v;
}

/* What stands above columns of words in a row of numbers. */
static bool
is_stem(struct str s)
{
	static const struct str stems[] = {
		STR_INIT("甲"), STR_INIT("乙"), STR_INIT("丙"), STR_INIT("丁"), STR_INIT("戊"),
		STR_INIT("栏次"), STR_INIT("栏目"), STR_INIT("行次"),
	};
	for (size_t i = 0; i < COUNT(stems); i++)
		if (str_eq(s, stems[i]))
			return true;
	return false;
}

/*
 * 甲 乙 1 2 3: the numbers of the columns, which the notes of a statistical table speak of.
 * Numbers alone must be five: a household 1 may have 2 of 3 persons covered.
 */
static bool
is_numbering(const struct grid_row *row, size_t n)
{
	size_t last = 0, stems = 0;
	for (size_t i = 0; i < n; i++) {
		struct str s = held_cell(row, i);
		if (!last && is_stem(s))
			stems++;
		else if (leading(s) != ++last)
			return false;
	}
	return last >= (stems ? 2 : 5);
}

size_t
header_tail(struct sheet *s, struct guess g, struct header_path *paths, size_t n)
{
	size_t at = g.at + g.rows, begun = at;
	if (at < s->nheld && is_units(&s->held[at])) {
		for (size_t i = 0; i < n; i++) {
			struct str unit = held_cell(&s->held[at], i);
			struct buf b = {0};
			buf_put(&b, paths[i].child);
			if (unit.n && str_find(paths[i].child, '(') == paths[i].child.n)
				buf_printf(&b, "（%.*s）", STR_FMT(unit));
			if (paths[i].child.n)
				paths[i].child = arena_str(&s->memory, buf_str(&b));
			buf_free(&b);
		}
		at++;
	}
	if (at < s->nheld && is_numbering(&s->held[at], n))
		at++;
	return at - begun;
}
