/* Rule files: lines under headers become rules, declarations, repeals. */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"
#include "text.h"

enum head {
	HEAD_ID, HEAD_NAME, HEAD_WHEN, HEAD_VALUE, HEAD_UNIT, HEAD_ROUND, HEAD_OVER, HEAD_PICK,
	HEAD_AREA, HEAD_FROM, HEAD_TO, HEAD_ISSUED, HEAD_CITE, HEAD_NOTE, HEAD_LABEL, HEAD_TEST,
	HEAD_CROSS, HEAD_BLANK
};
static const struct str heads[] = {
	[HEAD_ID] = {"id", 2}, [HEAD_NAME] = {"name", 4}, [HEAD_WHEN] = {"when", 4},
	[HEAD_VALUE] = {"value", 5}, [HEAD_UNIT] = {"unit", 4}, [HEAD_ROUND] = {"round", 5},
	[HEAD_OVER] = {"over", 4}, [HEAD_PICK] = {"pick", 4}, [HEAD_AREA] = {"area", 4},
	[HEAD_FROM] = {"from", 4}, [HEAD_TO] = {"to", 2}, [HEAD_ISSUED] = {"issued", 6},
	[HEAD_CITE] = {"cite", 4}, [HEAD_NOTE] = {"note", 4}, [HEAD_LABEL] = {"label", 5},
};

/* The header in force: what each column is. */
struct header {
	struct {
		enum head kind;
		struct str text;	/* the name of a test, or "x=CELL" */
	} *columns;
	size_t n, room;
};

/* The cells of one line, trimmed; at: byte in the line from 1. */
struct line {
	struct rules *r;
	const struct header *h;
	struct place place;
	struct place *cells;
	size_t n, room;
};

void
rules_complain(struct rules *r, const struct place *p, unsigned at, enum msg m, ...)
{
	struct fault *f;
	va_list ap;

	r->faults = mem_grow(r->faults, r->nfaults, &r->faults_room, sizeof(*r->faults));
	f = &r->faults[r->nfaults++];
	memset(f, 0, sizeof(*f));
	f->file = p->file;
	f->line = p->line;
	f->at = p->at ? p->at + at : 0;
	va_start(ap, m);
	fault_vset(f, m, ap);
	va_end(ap);
}

static void
split_cells(struct line *l, struct str text)
{
	const char *start = text.p;
	size_t n;

	l->n = 0;
	for (;;) {
		struct str cell;

		n = str_find(text, '\t');
		cell = str_trim((struct str){text.p, n});
		l->cells = mem_grow(l->cells, l->n, &l->room, sizeof(*l->cells));
		l->cells[l->n++] = (struct place){l->place.file, l->place.line,
		    (unsigned)((cell.n ? cell.p : text.p) - start) + 1, cell};
		if (n == text.n)
			return;
		text = str_from(text, n + 1);
	}
}

static bool
is_header(const struct line *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (str_eq(l->cells[i].text, STR("name")))
			return true;
	return false;
}

static enum head
head_kind(struct str text)
{
	for (enum head k = HEAD_ID; k <= HEAD_LABEL; k++)
		if (str_eq(text, heads[k]))
			return k;
	if (!text.n)
		return HEAD_BLANK;
	if (text.p[0] == '?' && expr_is_name(str_from(text, 1)))
		return HEAD_TEST;
	if (str_find(text, '=') < text.n &&
	    expr_is_name(str_trim((struct str){text.p, str_find(text, '=')})))
		return HEAD_CROSS;
	return HEAD_BLANK;
}

static void
read_header(struct line *l, struct header *h)
{
	h->n = 0;
	for (size_t i = 0; i < l->n; i++) {
		struct str text = l->cells[i].text;

		h->columns = mem_grow(h->columns, h->n, &h->room, sizeof(*h->columns));
		h->columns[h->n].kind = head_kind(text);
		h->columns[h->n].text = arena_str(&l->r->arena,
		    h->columns[h->n].kind == HEAD_TEST ? str_from(text, 1) : text);
		if (h->columns[h->n].kind == HEAD_BLANK && text.n)
			rules_complain(l->r, &l->cells[i], 0, M_RULES_COLUMN, STR_FMT(text));
		h->n++;
	}
}

