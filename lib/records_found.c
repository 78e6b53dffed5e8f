/* What is found: a row of -f, or counted and said at the end; an error is a reason to refuse. */
#include "leak.h"
#include "records_priv.h"
#include "text.h"

static const char *const header[] = {
	"finding_id", "check", "severity", "area_code", "township", "household_id", "id_number",
	"month", "programme", "expected", "actual", "amount", "message", "cites", "file", "sheet",
	"row", "column"
};

bool
records_found_open(struct records *r, struct fault *f)
{
	if (!r->ask->findings)
		return true;
	if (!tsv_create(&r->out, r->ask->findings, f))
		return false;
	r->open = true;
	for (size_t i = 0; i < COUNT(header); i++)
		tsv_put(&r->out, str_of(header[i]));
	tsv_end(&r->out);
	return true;
}

struct str
records_place(struct records *r, size_t row)
{
	size_t line;
	struct str file = places_find(&r->places, row, &line);

	buf_reset(&r->shown);
	buf_printf(&r->shown, "%.*s:%zu", STR_FMT(file), line);
	return buf_str(&r->shown);
}

/* ---- the sentence */

static void
put_text(struct buf *b, const struct record_found *f, bool chinese)
{
	if (f->what == CHECK_FINE) {
		buf_put(b, f->message);
		return;
	}
	buf_printf(b, msg_in(check_text(f->what), chinese), STR_FMT(f->with));
	if (f->expected.n && (f->what == CHECK_CODE || f->what == CHECK_CODE_UNLISTED ||
	    f->what == CHECK_COLUMN_UNKNOWN))
		buf_printf(b, msg_in(M_RECORDS_MEAN, chinese), STR_FMT(f->expected));
}

/* As much of text as fits behind what f says already, cut between characters. */
static void
append(struct fault *f, struct str text)
{
	size_t n = strlen(f->text), room = sizeof(f->text) - n - 1;

	text.n = text_cut(text, room);
	memcpy(f->text + n, text.p, text.n);
	f->text[n + text.n] = '\0';
}

static struct str
column_name(const struct records *r, long column)
{
	return column < 0 ? (struct str){0} : r->columns[column].name;
}

/* "id-digit: ..."; further errors of the row behind the first. */
static void
refuse(struct records *r, struct record *rec, const struct record_found *f)
{
	buf_reset(&r->text);
	if (rec->bad) {
		buf_puts(&r->text, "; ");
		if (f->column >= 0)
			buf_printf(&r->text, msg(M_FAULT_COLUMN),
			    STR_FMT(column_name(r, f->column)));
	} else
		rec->why.column = column_name(r, f->column);
	buf_printf(&r->text, "%.*s: ", STR_FMT(f->check));
	put_text(&r->text, f, msg_chinese());
	rec->alone = f->what == CHECK_DUPLICATE && (rec->alone || !rec->bad);
	rec->bad = true;
	append(&rec->why, buf_str(&r->text));
}

/* ---- the row of -f */

static void
put(struct records *r, struct str cell)
{
	tsv_put(&r->out, cell);
}

static void
put_id(struct records *r, const struct record *rec, const struct record_found *f)
{
	struct buf *b = &r->text;
	struct seen_entry *e;
	struct str subject = record_cell(rec, r->at[AT_SUBJECT]);
	bool fresh;

	buf_reset(b);
	buf_printf(b, "%.*s:", STR_FMT(f->check));
	/* each payment is a thing of its own; a person of a register is the same next month */
	/* a household number may be or hold an ID number, the others whatever slipped in */
	if (!r->is_register) {
		leak_put(b, rec->month, false);
		buf_puts(b, rec->month.n ? ":" : "");
	}
	leak_put(b, rec->programme, false);
	buf_puts(b, rec->programme.n ? ":" : "");
	if (f->name.n)
		leak_put(b, f->name, false);
	else if (subject.n)
		leak_put(b, subject, true);
	else
		buf_printf(b, "row%zu", rec->number);
	if (rec->position && !f->of_household)
		buf_printf(b, "/%zu", rec->position);
	if (f->column >= 0)
		buf_printf(b, ":%.*s", STR_FMT(column_name(r, f->column)));
	e = seen_put(&r->ids, buf_str(b), 0, &fresh);
	if (e->notes[0]++)
		buf_printf(b, ":%u", (unsigned)e->notes[0]);
	put(r, buf_str(b));
}

