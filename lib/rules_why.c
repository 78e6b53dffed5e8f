/* Who is responsible for a value: reasons, citations, the rows used, the printed cell. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

static void
add_reason(struct found *f, struct reason r)
{
	for (size_t i = 0; i < f->n; i++)
		if (f->list[i].kind == r.kind && f->list[i].ref == r.ref &&
		    f->list[i].what == r.what)
			return;
	f->list = mem_grow(f->list, f->n, &f->room, sizeof(*f->list));
	f->list[f->n++] = r;
}

static void
add_rule(struct found *f, const struct rule *rule)
{
	add_reason(f, (struct reason){REASON_RULE, -1, rule});
}

/* ---- printing one reason */

bool
row_sees(const struct row *from, const struct row *row)
{
	for (; from; from = from->parent)
		if (from == row)
			return true;
	return false;
}

static void
print_cell_reason(struct run *u, const struct row *from, const struct reason *r, const char *word,
    struct buf *b)
{
	const struct row *row = r->what;

	buf_printf(b, "%s%.*s", word, STR_FMT(u->r->names[r->ref].full));
	if (!row_sees(from, row))
		buf_printf(b, "(%zu)", row->number);
}

static void
print_reason(struct run *u, const struct row *from, const struct reason *r, struct buf *b)
{
	switch (r->kind) {
	case REASON_MISSING:
		print_cell_reason(u, from, r, "missing ", b);
		break;
	case REASON_GIVEN:
		print_cell_reason(u, from, r, "given:", b);
		break;
	case REASON_NO_DATA:
		buf_printf(b, "missing %.*s data", STR_FMT(u->r->entities[r->ref].name));
		break;
	case REASON_RULE:
		buf_put(b, ((const struct rule *)r->what)->id);
		break;
	}
}

static int
by_text(const void *a, const void *b)
{
	return str_cmp(*(const struct str *)a, *(const struct str *)b);
}

/* Printed, each text once, joined by commas; sorted by bytes when asked. */
static void
print_list(struct run *u, const struct row *from, const struct reason *list, size_t n, bool sort,
    struct buf *b)
{
	struct str *texts = arena_take(&u->arena, n + 1, sizeof(*texts));
	struct buf one = {0};

	for (size_t i = 0; i < n; i++) {
		buf_reset(&one);
		print_reason(u, from, &list[i], &one);
		texts[i] = arena_str(&u->arena, buf_str(&one));
	}
	buf_free(&one);
	if (sort && n)
		qsort(texts, n, sizeof(*texts), by_text);
	for (size_t i = 0; i < n; i++) {
		bool again = false;

		for (size_t k = 0; k < i; k++)
			again |= str_eq(texts[k], texts[i]);
		if (again)
			continue;
		if (i)
			buf_putc(b, ',');
		buf_put(b, texts[i]);
	}
}

void
run_reasons(struct run *u, const struct row *row, const struct reasons *why, struct buf *b)
{
	if (why)
		print_list(u, row, why->list, why->n, true, b);
}

/* ---- blame: through and, or, not and yes/no names, down to the row that compares or states */

static bool find_why(struct run *u, struct row *row, int name, struct found *f);

static bool
blame(struct run *u, struct row *row, const struct node *e, bool yes, const struct rule *rule,
    struct found *f)
{
	struct expr_frame frame = {row, row, rule->self};

	if (e->kind == NODE_NOT)
		return blame(u, row, e->args[0], !yes, rule, f);
	if (e->kind == NODE_NAME) {
		struct row *at = row_up(row, u->r->names[e->ref].entity);

		if (at && u->r->names[e->ref].nrules && run_slot(u, at, e->ref)->state == SLOT_DONE)
			return find_why(u, at, e->ref, f);
	}
	if (e->kind != NODE_AND && e->kind != NODE_OR) {
		add_rule(f, rule);
		return true;
	}
	for (size_t i = 0; i < 2; i++) {
		struct value v;

		/* the second part may never have been looked at: an error there decided nothing */
		if (expr_eval(&u->env, e->args[i], &frame, &v) && v.kind == VALUE_BOOL &&
		    v.yes == yes &&
		    !blame(u, row, e->args[i], yes, rule, f))
			return false;
	}
	return true;
}

