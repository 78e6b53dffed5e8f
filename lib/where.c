/* where - a condition on the rows of one table, in the language of rules. */
#include <stdlib.h>

#include "cell.h"
#include "expr.h"
#include "where.h"

struct where {
	struct expr_env env;	/* first: its callbacks get at the rest */
	const struct tsv *table;
	const struct columns *dictionary;
	struct cell_type *types;	/* of each column */
	struct node *condition;
	struct arena memory, row;
	const struct reasons *review;	/* of the word review */
	/* of each column: 1 << enum reason_kind, where it left rows undecided */
	unsigned char *why;
	struct fault *fault;	/* while the condition is checked: where the first complaint goes */
	bool bad;
};

static struct fault
fault_at(unsigned at)
{
	return (struct fault){.file = STR("-w"), .line = 1, .at = at};
}

/* ---- names */

/* The part of a header behind "entity.", or all of it. */
static struct str
plain(struct str name)
{
	size_t dot = str_find(name, '.');

	return dot < name.n ? str_from(name, dot + 1) : name;
}

static struct str
entity_of(struct str name)
{
	return (struct str){name.p, str_find(name, '.')};
}

/* Is `wanted` ("entity.column" or "column") another way to write the header? */
static bool
means(const struct where *w, struct str header, struct str wanted)
{
	bool long_header = plain(header).n < header.n, long_wanted = plain(wanted).n < wanted.n;
	const struct column *c;

	if (long_header == long_wanted || !str_eq(plain(header), plain(wanted)))
		return false;
	if (long_header)
		return true;
	c = columns_find(w->dictionary, header);
	return !c || str_eq(c->entity, entity_of(wanted));
}

static long
find(const struct where *w, struct str name)
{
	long found = tsv_column(w->table, name);
	size_t i;

	for (i = 0; found < 0 && i < tsv_columns(w->table); i++)
		if (means(w, tsv_name(w->table, i), name))
			found = (long)i;
	return found;
}

static bool
check_name(void *context, int entity, struct str name, int *ref, struct type *type)
{
	struct where *w = context;
	long at = find(w, name);

	(void)entity;
	if (at < 0) {
		if (!w->bad)
			tsv_need(w->table, name, w->fault);
		w->bad = true;
		*type = type_any;
		return true;
	}
	*ref = (int)at;
	*type = w->types[at].type;
	return true;
}

static void
complain(void *context, const struct node *e, enum msg m, struct str a, struct str b)
{
	struct where *w = context;

	if (!w->bad) {
		*w->fault = fault_at(e->at + 1);
		fault_set(w->fault, m, STR_FMT(a), STR_FMT(b));
	}
	w->bad = true;
}

/* ---- evaluation */

static bool
get(struct expr_env *env, const void *row, int ref, struct value *out)
{
	struct where *w = (struct where *)env;
	struct str cell = tsv_field(w->table, (size_t)ref);
	enum reason_kind kind = cell.n ? REASON_GIVEN : REASON_MISSING;

	if (cell_is_open(&w->types[ref], cell)) {
		*out = value_unknown(reasons_one(&w->row, (struct reason){kind, ref, row}));
		return true;
	}
	if (cell_parse(w->types[ref].column, w->types[ref].type.kind, cell, out, &env->fault))
		return true;
	env->error = EVAL_CELL;
	env->fault.column = tsv_name(w->table, (size_t)ref);
	return false;
}

static bool
no_date(struct expr_env *env, const void *row, days *out)
{
	(void)row;
	(void)out;
	return expr_fail(env, EVAL_TYPE, M_WHERE_DATE);
}

static bool
at(struct expr_env *env, days date, const struct node *e, const struct expr_frame *f,
	struct value *out)
{
	(void)date;
	return expr_eval(env, e, f, out);
}

