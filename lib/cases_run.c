/* Each case is reckoned, and its expectations held against what comes out. */
#include <stdlib.h>
#include <string.h>

#include "cases.h"

/* One case: the lines of a household that share title and day. */
struct one {
	struct str title;
	days date;
	months month;
	const struct fault *failed;	/* no line of it can be reckoned */
	struct fault why;
};

static bool
bind(struct cases *c, struct fault *f)
{
	const struct tsv *t = c->group.sources[0].t;

	for (size_t i = 0; i < c->nwants; i++) {
		*f = (struct fault){.file = tsv_file(t), .line = 1, .column = c->wants[i].header};
		if (!rules_ask(c->rules, c->wants[i].word, &c->wants[i].ask, f))
			return false;
	}
	c->run = run_new(c->rules);
	if (c->keep_touched) {
		c->touched = mem_resize(NULL, rules_rows(c->rules) + 1, sizeof(*c->touched));
		memset(c->touched, 0, (rules_rows(c->rules) + 1) * sizeof(*c->touched));
	}
	return true;
}

static bool
bad_day(struct cases *c, const struct line *l, struct str column, enum msg m, struct str cell)
{
	c->why = (struct fault){.file = l->file, .line = l->number, .column = column};
	c->broken = true;
	return fault_set(&c->why, m, cell.n ? cell.p : "");
}

/*
 * The day of a line: its cell, that of the line before, its month's last, or -d.
 * False with the reason.
 */
static bool
day_of(struct cases *c, const struct line *l, const struct one *before, days *day)
{
	struct str cell = c->date >= 0 ? l->cells[c->date] : (struct str){0};

	if (cell.n)
		return date_parse(cell, day) ? true :
		    bad_day(c, l, STR("date"), M_CASES_BAD_DAY, (struct str){0});
	if (before)
		*day = before->date;
	else if (c->group.sources[0].month >= 0 && !l->wrong)
		*day = month_last(l->from);
	else if (c->ask->dated)
		*day = c->ask->date;
	else
		return bad_day(c, l, STR("date"), M_CASES_NO_DAY, (struct str){0});
	return true;
}

static struct str
title_of(const struct cases *c, size_t source, const struct line *l)
{
	return c->title[source] >= 0 ? l->cells[c->title[source]] : (struct str){0};
}

static bool
here(const struct line *l, months m)
{
	return l->from <= m && m <= l->to;
}

static bool
add_line(struct cases *c, struct one *o, const struct source *s, struct line *l)
{
	run_cell_file(c->run, s->table, l->file);
	l->used = true;
	if (l->wrong) {
		o->failed = l->wrong;
		return false;
	}
	if (!here(l, o->month))
		return true;
	o->why = (struct fault){0};
	l->at = run_add(c->run, s->table, l->cells, l->number, &o->why);
	if (!l->at)
		o->failed = &o->why;
	return l->at != NULL;
}

/* The lines of the side tables are of every case of their household, or of the one they name. */
static void
add_sides(struct cases *c, struct one *o)
{
	for (size_t i = 1; i < c->group.n; i++)
		for (size_t j = 0; j < c->group.sources[i].n; j++) {
			struct line *l = &c->group.sources[i].lines[j];
			struct str title = title_of(c, i, l);

			if (title.n && !str_eq(title, o->title))
				continue;
			if (!add_line(c, o, &c->group.sources[i], l))
				return;
		}
}

/* ---- what comes out */

/* CODE of "CODE: text", in either language. */
static struct str
code_of(const char *text)
{
	size_t n = strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");
	bool colon = text[n] == ':' || strncmp(text + n, "\xef\xbc\x9a", 3) == 0;

	return n > 1 && colon ? (struct str){text, n} : STR("CELL");
}

static void
got_error(struct cases *c, struct str code, const char *text)
{
	buf_reset(&c->got);
	buf_puts(&c->got, "error ");
	buf_put(&c->got, code);
	buf_puts(&c->said, text);
}