/* The value of a name at its own row is known already; what made it so goes into f. */
static bool
find_why(struct run *u, struct row *row, int name, struct found *f)
{
	const struct slot *s = run_slot(u, row, name);

	if (s->value.kind == VALUE_UNKNOWN) {
		for (size_t i = 0; s->value.why && i < s->value.why->n; i++)
			add_reason(f, s->value.why->list[i]);
		return true;
	}
	if (s->state == SLOT_GIVEN) {
		add_reason(f, (struct reason){REASON_GIVEN, name, row});
		return true;
	}
	for (size_t i = 0; s->used && i < s->used->n; i++) {
		const struct rule *rule = s->used->list[i];

		if (s->value.kind != VALUE_BOOL)
			add_rule(f, rule);
		else if (!blame(u, row, rule->value, s->value.yes, rule, f))
			return false;
	}
	return true;
}

bool
run_find_why(struct run *u, struct row *row, int name, struct found *f, struct row **at,
    bool *unknown)
{
	struct value v;

	if (!run_value(u, row, name, &v))
		return false;
	*unknown = v.kind == VALUE_UNKNOWN;
	if (!(*at = row_up(row, u->r->names[name].entity))) {
		for (size_t i = 0; *unknown && v.why && i < v.why->n; i++)
			add_reason(f, v.why->list[i]);
		*at = row;
		return true;
	}
	return find_why(u, *at, name, f);
}

bool
run_why(struct run *u, struct row *row, int name, struct buf *b)
{
	struct found f = {0};
	struct row *at;
	bool unknown, fine = run_find_why(u, row, name, &f, &at, &unknown);

	if (fine)
		print_list(u, at, f.list, f.n, unknown, b);
	free(f.list);
	return fine;
}

/* Add "; text" unless it is there between separators already. */
void
run_join_text(struct buf *b, size_t start, struct str text)
{
	struct str rest = str_from(buf_str(b), start);

	if (!text.n)
		return;
	while (rest.n) {
		size_t n = 0;

		while (n + 1 < rest.n && !(rest.p[n] == ';' && rest.p[n + 1] == ' '))
			n++;
		if (n + 1 >= rest.n)
			n = rest.n;
		if (str_eq((struct str){rest.p, n}, text))
			return;
		rest = n == rest.n ? (struct str){0} : str_from(rest, n + 2);
	}
	if (b->n > start)
		buf_puts(b, "; ");
	buf_put(b, text);
}

static bool
join_texts(struct run *u, struct row *row, int name, bool notes, struct buf *b)
{
	struct found f = {0};
	struct row *at;
	size_t start = b->n;
	bool unknown, fine = run_find_why(u, row, name, &f, &at, &unknown);

	for (size_t i = 0; fine && i < f.n; i++)
		if (f.list[i].kind == REASON_RULE) {
			const struct rule *rule = f.list[i].what;

			run_join_text(b, start, notes ? rule->note : rule->cite);
		}
	free(f.list);
	return fine;
}

bool
run_cite(struct run *u, struct row *row, int name, struct buf *b)
{
	return join_texts(u, row, name, false, b);
}

bool
run_note(struct run *u, struct row *row, int name, struct buf *b)
{
	return join_texts(u, row, name, true, b);
}

/* ---- the printed cell */

static bool
print_money(struct run *u, struct row *row, int name, const struct value *v, struct buf *b)
{
	if (ratio_print_fixed(b, v->number, 2))
		return true;
	u->env.fault = (struct fault){.file = row->table >= 0 ? u->r->tables[row->table].file :
	    (struct str){0}, .line = row->line};
	return expr_fail(&u->env, EVAL_NEEDS_ROUND, M_RULES_NEEDS_ROUND,
	    STR_FMT(u->r->names[name].full));
}

static bool
print_value(struct run *u, struct row *row, int name, struct buf *b)
{
	struct value v;

	if (!run_value(u, row, name, &v))
		return false;
	if (v.kind == VALUE_NUMBER && type_is_money(&u->r->names[name].type))
		return print_money(u, row, name, &v, b);
	if (v.kind == VALUE_UNKNOWN && type_says_review(&u->r->names[name].type))
		buf_puts(b, "review");
	value_print(b, &v);
	return true;
}

bool
run_print(struct run *u, struct row *row, const struct ask *ask, struct buf *b)
{
	switch (ask->part) {
	case ASK_WHY:
		return run_why(u, row, ask->name, b);
	case ASK_CITE:
		return run_cite(u, row, ask->name, b);
	case ASK_NOTE:
		return run_note(u, row, ask->name, b);
	default:
		return print_value(u, row, ask->name, b);
	}
}
