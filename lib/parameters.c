/* The numbers and words of a policy on one day: rows whose value looks at nothing. */
#include <stdlib.h>

#include "lint_priv.h"

static const struct str header[] = {
	STR_INIT("name"), STR_INIT("when"), STR_INIT("value"), STR_INIT("unit"), STR_INIT("area"),
	STR_INIT("since"), STR_INIT("id"), STR_INIT("file"), STR_INIT("line"), STR_INIT("cites")
};

static void
mark_name(struct lint *l, int name, struct str area, bool *in_force)
{
	const struct candidates *c =
	    vintages_get(l->vintages, name, l->c->ask->date, l->c->ask->known, area);

	for (size_t i = 0; i < c->n; i++)
		in_force[c->list[i]->order] = true;
}

/* In the area asked for, or in each that some row names and outside of them. */
static void
mark(struct lint *l, bool *in_force)
{
	struct str asked = l->c->ask->area;

	for (size_t i = 0; i < l->r->nnames; i++) {
		const struct name *n = &l->r->names[i];

		mark_name(l, (int)i, asked, in_force);
		for (size_t k = 0; !asked.n && k < n->nrules; k++)
			mark_name(l, (int)i, n->rules[k]->area, in_force);
	}
}

/* Conditions as written: the parts joined by `and`. */
static void
show_when(struct buf *b, const struct rule *x)
{
	for (size_t i = 0; i < x->nconditions; i++) {
		buf_puts(b, i ? " and " : "");
		lint_show(b, x->conditions[i].e);
	}
}

static void
show_value(struct buf *b, const struct type *t, const struct value *v)
{
	if (v->kind != VALUE_NUMBER || !type_is_money(t) || !ratio_print_fixed(b, v->number, 2))
		value_print(b, v);
}

static void
put_buf(struct tsv_out *w, struct buf *b)
{
	tsv_put(w, buf_str(b));
	buf_reset(b);
}

static void
put_row(struct tsv_out *w, const struct name *n, const struct rule *x, const struct value *v)
{
	struct buf b = {0};

	tsv_put(w, n->full);
	show_when(&b, x);
	put_buf(w, &b);
	show_value(&b, &n->type, v);
	put_buf(w, &b);
	if (n->unit.n)
		buf_put(&b, n->unit);
	else
		type_print(&b, &n->type);
	put_buf(w, &b);
	tsv_put(w, x->area);
	if (x->from > DAYS_MIN)
		date_print(&b, x->from);
	put_buf(w, &b);
	tsv_put(w, x->id);
	tsv_put(w, x->place.file);
	buf_int(&b, (int64_t)x->place.line);
	put_buf(w, &b);
	tsv_put(w, x->cite);
	tsv_end(w);
	buf_free(&b);
}

static void
put_parameter(struct lint *l, struct tsv_out *w, const struct rule *x)
{
	const struct name *n = &l->r->names[x->name];
	struct value v;

	if (n->type.kind == TYPE_BOOL || !lint_is_fixed(x->value) || !lint_value(l, x->value, &v))
		return;
	if (v.kind == VALUE_NUMBER && x->rounds &&
	    !ratio_round(v.number, x->mode, x->quantum, &v.number))
		return;
	put_row(w, n, x, &v);
}

static void
put_all(struct lint *l, struct tsv_out *w)
{
	bool *in_force = arena_take(&l->arena, l->r->n + 1, sizeof(*in_force));

	l->run = run_new(l->r);
	l->vintages = vintages_new(l->r);
	mark(l, in_force);
	for (size_t i = 0; i < l->r->n; i++)
		if (in_force[i])
			put_parameter(l, w, l->r->list[i]);
	vintages_free(l->vintages);
	run_free(l->run);
}

bool
critic_parameters(struct critic *c, struct tsv_out *w)
{
	struct lint l = {.c = c, .r = critic_read(c)};
	const struct fault *list;
	bool good = l.r && rules_compile(l.r);
	size_t n = l.r ? rules_faults(l.r, &list) : 0;

	for (size_t i = 0; i < n; i++)
		c->warn(&list[i]);
	for (size_t i = 0; good && i < COUNT(header); i++)
		tsv_put(w, header[i]);
	if (good) {
		tsv_end(w);
		put_all(&l, w);
	}
	rules_free(l.r);
	arena_free(&l.arena);
	return good;
}
