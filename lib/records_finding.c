/* The table of -f: a row of it for each thing that was found. */
#include "leak.h"
#include "records_priv.h"

static const char *const header[] = {
	"finding_id", "check", "severity", "area_code", "township", "household_id", "id_number",
	"month", "programme", "expected", "actual", "amount", "message", "cites", "file", "sheet",
	"row", "column"
};

bool
records_finding_open(struct records *r, struct fault *f)
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
		buf_printf(b, ":%.*s", STR_FMT(records_column(r, f->column)));
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

void
records_finding(struct records *r, const struct record *rec, const struct record_found *f)
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
	records_sentence(&r->text, f, !r->ask->english);
	put(r, buf_str(&r->text));
	put(r, f->cites);
	put_origin(r, rec);
	put(r, f->name.n ? f->name : records_column(r, f->column));
	tsv_end(&r->out);
}
