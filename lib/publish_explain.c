/* publish_explain - what a list tells, column by column. */
#include "publish.h"

static const struct publish_cell *
cell_of(const struct publish *p, size_t at)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->cells[i].at == at)
			return &p->cells[i];
	return NULL;
}

static const struct publish_person *
person_at(const struct publish *p, size_t at)
{
	for (const struct publish_person *x = p->persons; x; x = x->next)
		if (x->id == (long)at && x->rows)
			return x;
	return NULL;
}

static struct str
reason(const struct publish *p, const struct publish_cell *c, struct str name)
{
	const struct column *meaning = columns_find(p->dictionary, name);

	if (c)
		return STR("profile");
	if (meaning && privacy_of(p->privacy, meaning).privacy == PRIVACY_NEVER)
		return STR("private");
	return STR("not-in-profile");
}

/* A number, or an empty cell where there is nothing to count. */
static void
put_count(struct tsv_out *w, bool any, size_t n)
{
	struct buf b = {0};

	if (any)
		buf_int(&b, (int64_t)n);
	tsv_put(w, buf_str(&b));
	buf_free(&b);
}

static void
put_column(const struct publish *p, size_t at, struct tsv_out *w)
{
	const struct publish_cell *c = cell_of(p, at);
	const struct publish_person *x = person_at(p, at);
	struct str name = tsv_name(p->t, at);

	tsv_put(w, name);
	tsv_put(w, c ? c->rule->show : STR("none"));
	put_count(w, c, c ? c->shown : 0);
	put_count(w, c, c ? c->hidden : 0);
	put_count(w, x, x ? x->fewest : 0);
	put_count(w, x, x ? x->rows : 0);
	tsv_put(w, reason(p, c, name));
	tsv_end(w);
}

void
publish_explain(const struct publish *p, struct tsv_out *w)
{
	static const struct str names[] = {
		STR_INIT("column"), STR_INIT("show"), STR_INIT("shown"), STR_INIT("hidden"),
		STR_INIT("candidates"), STR_INIT("rows"), STR_INIT("reason")
	};

	for (size_t i = 0; i < COUNT(names); i++)
		tsv_put(w, names[i]);
	tsv_end(w);
	for (size_t i = 0; i < tsv_columns(p->t); i++)
		put_column(p, i, w);
}
