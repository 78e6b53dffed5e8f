/*
 * Rules over data, case by case: a pack, tables, and what is said of their rows.
 * In the texts | stands for a tab. Questions are lines:
 *	ROW NAME = WANT		a name at a row (rows of all tables count from 0); !CODE for an error
 *	ROW add = TEXT		the fault of adding the row
 *	ROW rules NAME = IDS	the rows used
 *	trace N = TEXT		line N of the trace of what was asked so far
 *	@DATE [KNOWN]		the household again on another day
 *	area CODE		--area
 */
#include <stdlib.h>
#include <string.h>

#include "rules.h"
#include "tap.h"

#include "dictionary.h"

#define TABLES 4
#define ROWS 64

struct scenario {
	const char *name, *rules, *tables[TABLES], *questions;
};

static const struct scenario list[] = {
#include "rules_data.def"
};

/* One scenario being asked. */
struct scene {
	const struct scenario *s;
	struct arena arena;
	struct rules *r;
	struct run *u;
	int table[TABLES];
	struct row *rows[ROWS];
	struct fault faults[ROWS];
	size_t n;
	days date, known;
	struct buf said;
};

static struct str
with_tabs(struct arena *a, const char *text)
{
	struct str s = arena_str(a, str_of(text));
	char *p = (char *)s.p;

	for (size_t i = 0; i < s.n; i++)
		if (p[i] == '|')
			p[i] = '\t';
	return s;
}

static struct str *
fields(struct arena *a, struct str line, size_t *n)
{
	struct str *list_of = arena_take(a, line.n + 1, sizeof(*list_of)), cell;

	*n = 0;
	line.p = arena_str(a, line).p;
	while (str_cut(&line, '\t', &cell))
		list_of[(*n)++] = cell;
	return list_of;
}

/* Every table's lines, in order; a header-only table adds none. */
static void
add_rows(struct scene *c)
{
	c->n = 0;
	run_begin(c->u, c->date, c->known);
	for (size_t t = 0; t < TABLES && c->s->tables[t]; t++) {
		struct str text = with_tabs(&c->arena, c->s->tables[t]), line;
		size_t number = 1, n, width;

		str_cut(&text, '\n', &line);
		fields(&c->arena, line, &width);
		while (str_cut(&text, '\n', &line) && c->n < ROWS) {
			struct str *cells = fields(&c->arena, line, &n);

			while (n < width)
				cells[n++] = STR("");
			c->faults[c->n] = (struct fault){0};
			c->rows[c->n] = run_add(c->u, c->table[t], cells, ++number,
			    &c->faults[c->n]);
			c->n++;
		}
	}
}

static bool
load(struct scene *c)
{
	struct fault f = {0};
	const struct fault *faults;

	c->r = rules_new(&dictionary);
	rules_read(c->r, STR("f"), with_tabs(&c->arena, c->s->rules));
	for (size_t t = 0; t < TABLES && c->s->tables[t]; t++) {
		struct str text = with_tabs(&c->arena, c->s->tables[t]), line;
		size_t n;
		struct str *header;

		str_cut(&text, '\n', &line);
		header = fields(&c->arena, line, &n);
		if ((c->table[t] = rules_table(c->r, header, n, -1, &f)) < 0)
			return ok(false, "%s: %s", c->s->name, f.text);
	}
	if (rules_compile(c->r))
		return true;
	rules_faults(c->r, &faults);
	return ok(false, "%s: line %zu: %s", c->s->name, faults[0].line, faults[0].text);
}

/* As the stream sees it, else a name of a claim. */
static bool
find(const struct scene *c, struct str text, struct ask *ask, struct fault *f)
{
	struct buf full = {0};
	bool why = str_ends(text, STR(".why"));

	if (rules_ask(c->r, text, ask, f))
		return true;
	if (!str_starts(text, STR("claim.")))
		buf_puts(&full, "claim.");
	buf_put(&full, (struct str){text.p, text.n - (why ? 4 : 0)});
	ask->part = why ? ASK_WHY : ASK_VALUE;
	ask->name = rules_find(c->r, buf_str(&full));
	buf_free(&full);
	return ask->name >= 0;
}

