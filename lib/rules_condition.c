/* Cells of a line, and the conditions they state. */
#include <stdlib.h>
#include <string.h>

#include "rules_line.h"

/* The cell under a heading, or an empty place of the line. */
struct place
line_cell(const struct line *l, enum head kind)
{
	for (size_t i = 0; i < l->h->n && i < l->n; i++)
		if (l->h->columns[i].kind == kind && l->cells[i].text.n)
			return l->cells[i];
	return l->place;
}

struct str
line_text(const struct line *l, enum head kind)
{
	return arena_str(&l->r->arena, line_cell(l, kind).text);
}

days
line_date(const struct line *l, enum head kind, days otherwise)
{
	struct place p = line_cell(l, kind);
	days d = otherwise;

	if (p.text.n && !date_parse(p.text, &d))
		rules_complain(l->r, &p, 0, M_RULES_DATE, STR_FMT(p.text));
	return d;
}

void
conditions_add(struct conditions *c, struct node *e, const struct place *p)
{
	c->list = mem_grow(c->list, c->n, &c->room, sizeof(*c->list));
	c->list[c->n++] = (struct condition){e, *p};
}

static struct node *
parsed(const struct line *l, const struct place *p, struct node *e, struct fault *f)
{
	if (!e)
		rules_complain(l->r, p, f->at ? (unsigned)f->at - 1 : 0, M_RULES_SYNTAX, f->text,
		    STR_FMT(p->text));
	return e;
}

void
conditions_add_test(struct conditions *c, const struct line *l, const struct place *p,
	struct str name, struct str cell_text)
{
	struct fault f = {0};
	struct str copy = arena_str(&l->r->arena, cell_text);
	struct node *e = parsed(l, p, expr_parse_cell(&l->r->arena, name, copy, &f), &f);

	if (!e) {
		c->fine = false;
		return;
	}
	conditions_add(c, e, p);
}

/* An expression of a cell, its place keeping the copy that the tree borrows from. */
struct node *
line_parse(const struct line *l, struct place *p)
{
	struct fault f = {0};

	p->text = arena_str(&l->r->arena, p->text);
	return parsed(l, p, expr_parse(&l->r->arena, p->text, &f), &f);
}

static void
add_when(struct conditions *c, const struct line *l)
{
	struct place p = line_cell(l, HEAD_WHEN);
	struct node **parts = NULL, *e;
	size_t n = 0, room = 0;

	if (!p.text.n)
		return;
	if (!(e = line_parse(l, &p))) {
		c->fine = false;
		return;
	}
	expr_parts(e, &parts, &n, &room);
	for (size_t i = 0; i < n; i++)
		conditions_add(c, parts[i], &p);
	free(parts);
}

/* The test cells and the parts of `when` of a line. */
struct conditions
conditions_of_line(const struct line *l)
{
	struct conditions c = {.fine = true};

	for (size_t i = 0; i < l->h->n && i < l->n; i++)
		if (l->h->columns[i].kind == HEAD_TEST && l->cells[i].text.n)
			conditions_add_test(&c, l, &l->cells[i], l->h->columns[i].text,
			    l->cells[i].text);
	c.tests = c.n;
	add_when(&c, l);
	return c;
}

struct condition *
conditions_keep(struct arena *a, const struct conditions *c)
{
	struct condition *list = arena_take(a, c->n + 1, sizeof(*list));

	if (c->n)
		memcpy(list, c->list, c->n * sizeof(*list));
	return list;
}

static int
by_spelling(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* One spelling for a set of conditions, whatever their order; a part written twice counts once. */
struct str
conditions_spelling(struct arena *a, const struct conditions *c)
{
	struct str *parts = arena_take(a, c->n + 1, sizeof(*parts));
	struct buf b = {0};
	struct str key;

	for (size_t i = 0; i < c->n; i++) {
		buf_reset(&b);
		expr_spell(&b, c->list[i].e);
		parts[i] = arena_str(a, buf_str(&b));
	}
	if (c->n)
		qsort(parts, c->n, sizeof(*parts), by_spelling);
	buf_reset(&b);
	for (size_t i = 0; i < c->n; i++)
		if (!i || !str_eq(parts[i], parts[i - 1])) {
			buf_put(&b, parts[i]);
			buf_putc(&b, '\n');
		}
	key = arena_str(a, buf_str(&b));
	buf_free(&b);
	return key;
}
