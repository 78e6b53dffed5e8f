/*
 * Do the cases notice when a rule is changed? Each cell of a rule that some case uses is changed
 * once, a number by one, a comparison, a yes, a word; then some expectation must fail.
 */
#include <dirent.h>
#include <stdlib.h>

#include "cases.h"
#include "pack.h"
#include "tap.h"

#define NEEDED 95	/* percent */

struct text_file {
	struct str path, text;
};

/* A table of cases with the rule files that it needs. */
struct table {
	char *path;
	size_t *files, nfiles;
};

/* A cell of a rule file whose row spoke in some case. */
struct cell {
	size_t file;
	struct str text;	/* inside the text of the file */
	bool literal;		/* a bare word in it is a text */
};

static struct arena memory;
static struct columns dictionary;
static struct text_file *files;
static size_t nfiles, files_room;
static struct table *tables;
static size_t ntables, tables_room;
static struct cell *cells;
static size_t ncells, cells_room;
static struct map by_key;
static size_t changed, noticed;

/* ---- the packs */

static int
by_name(const struct dirent **a, const struct dirent **b)
{
	return strcmp((*a)->d_name, (*b)->d_name);
}

static char *
join(const char *folder, const char *name)
{
	struct buf b = {0};
	struct str s;

	buf_printf(&b, "%s/%s", folder, name);
	s = arena_str(&memory, buf_str(&b));
	buf_free(&b);
	return (char *)s.p;
}

static size_t
add_file(char *path)
{
	struct buf text = {0};
	struct fault f;

	for (size_t i = 0; i < nfiles; i++)
		if (str_eq(files[i].path, str_of(path)))
			return i;
	files = mem_grow(files, nfiles, &files_room, sizeof(*files));
	if (!io_slurp(path, &text, &f))
		exit(2);
	files[nfiles] = (struct text_file){str_of(path), arena_str(&memory, buf_str(&text))};
	buf_free(&text);
	return nfiles++;
}

static void
add_folder(const char *folder, size_t *list, size_t *n)
{
	struct dirent **names;
	int count = scandir(folder, &names, NULL, by_name);

	for (int i = 0; i < count; i++) {
		struct str name = str_of(names[i]->d_name);

		if (str_ends(name, STR(".tsv")) && !str_starts(name, STR("cases")) && *n < 256)
			list[(*n)++] = add_file(join(folder, names[i]->d_name));
		free(names[i]);
	}
	if (count >= 0)
		free(names);
}

static void
add_tables(const char *folder, const char *national)
{
	size_t list[256], n = 0;
	struct dirent **names;
	int count = scandir(folder, &names, NULL, by_name);

	add_folder(folder, list, &n);
	if (strcmp(folder, national) != 0)
		add_folder(national, list, &n);
	for (int i = 0; i < count; i++) {
		char *path = join(folder, names[i]->d_name);

		if (str_starts(str_of(names[i]->d_name), STR("cases")) && !cases_is_side(&dictionary, path)) {
			tables = mem_grow(tables, ntables, &tables_room, sizeof(*tables));
			tables[ntables].path = path;
			tables[ntables].files = arena_take(&memory, n, sizeof(size_t));
			memcpy(tables[ntables].files, list, n * sizeof(size_t));
			tables[ntables++].nfiles = n;
		}
		free(names[i]);
	}
	if (count >= 0)
		free(names);
}

/* ---- one run */

static void
stop(void *context, const struct unmet *u)
{
	struct cases *c = context;

	(void)u;
	c->stop = true;
}

enum outcome { MET, UNMET, UNUSABLE };

/* The cases of a table, one file having another text; *rows: its rows, and which were used. */
static enum outcome
run(const struct table *t, size_t file, struct str text, bool **touched, struct rules **rows)
{
	const struct cases_ask ask = {.path = t->path, .known = DAYS_MAX};
	struct rules *r = rules_new(&dictionary);
	struct cases c = {0};
	struct fault f = {0};
	enum outcome o = UNUSABLE;

	for (size_t i = 0; i < t->nfiles; i++)
		rules_read(r, files[t->files[i]].path, t->files[i] == file ? text : files[t->files[i]].text);
	if (cases_open(&c, r, &dictionary, &ask, &f) && rules_compile(r)) {
		c.unmet = stop;
		c.context = &c;
		c.keep_touched = touched != NULL;
		o = cases_run(&c, &f) && c.met == c.checked ? MET : UNMET;
	}
	if (touched) {
		*touched = c.touched;
		c.touched = NULL;
		*rows = r;
	}
	cases_close(&c);
	if (!touched)
		rules_free(r);
	return o;
}

/* ---- cells that matter */

static struct str
line_of(struct str text, size_t number)
{
	struct str line = {0};

	while (number-- && str_cut(&text, '\n', &line))
		;
	return line;
}

