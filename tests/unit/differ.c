/* differ and ledger: equal by value or by bytes; the state of every kind of finding. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "ledger.h"
#include "tap.h"

static void
cells(void)
{
	static const struct {
		const char *a, *b;
		bool number, equal;
		const char *difference;
	} rows[] = {
		{"1.0", "1.00", true, true, "0.00"},
		{"1.0", "1.00", false, false, ""},
		{"3030", "3300.00", true, false, "270.00"},
		{"-0", "0.00", true, true, "0.00"},
		{"", "0", true, false, ""},
		{"", "", true, true, ""},
		{"0.1", "0.05", true, false, "-0.05"},
		{"0.125", "0.25", true, false, "0.13"},
		{"1e1", "10", true, false, ""},
		{"9223372036854775807", "-9223372036854775807", true, false, ""},
		{"1,200.00", "0.13万元", true, false, "100.00"},
		{"１２", "无", true, false, ""},
		{"x", "x", true, true, ""},
		{"007", "7", false, false, ""}
	};
	const struct column money = {.name = STR_INIT("amount"), .type = COLUMN_MONEY};
	struct columns none = {0};
	struct differ d = {0};
	struct buf b = {0};

	cleaner_init(&d.cleaner, &none, &d.memory);
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct differ_column c = {.known = &money, .number = rows[i].number, .money = true};
		struct str x = str_of(rows[i].a), y = str_of(rows[i].b);

		buf_reset(&b);
		differ_subtract(&d, &c, x, y, &b);
		ok(differ_equal(&c, x, y) == rows[i].equal, "'%s' and '%s'", rows[i].a, rows[i].b);
		if (strcmp(rows[i].a, "0.125") == 0)
			ok(str_eq(buf_str(&b), STR("0.125")), "more than fen is not cut");
		else
			ok(str_eq(buf_str(&b), str_of(rows[i].difference)), "'%s' to '%s': '%s', got '%.*s'",
			    rows[i].a, rows[i].b, rows[i].difference, STR_FMT(buf_str(&b)));
	}
	differ_free(&d);
	buf_free(&b);
}

static void
states(void)
{
	static const struct {
		bool was, is;
		const char *before, *status;
		bool changed;
		const char *state;
	} rows[] = {
		{false, true, "open", "", false, "new"},
		{true, true, "new", "", false, "open"},
		{true, true, "new", "confirmed", true, "open"},
		{true, true, "open", "open", false, "open"},
		{true, true, "open", "dismissed", false, "cleared"},
		{true, true, "open", "fixed", false, "cleared"},
		{true, true, "open", "rechecked", false, "cleared"},
		{true, true, "cleared", "dismissed", false, "cleared"},
		{true, true, "cleared", "dismissed", true, "again"},
		{true, true, "cleared", "fixed", true, "again"},
		{true, true, "again", "open", false, "open"},
		{true, true, "again", "dismissed", false, "cleared"},
		{true, false, "new", "", false, "gone"},
		{true, false, "cleared", "dismissed", false, "gone"},
		{true, false, "gone", "", false, "past"},
		{true, false, "past", "fixed", false, "past"},
		{true, true, "gone", "", false, "again"},
		{true, true, "past", "fixed", false, "again"},
		{true, true, "gone", "dismissed", false, "cleared"},
		{true, true, "past", "dismissed", true, "again"}
	};

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct ledger_entry e = {
			.was = rows[i].was, .is = rows[i].is, .status = str_of(rows[i].status),
			.changed = rows[i].changed
		};
		const char *got;

		for (int s = 0; s < LEDGER_STATES; s++)
			if (strcmp(ledger_word((enum ledger_state)s), rows[i].before) == 0)
				e.before = (enum ledger_state)s;
		got = ledger_word(ledger_judge(&e));
		ok(strcmp(got, rows[i].state) == 0, "%s %s%s%s%s: %s, got %s", rows[i].before,
		    rows[i].status, rows[i].was ? "" : ", not in the ledger",
		    rows[i].is ? "" : ", not found", rows[i].changed ? ", changed" : "",
		    rows[i].state, got);
	}
}

static void
groups(void)
{
	struct balance b = {0};
	struct balance_group *g = balance_group(&b, STR("青石镇\trural"));
	struct fault f;

	g->old = 958;
	g->entered = 29;
	g->left = 4;
	g->new = 983;
	g->old_rows = 958;
	g->left_rows = 4;
	g->same = 954;
	ok(balance_holds(&b, &f), "958 + 29 - 4 = 983");
	ok(balance_group(&b, STR("青石镇\trural")) == g, "a group is made once");
	balance_group(&b, STR("城关镇\trural"))->moved_in = 1;
	ok(!balance_holds(&b, &f), "moved in from nowhere");
	g->moved_out = 1;
	ok(!balance_holds(&b, &f), "moved away and still there");
	balance_group(&b, STR("城关镇\trural"))->new = 1;
	g->new = 982;
	ok(balance_holds(&b, &f), "moved");
	g->same = 953;
	ok(!balance_holds(&b, &f), "a row of old that became nothing");
	balance_free(&b);
}

static char folder[] = "/tmp/doudi-differ.XXXXXX";

/* Written long ago, so that the clock cannot hide what is written now. */
static void
write_file(const char *path, const char *text)
{
	const struct timespec long_ago[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
	FILE *file = fopen(path, "w");

	if (!file || fputs(text, file) < 0 || fclose(file) ||
	    utimensat(AT_FDCWD, path, long_ago, 0))
		exit(2);
}

/* The cell at the byte `at` of the file becomes x, in place. */
static void
write_cell(const char *path, long at)
{
	FILE *file = fopen(path, "r+");

	if (!file || fseek(file, at, SEEK_SET) || fputc('x', file) == EOF || fclose(file))
		exit(2);
}

/* What the comparison comes to when the file `touched` is changed once new is read. */
static enum difference
end_of(const char *touched, struct fault *f)
{
	static const struct str keys[] = {STR_INIT("a")};
	const struct differ_ask ask = {
		.old = "old", .new = "new", .keys = (struct str *)keys, .nkeys = 1
	};
	const struct columns none = {0};
	enum difference what;
	struct differ d;

	write_file("old", "a\tb\n1\t2\n2\t3\n");
	write_file("new", "a\tb\n2\t3\n1\t2\n");
	if (!differ_open(&d, &ask, &none, f))
		exit(2);
	if (touched)
		write_cell(touched, 6);
	do
		what = differ_next(&d, f);
	while (what != DIFFER_END && what != DIFFER_FAILED);
	differ_free(&d);
	return what;
}

static void
changed_meanwhile(void)
{
	const char *said = msg(M_FILE_CHANGED);
	struct fault f;

	if (!mkdtemp(folder) || chdir(folder))
		exit(2);
	ok(end_of(NULL, &f) == DIFFER_END, "nobody writes");
	ok(end_of("new", &f) == DIFFER_FAILED && strcmp(f.text, said) == 0 &&
	    str_eq(f.file, STR("new")), "a cell of new is written over while it is read");
	ok(end_of("old", &f) == DIFFER_FAILED && strcmp(f.text, said) == 0 &&
	    str_eq(f.file, STR("old")), "one of old");
	if (unlink("old") || unlink("new") || chdir("/") || rmdir(folder))
		exit(2);
}

int
main(void)
{
	changed_meanwhile();
	cells();
	states();
	groups();
	return done();
}
