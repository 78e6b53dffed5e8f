/* A row under its header becomes rules, a declaration or a repeal. */
#include <stdlib.h>
#include <string.h>

#include "rules_line.h"

static bool
parse_round(const struct line *l, struct rule *rule)
{
	struct place p = line_cell(l, HEAD_ROUND);
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
	struct place p = line_cell(l, HEAD_PICK);
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
	struct place p = line_cell(l, HEAD_UNIT);
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

static const struct used *
just(struct arena *a, const struct rule *rule)
{
	struct used *used = arena_take(a, 1, sizeof(*used) + sizeof(used->list[0]));

	used->list[used->n++] = rule;
	return used;
}

static void
fill_head(const struct line *l, struct rule *rule)
{
	rule->id = line_text(l, HEAD_ID);
	if (!rule->id.n)
		rule->id = line_id(l, (struct str){0});
	rule->id_index = id_index(l->r, rule->id);
	rule->cite = line_text(l, HEAD_CITE);
	rule->note = line_text(l, HEAD_NOTE);
	rule->area = line_text(l, HEAD_AREA);
	rule->over_place = line_cell(l, HEAD_OVER);
	rule->over_text = line_text(l, HEAD_OVER);
	rule->from = line_date(l, HEAD_FROM, DAYS_MIN);
	rule->to = line_date(l, HEAD_TO, DAYS_MAX);
	rule->issued = line_date(l, HEAD_ISSUED, rule->from);
	rule->order = l->r->n;
	rule->self = reasons_one(&l->r->arena, (struct reason){REASON_RULE, -1, rule});
	rule->alone = just(&l->r->arena, rule);
	l->r->has_areas |= rule->area.n > 0;
	rule->example = str_starts(rule->cite, STR("示例")) ||
	    str_starts(rule->cite, STR("example"));
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
read_value(const struct line *l, int name, struct place p, struct str cross,
    const struct conditions *shared)
{
	struct rule *rule = arena_take(&l->r->arena, 1, sizeof(*rule));
	struct conditions c = {.fine = shared->fine};
	size_t eq = str_find(cross, '=');

	fill_head(l, rule);
	rule->name = name;
	rule->place = p;
	rule->column = cross;
	for (size_t i = 0; i < shared->tests; i++)
		conditions_add(&c, shared->list[i].e, &shared->list[i].place);
	if (cross.n)	/* all tests stand before `when`, which they may guard */
		conditions_add_test(&c, l, &(struct place){p.file, p.line, 0, cross},
		    str_trim((struct str){cross.p, eq}), str_from(cross, eq + 1));
	for (size_t i = shared->tests; i < shared->n; i++)
		conditions_add(&c, shared->list[i].e, &shared->list[i].place);
	rule->conditions = conditions_keep(&l->r->arena, &c);
	rule->nconditions = c.n;
	rule->key = conditions_spelling(&l->r->arena, &c);
	if (!str_eq(p.text, STR("repealed"))) {
		rule->value = line_parse(l, &rule->place);
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
	d->conditions = conditions_keep(&l->r->arena, c);
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
	struct place p = line_cell(l, HEAD_NAME);
	struct str plain;
	int entity, name;

	if (str_eq(p.text, STR("*")))
		return -1;
	if (!p.text.n || !expr_is_name(p.text) || str_find(p.text, '.') == p.text.n ||
	    str_find(p.text, '.') > RULES_IDENT ||
	    p.text.n - str_find(p.text, '.') - 1 > RULES_IDENT) {
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
	if (!l->r->names[name].label.n)
		l->r->names[name].label = line_text(l, HEAD_LABEL);
	return name;
}

void
line_read_row(struct line *l)
{
	struct conditions c = {0};
	bool valued = false;
	int name;

	for (size_t i = 0; i < l->n; i++)
		if (l->cells[i].text.n && (i >= l->h->n || !l->h->columns[i].text.n)) {
			rules_complain(l->r, &l->cells[i], 0, M_RULES_BEYOND);
			return;
		}
	if ((name = read_name(l)) == -2)
		return;
	c = conditions_of_line(l);
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