static bool
is_header(struct str line)
{
	struct str cell;

	while (str_cut(&line, '\t', &cell))
		if (str_eq(str_trim(cell), STR("name")))
			return true;
	return false;
}

static struct str
header_above(struct str text, size_t number)
{
	struct str line, header = {0};

	for (size_t i = 1; i < number && str_cut(&text, '\n', &line); i++)
		if (is_header(line) && !str_starts(line, STR("#")))
			header = line;
	return header;
}

static void
add_cell(size_t file, struct str text, bool literal)
{
	struct buf key = {0};
	bool fresh;

	buf_printf(&key, "%zu %zu", file, (size_t)(text.p - files[file].text.p));
	map_put(&by_key, arena_str(&memory, buf_str(&key)), &fresh);
	buf_free(&key);
	if (!fresh)
		return;
	cells = mem_grow(cells, ncells, &cells_room, sizeof(*cells));
	cells[ncells++] = (struct cell){file, text, literal};
}

/* The value of a row and what it depends on. */
static void
add_row(size_t file, const struct rule_row *row)
{
	struct str header = header_above(files[file].text, row->line), head;
	struct str line = line_of(files[file].text, row->line), cell;

	while (str_cut(&header, '\t', &head) && str_cut(&line, '\t', &cell)) {
		bool test;

		head = str_trim(head);
		cell = str_trim(cell);
		test = str_starts(head, STR("?"));
		if (cell.n && (test || str_eq(head, STR("when")) ||
		    str_eq(head, row->column.n ? row->column : STR("value"))))
			add_cell(file, cell, test);
	}
}

static size_t
file_of(struct str path)
{
	size_t i = 0;

	while (!str_eq(files[i].path, path))
		i++;
	return i;
}

/* Only the files with rows in use, if the cases are met with them alone: the rest costs time. */
static void
keep_used(struct table *t, const bool *used)
{
	struct table less = {t->path, arena_take(&memory, t->nfiles, sizeof(size_t)), 0};

	for (size_t i = 0; i < t->nfiles; i++)
		if (used[t->files[i]])
			less.files[less.nfiles++] = t->files[i];
	if (run(&less, SIZE_MAX, (struct str){0}, NULL, NULL) == MET)
		*t = less;
}

static void
add_rows(size_t table)
{
	bool *touched, *used = arena_take(&memory, nfiles, sizeof(*used));
	struct rules *r;
	enum outcome o = run(&tables[table], SIZE_MAX, (struct str){0}, &touched, &r);

	ok(o == MET, "%s: its cases are met", tables[table].path);
	for (size_t i = 0; touched && i < rules_rows(r); i++) {
		struct rule_row row = rules_row(r, i);
		size_t file = file_of(row.file);

		if (!touched[i] || row.repeal)
			continue;
		used[file] = true;
		add_row(file, &row);
	}
	if (o == MET)
		keep_used(&tables[table], used);
	else	/* it would notice anything */
		tables[table].nfiles = 0;
	free(touched);
	rules_free(r);
}

/* ---- changes */

static bool
is_word_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
	    (unsigned char)c >= 0x80;
}

struct change {
	const char *from, *to;
};

/* The cell with n bytes at `at` replaced. */
static void
put(struct buf *out, struct str cell, size_t at, size_t n, const char *by)
{
	buf_reset(out);
	buf_put(out, (struct str){cell.p, at});
	buf_puts(out, by);
	buf_put(out, str_from(cell, at + n));
}

/* The last digit of a number that is no part of a word or date. */
static bool
change_number(struct str cell, size_t at, struct buf *out)
{
	size_t end = at;
	char digit[2] = "";

	if ((at && (is_word_byte(cell.p[at - 1]) || cell.p[at - 1] == '-' || cell.p[at - 1] == '.')) ||
	    cell.p[at] < '0' || cell.p[at] > '9')
		if (!(at > 1 && cell.p[at - 1] == '.' && cell.p[at - 2] == '.' && cell.p[at] >= '0' &&
		    cell.p[at] <= '9'))
			return false;
	while (end < cell.n && ((cell.p[end] >= '0' && cell.p[end] <= '9') || (cell.p[end] == '.' &&
	    end + 1 < cell.n && cell.p[end + 1] >= '0' && cell.p[end + 1] <= '9')))
		end++;
	if (end < cell.n && (is_word_byte(cell.p[end]) || cell.p[end] == '-'))
		return false;
	digit[0] = cell.p[end - 1] == '9' ? '8' : (char)(cell.p[end - 1] + 1);
	put(out, cell, end - 1, 1, digit);
	return true;
}