static void
reckon(struct cases *c, const struct one *o, const struct line *l, const struct ask *ask)
{
	buf_reset(&c->got);
	buf_reset(&c->said);
	buf_reset(&c->cites);
	if (o->failed)
		got_error(c, code_of(o->failed->text), o->failed->text);
	else if (!l->at)
		buf_puts(&c->got, "absent");
	else if (!run_print(c->run, l->at, ask, &c->got))
		got_error(c, str_of(eval_error_code(run_error(c->run))), run_fault(c->run)->text);
	else if (!c->got.n && ask->part == ASK_VALUE)
		buf_puts(&c->got, "review");
}

/* Numbers by their value, `error` whatever its code, the rest by its bytes. */
static bool
same(struct str want, struct str got)
{
	struct ratio x, y;

	if (str_eq(want, got))
		return true;
	if (str_eq(want, STR("error")))
		return str_starts(got, STR("error "));
	return ratio_parse(want, &x) && ratio_parse(got, &y) && ratio_cmp(x, y) == 0;
}

/* Who made it, for the one who must find out why. */
static void
ask_who(struct cases *c, const struct line *l, const struct ask *ask)
{
	if (!l->at || c->said.n)
		return;
	if (!run_rules_used(c->run, l->at, ask->name, -1, &c->said))
		buf_reset(&c->said);
	if (!run_cite(c->run, l->at, ask->name, &c->cites))
		buf_reset(&c->cites);
}

static void
check(struct cases *c, const struct one *o, const struct line *l, const struct expectation *e)
{
	struct str want = str_trim(l->cells[e->column]);

	if (!want.n || c->stop)
		return;
	c->checked++;
	reckon(c, o, l, &e->ask);
	if (same(want, buf_str(&c->got))) {
		c->met++;
		return;
	}
	ask_who(c, l, &e->ask);
	c->unmet(c->context, &(struct unmet){.file = l->file, .line = l->number,
	    .column = e->header, .name = e->word, .title = o->title, .want = want,
	    .got = buf_str(&c->got), .why = buf_str(&c->said), .cites = buf_str(&c->cites)});
}

/* ---- households and their cases */

/* The lines from `first` on that belong to its case; *end: the one behind them. */
static bool
run_case(struct cases *c, size_t first, size_t end, struct one *o)
{
	const struct source *s = c->group.sources;

	run_begin(c->run, o->date, c->ask->known);
	run_area(c->run, c->ask->area);
	for (size_t i = first; i < end && !o->failed; i++)
		add_line(c, o, s, &s->lines[i]);
	if (!o->failed)
		add_sides(c, o);
	for (size_t i = first; i < end; i++)
		for (size_t k = 0; k < c->nwants; k++)
			check(c, o, &s->lines[i], &c->wants[k]);
	if (c->touched)
		run_touched(c->run, c->touched);
	return !c->stop;
}

/* An empty title or day is that of the line before in the household. */
static bool
run_household(struct cases *c)
{
	const struct source *s = c->group.sources;
	struct one o = {0};
	size_t first = 0;

	for (size_t i = 0; i < s->n; i++) {
		struct str title = title_of(c, 0, &s->lines[i]);
		days day;

		if (!day_of(c, &s->lines[i], i ? &o : NULL, &day))
			return false;
		title = title.n ? title : o.title;
		if (i && (day != o.date || !str_eq(title, o.title))) {
			if (!run_case(c, first, i, &o))
				return false;
			first = i;
		}
		if (first == i)
			o = (struct one){.title = title, .date = day, .month = month_of(day)};
	}
	return run_case(c, first, s->n, &o);
}

static void
on_orphan(void *context, const struct source *s, const struct fault *f)
{
	struct cases *c = context;

	(void)s;
	c->why = *f;
	c->broken = true;
}

bool
cases_run(struct cases *c, struct fault *f)
{
	c->group.orphan = on_orphan;
	c->group.context = c;
	if (!bind(c, f))
		return false;
	while (group_next(&c->group) && run_household(c))
		;
	if (group_failed(&c->group))
		*f = *group_failed(&c->group);
	else if (c->broken)
		*f = c->why;
	else
		return true;
	return false;
}
