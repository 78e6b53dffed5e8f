#include "columns.h"
#include "date.h"
#include "figures.h"

#include <stdlib.h>
#include <string.h>

enum { KEY, VALUE, UNIT, PERIOD, AS_OF, QUALIFIER, NOTE, FIELDS };

static const char *const names[FIELDS] = {
	"key", "value", "unit", "period", "as_of", "qualifier", "note"
};

bool
figures_prefix(struct str s)
{
	char before = '.';

	for (size_t i = 0; i < s.n; before = s.p[i++])
		if (strchr(" |{}", s.p[i]) || (s.p[i] == '.' && before == '.'))
			return false;
	return before != '.';
}

static struct str *
field(struct figure *x, size_t i)
{
	struct str *const fields[FIELDS] = {
		&x->key, &x->value, &x->unit, &x->period, &x->as_of, &x->qualifier, &x->note
	};
	return fields[i];
}

/* key TAB as_of: no cell holds a TAB, so two figures never give one string. */
static struct str
dated_key(const struct figure *x, struct arena *a)
{
	size_t n = x->key.n + 1 + x->as_of.n;
	char *p = arena_take(a, n, 1);

	memcpy(p, x->key.p, x->key.n);
	p[x->key.n] = '\t';
	if (x->as_of.n)
		memcpy(p + x->key.n + 1, x->as_of.p, x->as_of.n);
	return (struct str){p, n};
}

static bool
said_twice(const struct figure *x, const struct figure *first, struct fault *f)
{
	if (!first->line)
		return fault_set(f, M_FIGURES_TWICE_MADE);
	return fault_set(f, M_FIGURES_TWICE, STR_FMT(x->as_of), STR_FMT(first->file),
	    first->line);
}

bool
figures_add(struct figures *g, const struct figure *x, struct arena *a, struct fault *f)
{
	struct figure copy = *x;
	bool fresh;
	size_t *at;

	if (!x->line && !figures_prefix(x->key))
		return fault_set(f, M_FIGURES_NO_NAME);
	at = map_put(&g->dated, dated_key(x, a), &fresh);
	if (!fresh)
		return said_twice(x, &g->list[*at], f);
	*at = g->n;
	for (size_t i = 0; i < FIELDS; i++)
		*field(&copy, i) = arena_str(a, *field(&copy, i));
	g->list = mem_grow(g->list, g->n, &g->room, sizeof(*g->list));
	g->list[g->n] = copy;
	at = map_put(&g->newest, copy.key, &fresh);
	if (fresh || str_cmp(g->list[*at].as_of, copy.as_of) < 0)
		*at = g->n;
	g->n++;
	return true;
}

static bool
bind(const struct tsv *t, long column[FIELDS], struct fault *f)
{
	for (size_t i = 0; i < FIELDS; i++) {
		struct str name = str_of(names[i]);

		column[i] = i <= VALUE ? tsv_need(t, name, f) : tsv_column(t, name);
		if (i <= VALUE && column[i] < 0)
			return false;
	}
	return true;
}

static bool
read_row(struct figures *g, const struct tsv *t, const long column[FIELDS], struct str file,
    struct arena *a, struct fault *f)
{
	struct figure x = {.file = file, .line = tsv_line(t)};
	days day;

	for (size_t i = 0; i < FIELDS; i++)
		if (column[i] >= 0)
			*field(&x, i) = tsv_field(t, (size_t)column[i]);
	*f = tsv_at(t, STR("key"));
	if (!x.key.n)
		return fault_set(f, M_FIGURES_NO_KEY);
	*f = tsv_at(t, STR("as_of"));
	if (x.as_of.n && !date_parse(x.as_of, &day)) {
		struct buf shown = {0};

		msg_excerpt(&shown, x.as_of);
		fault_set(f, M_FIGURES_AS_OF, STR_FMT(buf_str(&shown)));
		buf_free(&shown);
		return false;
	}
	*f = tsv_at(t, STR("key"));
	return figures_add(g, &x, a, f);
}

bool
figures_read(struct figures *g, const char *path, struct arena *a, struct fault *f)
{
	char *paths[1] = {(char *)(size_t)path};
	struct tsv *t = tsv_open(paths, 1, g->flags, f);
	long column[FIELDS];
	struct str file;
	bool good;

	if (!t)
		return false;
	file = arena_str(a, tsv_file(t));
	good = bind(t, column, f);
	while (good && tsv_next(t))
		good = read_row(g, t, column, file, a, f);
	if (good && tsv_failed(t)) {
		*f = *tsv_failed(t);
		good = false;
	}
	f->file = good ? f->file : file;
	tsv_close(t);
	return good;
}

const struct figure *
figures_find(const struct figures *g, struct str key)
{
	const size_t *at = map_get(&g->newest, key);

	return at ? &g->list[*at] : NULL;
}

struct str
figures_nearest(const struct figures *g, struct str wrong)
{
	struct str *keys = mem_resize(NULL, g->n + 1, sizeof(*keys)), nearest;

	for (size_t i = 0; i < g->n; i++)
		keys[i] = g->list[i].key;
	nearest = columns_nearest(wrong, keys, g->n);
	free(keys);
	return nearest;
}

void
figures_put_header(struct tsv_out *w)
{
	for (size_t i = 0; i < FIELDS; i++)
		tsv_put(w, str_of(names[i]));
	tsv_end(w);
}

void
figures_put(struct tsv_out *w, const struct figure *x)
{
	struct figure copy = *x;

	for (size_t i = 0; i < FIELDS; i++)
		tsv_put(w, *field(&copy, i));
	tsv_end(w);
}

void
figures_free(struct figures *g)
{
	free(g->list);
	map_free(&g->newest);
	map_free(&g->dated);
	*g = (struct figures){0};
}