/* File and row as import-table --origin gave them, else where the row stands in the table. */
static void
put_origin(struct records *r, const struct record *rec)
{
	struct str file = record_cell(rec, r->at[AT_FILE]), row = record_cell(rec, r->at[AT_ROW]);
	bool given = file.n && row.n;
	struct buf line = {0};

	buf_int(&line, (int64_t)rec->l->number);
	buf_reset(&r->text);
	buf_put(&r->text, given ? file : rec->l->file);
	for (size_t i = 0; i < r->text.n; i++)
		if ((unsigned char)r->text.p[i] < 0x20)
			r->text.p[i] = '?';
	put(r, buf_str(&r->text));
	put(r, given ? record_cell(rec, r->at[AT_SHEET]) : (struct str){0});
	put(r, given ? row : buf_str(&line));
	buf_free(&line);
}

static struct str
severity_word(enum severity s)
{
	static const struct str words[] = {STR_INIT("error"), STR_INIT("doubt"), STR_INIT("note")};

	return words[s];
}

static void
put_row(struct records *r, const struct record *rec, const struct record_found *f)
{
	static const enum record_place places[] = {AT_AREA, AT_TOWNSHIP, AT_HOUSEHOLD};

	put_id(r, rec, f);
	put(r, f->check);
	put(r, severity_word(f->severity));
	for (size_t i = 0; i < COUNT(places); i++)
		put(r, record_cell(rec, r->at[places[i]]));
	put(r, f->of_household ? (struct str){0} : record_cell(rec, r->person[PERSON_ID]));
	put(r, rec->month);
	put(r, rec->programme);
	put(r, f->expected);
	put(r, f->actual);
	put(r, (struct str){0});
	buf_reset(&r->text);
	put_text(&r->text, f, !r->ask->english);
	put(r, buf_str(&r->text));
	put(r, f->cites);
	put_origin(r, rec);
	put(r, f->name.n ? f->name : column_name(r, f->column));
	tsv_end(&r->out);
}

/* ---- all of it */

static void
count(struct records *r, const struct record_found *f, struct str file, size_t line,
    struct str column)
{
	r->severities[f->severity]++;
	if (f->tally->count++)
		return;
	f->tally->first = (struct fault){.file = file, .line = line, .column = column};
	buf_reset(&r->text);
	put_text(&r->text, f, msg_chinese());
	append(&f->tally->first, buf_str(&r->text));
}

void
records_found(struct records *r, struct record *rec, const struct record_found *f)
{
	count(r, f, rec->l->file, rec->l->number, column_name(r, f->column));
	if (r->open)
		put_row(r, rec, f);
	if (f->severity == SEVERITY_ERROR)
		refuse(r, rec, f);
	if (f->severity == SEVERITY_ERROR && f->column >= 0)
		r->wrong[f->column] = true;
}

static struct record_found
listed(struct records *r, enum check what, long column)
{
	return (struct record_found){.what = what, .check = check_name(what),
	    .severity = check_severity(what), .tally = &r->tallies[what], .column = column};
}

void
records_tell_with(struct records *r, struct record *rec, enum check what, long column,
    struct str with)
{
	struct record_found f = listed(r, what, column);

	f.with = with;
	records_found(r, rec, &f);
}

void
records_tell(struct records *r, struct record *rec, enum check what, long column)
{
	records_tell_with(r, rec, what, column, (struct str){0});
}

void
records_note(struct records *r, enum check what, struct str name, struct str with)
{
	struct str *cells = arena_take(&r->arena, tsv_columns(records_stream(r)), sizeof(*cells));
	struct line first = {.cells = cells, .file = tsv_file(records_stream(r)), .number = 1};
	struct record rec = {.l = &first};
	struct record_found f = listed(r, what, -1);

	f.name = name;
	if (what == CHECK_COLUMN_UNKNOWN)
		f.expected = with;	/* the nearest name */
	else
		f.with = with;
	count(r, &f, first.file, first.number, name);
	if (r->open)
		put_row(r, &rec, &f);
}

/* ---- the end */

void
records_say_first(const struct records *r, const struct record_tally *t)
{
	struct buf b = {0};

	if (!t->count || r->ask->findings)
		return;
	fault_print(&t->first, &b);
	if (t->count == 1)
		r->tell.say(M_RECORDS_ONCE, buf_cstr(&b));
	else
		r->tell.say(M_RECORDS_OFTEN, buf_cstr(&b), t->count);
	buf_free(&b);
}

void
records_found_say(struct records *r)
{
	const size_t *n = r->severities;

	for (int i = CHECK_FINE + 1; i < CHECKS; i++)
		if (check_severity((enum check)i) != SEVERITY_ERROR)
			records_say_first(r, &r->tallies[i]);
	records_rules_say(r);
	if (n[SEVERITY_ERROR] || n[SEVERITY_DOUBT] || n[SEVERITY_NOTE])
		r->tell.say(M_RECORDS_FOUND, n[SEVERITY_ERROR], n[SEVERITY_DOUBT],
		    n[SEVERITY_NOTE]);
}
