/* What is found: counted and said at the end, a row of -f; an error is a reason to refuse. */
#include "records_priv.h"
#include "text.h"

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

void
records_sentence(struct buf *b, const struct record_found *f, bool chinese)
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

struct str
records_column(const struct records *r, long column)
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
			    STR_FMT(records_column(r, f->column)));
	} else
		rec->why.column = records_column(r, f->column);
	buf_printf(&r->text, "%.*s: ", STR_FMT(f->check));
	records_sentence(&r->text, f, msg_chinese());
	rec->alone = f->what == CHECK_DUPLICATE && (rec->alone || !rec->bad);
	rec->bad = true;
	append(&rec->why, buf_str(&r->text));
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
	records_sentence(&r->text, f, msg_chinese());
	append(&f->tally->first, buf_str(&r->text));
}

void
records_found(struct records *r, struct record *rec, const struct record_found *f)
{
	count(r, f, rec->l->file, rec->l->number, records_column(r, f->column));
	if (r->open)
		records_finding(r, rec, f);
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
		records_finding(r, &rec, &f);
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
