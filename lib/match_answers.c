/* What people said of pairs of rows: the table of --decisions. */
#include <stdlib.h>

#include "match_answers_priv.h"

/* The columns of -k in the table: of the left register, of the right one behind the suffix. */
static bool
bind(struct rowkey keys[2], const struct tsv *t, const struct str *names, size_t n,
    const char *suffix, struct fault *f)
{
	struct str (*columns)[2] = mem_resize(NULL, n, sizeof(*columns));
	struct buf *texts = mem_resize(NULL, n, sizeof(*texts));
	struct str *one = mem_resize(NULL, n, sizeof(*one));
	bool good = true;

	for (size_t i = 0; i < n; i++) {
		size_t equals = str_find(names[i], '=');

		texts[i] = (struct buf){0};
		columns[i][0] = (struct str){names[i].p, equals};
		buf_put(&texts[i], equals < names[i].n ? str_from(names[i], equals + 1) : names[i]);
		buf_puts(&texts[i], suffix);
		columns[i][1] = buf_str(&texts[i]);
	}
	for (int side = 0; side < 2; side++) {
		for (size_t i = 0; i < n; i++)
			one[i] = columns[i][side];
		keys[side] = (struct rowkey){0};
		good = good && rowkey_bind(&keys[side], t, one, n, f);
	}
	for (size_t i = 0; i < n; i++)
		buf_free(&texts[i]);
	free(texts);
	free(columns);
	free(one);
	return good;
}

/* The number of a key, new or not. */
static uint32_t
number_of(struct match *m, int side, struct str key)
{
	struct match_answers *a = m->answers;
	bool fresh;
	size_t *at = map_put(&a->by_key[side], arena_str(&m->memory, key), &fresh);

	if (fresh) {
		*at = ++a->nkeys[side];
		a->rows[side] = mem_grow(a->rows[side], *at, &a->keys_room[side],
		    sizeof(*a->rows[side]));
		a->rows[side][*at] = (struct rows){0};
	}
	return (uint32_t)*at;
}

static bool
add(struct match *m, const struct tsv *t, struct answer answer, struct fault *f)
{
	struct match_answers *a = m->answers;
	struct answer *x = arena_take(&m->memory, 1, sizeof(*x));
	bool fresh;
	size_t *at;

	*x = answer;
	at = map_put(&a->by_both, match_both_keys(x->keys), &fresh);
	if (!fresh && a->list[*at]->same != x->same) {
		*f = tsv_at(t, STR("decision"));
		return fault_set(f, M_MATCH_DECISION_AGAIN, a->list[*at]->line);
	}
	if (!fresh)
		return true;
	*at = a->n;
	a->list = mem_grow(a->list, a->n, &a->room, sizeof(*a->list));
	a->list[a->n++] = x;
	return true;
}

static bool
take(struct match *m, struct tsv *t, struct rowkey keys[2], size_t decision, struct fault *f)
{
	struct str said = tsv_field(t, decision);
	struct answer x = {.same = str_eq(said, STR("same")), .line = tsv_line(t)};

	if (!said.n || str_eq(said, STR("open")))
		return true;
	*f = tsv_at(t, STR("decision"));
	if (!x.same && !str_eq(said, STR("different")))
		return fault_set(f, M_MATCH_DECISION);
	for (int side = 0; side < 2; side++)
		x.keys[side] = number_of(m, side, rowkey_of(&keys[side], t));
	return add(m, t, x, f);
}

bool
match_answers_open(struct match *m, const char *path, const struct str *names, size_t n,
    const char *suffix, unsigned flags, struct fault *f)
{
	struct tsv *t = tsv_open((char *const[]){(char *)(uintptr_t)path}, 1, flags, f);
	struct rowkey keys[2] = {{0}, {0}};
	long decision = -1;
	bool good;

	if (!t)
		return false;
	m->answers = mem_resize(NULL, 1, sizeof(*m->answers));
	*m->answers = (struct match_answers){0};
	good = bind(keys, t, names, n, suffix, f) &&
	    (decision = tsv_need(t, STR("decision"), f)) >= 0;
	while (good && tsv_next(t))
		good = take(m, t, keys, (size_t)decision, f);
	if (good && tsv_failed(t)) {
		*f = *tsv_failed(t);
		good = false;
	}
	if (!good)
		f->file = str_of(path);
	rowkey_free(&keys[0]);
	rowkey_free(&keys[1]);
	tsv_close(t);
	return good;
}

void
match_answers_free(struct match *m)
{
	struct match_answers *a = m->answers;

	if (!a)
		return;
	for (int side = 0; side < 2; side++) {
		for (size_t i = 1; i <= a->nkeys[side]; i++)
			free(a->rows[side][i].list);
		free(a->rows[side]);
		map_free(&a->by_key[side]);
	}
	map_free(&a->by_both);
	free(a->list);
	free(a);
	m->answers = NULL;
}
