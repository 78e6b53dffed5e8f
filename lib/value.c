#include "value.h"

#include <string.h>

const struct type type_any = {.kind = TYPE_ANY};
const struct type type_bool = {.kind = TYPE_BOOL};
const struct type type_text = {.kind = TYPE_TEXT};
const struct type type_date = {.kind = TYPE_DATE};
const struct type type_bare = {.kind = TYPE_NUMBER, .unit_known = true, .bare = true};

static int
reason_cmp(const struct reason *a, const struct reason *b)
{
	if (a->kind != b->kind)
		return a->kind < b->kind ? -1 : 1;
	if (a->ref != b->ref)
		return a->ref < b->ref ? -1 : 1;
	if (a->what != b->what)
		return (const char *)a->what < (const char *)b->what ? -1 : 1;
	return 0;
}

static struct reasons *
reasons_room(struct arena *a, size_t n)
{
	return arena_take(a, 1, sizeof(struct reasons) + n * sizeof(struct reason));
}

const struct reasons *
reasons_one(struct arena *a, struct reason r)
{
	struct reasons *set = reasons_room(a, 1);

	set->n = 1;
	set->list[0] = r;
	return set;
}

/* Is every member of y in x? Both ascend. */
static bool
holds_all(const struct reasons *x, const struct reasons *y)
{
	size_t i = 0, j = 0;

	while (i < x->n && j < y->n && y->n - j <= x->n - i)
		j += reason_cmp(&x->list[i++], &y->list[j]) == 0;
	return j == y->n;
}

const struct reasons *
reasons_join(struct arena *a, const struct reasons *x, const struct reasons *y)
{
	struct reasons *set;
	size_t i = 0, j = 0;

	if (!x || x == y)
		return y;
	if (!y || holds_all(x, y))
		return x;
	set = reasons_room(a, x->n + y->n);
	while (i < x->n || j < y->n) {
		int c = i == x->n ? 1 : j == y->n ? -1 : reason_cmp(&x->list[i], &y->list[j]);

		set->list[set->n++] = c <= 0 ? x->list[i] : y->list[j];
		i += c <= 0;
		j += c >= 0;
	}
	return set;
}

void
reasons_add(struct arena *a, struct reasons_pile *p, const struct reasons *set)
{
	size_t i;

	for (i = 0; set && i < COUNT(p->part) - 1 && p->part[i]; i++) {
		set = reasons_join(a, p->part[i], set);
		p->part[i] = NULL;
	}
	p->part[i] = reasons_join(a, p->part[i], set);
}

const struct reasons *
reasons_of(struct arena *a, const struct reasons_pile *p)
{
	const struct reasons *all = NULL;

	for (size_t i = 0; i < COUNT(p->part); i++)
		all = reasons_join(a, all, p->part[i]);
	return all;
}

struct value
value_bool(bool yes)
{
	return (struct value){.kind = VALUE_BOOL, .yes = yes};
}

struct value
value_number(struct ratio n)
{
	return (struct value){.kind = VALUE_NUMBER, .number = n};
}

struct value
value_text(struct str s)
{
	return (struct value){.kind = VALUE_TEXT, .text = s};
}

struct value
value_date(days d)
{
	return (struct value){.kind = VALUE_DATE, .date = d};
}

struct value
value_unknown(const struct reasons *why)
{
	return (struct value){.kind = VALUE_UNKNOWN, .why = why};
}

int
value_cmp(const struct value *a, const struct value *b)
{
	switch (a->kind) {
	case VALUE_BOOL:
		return a->yes - b->yes;
	case VALUE_NUMBER:
		return ratio_cmp(a->number, b->number);
	case VALUE_TEXT:
		return str_cmp(a->text, b->text);
	case VALUE_DATE:
		return (a->date > b->date) - (a->date < b->date);
	case VALUE_UNKNOWN:
		break;
	}
	return 0;
}

bool
value_same(const struct value *a, const struct value *b)
{
	return a->kind == b->kind && value_cmp(a, b) == 0;
}

void
value_print(struct buf *b, const struct value *v)
{
	switch (v->kind) {
	case VALUE_BOOL:
		buf_puts(b, v->yes ? "yes" : "no");
		break;
	case VALUE_NUMBER:
		ratio_print(b, v->number);
		break;
	case VALUE_TEXT:
		buf_put(b, v->text);
		break;
	case VALUE_DATE:
		date_print(b, v->date);
		break;
	case VALUE_UNKNOWN:
		break;
	}
}
