/* template_render - nodes and data to text. */
#include "template_priv.h"

static void walk(struct render *r, size_t from, size_t to);

/* The nodes of the file that is being rendered. */
static struct node *
nodes_now(const struct render *r)
{
	return r->t->sources[r->path[r->depth - 1]].nodes;
}

/* ---- sections */

/* The nodes inside, under one more scope (or none); dry when they are not to be seen. */
static void
inside(struct render *r, size_t i, struct scope *c, bool dry)
{
	const struct scope *outer = r->scope;
	size_t end = nodes_now(r)[i].end;

	if (c) {
		c->outer = outer;
		r->scope = c;
	}
	r->dry += dry;
	walk(r, i + 1, end);
	r->dry -= dry;
	r->scope = outer;
}

static void
rows_section(struct render *r, size_t i, struct template_table *t)
{
	struct scope c = {.kind = SCOPE_ROW, .table = t};
	bool inverted = nodes_now(r)[i].kind == NODE_INVERTED;
	struct template_walk rows = {.table = t};
	size_t row, next;

	if (!r->dry)
		template_walk(&rows, r->d, t, r->scope);
	row = template_next_row(&rows);
	if (inverted) {
		inside(r, i, NULL, row < t->nrows);
		return;
	}
	if (row == t->nrows)
		inside(r, i, &c, true);
	for (; row < t->nrows; row = next) {
		next = template_next_row(&rows);
		c.row = t->cells + row * t->ncolumns;
		c.line = row + 2;
		c.number++;
		c.last = next == t->nrows;
		r->d->rows_printed++;
		inside(r, i, &c, false);
	}
}

static void
value_section(struct render *r, size_t i, const struct found *x)
{
	struct node *n = &nodes_now(r)[i];
	struct scope c = {.kind = SCOPE_VALUE, .value = x->value, .dot = true, .prefix = x->key};
	struct str text = x->value.text;
	bool holds;

	if (n->filter.kind != FILTER_NONE && !r->dry && text.n &&
	    !render_filter(r, n, &x->value, &text))
		text = STR("");
	holds = value_holds(text);
	if (n->kind == NODE_INVERTED)
		inside(r, i, NULL, holds);
	else
		inside(r, i, &c, !holds);
}

static void
render_section(struct render *r, size_t i)
{
	struct node *n = &nodes_now(r)[i];
	struct found x = template_find(r->d, r->scope, n->text, &r->scratch);
	struct scope c = {.kind = SCOPE_VALUE, .prefix = x.key};

	switch (x.kind) {
	case FOUND_VALUE:
		value_section(r, i, &x);
		break;
	case FOUND_TABLE:
		rows_section(r, i, x.table);
		break;
	case FOUND_PREFIX:
		inside(r, i, n->kind == NODE_SECTION ? &c : NULL, n->kind == NODE_INVERTED);
		break;
	default:
		render_unknown(r, n);
		inside(r, i, NULL, n->kind == NODE_SECTION);
	}
}

/* ---- partials */

static bool
on_path(const struct render *r, size_t source)
{
	size_t i;

	for (i = 0; i < r->depth; i++)
		if (r->path[i] == source)
			return true;
	return false;
}

static void
render_source(struct render *r, size_t source)
{
	r->path[r->depth++] = source;
	walk(r, 0, r->t->sources[source].n);
	r->depth--;
}

static void
render_partial(struct render *r, struct node *n)
{
	struct str indent = r->indent;
	struct buf deeper = {0};
	struct fault *f;

	if (r->dry && on_path(r, n->end))
		return;
	if (r->depth == TEMPLATE_DEPTH) {
		f = render_fault(r, n);
		if (f)
			fault_set(f, M_TEMPLATE_PARTIAL_DEPTH, TEMPLATE_DEPTH);
		r->failed = r->stopped = true;
		return;
	}
	if (n->standalone) {
		buf_put(&deeper, indent);
		buf_put(&deeper, n->indent);
	}
	r->indent = n->standalone ? arena_str(&r->scratch, buf_str(&deeper)) : STR("");
	buf_free(&deeper);
	render_source(r, n->end);
	r->indent = indent;
}

static void
walk(struct render *r, size_t from, size_t to)
{
	struct node *nodes = nodes_now(r);
	size_t i;

	for (i = from; i < to && !r->stopped; i++) {
		struct node *n = &nodes[i];

		if (n->starts_line && !r->dry)
			buf_put(r->out, r->indent);
		switch (n->kind) {
		case NODE_TEXT:
			if (!r->dry)
				buf_put(r->out, n->text);
			break;
		case NODE_VALUE:
		case NODE_RAW:
			render_value(r, n);
			break;
		case NODE_SECTION:
		case NODE_INVERTED:
			render_section(r, i);
			i = n->end - 1;
			break;
		case NODE_PARTIAL:
			render_partial(r, n);
			break;
		}
	}
}

bool
template_render(struct template *t, struct template_data *d, const struct template_how *how,
    struct buf *out)
{
	const struct column *meaning = d->dictionary && how->key.n ?
	    columns_find(d->dictionary, how->key) : NULL;
	struct template_table one = {
		.columns = (struct str[]){how->key}, .meanings = &meaning, .ncolumns = 1
	};
	struct scope open = {
		.kind = SCOPE_ROW, .table = &one, .row = &how->value, .number = 1, .last = true
	};
	struct render r = {.t = t, .d = d, .how = how, .out = out};

	r.scope = how->key.n ? &open : NULL;
	render_source(&r, t->main);
	arena_free(&r.scratch);
	return !r.failed;
}
