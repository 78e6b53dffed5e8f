/* differential: the rule engine against another one's answers (tests/differential/README.md). */
#include <stdlib.h>
#include <string.h>

#include "io.h"
#include "rules.h"
#include "tap.h"

#include "dictionary.h"

#define TABLES 8
#define ROWS 256
#define COLUMNS 128
#define SHOWN 40	/* differences printed of each file */

struct table {
	struct str entity, header, body;	/* entity empty: the main table */
	int number;
	size_t ncolumns;
	long group;
};

struct test {
	struct str number, rules, wants;
	days date, known;
	struct table tables[TABLES];
	size_t ntables;
};

static size_t cases, wanted, wrong;

static void
differ(const struct test *t, struct str what, const char *got)
{
	if (wrong++ < SHOWN)
		printf("# case %.*s: want %.*s, got %s\n", STR_FMT(t->number), STR_FMT(what), got);
}

/* ---- reading a case */
static struct str
word_after(struct str line, const char *key)
{
	struct str word;

	while (str_cut(&line, ' ', &word))
		if (str_starts(word, str_of(key)))
			return str_from(word, strlen(key));
	return (struct str){0};
}

static bool
is_mark(struct str line)
{
	return str_eq(line, STR("table")) || str_starts(line, STR("table ")) ||
	    str_eq(line, STR("want")) || str_eq(line, STR("end"));
}

/* Cut the lines before the next mark off *rest. */
static struct str
block(struct str *rest)
{
	struct str all = *rest, line, before = *rest;

	while (str_cut(rest, '\n', &line) && !is_mark(line))
		before = *rest;
	*rest = before;
	return (struct str){all.p, (size_t)(before.p - all.p)};
}

static bool
next_case(struct str *rest, struct test *t)
{
	struct str line;

	do {
		if (!str_cut(rest, '\n', &line))
			return false;
	} while (!str_starts(line, STR("case ")));
	line = str_from(line, 5);
	t->number = (struct str){line.p, str_find(line, ' ')};
	t->known = DAYS_MAX;
	date_parse(word_after(line, "date="), &t->date);
	date_parse(word_after(line, "known="), &t->known);
	t->ntables = 0;
	while (str_cut(rest, '\n', &line) && !str_eq(line, STR("end"))) {
		struct table *table = &t->tables[t->ntables];

		if (str_eq(line, STR("rules"))) {
			t->rules = block(rest);
		} else if (str_eq(line, STR("want"))) {
			t->wants = block(rest);
		} else if (str_starts(line, STR("table")) && t->ntables < TABLES) {
			table->entity = str_trim(str_from(line, 5));
			table->body = block(rest);
			str_cut(&table->body, '\n', &table->header);
			t->ntables++;
		}
	}
	return true;
}

static size_t
split(struct str line, struct str *cells)
{
	struct str rest = line;
	size_t n = 0;

	while (n < COLUMNS && str_cut(&rest, '\t', &cells[n]))
		n++;
	if (n < COLUMNS && str_ends(line, STR("\t")))
		cells[n++] = (struct str){0};
	return n;
}

/* ---- running it */
static bool
load(struct test *t, struct rules *r, struct fault *f)
{
	struct str names[COLUMNS];
	int entity;

	rules_read(r, STR("rules"), t->rules);
	for (size_t i = 0; i < t->ntables; i++) {
		struct table *table = &t->tables[i];

		table->ncolumns = split(table->header, names);
		entity = table->entity.n ? columns_entity(&dictionary, table->entity) : -1;
		table->number = rules_table(r, names, table->ncolumns, entity, f);
		if (table->number < 0)
			return false;
		table->group = rules_table_group(r, table->number);
	}
	return true;
}