/* The cell under a heading, or an empty place of the line. */
static struct place
cell(const struct line *l, enum head kind)
{
	for (size_t i = 0; i < l->h->n && i < l->n; i++)
		if (l->h->columns[i].kind == kind && l->cells[i].text.n)
			return l->cells[i];
	return l->place;
}

static struct str
text_of(const struct line *l, enum head kind)
{
	return arena_str(&l->r->arena, cell(l, kind).text);
}

static days
date_of(const struct line *l, enum head kind, days otherwise)
{
	struct place p = cell(l, kind);
	days d = otherwise;

	if (p.text.n && !date_parse(p.text, &d))
		rules_complain(l->r, &p, 0, M_RULES_DATE, STR_FMT(p.text));
	return d;
}

/* ---- conditions */

struct conditions {
	struct condition *list;
	size_t n, room;
	bool fine;
};

static void
add_condition(struct conditions *c, struct node *e, const struct place *p)
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

static void
add_test(struct conditions *c, const struct line *l, const struct place *p, struct str name, struct str cell_text)
{
	struct fault f = {0};
	struct str copy = arena_str(&l->r->arena, cell_text);
	struct node *e = parsed(l, p, expr_parse_cell(&l->r->arena, name, copy, &f), &f);

	if (!e) {
		c->fine = false;
		return;
	}
	add_condition(c, e, p);
}

/* An expression of a cell, its place keeping the copy that the tree borrows from. */
static struct node *
parse_at(const struct line *l, struct place *p)
{
	struct fault f = {0};

	p->text = arena_str(&l->r->arena, p->text);
	return parsed(l, p, expr_parse(&l->r->arena, p->text, &f), &f);
}

static void
add_when(struct conditions *c, const struct line *l)
{
	struct place p = cell(l, HEAD_WHEN);
	struct node **parts = NULL, *e;
	size_t n = 0, room = 0;

	if (!p.text.n)
		return;
	if (!(e = parse_at(l, &p))) {
		c->fine = false;
		return;
	}
	expr_parts(e, &parts, &n, &room);
	for (size_t i = 0; i < n; i++)
		add_condition(c, parts[i], &p);
	free(parts);
}

/* The test cells and the parts of `when` of a line. */
static struct conditions
line_conditions(const struct line *l)
{
	struct conditions c = {.fine = true};

	for (size_t i = 0; i < l->h->n && i < l->n; i++)
		if (l->h->columns[i].kind == HEAD_TEST && l->cells[i].text.n)
			add_test(&c, l, &l->cells[i], l->h->columns[i].text, l->cells[i].text);
	add_when(&c, l);
	return c;
}

static struct condition *
keep_conditions(struct arena *a, const struct conditions *c)
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
static struct str
set_spelling(struct arena *a, const struct conditions *c)
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

/* ---- rows */

static bool
parse_round(const struct line *l, struct rule *rule)
{
	struct place p = cell(l, HEAD_ROUND);
	struct str rest = p.text, mode, quantum = STR("1");

	if (!rest.n)
		return true;
	rule->rounds = true;
	str_cut(&rest, ' ', &mode);
	if (str_trim(rest).n)
		quantum = str_trim(rest);
	if (round_mode_parse(mode, &rule->mode) && ratio_parse(quantum, &rule->quantum) &&
	    rule->quantum.n > 0)
		return true;
	rules_complain(l->r, &p, 0, M_RULES_ROUND, STR_FMT(p.text));
	return false;
}

static void
parse_pick(const struct line *l, struct name *n)
{
	static const struct {
		struct str word;
		enum pick pick;
	} list[] = {{{"max", 3}, PICK_MAX}, {{"min", 3}, PICK_MIN}, {{"sum", 3}, PICK_SUM}};
	struct place p = cell(l, HEAD_PICK);
	enum pick pick = PICK_NONE;

	if (!p.text.n)
		return;
	for (size_t i = 0; i < COUNT(list); i++)
		if (str_eq(p.text, list[i].word))
			pick = list[i].pick;
	if (pick == PICK_NONE)
		rules_complain(l->r, &p, 0, M_RULES_PICK_WORD, STR_FMT(p.text));
	else if (n->pick != PICK_NONE && n->pick != pick)
		rules_complain(l->r, &p, 0, M_RULES_PICK, STR_FMT(n->full));
	n->pick = pick;
}

