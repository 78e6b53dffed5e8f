#include "headers_words.h"

#include <stdlib.h>

#include "text.h"
#include "tsv.h"

enum rank {
	RANK_NAME, RANK_LABEL, RANK_ALIAS, RANK_ENGLISH, RANK_WEAK
};

static const struct {
	struct str from, to;
} twins[] = {
	{STR_INIT("〔"), STR_INIT("(")}, {STR_INIT("〕"), STR_INIT(")")},
	{STR_INIT("【"), STR_INIT("(")}, {STR_INIT("】"), STR_INIT(")")},
	{STR_INIT("["), STR_INIT("(")}, {STR_INIT("]"), STR_INIT(")")},
	{STR_INIT("{"), STR_INIT("(")}, {STR_INIT("}"), STR_INIT(")")},
	{STR_INIT("﹙"), STR_INIT("(")}, {STR_INIT("﹚"), STR_INIT(")")},
	{STR_INIT("∕"), STR_INIT("/")},
};

static size_t
put_twin(struct buf *b, struct str s)
{
	for (size_t i = 0; i < COUNT(twins); i++)
		if (str_starts(s, twins[i].from)) {
			buf_put(b, twins[i].to);
			return twins[i].from.n;
		}
	buf_putc(b, *s.p >= 'A' && *s.p <= 'Z' ? (char)(*s.p + ('a' - 'A')) : *s.p);
	return 1;
}

void
headers_key(struct buf *b, struct str text)
{
	struct buf plain = {0}, squeezed = {0}, half = {0};
	text_squeeze(&squeezed, text_radicals(&plain, text) ? buf_str(&plain) : text);
	text_halfwidth(&half, buf_str(&squeezed));
	struct str s = buf_str(&half);
	while (s.n && (*s.p == '*' || *s.p == ':'))
		s = str_from(s, 1);
	while (s.n && (s.p[s.n - 1] == '*' || s.p[s.n - 1] == ':'))
		s.n--;
	buf_reset(&squeezed);
	while (s.n)
		s = str_from(s, put_twin(&squeezed, s));
	text_simplify(b, buf_str(&squeezed));
	buf_free(&plain);
	buf_free(&squeezed);
	buf_free(&half);
}

static void
add(struct headers *h, struct str text, const struct column *c, enum header_way way, int rank)
{
	struct buf key = {0};
	headers_key(&key, text);
	bool fresh = false;
	size_t *place = key.n ? map_put(&h->words, arena_str(h->memory, buf_str(&key)), &fresh)
	    : NULL;
	buf_free(&key);
	if (!place)
		return;
	if (fresh) {
		*place = h->n;
		h->list = mem_grow(h->list, h->n, &h->room, sizeof *h->list);
		h->list[h->n++] = (struct headers_word){c, way, rank};
		return;
	}
	struct headers_word *w = &h->list[*place];
	if (w->rank == rank && w->column != c)
		w->way = HEADER_UNSURE;
	else if (rank < w->rank)
		*w = (struct headers_word){c, way, rank};
}

/* "...; weak: 街道 镇 乡": words that are used only when nothing else can be meant. */
static void
add_weak(struct headers *h, const struct column *c)
{
	struct str rest = c->note, word;
	while (rest.n && !str_starts(rest, STR("weak: ")))
		rest = str_from(rest, 1);
	if (!rest.n)
		return;
	rest = str_from(rest, sizeof "weak: " - 1);
	enum header_way way = HEADER_WEAK;
	struct str all = rest;
	while (str_cut(&all, '(', &word))
		if (str_starts(word, STR("dropped")))
			way = HEADER_DROPPED;
		else if (str_starts(word, STR("month only")))
			way = HEADER_UNSURE;
	while (str_cut(&rest, ' ', &word) && word.n && *word.p != '(')
		add(h, word, c, way, RANK_WEAK);
}

/* 乙册姓名 is name_right, unless the dictionary has that itself. */
static void
add_right(struct headers *h, const struct column *k)
{
	struct column *right = arena_take(h->memory, 1, sizeof *right);
	struct buf text = {0};
	*right = *k;
	buf_put(&text, k->name);
	buf_puts(&text, COLUMN_RIGHT);
	right->name = arena_str(h->memory, buf_str(&text));
	if (k->label_zh.n && k->label_en.n && !columns_find(h->columns, right->name)) {
		add(h, right->name, right, HEADER_KNOWN, RANK_NAME);
		buf_reset(&text);
		buf_puts(&text, COLUMN_RIGHT_ZH);
		buf_put(&text, k->label_zh);
		add(h, buf_str(&text), right, HEADER_KNOWN, RANK_LABEL);
		buf_reset(&text);
		buf_puts(&text, COLUMN_RIGHT_EN);
		buf_put(&text, k->label_en);
		add(h, buf_str(&text), right, HEADER_KNOWN, RANK_ENGLISH);
	}
	buf_free(&text);
}

void
headers_init(struct headers *h, const struct columns *c, struct arena *a)
{
	*h = (struct headers){.columns = c, .memory = a};
	for (size_t i = 0; i < c->n; i++) {
		const struct column *k = &c->list[i];
		struct str rest = k->aliases, alias;
		add(h, k->name, k, HEADER_KNOWN, RANK_NAME);
		add(h, k->label_zh, k, HEADER_KNOWN, RANK_LABEL);
		add(h, k->label_en, k, HEADER_KNOWN, RANK_ENGLISH);
		while (str_cut(&rest, ',', &alias))
			add(h, alias, k, HEADER_KNOWN, RANK_ALIAS);
		add_weak(h, k);
		add_right(h, k);
	}
}

const struct headers_word *
headers_find(const struct headers *h, struct str key)
{
	const size_t *place = map_get(&h->words, key);
	return place ? &h->list[*place] : NULL;
}

/* One row of --map; sheet: its column, or -1. */
static bool
map_row(struct headers *h, const struct tsv *t, size_t header, size_t name, long sheet,
    struct fault *f)
{
	struct str to = tsv_field(t, name);
	const struct column *c = columns_find(h->columns, to);
	if (to.n && !c) {
		*f = tsv_at(t, STR("name"));
		return fault_set(f, M_IMPORT_MAP_NAME, STR_FMT(to));
	}
	struct buf key = {0};
	if (sheet >= 0)
		headers_key(&key, tsv_field(t, (size_t)sheet));
	buf_putc(&key, '\t');
	headers_key(&key, tsv_field(t, header));
	*map_put(&h->mapped, arena_str(h->memory, buf_str(&key)), &(bool){0}) =
	    c ? 1 + (size_t)(c - h->columns->list) : 0;
	buf_free(&key);
	return true;
}

bool
headers_map(struct headers *h, const char *path, struct fault *f)
{
	char *paths[] = {(char *)path};
	struct tsv *t = tsv_open(paths, 1, TSV_MISSING_NEWLINE, f);
	if (!t)
		return false;
	long header = tsv_need(t, STR("header"), f);
	long name = header < 0 ? -1 : tsv_need(t, STR("name"), f);
	long sheet = tsv_column(t, STR("sheet"));
	bool good = name >= 0;
	while (good && tsv_next(t))
		good = map_row(h, t, (size_t)header, (size_t)name, sheet, f);
	if (good && tsv_failed(t)) {
		*f = *tsv_failed(t);
		good = false;
	}
	if (!good)
		f->file = str_of(path);
	tsv_close(t);
	return good;
}

void
headers_free(struct headers *h)
{
	map_free(&h->words);
	map_free(&h->mapped);
	free(h->list);
	*h = (struct headers){0};
}
