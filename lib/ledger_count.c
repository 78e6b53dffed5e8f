/* ledger_count - how many findings are in which state, by group. */
#include <stdlib.h>

#include "ledger_priv.h"

static const char *const words[LEDGER_STATES] = {
	"new", "open", "again", "cleared", "gone", "past"
};

const char *
ledger_word(enum ledger_state s)
{
	return words[s];
}

static bool
find_column(const struct ledger *l, struct str name, size_t *column, struct fault *f)
{
	bool taken = str_eq(name, ledger_state_column);

	for (int i = 0; i < LEDGER_STATES; i++)
		taken |= str_eq(str_of(words[i]), name);
	if (taken) {
		*f = (struct fault){.column = name};
		return fault_set(f, M_DIFFER_NAME_TAKEN);
	}
	for (*column = 0; *column < l->ncolumns; ++*column)
		if (str_eq(l->columns[*column].name, name))
			return true;
	return tsv_need(l->differ.new.rows.t, name, f) >= 0;
}

bool
ledger_count_open(struct ledger *l, const struct differ_ask *ask, struct fault *f)
{
	size_t *by = mem_resize(NULL, ask->nby + 1, sizeof(*by)), i = 0;

	while (i < ask->nby && find_column(l, ask->by[i], &by[i], f))
		i++;
	rowkey_columns(&l->by, by, i);
	free(by);
	return i == ask->nby;
}

static struct ledger_group *
group_of_cells(struct ledger *l)
{
	struct str key = rowkey_of_cells(&l->by, l->cells, &l->text);
	const size_t *known = map_get(&l->by_key, key);
	bool fresh;

	if (known)
		return &l->groups[*known];
	l->groups = mem_grow(l->groups, l->ngroups, &l->groups_room, sizeof(*l->groups));
	l->groups[l->ngroups] = (struct ledger_group){
		.key = arena_str(&l->memory, key)
	};
	*map_put(&l->by_key, l->groups[l->ngroups].key, &fresh) = l->ngroups;
	return &l->groups[l->ngroups++];
}

void
ledger_count(struct ledger *l, enum ledger_state s)
{
	l->count[s]++;
	if (l->by.n)
		group_of_cells(l)->count[s]++;
}

static size_t
sum(const size_t count[LEDGER_STATES])
{
	size_t n = 0;

	for (int i = 0; i < LEDGER_STATES; i++)
		n += count[i];
	return n;
}

size_t
ledger_rows(const struct ledger *l)
{
	return sum(l->count);
}

static int
by_bytes(const void *a, const void *b)
{
	const struct ledger_group *x = a, *y = b;

	return str_cmp(x->key, y->key);
}

/* The groups in the order of bytes; the caller frees them. */
static struct ledger_group *
in_order(const struct ledger *l)
{
	struct ledger_group *list = mem_resize(NULL, l->ngroups + 1, sizeof(*list));

	for (size_t i = 0; i < l->ngroups; i++)
		list[i] = l->groups[i];
	qsort(list, l->ngroups, sizeof(*list), by_bytes);
	return list;
}

/* ---- the table */

static void
put_counts(const size_t count[LEDGER_STATES], struct tsv_out *w)
{
	struct buf b = {0};

	for (int i = 0; i < LEDGER_STATES; i++) {
		buf_reset(&b);
		buf_int(&b, (int64_t)count[i]);
		tsv_put(w, buf_str(&b));
	}
	tsv_end(w);
	buf_free(&b);
}

void
ledger_table(const struct ledger *l, struct tsv_out *w)
{
	struct ledger_group *list = in_order(l);

	for (size_t i = 0; i < l->by.n; i++)
		tsv_put(w, l->columns[l->by.columns[i]].name);
	for (int i = 0; i < LEDGER_STATES; i++)
		tsv_put(w, str_of(words[i]));
	tsv_end(w);
	for (size_t i = 0; i < l->ngroups; i++) {
		tsv_put_row(w, list[i].key);
		put_counts(list[i].count, w);
	}
	if (!l->by.n)
		put_counts(l->count, w);
	free(list);
}

/* ---- figures */

/* g NULL: all of them, and how many the old ledger had. */
static bool
tell(struct balance_told *told, const struct ledger *l, const struct ledger_group *g,
    struct fault *f)
{
	const size_t *count = g ? g->count : l->count;
	struct balance_count list[LEDGER_STATES + 2] = {
		{"before", (int64_t)l->differ.old.rows.n, false},
		{"now", (int64_t)sum(count), false}
	};
	size_t first = g != NULL;

	for (int i = 0; i < LEDGER_STATES; i++)
		list[i + 2] = (struct balance_count){words[i], (int64_t)count[i], false};
	return balance_tell_counts(told, g ? &g->key : NULL, list + first, COUNT(list) - first, f);
}

bool
ledger_tell(const struct ledger *l, const struct balance_figures *how, struct tsv_out *w,
    size_t *made, struct fault *f)
{
	struct ledger_group *list = in_order(l);
	struct balance_told told = {.how = how};
	bool good = true;

	for (size_t i = 0; i < l->ngroups && good; i++)
		good = tell(&told, l, &list[i], f);
	good = good && tell(&told, l, NULL, f);
	free(list);
	return balance_told(&told, good, w, made);
}

void
ledger_count_free(struct ledger *l)
{
	map_free(&l->by_key);
	free(l->groups);
	rowkey_free(&l->by);
}