static void
note_unit(const struct line *l, struct name *n)
{
	struct place p = cell(l, HEAD_UNIT);
	struct type t;

	if (!p.text.n)
		return;
	if (!type_parse(p.text, &t))
		rules_complain(l->r, &p, 0, M_RULES_UNIT, STR_FMT(p.text));
	else if (n->unit.n && !str_eq(n->unit, p.text))
		rules_complain(l->r, &p, 0, M_RULES_UNITS, STR_FMT(n->full), STR_FMT(n->unit),
		    STR_FMT(p.text));
	else
		n->unit = arena_str(&l->r->arena, p.text);
}

static size_t
id_index(struct rules *r, struct str id)
{
	bool fresh;
	size_t *at = map_put(&r->by_id, id, &fresh);

	if (fresh) {
		*at = r->nids;
		r->ids = mem_grow(r->ids, r->nids, &r->ids_room, sizeof(*r->ids));
		r->ids[r->nids++] = id;
	}
	return *at;
}

/* "file:line", or "file:line[x=CELL]": the id of a row without one, and its place in traces. */
static struct str
line_id(const struct line *l, struct str column)
{
	struct buf b = {0};
	struct str s;

	buf_printf(&b, "%.*s:%zu", STR_FMT(l->place.file), l->place.line);
	if (column.n)
		buf_printf(&b, "[%.*s]", STR_FMT(column));
	s = arena_str(&l->r->arena, buf_str(&b));
	buf_free(&b);
	return s;
}

static void
fill_head(const struct line *l, struct rule *rule)
{
	rule->id = text_of(l, HEAD_ID);
	if (!rule->id.n)
		rule->id = line_id(l, (struct str){0});
	rule->id_index = id_index(l->r, rule->id);
	rule->cite = text_of(l, HEAD_CITE);
	rule->note = text_of(l, HEAD_NOTE);
	rule->area = text_of(l, HEAD_AREA);
	rule->over_place = cell(l, HEAD_OVER);
	rule->over_text = text_of(l, HEAD_OVER);
	rule->from = date_of(l, HEAD_FROM, DAYS_MIN);
	rule->to = date_of(l, HEAD_TO, DAYS_MAX);
	rule->issued = date_of(l, HEAD_ISSUED, rule->from);
	rule->order = l->r->n;
	rule->self = reasons_one(&l->r->arena, (struct reason){REASON_RULE, -1, rule});
	l->r->has_areas |= rule->area.n > 0;
	l->r->example |= str_starts(rule->cite, STR("示例")) || str_starts(rule->cite, STR("example"));
}

/* A broken row is kept for its other faults only: nothing runs after a fault. */
static void
keep_rule(struct rules *r, struct rule *rule, bool fine)
{
	struct name *n;

	r->list = mem_grow(r->list, r->n, &r->room, sizeof(*r->list));
	r->list[r->n++] = rule;
	if (rule->name < 0 || !fine)
		return;
	n = &r->names[rule->name];
	n->rules = mem_grow(n->rules, n->nrules, &n->rules_room, sizeof(*n->rules));
	n->rules[n->nrules++] = rule;
	if (n->nrules == RULES_PER_NAME + 1)
		rules_complain(r, &rule->place, 0, M_RULES_MANY, STR_FMT(n->full));
}

/* One value cell: a rule, or a repeal. cross: its heading when it is a crosstab's. */
static void
read_value(const struct line *l, int name, struct place p, struct str cross, const struct conditions *shared)
{
	struct rule *rule = arena_take(&l->r->arena, 1, sizeof(*rule));
	struct conditions c = {.fine = shared->fine};
	size_t eq = str_find(cross, '=');

	fill_head(l, rule);
	rule->name = name;
	rule->place = p;
	rule->column = cross;
	for (size_t i = 0; i < shared->n; i++)
		add_condition(&c, shared->list[i].e, &shared->list[i].place);
	if (cross.n)
		add_test(&c, l, &(struct place){p.file, p.line, 0, cross},
		    str_trim((struct str){cross.p, eq}), str_from(cross, eq + 1));
	rule->conditions = keep_conditions(&l->r->arena, &c);
	rule->nconditions = c.n;
	rule->key = set_spelling(&l->r->arena, &c);
	if (!str_eq(p.text, STR("repealed"))) {
		rule->value = parse_at(l, &rule->place);
		c.fine &= rule->value != NULL && parse_round(l, rule);
		if (name < 0)
			rules_complain(l->r, &l->place, 0, M_RULES_STAR);
	} else if (!rule->over_text.n)
		rules_complain(l->r, &p, 0, M_RULES_REPEAL);
	free(c.list);
	keep_rule(l->r, rule, c.fine);
}

