/* Numbers that stand under several names, and rows of one person written twice. */
#include <stdlib.h>

#include "match_priv.h"

#define NAMES_MANY 20		/* under one number: no doubt any more that it is contested */
#define PERSONS_MANY 20		/* of one number and name: who else is there stands for himself */

/* One row with a valid number: whose 17 digits say all of it. */
struct mark {
	uint64_t number;
	uint32_t folded, row;	/* left rows first, right ones behind them */
	bool right;
	uint8_t lacks;		/* how many of birth, sex and village the row does not say */
};

static struct match_row *
row_at(const struct match *m, uint32_t row)
{
	return row < m->left.n ? &m->left.list[row] : &m->right.list[row - m->left.n];
}

static int
by_number(const void *p, const void *q)
{
	const struct mark *a = p, *b = q;

	if (a->number != b->number)
		return a->number < b->number ? -1 : 1;
	if (a->folded != b->folded)
		return a->folded < b->folded ? -1 : 1;
	if (a->right != b->right)
		return a->right ? 1 : -1;
	if (a->lacks != b->lacks)
		return a->lacks < b->lacks ? -1 : 1;
	return (a->row > b->row) - (a->row < b->row);
}

static size_t
collect(const struct match *m, struct mark *marks)
{
	size_t n = 0;

	for (uint32_t i = 0; i < m->left.n + m->right.n; i++) {
		const struct match_row *r = row_at(m, i);
		uint64_t number = 0;

		if (!idclass_sound(r->id.class))
			continue;
		for (int at = 0; at < 17; at++)
			number = number * 10 + (uint64_t)(r->id.text[at] - '0');
		marks[n++] = (struct mark){
			number, m->names.list[r->name].folded, i, i >= m->left.n,
			(uint8_t)((r->birth == NO_DAY) + !r->sex + !r->village)
		};
	}
	if (n)
		qsort(marks, n, sizeof(*marks), by_number);
	return n;
}

/* Do rows of one number and name differ in birth or sex? */
static bool
are_two(const struct match *m, const struct match_row *a, const struct match_row *b)
{
	struct match_facts x;

	match_compare(m, a, b, &x);
	return x.levels[FIELD_BIRTH] == LEVEL_OTHER || x.levels[FIELD_SEX] == LEVEL_OTHER;
}

/* Rows of one number and name: of one register they are one person; the fullest stands for it. */
static void
join_rows(struct match *m, const struct mark *marks, size_t n)
{
	uint32_t firsts[PERSONS_MANY], lasts[PERSONS_MANY];
	size_t persons = 0, left = 0;

	while (left < n && !marks[left].right)
		left++;
	for (size_t i = 0; i < n; i++) {
		struct match_row *r = row_at(m, marks[i].row);
		uint32_t base = i < left ? 0 : (uint32_t)m->left.n;
		size_t p = 0;

		persons = i == left ? 0 : persons;
		while (p < persons && are_two(m, row_at(m, firsts[p]), r))
			p++;
		if (p < persons) {
			r->same = firsts[p] - base;
			row_at(m, lasts[p])->same_next = marks[i].row - base;
			lasts[p] = marks[i].row;
		} else if (persons < PERSONS_MANY) {
			firsts[persons] = lasts[persons] = marks[i].row;
			persons++;
		}
	}
}

/* Rows of one number: is it under unrelated names? */
static bool
is_contested(const struct match *m, const struct mark *marks, size_t n)
{
	uint32_t names[NAMES_MANY];
	size_t had = 0;

	for (size_t i = 0; i < n; i++) {
		uint32_t name = row_at(m, marks[i].row)->name;

		if (i && marks[i].folded == marks[i - 1].folded)
			continue;
		if (had == NAMES_MANY)
			return true;
		for (size_t j = 0; j < had; j++)
			if (namefold_compare(&m->names, name, names[j]) == NAME_OTHER)
				return true;
		names[had++] = name;
	}
	return false;
}

static void
mark_number(struct match *m, const struct mark *marks, size_t n)
{
	bool contested = is_contested(m, marks, n);

	for (size_t i = 0, next; i < n; i = next) {
		for (next = i; next < n && marks[next].folded == marks[i].folded; next++)
			row_at(m, marks[next].row)->contested = contested;
		join_rows(m, marks + i, next - i);
	}
}

void
match_mark_rows(struct match *m)
{
	struct mark *marks = mem_resize(NULL, m->left.n + m->right.n + 1, sizeof(*marks));
	size_t n = collect(m, marks);

	for (size_t i = 0, next; i < n; i = next) {
		for (next = i; next < n && marks[next].number == marks[i].number; next++)
			;
		mark_number(m, marks + i, next - i);
	}
	free(marks);
}