static bool
uses_date(const struct node *e)
{
	size_t i;

	if (!e)
		return false;
	if (e->kind == NODE_DATE)
		return true;
	for (i = 0; i < e->nargs; i++)
		if (uses_date(e->args[i]))
			return true;
	for (i = 0; i < e->nitems; i++)
		if (uses_date(e->items[i].low) || uses_date(e->items[i].high))
			return true;
	return false;
}

static bool
compile(struct where *w, const char *text, struct fault *f)
{
	const struct expr_check checks = {.name = check_name, .complain = complain, .context = w};
	struct type type;

	*f = fault_at(0);
	w->condition = expr_parse(&w->memory, str_of(text), f);
	if (!w->condition) {
		f->file = fault_at(0).file;
		f->line = 1;
		return false;
	}
	w->fault = f;
	type = expr_check(&checks, w->condition, 0);
	if (w->bad)
		return false;
	*f = fault_at(0);
	if (uses_date(w->condition))
		return fault_set(f, M_WHERE_DATE);
	if (type.kind != TYPE_BOOL && type.kind != TYPE_ANY)
		return fault_set(f, M_WHERE_CONDITION);
	return true;
}

struct where *
where_new(const struct tsv *t, const struct columns *dictionary, const char *text, struct fault *f)
{
	struct where *w = mem_resize(NULL, 1, sizeof(*w));
	size_t i, n = tsv_columns(t);

	*w = (struct where){.table = t, .dictionary = dictionary};
	w->env = (struct expr_env){.get = get, .at = at, .date = no_date, .arena = &w->row};
	w->types = arena_take(&w->memory, n, sizeof(*w->types));
	w->why = arena_take(&w->memory, n, 1);
	for (i = 0; i < n; i++)
		w->types[i] = cell_type_of(columns_find(dictionary, plain(tsv_name(t, i))));
	if (compile(w, text, f))
		return w;
	where_free(w);
	return NULL;
}

void
where_free(struct where *w)
{
	if (!w)
		return;
	arena_free(&w->memory);
	arena_free(&w->row);
	free(w);
}

static void
note_reasons(struct where *w, const struct reasons *why)
{
	size_t i;

	for (i = 0; why && i < why->n; i++)
		if (why->list[i].kind == REASON_MISSING || why->list[i].kind == REASON_GIVEN)
			w->why[why->list[i].ref] |= (unsigned char)(1u << why->list[i].kind);
}

enum where_answer
where_test(struct where *w, struct fault *f)
{
	const struct expr_frame frame = {.row = w, .mine = w, .review = NULL};
	struct value v;

	arena_reset(&w->row);
	w->env.fault.column = (struct str){0};
	if (!expr_eval(&w->env, w->condition, &frame, &v)) {
		*f = w->env.fault;
		f->file = tsv_file(w->table);
		f->line = tsv_line(w->table);
		return WHERE_ERROR;
	}
	if (v.kind == VALUE_BOOL)
		return v.yes ? WHERE_YES : WHERE_NO;
	if (v.kind == VALUE_UNKNOWN) {
		note_reasons(w, v.why);
		return WHERE_UNDECIDED;
	}
	*f = tsv_at(w->table, (struct str){0});
	fault_set(f, M_WHERE_CONDITION);
	return WHERE_ERROR;
}

void
where_reasons(const struct where *w, struct buf *b)
{
	size_t i, start = b->n;

	for (i = 0; i < tsv_columns(w->table); i++) {
		struct str name = tsv_name(w->table, i);

		if (w->why[i] & 1u << REASON_MISSING) {
			buf_puts(b, b->n > start ? msg(M_WHERE_COMMA) : "");
			buf_printf(b, msg(M_WHERE_EMPTY), STR_FMT(name));
		}
		if (w->why[i] & 1u << REASON_GIVEN) {
			buf_puts(b, b->n > start ? msg(M_WHERE_COMMA) : "");
			buf_printf(b, msg(M_WHERE_REVIEW), STR_FMT(name));
		}
	}
	if (b->n == start)
		buf_puts(b, msg(M_WHERE_WORD));
}