static void
read_declaration(const struct line *l, int name, const struct conditions *c)
{
	struct declaration *d = arena_take(&l->r->arena, 1, sizeof(*d)), **end;

	if (name < 0) {
		rules_complain(l->r, &l->place, 0, M_RULES_STAR);
		return;
	}
	l->r->names[name].declared = true;
	d->conditions = keep_conditions(&l->r->arena, c);
	d->nconditions = c->n;
	d->place = l->place;
	for (end = &l->r->names[name].declarations; *end; end = &(*end)->next)
		;
	*end = d;
}

/* The name of a line: -1 for "*", -2 after a complaint. */
static int
read_name(const struct line *l)
{
	struct place p = cell(l, HEAD_NAME);
	struct str plain;
	int entity, name;

	if (str_eq(p.text, STR("*")))
		return -1;
	if (!p.text.n || !expr_is_name(p.text) || str_find(p.text, '.') == p.text.n ||
	    str_find(p.text, '.') > RULES_IDENT || p.text.n - str_find(p.text, '.') - 1 > RULES_IDENT) {
		rules_complain(l->r, &p, 0, M_RULES_NAME, STR_FMT(p.text));
		return -2;
	}
	if (!rules_split(l->r, p.text, &entity, &plain)) {
		rules_complain(l->r, &p, 0, M_RULES_ENTITY, STR_FMT(p.text));
		return -2;
	}
	name = rules_name_make(l->r, entity, plain);
	if (!l->r->names[name].place.line)
		l->r->names[name].place = p;
	parse_pick(l, &l->r->names[name]);
	note_unit(l, &l->r->names[name]);
	return name;
}

static void
read_row(struct line *l)
{
	struct conditions c = {0};
	bool valued = false;
	int name;

	for (size_t i = l->h->n; i < l->n; i++)
		if (l->cells[i].text.n) {
			rules_complain(l->r, &l->cells[i], 0, M_RULES_BEYOND);
			return;
		}
	if ((name = read_name(l)) == -2)
		return;
	c = line_conditions(l);
	for (size_t i = 0; i < l->h->n && i < l->n; i++) {
		enum head kind = l->h->columns[i].kind;

		if ((kind != HEAD_VALUE && kind != HEAD_CROSS) || !l->cells[i].text.n)
			continue;
		valued = true;
		read_value(l, name, l->cells[i],
		    kind == HEAD_CROSS ? l->h->columns[i].text : (struct str){0}, &c);
	}
	if (!valued && c.fine)
		read_declaration(l, name, &c);
	free(c.list);
}

static bool
is_blank(const struct line *l)
{
	for (size_t i = 0; i < l->n; i++)
		if (l->cells[i].text.n)
			return false;
	return true;
}

static void
read_line(struct line *l, struct header *h, struct str text)
{
	if (text.n && text.p[text.n - 1] == '\r')
		text.n--;
	if (text.n > RULES_LINE) {
		rules_complain(l->r, &l->place, 0, M_RULES_LINE);
		return;
	}
	split_cells(l, text);
	if (is_blank(l) || str_starts(l->cells[0].text, STR("#")))
		return;
	if (is_header(l))
		read_header(l, h);
	else if (!h->n)
		rules_complain(l->r, &l->place, 0, M_RULES_HEADER);
	else
		read_row(l);
}

void
rules_read(struct rules *r, struct str file, struct str text)
{
	struct header h = {0};
	struct line l = {.r = r, .h = &h, .place = {.file = file}};
	struct str line;
	size_t bad;

	if (str_starts(text, STR("\xef\xbb\xbf")))
		text = str_from(text, 3);
	bad = text_invalid(text);
	while (str_cut(&text, '\n', &line)) {
		l.place.line++;
		if (line.n > bad || memchr(line.n ? line.p : "", '\0', line.n)) {
			rules_complain(r, &l.place, 0, M_RULES_BYTES);
			break;
		}
		bad -= line.n + 1 <= bad ? line.n + 1 : bad;
		read_line(&l, &h, line);
	}
	free(l.cells);
	free(h.columns);
}
