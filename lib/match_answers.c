/* What people said of pairs of rows: same, different or open. */
#include <stdlib.h>

#include "match.h"

struct answer {
	uint32_t left, right;	/* rows; NOBODY: not met yet */
	bool same;
	size_t line;
	struct answer *next_left, *next_right;	/* others of the same row, by key */
};

struct match_answers {
	struct map by_left, by_right, by_both;	/* keys of rows -> answer's number + 1 */
	struct answer **list;
	size_t n, room;
	uint64_t *apart;	/* pairs that are two persons, in order, made when first asked for */
	size_t napart;
};

/* ---- reading */

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

static struct answer **
place(struct map *map, struct match_answers *a, struct str key, bool *fresh)
{
	size_t *at = map_put(map, key, fresh);

	if (*fresh)
		*at = a->n + 1;
	return &a->list[*at - 1];
}

/* One answer under its two keys. */
static bool
add(struct match *m, const struct tsv *t, struct str left, struct str right, bool same,
    struct fault *f)
{
	struct match_answers *a = m->answers;
	struct answer *x, *first;
	bool fresh;

	buf_reset(&m->text);
	buf_printf(&m->text, "%.*s\n%.*s", STR_FMT(left), STR_FMT(right));
	a->list = mem_grow(a->list, a->n, &a->room, sizeof(*a->list));
	a->list[a->n] = x = arena_take(&m->memory, 1, sizeof(*x));
	*x = (struct answer){.left = NOBODY, .right = NOBODY, .same = same, .line = tsv_line(t)};
	first = *place(&a->by_both, a, arena_str(&m->memory, buf_str(&m->text)), &fresh);
	if (!fresh && first->same != same) {
		*f = tsv_at(t, STR("decision"));
		return fault_set(f, M_MATCH_DECISION_AGAIN, first->line);
	}
	if (!fresh)
		return true;
	first = *place(&a->by_left, a, arena_str(&m->memory, left), &fresh);
	if (!fresh) {
		x->next_left = first->next_left;
		first->next_left = x;
	}
	first = *place(&a->by_right, a, arena_str(&m->memory, right), &fresh);
	if (!fresh) {
		x->next_right = first->next_right;
		first->next_right = x;
	}
	a->n++;
	return true;
}

static bool
take(struct match *m, struct tsv *t, struct rowkey keys[2], size_t decision, struct fault *f)
{
	struct str said = tsv_field(t, decision);
	bool same = str_eq(said, STR("same"));

	if (!said.n || str_eq(said, STR("open")))
		return true;
	*f = tsv_at(t, STR("decision"));
	if (!same && !str_eq(said, STR("different")))
		return fault_set(f, M_MATCH_DECISION);
	return add(m, t, rowkey_of(&keys[0], t), rowkey_of(&keys[1], t), same, f);
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
	good = bind(keys, t, names, n, suffix, f) && (decision = tsv_need(t, STR("decision"), f)) >= 0;
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

/* ---- rows that were asked about */

void
match_answers_meet(struct match *m, const struct match_side *s, uint32_t i)
{
	struct match_answers *a = m->answers;
	bool left = s == &m->left;
	struct rowkey *key = left ? &m->left.key : &m->right.key;
	const size_t *at = map_get(left ? &a->by_left : &a->by_right, rowkey_of(key, s->t));
	struct answer *x = at ? a->list[*at - 1] : NULL;

	for (; x; x = left ? x->next_left : x->next_right) {
		if (left && x->left == NOBODY)
			x->left = i;
		else if (!left && x->right == NOBODY)
			x->right = i;
	}
}

static uint64_t
pair_of(uint32_t left, uint32_t right)
{
	return (uint64_t)left << 32 | right;
}

static int
by_pair(const void *p, const void *q)
{
	uint64_t a = *(const uint64_t *)p, b = *(const uint64_t *)q;

	return (a > b) - (a < b);
}

bool
match_answers_apart(const struct match *m, uint32_t left, uint32_t right)
{
	const struct match_answers *a = m->answers;
	uint64_t pair = pair_of(left, right);

	return a && a->napart && bsearch(&pair, a->apart, a->napart, sizeof(pair), by_pair);
}

static int
by_rows(const void *p, const void *q)
{
	const struct match_pair *a = p, *b = q;
	uint64_t x = pair_of(a->left, a->right), y = pair_of(b->left, b->right);

	return by_pair(&x, &y);
}

/* Rows of the same two persons can have been answered one by one: the persons are one pair. */
static void
drop_repeats(struct match *m)
{
	size_t n = 0;

	if (m->npairs)
		qsort(m->pairs, m->npairs, sizeof(*m->pairs), by_rows);
	for (size_t i = 0; i < m->npairs; i++)
		if (!n || by_rows(&m->pairs[n - 1], &m->pairs[i]) != 0)
			m->pairs[n++] = m->pairs[i];
	m->npairs = n;
}

size_t
match_answers_give(struct match *m)
{
	struct match_answers *a = m->answers;
	size_t unused = 0;

	if (!a)
		return 0;
	a->apart = mem_resize(NULL, a->n + 1, sizeof(*a->apart));
	for (size_t i = 0; i < a->n; i++) {
		struct answer *x = a->list[i];
		struct match_facts facts;

		if (x->left == NOBODY || x->right == NOBODY) {
			unused++;
			continue;
		}
		x->left = m->left.list[x->left].same;
		x->right = m->right.list[x->right].same;
		if (!x->same) {
			a->apart[a->napart++] = pair_of(x->left, x->right);
			continue;
		}
		match_compare(m, &m->left.list[x->left], &m->right.list[x->right], &facts);
		m->pairs = mem_grow(m->pairs, m->npairs, &m->pairs_room, sizeof(*m->pairs));
		m->pairs[m->npairs++] = (struct match_pair){
			.left = x->left, .right = x->right, .score = facts.score,
			.class = MATCH_BOTH, .marks = MARK_GIVEN
		};
	}
	qsort(a->apart, a->napart, sizeof(*a->apart), by_pair);
	drop_repeats(m);
	return unused;
}

void
match_answers_free(struct match *m)
{
	struct match_answers *a = m->answers;

	if (!a)
		return;
	map_free(&a->by_left);
	map_free(&a->by_right);
	map_free(&a->by_both);
	free(a->list);
	free(a->apart);
	free(a);
	m->answers = NULL;
}