static bool
change_word(struct str cell, size_t at, struct buf *out)
{
	static const struct change list[] = {
		{"<=", "<"}, {">=", ">"}, {"!=", "="}, {"<..", ".."}, {"..<", ".."}, {"<", "<="}, {">", ">="},
		{"=", "!="}, {"yes", "no"}, {"no", "yes"}, {"review", "yes"}, {"and", "or"}, {"or", "and"},
		{"min", "max"}, {"max", "min"}, {"any", "all"}, {"all", "any"}, {" + ", " - "}, {" - ", " + "},
		{" * ", " / "}, {" / ", " * "}, {"sum", "max"}
	};

	for (size_t i = 0; i < COUNT(list); i++) {
		struct str from = str_of(list[i].from), rest = str_from(cell, at);
		bool word = is_word_byte(from.p[0]);

		if (!str_starts(rest, from) || (word && ((at && is_word_byte(cell.p[at - 1])) ||
		    (rest.n > from.n && is_word_byte(rest.p[from.n])))))
			continue;
		put(out, cell, at, from.n, list[i].to);
		return true;
	}
	return false;
}

/* A text between quotes; a word of a test cell. */
static bool
change_text(const struct cell *c, size_t at, struct buf *out)
{
	if (c->literal ? at == 0 && is_word_byte(c->text.p[0]) : c->text.p[at] == '\'') {
		put(out, c->text, at + !c->literal, 0, "x");
		return true;
	}
	return false;
}

/* The number-th change of a cell: numbers, then comparisons and words, then texts, then the whole. */
static bool
change(const struct cell *c, size_t number, struct buf *out)
{
	bool quoted = false;

	for (unsigned kind = 0; kind < 3; kind++)
		for (size_t at = 0; at < c->text.n; at++) {
			bool fits;

			quoted ^= c->text.p[at] == '\'';
			fits = kind == 0 ? !quoted && change_number(c->text, at, out) :
			    kind == 1 ? !quoted && change_word(c->text, at, out) :
			    quoted == !c->literal && change_text(c, at, out);
			if (fits && !number--)
				return true;
		}
	if (number > 1 || str_eq(c->text, STR("review")))	/* nothing times an unknown is unknown */
		return false;
	buf_reset(out);
	buf_printf(out, number ? "0 * (%.*s)" : "not (%.*s)", STR_FMT(c->text));
	return true;
}

static bool
has_file(const struct table *t, size_t file)
{
	for (size_t i = 0; i < t->nfiles; i++)
		if (t->files[i] == file)
			return true;
	return false;
}

/* UNUSABLE: with this text the rules do not load. */
static enum outcome
try_cell(const struct cell *c, struct str now)
{
	const struct text_file *f = &files[c->file];
	size_t at = (size_t)(c->text.p - f->text.p);
	struct buf text = {0};
	enum outcome o = UNUSABLE;

	buf_put(&text, (struct str){f->text.p, at});
	buf_put(&text, now);
	buf_put(&text, str_from(f->text, at + c->text.n));
	for (size_t i = 0; i < ntables; i++) {
		if (!has_file(&tables[i], c->file))
			continue;
		o = run(&tables[i], c->file, buf_str(&text), NULL, NULL);
		if (o != MET)
			break;
	}
	buf_free(&text);
	return o;
}

static size_t
line_number(struct str text, const char *p)
{
	size_t n = 1;

	for (const char *q = text.p; q < p; q++)
		n += *q == '\n';
	return n;
}

static void
try_changes(const struct cell *c)
{
	struct buf now = {0};
	enum outcome o = UNUSABLE;

	for (size_t number = 0; o == UNUSABLE && change(c, number, &now); number++)
		o = try_cell(c, buf_str(&now));
	changed += o != UNUSABLE;
	noticed += o == UNMET;
	if (o == MET)
		printf("# %.*s:%zu: %.*s -> %.*s\n", STR_FMT(files[c->file].path),
		    line_number(files[c->file].text, c->text.p), STR_FMT(c->text), STR_FMT(buf_str(&now)));
	buf_free(&now);
}

int
main(void)
{
	struct dirent **names;
	struct fault f;
	int count;

	if (!columns_load(&dictionary, NULL, 0, &memory, &f))
		return 2;
	count = scandir("share/policy", &names, NULL, by_name);
	for (int i = 0; i < count; i++) {
		if (names[i]->d_name[0] != '.')
			add_tables(join("share/policy", names[i]->d_name), "share/policy/national");
		free(names[i]);
	}
	if (count >= 0)
		free(names);
	for (size_t i = 0; i < ntables; i++)
		add_rows(i);
	for (size_t i = 0; i < ncells; i++)
		try_changes(&cells[i]);
	ok(changed && noticed * 100 >= changed * NEEDED, "the cases notice %zu of %zu changed cells (%zu%%)",
	    noticed, changed, changed ? noticed * 100 / changed : 0);
	free(cells);
	free(tables);
	free(files);
	map_free(&by_key);
	columns_free(&dictionary);
	arena_free(&memory);
	return done();
}