/* A fault's CODE; texts of the grammar have none. */
static struct str
code_of(const struct fault *f)
{
	struct str s = str_of(f->text);
	size_t n = strspn(f->text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ-");

	return n && f->text[n] == ':' ? (struct str){s.p, n} : STR("SYNTAX");
}

static void
expect_faults(const struct test *t, struct rules *r)
{
	struct str code = str_trim((struct str){t->wants.p + 4, t->wants.n - 5});
	const struct fault *list;
	struct buf got = {0};
	bool found = false;
	size_t n;

	rules_compile(r);
	n = rules_faults(r, &list);
	for (size_t i = 0; i < n; i++) {
		found |= !code.n || str_eq(code_of(&list[i]), code);
		buf_printf(&got, "[%s]", list[i].text);
	}
	if (!found)
		differ(t, t->wants, n ? buf_cstr(&got) : "no fault");
	buf_free(&got);
}

/* Two lists of reasons hold the same ones; the order is not promised here. */
static bool
same_set(struct str a, struct str b)
{
	struct str part, other, rest;
	bool found;

	if (a.n != b.n)
		return false;
	while (str_cut(&a, ',', &part)) {
		found = false;
		for (rest = b; str_cut(&rest, ',', &other);)
			found |= str_eq(part, other);
		if (!found)
			return false;
	}
	return true;
}

static void
answer(struct run *u, struct row *row, int name, struct buf *b)
{
	struct value v;

	if (!run_value(u, row, name, &v)) {
		buf_puts(b, "error ");
		buf_puts(b, eval_error_code(run_error(u)));
	} else if (v.kind == VALUE_UNKNOWN) {
		buf_puts(b, "review");
	} else {
		value_print(b, &v);
	}
}

/* want: ROW name value [reasons]; value `error` is any error, `*` anything. */
static void
check(const struct test *t, const struct rules *r, struct run *u, struct row *row, struct str want)
{
	struct str cells[COLUMNS] = {0};
	size_t n = split(want, cells);
	struct buf got = {0};
	int name = rules_find(r, cells[1]);
	bool same;

	wanted++;
	if (name < 0) {
		differ(t, want, "no such name");
		return;
	}
	answer(u, row, name, &got);
	same = str_eq(cells[2], STR("*")) || str_eq(cells[2], buf_str(&got)) ||
	    (str_eq(cells[2], STR("error")) && str_starts(buf_str(&got), cells[2]));
	if (same && n > 3) {
		buf_reset(&got);
		same = run_why(u, row, name, &got) && same_set(cells[3], buf_str(&got));
	}
	if (!same)
		differ(t, want, buf_cstr(&got));
	buf_free(&got);
}

/* The lines of a table whose household is `key`; rows[line] gets their rows, line from 1. */
static bool
add_lines(struct run *u, const struct table *table, struct str key, struct arena *a,
    struct row **rows, struct fault *f)
{
	struct str rest = table->body, line, *cells;
	size_t number = 0;
	struct row *row;

	while (str_cut(&rest, '\n', &line)) {
		number++;
		cells = arena_take(a, COLUMNS, sizeof(*cells));
		split(line, cells);
		if (table->group < 0 || !str_eq(cells[table->group], key))
			continue;
		row = run_add(u, table->number, cells, number + 1, f);
		if (!row)
			return false;
		if (rows && number < ROWS)
			rows[number] = row;
	}
	return true;
}

static void
household(const struct test *t, const struct rules *r, struct run *u, struct str key)
{
	struct row *rows[ROWS] = {0};
	struct arena a = {0};
	struct fault f = {0};
	struct str rest = t->wants, want;
	bool good = true;
	long n;

	run_begin(u, t->date, t->known);
	for (size_t i = 0; i < t->ntables && good; i++)
		good = add_lines(u, &t->tables[i], key, &a, i ? NULL : rows, &f);
	if (!good)
		differ(t, STR("rows"), f.text);
	while (good && str_cut(&rest, '\n', &want)) {
		n = strtol(want.p, NULL, 10);
		if (n > 0 && n < ROWS && rows[n])
			check(t, r, u, rows[n], want);
	}
	arena_free(&a);
}

static void
households(const struct test *t, struct rules *r)
{
	const struct table *table = &t->tables[0];
	struct str rest = table->body, line, cells[COLUMNS], before = {0};
	struct run *u = run_new(r);

	while (str_cut(&rest, '\n', &line)) {
		split(line, cells);
		if (str_eq(cells[table->group], before))
			continue;
		before = cells[table->group];
		household(t, r, u, before);
	}
	run_free(u);
}

static void
run_case(struct test *t)
{
	struct rules *r = rules_new(&dictionary);
	struct fault f = {0};
	const struct fault *list;

	cases++;
	if (!load(t, r, &f))
		differ(t, STR("tables"), f.text);
	else if (str_starts(t->wants, STR("load")))
		expect_faults(t, r);
	else if (!rules_compile(r))
		differ(t, STR("rules that load"), rules_faults(r, &list) ? list->text : "?");
	else
		households(t, r);
	rules_free(r);
}

/* ---- files */
static bool
unpack(const char *path, struct buf *b)
{
	struct buf command = {0};
	char block_of[65536];
	size_t n;
	FILE *p;

	buf_printf(&command, "gzip -cdf '%s'", path);
	p = popen(buf_cstr(&command), "r");
	while (p && (n = fread(block_of, 1, sizeof(block_of), p)) > 0)
		buf_put(b, (struct str){block_of, n});
	buf_free(&command);
	return p && pclose(p) == 0;
}

static void
run_file(const char *path)
{
	struct buf text = {0};
	struct test t = {0};
	struct str rest;

	cases = wanted = wrong = 0;
	if (!ok(unpack(path, &text), "%s is readable", path))
		return;
	for (rest = buf_str(&text); next_case(&rest, &t);)
		run_case(&t);
	ok(cases > 50 && !wrong, "%s: %zu cases, %zu values, %zu differ",
	    path, cases, wanted, wrong);
	buf_free(&text);
}

int
main(int argc, char **argv)
{
	static const char *const files[] = {
		"tests/differential/reference.txt", "tests/differential/cases.txt.gz"
	};
	if (!dictionary_load())
		return dictionary_done();
	for (int i = 1; i < argc; i++)
		run_file(argv[i]);
	for (size_t i = 0; argc == 1 && i < COUNT(files); i++)
		run_file(files[i]);
	return dictionary_done();
}
