/* balance - the counts as a table and as figures. */
#include <stdlib.h>

#include "balance.h"

#define COUNTS 8

static int
by_bytes(const void *a, const void *b)
{
	const struct balance_group *const *x = a, *const *y = b;

	return str_cmp((*x)->key, (*y)->key);
}

/* The caller frees it. */
static const struct balance_group **
in_order(const struct balance *b)
{
	const struct balance_group **list = mem_resize(NULL, b->n + 1, sizeof(*list));

	for (size_t i = 0; i < b->n; i++)
		list[i] = b->list[i];
	qsort(list, b->n, sizeof(struct balance_group *), by_bytes);
	return list;
}

/* How many counts there are. */
static size_t
count(const struct balance *b, const struct balance_group *g, struct balance_count list[COUNTS])
{
	const struct balance_count all[COUNTS] = {
		{"old", g->old, b->money}, {"entered", g->entered, b->money},
		{"moved_in", g->moved_in, b->money}, {"moved_out", g->moved_out, b->money},
		{"left", g->left, b->money}, {"new", g->new, b->money},
		{"changed", (int64_t)g->changed, false}, {"same", (int64_t)g->same, false}
	};

	memcpy(list, all, sizeof(all));
	/* rows that changed are no persons and no yuan */
	if (b->valued)
		list[COUNTS - 2] = (struct balance_count){"adjusted", g->adjusted, b->money};
	return COUNTS - b->valued;
}

bool
balance_has_column(struct str name)
{
	const struct balance plain = {0}, valued = {.valued = true};
	const struct balance_group none = {0};
	struct balance_count list[COUNTS], more[COUNTS];
	size_t n = count(&plain, &none, list);
	bool has = false;

	count(&valued, &none, more);
	for (size_t i = 0; i < n; i++)
		has |= str_eq(str_of(list[i].name), name) || str_eq(str_of(more[i].name), name);
	return has;
}

void
balance_print(struct buf *b, int64_t n, bool money)
{
	if (money)
		money_print(b, n);
	else
		buf_int(b, n);
}

static void
put_counts(const struct balance *b, const struct balance_group *g, struct tsv_out *w)
{
	struct balance_count list[COUNTS];
	size_t n = count(b, g, list);
	struct buf cell = {0};

	for (size_t i = 0; i < n; i++) {
		buf_reset(&cell);
		balance_print(&cell, list[i].n, list[i].money);
		tsv_put(w, buf_str(&cell));
	}
	tsv_end(w);
	buf_free(&cell);
}

void
balance_table(struct balance *b, const struct str *by, size_t nby, struct tsv_out *w)
{
	const struct balance_group **list = in_order(b), total = balance_total(b);
	struct balance_count names[COUNTS];
	size_t i, n = count(b, &total, names);

	for (i = 0; i < nby; i++)
		tsv_put(w, by[i]);
	for (i = 0; i < n; i++)
		tsv_put(w, str_of(names[i].name));
	tsv_end(w);
	for (i = 0; i < b->n && nby; i++) {
		tsv_put_row(w, list[i]->key);
		put_counts(b, list[i], w);
	}
	if (!nby)
		put_counts(b, &total, w);
	free(list);
}

/* ---- figures */

struct str
balance_unit(const struct columns *c, const struct str *keys, size_t nkeys)
{
	struct str unit = {0};

	for (size_t i = 0; i < c->nentities; i++)
		for (size_t k = 0; k < nkeys; k++)
			if (str_eq(c->entities[i].key, keys[k]))
				unit = c->entities[i].name;
	return unit;
}

static void
put_key(struct buf *b, struct str prefix, struct str group, size_t ncells, const char *name)
{
	struct str cell;

	buf_reset(b);
	buf_put(b, prefix);
	for (size_t i = 0; i < ncells; i++) {
		cell = (struct str){0};
		str_cut(&group, '\t', &cell);
		buf_putc(b, '.');
		buf_put(b, cell.n ? cell : STR("-"));
	}
	buf_putc(b, '.');
	buf_puts(b, name);
}

bool
balance_tell_counts(struct balance_told *t, const struct str *group,
    const struct balance_count *list, size_t n, struct fault *f)
{
	const struct balance_figures *how = t->how;
	struct buf key = {0}, value = {0}, period = {0}, day = {0};
	size_t ncells = group ? how->nby : how->nby > 0;
	bool good = true;

	if (how->dated) {
		month_print(&period, how->month);
		date_print(&day, month_last(how->month));
	}
	for (size_t i = 0; i < n && good; i++) {
		put_key(&key, how->prefix, group ? *group : STR("total"), ncells, list[i].name);
		buf_reset(&value);
		balance_print(&value, list[i].n, list[i].money);
		*f = (struct fault){0};
		good = figures_add(&t->figures, &(struct figure){.key = buf_str(&key),
		    .value = buf_str(&value), .unit = how->unit, .period = buf_str(&period),
		    .as_of = buf_str(&day), .qualifier = STR("exact")}, &t->memory, f);
	}
	buf_free(&key);
	buf_free(&value);
	buf_free(&period);
	buf_free(&day);
	return good;
}

bool
balance_told(struct balance_told *t, bool good, struct tsv_out *w, size_t *made)
{
	const struct figures *all = &t->figures;

	if (good) {
		figures_put_header(w);
		for (size_t i = 0; i < all->n; i++)
			figures_put(w, &all->list[i]);
		*made = all->n;
	}
	figures_free(&t->figures);
	arena_free(&t->memory);
	return good;
}

bool
balance_tell(struct balance *b, const struct balance_figures *how, struct tsv_out *w,
    size_t *made, struct fault *f)
{
	const struct balance_group **list = in_order(b), total = balance_total(b);
	struct balance_told told = {.how = how};
	struct balance_count counts[COUNTS];
	bool good = true;
	size_t n;

	for (size_t i = 0; i < b->n && how->nby && good; i++) {
		n = count(b, list[i], counts);
		good = balance_tell_counts(&told, &list[i]->key, counts, n, f);
	}
	n = count(b, &total, counts);
	good = good && balance_tell_counts(&told, NULL, counts, n, f);
	free(list);
	return balance_told(&told, good, w, made);
}
