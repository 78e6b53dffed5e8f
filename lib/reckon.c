/* Households and months of a register, reckoned by rules. */
#include <stdlib.h>

#include "reckon.h"

struct tsv *
reckon_stream(const struct reckon *k)
{
	return k->group.sources[0].t;
}

bool
reckon_taken(const struct reckon *k, struct str name, struct fault *f)
{
	if (tsv_column(reckon_stream(k), name) < 0)
		return false;
	*f = (struct fault){.file = tsv_file(reckon_stream(k)), .line = 1, .column = name};
	fault_set(f, M_RECKON_TAKEN);
	return true;
}

const struct fault *
reckon_failed(const struct reckon *k)
{
	return group_failed(&k->group);
}

/* ---- what is wrong with a household */

/* CELL of "CELL: text"; empty when the text has no code. */
static struct str
code_of(const char *text)
{
	size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");
	bool colon = text[n] == ':' || strncmp(text + n, "\xef\xbc\x9a", 3) == 0;

	return (struct str){text, n > 1 && colon ? n : 0};
}

static bool
with_code(struct fault *f, const char *code)
{
	char text[sizeof(f->text)];

	if (code_of(f->text).n)
		return false;
	memcpy(text, f->text, sizeof(text));
	return fault_set(f, M_RECKON_CODE, code, text);
}

bool
reckon_cell(const struct line *l, struct str column, struct fault *f, enum msg m, ...)
{
	va_list ap;

	*f = (struct fault){.file = l->file, .line = l->number, .column = column};
	va_start(ap, m);
	fault_vset(f, m, ap);
	va_end(ap);
	return with_code(f, "CELL");
}

bool
reckon_fault(const struct reckon *k, struct fault *f)
{
	*f = *run_fault(k->run);
	return with_code(f, eval_error_code(run_error(k->run)));
}

static bool
is_at(const struct fault *f, const struct line *l)
{
	return f->line == l->number && str_eq(f->file, l->file);
}

/* Is it said of the whole household? The engine then names its first line and no column. */
static bool
of_household(const struct reckon *k, const struct fault *f)
{
	return !f->column.n && k->nchosen && is_at(f, k->chosen[0]);
}

/* A line of a side table has other columns than -x: it is told with empty cells. */
static void
refuse_side(struct reckon *k, const struct fault *f)
{
	struct buf tabs = {0};

	for (size_t i = 1; i < tsv_columns(reckon_stream(k)); i++)
		buf_putc(&tabs, '\t');
	k->tell.refuse(k->tell.refused, buf_str(&tabs), f);
	buf_free(&tabs);
}

static bool
in_stream(const struct reckon *k, const struct fault *f)
{
	const struct source *s = k->group.sources;

	for (size_t i = 0; i < s->n; i++)
		if (is_at(f, &s->lines[i]))
			return true;
	return false;
}

void
reckon_refuse(struct reckon *k, const struct fault *f)
{
	const struct source *s = k->group.sources;
	struct str code = code_of(f->text);
	bool all = of_household(k, f);

	if (f->line && !in_stream(k, f))
		refuse_side(k, f);
	for (size_t i = 0; i < s->n; i++) {
		struct line *l = &s->lines[i];
		struct fault own = *f;

		own.file = l->file;
		if (!all && !is_at(f, l)) {
			own.column.n = 0;
			fault_set(&own, M_RECKON_TOGETHER, STR_FMT(code), STR_FMT(f->file),
			    f->line);
		}
		own.line = l->number;
		k->tell.refuse(k->tell.refused, l->row, &own);
	}
	k->refused += s->n;
}

/* ---- households and months */

static void
count_absent(struct reckon *k)
{
	const struct source *s = k->group.sources;

	for (size_t i = 0; i < s->n; i++)
		k->absent += !s->lines[i].used;
}

static const struct fault *
wrong_line(const struct reckon *k)
{
	for (size_t i = 0; i < k->group.n; i++) {
		const struct source *s = &k->group.sources[i];

		for (size_t j = 0; j < s->n; j++)
			if (s->lines[j].wrong)
				return s->lines[j].wrong;
	}
	return NULL;
}

static void
on_orphan(void *context, const struct source *s, const struct fault *f)
{
	(void)s;
	refuse_side(context, f);
}