static void
say_value(struct scene *c, struct row *row, struct str name)
{
	struct ask ask;
	struct fault f = {0};

	if (!row)
		buf_puts(&c->said, "(no row)");
	else if (!find(c, name, &ask, &f))
		buf_puts(&c->said, f.text);
	else if (!run_print(c->u, row, &ask, &c->said)) {
		buf_reset(&c->said);
		buf_printf(&c->said, "!%s", eval_error_code(run_error(c->u)));
	}
}

static void
say_used(struct scene *c, struct row *row, struct str name)
{
	struct ask ask;
	struct fault f = {0};

	if (!find(c, name, &ask, &f) || !run_rules_used(c->u, row, ask.name, -1, &c->said))
		buf_puts(&c->said, "(error)");
}

static void
say_trace(struct scene *c, size_t i)
{
	struct trace t;

	if (!run_trace(c->u, i, &t)) {
		buf_puts(&c->said, "(none)");
		return;
	}
	buf_printf(&c->said, "%.*s;%.*s;%.*s;%.*s;%.*s;%.*s;%.*s;%.*s", STR_FMT(t.id),
	    STR_FMT(t.name),
	    STR_FMT(t.value), STR_FMT(t.rule), STR_FMT(t.line), STR_FMT(t.expr), STR_FMT(t.cite),
	    STR_FMT(t.why));
}

static size_t
number_of(struct str s)
{
	size_t n = 0;

	for (size_t i = 0; i < s.n; i++)
		n = n * 10 + (size_t)(s.p[i] - '0');
	return n;
}

/* The date and the day of knowledge of "@2024-01-01 2023-12-01". */
static void
go_to(struct scene *c, struct str line)
{
	struct str word;

	line = str_from(line, 1);
	str_cut(&line, ' ', &word);
	date_parse(word, &c->date);
	c->known = DAYS_MAX;
	if (line.n)
		date_parse(line, &c->known);
	add_rows(c);
}

static void
question(struct scene *c, struct str line)
{
	struct str whole = line, first, name, want;
	size_t row;

	if (line.p[0] == '@') {
		go_to(c, line);
		return;
	}
	str_cut(&line, ' ', &first);
	if (str_eq(first, STR("area"))) {
		run_area(c->u, line);
		add_rows(c);
		return;
	}
	str_cut(&line, ' ', &name);
	buf_reset(&c->said);
	row = number_of(first);
	if (str_eq(first, STR("trace")))
		say_trace(c, number_of(name));
	else if (str_eq(name, STR("add")))
		buf_puts(&c->said, c->faults[row].text);
	else if (str_eq(name, STR("rules"))) {
		str_cut(&line, ' ', &name);
		say_used(c, c->rows[row], name);
	} else
		say_value(c, c->rows[row], name);
	want = str_eq(line, STR("=")) ? STR("") : str_from(line, 2);
	ok(str_eq(name, STR("add")) ? str_starts(buf_str(&c->said), want)
	    : str_eq(buf_str(&c->said), want),
	    "%s: %.*s (said '%s')", c->s->name, STR_FMT(whole), buf_cstr(&c->said));
}

static void
play(const struct scenario *s)
{
	struct scene c = {.s = s, .known = DAYS_MAX};
	struct str questions = str_of(s->questions), line;

	date_make(2024, 7, 31, &c.date);
	if (load(&c)) {
		c.u = run_new(c.r);
		run_keep_trace(c.u, true);
		add_rows(&c);
		while (str_cut(&questions, '\n', &line))
			if (line.n)
				question(&c, line);
	}
	run_free(c.u);
	rules_free(c.r);
	buf_free(&c.said);
	arena_free(&c.arena);
}

int
main(void)
{
	if (!dictionary_load())
		return dictionary_done();
	for (size_t i = 0; i < COUNT(list); i++)
		play(&list[i]);
	return dictionary_done();
}
