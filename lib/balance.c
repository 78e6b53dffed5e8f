/* balance - counts by group, as a table and as figures. */
#include <stdlib.h>

#include "balance.h"

#define COUNTS 8

struct balance_group *
balance_group(struct balance *b, struct str key)
{
	const size_t *known = map_get(&b->by_key, key);
	struct balance_group *g;
	bool fresh;

	if (known)
		return b->list[*known];
	g = arena_take(&b->memory, 1, sizeof(*g));
	g->key = arena_str(&b->memory, key);
	*map_put(&b->by_key, g->key, &fresh) = b->n;
	b->list = mem_grow(b->list, b->n, &b->room, sizeof(struct balance_group *));
	b->list[b->n++] = g;
	return g;
}

struct balance_group
balance_total(const struct balance *b)
{
	struct balance_group sum = {0};

	for (size_t i = 0; i < b->n; i++) {
		const struct balance_group *g = b->list[i];

		sum.old += g->old;
		sum.entered += g->entered;
		sum.moved_in += g->moved_in;
		sum.moved_out += g->moved_out;
		sum.left += g->left;
		sum.new += g->new;
		sum.changed += g->changed;
		sum.same += g->same;
	}
	return sum;
}

/* Read in three ways (old, new, what became of them), so that one may miss what another sees. */
bool
balance_holds(const struct balance *b, struct fault *f)
{
	struct balance_group all = balance_total(b);
	bool good = all.old == all.left + all.changed + all.same;

	for (size_t i = 0; i < b->n && good; i++) {
		const struct balance_group *g = b->list[i];

		good = g->old + g->entered + g->moved_in == g->new + g->left + g->moved_out;
	}
	*f = (struct fault){0};
	return good || fault_set(f, M_DIFFER_IDENTITY);
}

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

static void
count(const struct balance_group *g, struct balance_count list[COUNTS])
{
	const struct balance_count all[COUNTS] = {
		{"old", g->old}, {"entered", g->entered}, {"moved_in", g->moved_in},
		{"moved_out", g->moved_out}, {"left", g->left}, {"new", g->new},
		{"changed", g->changed}, {"same", g->same}
	};

	memcpy(list, all, sizeof(all));
}

static void
put_counts(const struct balance_group *g, struct tsv_out *w)
{
	struct balance_count list[COUNTS];
	struct buf b = {0};

	count(g, list);
	for (size_t i = 0; i < COUNTS; i++) {
		buf_reset(&b);
		buf_int(&b, (int64_t)list[i].n);
		tsv_put(w, buf_str(&b));
	}
	tsv_end(w);
	buf_free(&b);
}

void
balance_table(const struct balance *b, const struct str *by, size_t nby, struct tsv_out *w)
{
	const struct balance_group **list = in_order(b), total = balance_total(b);
	struct balance_count names[COUNTS];

	for (size_t i = 0; i < nby; i++)
		tsv_put(w, by[i]);
	count(&total, names);
	for (size_t i = 0; i < COUNTS; i++)
		tsv_put(w, str_of(names[i].name));
	tsv_end(w);
	for (size_t i = 0; i < b->n && nby; i++) {
		tsv_put_row(w, list[i]->key);
		put_counts(list[i], w);
	}
	if (!nby)
		put_counts(&total, w);
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
put_key(struct buf *b, const struct balance_figures *how, struct str group, const char *name)
{
	struct str cell;

	buf_reset(b);
	buf_put(b, how->prefix);
	for (size_t i = 0; i < how->nby; i++) {
		cell = (struct str){0};
		str_cut(&group, '\t', &cell);
		buf_putc(b, '.');
		buf_put(b, cell.n ? cell : STR("-"));
	}
	buf_putc(b, '.');
	buf_puts(b, name);
}

bool
balance_tell_counts(const struct balance_figures *how, struct str group,
    const struct balance_count *list, size_t n, struct figures *made, struct arena *a,
    struct fault *f)
{
	struct buf key = {0}, value = {0}, period = {0}, day = {0};
	bool good = true;

	if (how->dated) {
		month_print(&period, how->month);
		date_print(&day, month_last(how->month));
	}
	for (size_t i = 0; i < n && good; i++) {
		put_key(&key, how, group, list[i].name);
		buf_reset(&value);
		buf_int(&value, (int64_t)list[i].n);
		*f = (struct fault){0};
		good = figures_add(made, &(struct figure){.key = buf_str(&key),
		    .value = buf_str(&value), .unit = how->unit, .period = buf_str(&period),
		    .as_of = buf_str(&day), .qualifier = STR("exact")}, a, f);
	}
	buf_free(&key);
	buf_free(&value);
	buf_free(&period);
	buf_free(&day);
	return good;
}

void
balance_put(const struct figures *made, struct tsv_out *w, size_t *n)
{
	figures_put_header(w);
	for (size_t i = 0; i < made->n; i++)
		figures_put(w, &made->list[i]);
	*n = made->n;
}

bool
balance_tell(const struct balance *b, const struct balance_figures *how, struct tsv_out *w,
    size_t *made, struct fault *f)
{
	const struct balance_group **list = in_order(b), total = balance_total(b);
	struct balance_figures all = *how;
	struct balance_count counts[COUNTS];
	struct figures figures = {0};
	struct arena a = {0};
	bool good = true;

	for (size_t i = 0; i < b->n && how->nby && good; i++) {
		count(list[i], counts);
		good = balance_tell_counts(how, list[i]->key, counts, COUNTS, &figures, &a, f);
	}
	all.nby = how->nby ? 1 : 0;
	count(&total, counts);
	good = good && balance_tell_counts(&all, STR("total"), counts, COUNTS, &figures, &a, f);
	if (good)
		balance_put(&figures, w, made);
	free(list);
	figures_free(&figures);
	arena_free(&a);
	return good;
}

void
balance_free(struct balance *b)
{
	map_free(&b->by_key);
	free(b->list);
	arena_free(&b->memory);
	*b = (struct balance){0};
}