bool
reckon_next(struct reckon *k)
{
	const struct fault *f;

	k->group.orphan = on_orphan;
	k->group.context = k;
	while (group_next(&k->group)) {
		k->nchosen = 0;
		if (!(f = wrong_line(k)))
			return true;
		reckon_refuse(k, f);
	}
	return false;
}

static bool
holds(const struct line *l, months m)
{
	return l->from <= m && m <= l->to;
}

/* The first month after *m that some line names as its own. */
static bool
own_month(const struct source *s, months *m)
{
	bool any = false;
	months next = 0;

	for (size_t i = 0; i < s->n; i++)
		if (holds(&s->lines[i], s->lines[i].from) && s->lines[i].from > *m &&
		    (!any || s->lines[i].from < next)) {
			next = s->lines[i].from;
			any = true;
		}
	*m = any ? next : *m;
	return any;
}

bool
reckon_month(struct reckon *k, months *m)
{
	const struct source *s = k->group.sources;
	months next;

	if (k->own_months && own_month(s, m))
		return true;
	for (next = *m < k->ask->from ? k->ask->from : *m + 1; !k->own_months &&
	    next <= k->ask->to; next++)
		for (size_t i = 0; i < s->n; i++)
			if (holds(&s->lines[i], next)) {
				*m = next;
				return true;
			}
	count_absent(k);
	return false;
}

size_t
reckon_choose(struct reckon *k, months m, long column, struct str cell)
{
	const struct source *s = k->group.sources;

	k->month = m;
	k->nchosen = 0;
	for (size_t i = 0; i < s->n; i++) {
		struct line *l = &s->lines[i];

		if (!holds(l, m) || (column >= 0 && !str_eq(l->cells[column], cell)))
			continue;
		k->chosen = mem_grow(k->chosen, k->nchosen, &k->chosen_room, sizeof(struct line *));
		k->chosen[k->nchosen++] = l;
		l->used = true;
	}
	return k->nchosen;
}

static bool
add_line(struct reckon *k, const struct source *s, struct line *l, struct fault *f)
{
	run_cell_file(k->run, s->table, l->file);
	*f = (struct fault){0};
	l->at = run_add(k->run, s->table, l->cells, l->number, f);
	if (!l->at)
		return with_code(f, "CELL");
	k->added = mem_grow(k->added, k->nadded, &k->added_room, sizeof(struct line *));
	k->added[k->nadded++] = l;
	return true;
}

bool
reckon_run(struct reckon *k, struct fault *f)
{
	const struct reckon_ask *ask = k->ask;

	k->nadded = 0;
	run_begin(k->run, ask->dated ? ask->date : month_last(k->month), ask->known);
	for (size_t i = 0; i < k->nchosen; i++)
		if (!add_line(k, k->group.sources, k->chosen[i], f))
			return false;
	for (size_t j = 1; j < k->group.n; j++)
		for (size_t i = 0; i < k->group.sources[j].n; i++)
			if (holds(&k->group.sources[j].lines[i], k->month) &&
			    !add_line(k, &k->group.sources[j], &k->group.sources[j].lines[i], f))
				return false;
	return true;
}

bool
reckon_close(struct reckon *k, struct tsv_out *const *outs, size_t n, size_t rows_out)
{
	const struct fault *broken = reckon_failed(k);
	bool good = !broken;
	struct fault f;

	if (broken)
		k->tell.warn(broken);
	else if (k->absent)
		k->tell.say(msg_n(k->absent, M_RECKON_ABSENT_ONE, M_RECKON_ABSENT), k->absent);
	good = k->tell.refuse_close(k->tell.refused, good) && good;
	for (size_t i = 0; i < n; i++) {
		if (tsv_finish(outs[i], good, &f))
			continue;
		k->tell.warn(&f);
		good = false;
	}
	if (!broken)
		k->tell.counts(tsv_rows(reckon_stream(k)), rows_out, k->refused);
	return good;
}

void
reckon_free(struct reckon *k)
{
	run_free(k->run);
	rules_free(k->rules);
	group_free(&k->group);
	columns_free(&k->dictionary);
	arena_free(&k->arena);
	free(k->chosen);
	free(k->added);
	*k = (struct reckon){0};
}
