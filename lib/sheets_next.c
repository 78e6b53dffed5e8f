#include "sheets.h"
#include "sheets_fill.h"
#include "sheets_out.h"
#include "text.h"

/* A name of a file may hold anything; a field may not. */
static void
put_name(struct buf *b, struct str name)
{
	for (size_t i = 0; i < name.n; i++)
		buf_putc(b, (unsigned char)name.p[i] < 0x20 ? '?' : name.p[i]);
}

static void
put_origin(struct sheets *s, const struct sheets_file *file, size_t line)
{
	if (!s->options.origin)
		return;
	buf_putc(&s->row, '\t');
	put_name(&s->row, file->sheet.grid.file);
	buf_putc(&s->row, '\t');
	put_name(&s->row, file->sheet.grid.sheet);
	buf_printf(&s->row, "\t%zu", line);
}

static bool
clean(struct sheets *s, const struct sheets_file *file)
{
	for (size_t i = 0; i < s->ncolumns; i++) {
		long at = file->from[i];
		int64_t scale = at >= 0 ? file->sheet.headers[at].scale : 0;
		if (i)
			buf_putc(&s->row, '\t');
		if (!clean_cell(&s->cleaner, s->columns[i].column, scale ? scale
		    : file->totals.unit, s->cells[i], &s->row, &s->fault)) {
			s->fault.column = s->columns[i].name;
			return false;
		}
		s->changes[i] |= s->cleaner.changes;
	}
	return true;
}

/* The row is good: now what was done to it counts. */
static void
count_changes(struct sheets *s, const struct sheets_file *file, size_t line)
{
	for (size_t i = 0; i < s->ncolumns; i++)
		for (unsigned c = 0; s->changes[i] >> c; c++) {
			struct sheets_column *column = &s->columns[i];
			if (!(s->changes[i] & CHANGE_BIT(c)) || column->counts[c]++
			    || c < DOUBT_FIRST)
				continue;
			column->first_file[c - DOUBT_FIRST] = file->sheet.grid.file;
			column->first_line[c - DOUBT_FIRST] = line;
		}
}

/* As many cells as the header has; blank ones behind do not matter. */
static bool
is_even(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
{
	const struct sheet *sheet = &file->sheet;
	size_t most = sheet->held[sheet->first].n, n = row->n;
	while (n > most && !text_trim(row->cells[n - 1]).n)
		n--;
	if (n <= most && (n >= sheet->nheaders || sheet->grid.sparse))
		return true;
	return fault_set(&s->fault, M_IMPORT_RAGGED, n, sheet->nheaders);
}

/* The cells as they stand, for -x. */
static enum sheets_event
refuse(struct sheets *s, const struct sheets_file *file, size_t line)
{
	buf_reset(&s->row);
	for (size_t i = 0; i < s->ncolumns; i++) {
		if (i)
			buf_putc(&s->row, '\t');
		buf_put(&s->row, text_trim(s->cells[i]));
	}
	put_origin(s, file, line);
	s->refused++;
	return SHEETS_REFUSED;
}

/* Values that are lost because nothing stands above them. */
static void
count_unheaded(struct sheets_file *file, const struct sheet_row *row)
{
	const struct sheet *sheet = &file->sheet;
	for (size_t i = 0; i < row->n; i++)
		if ((i >= sheet->nheaders || sheet->headers[i].way == HEADER_BLANK)
		    && text_trim(row->cells[i]).n && !file->unheaded++)
			file->unheaded_line = row->line;
}

static bool
is_numeric(const struct column *c)
{
	return c && (c->type == COLUMN_MONEY || c->type == COLUMN_COUNT
	    || c->type == COLUMN_NUMBER || c->type == COLUMN_DECIMAL);
}

/* What a row has, beside serial numbers. */
struct content {
	/* not blank; of these no numbers; columns that are imported */
	size_t cells, words, known;
	bool person;			/* an ID number */
	bool about;			/* the sheet has columns that say whom a row is about */
};

static struct content
count_content(const struct sheets_file *file, const struct sheet_row *row)
{
	const struct sheet *sheet = &file->sheet;
	struct content c = {0};
	for (size_t i = 0; i < sheet->nheaders; i++) {
		const struct header *h = &sheet->headers[i];
		const struct column *k = h->column;
		c.known += k != NULL;
		c.about = c.about || (k && (k->type == COLUMN_ID || k->type == COLUMN_KEY
		    || str_ends(k->name, STR("name"))));
		bool filled = i < row->n && text_trim(row->cells[i]).n && h->way != HEADER_DROPPED;
		c.cells += filled;
		c.words += filled && !is_numeric(k);
		c.person = c.person || (filled && k && k->type == COLUMN_ID);
	}
	return c;
}

/*
 * Numbers and nothing else, in a sheet that says whom each row is about: to take 300 as
 * somebody's would be to pay the sum of a village twice. A word and nothing else is the
 * name of a village rather than of a person.
 */
static bool
is_nobody(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
{
	struct content c = count_content(file, row);
	for (size_t i = 0; i < s->ncolumns; i++)
		if (s->columns[i].fill && text_trim(s->cells[i]).n)
			return false;
	if (!c.about || c.person || (c.words && (c.cells > 1 || c.known < 3)))
		return false;
	fault_set(&s->fault, c.words ? M_IMPORT_ALONE : M_IMPORT_NOBODY);
	return true;
}

static enum sheets_event
take_data(struct sheets *s, struct sheets_file *file, const struct sheet_row *row)
{
	s->in++;
	s->fault = (struct fault){.file = file->sheet.grid.file, .line = row->line};
	buf_reset(&s->row);
	sheets_pick(s, file, row);
	if (is_nobody(s, file, row))
		return refuse(s, file, row->line);
	totals_add(&file->totals, row->cells, row->n);
	if (!is_even(s, file, row) || !clean(s, file))
		return refuse(s, file, row->line);
	count_changes(s, file, row->line);
	count_unheaded(file, row);
	put_origin(s, file, row->line);
	s->out++;
	return SHEETS_ROW;
}

/* A totals row as it stands, in the columns of the table, for -x. */
static void
put_total(struct sheets *s, const struct sheets_file *file, const struct total_row *total)
{
	buf_reset(&s->row);
	for (size_t i = 0; i < s->ncolumns; i++) {
		struct str rest = total->raw;
		for (long k = 0; k < file->from[i] && rest.n; k++)
			rest = str_from(rest, str_find(rest, '\t') + 1);
		rest.n = file->from[i] < 0 ? 0 : str_find(rest, '\t');
		if (i)
			buf_putc(&s->row, '\t');
		buf_put(&s->row, text_trim(rest));
	}
	put_origin(s, file, total->line);
}

static enum sheets_event
take_total(struct sheets *s, struct sheets_file *file, const struct total_row *total)
{
	bool differs = false;
	put_total(s, file, total);
	for (size_t i = 0; i < total->n; i++) {
		const struct total_number *x = &total->numbers[i];
		file->agreed += x->compared && x->agrees;
		file->skipped += !x->compared;
		differs = differs || (x->compared && !x->agrees);
	}
	s->differing += differs;
	s->total = total;
	if (s->totals_open)
		sheets_put_total(s, &s->totals);
	return SHEETS_TOTAL;
}

/* The file is read: totals that stood above their rows, then its end. */
static enum sheets_event
end_file(struct sheets *s, struct sheets_file *file)
{
	const struct fault *broken = file->sheet.grid.failed(file->sheet.grid.source);
	if (broken) {
		s->fault = *broken;
		return SHEETS_FAILED;
	}
	const struct total_row *total = totals_late(&file->totals);
	return total ? take_total(s, file, total) : SHEETS_FILE;
}

static enum sheets_event
end_all(struct sheets *s)
{
	if (!s->totals_open)
		return SHEETS_END;
	s->totals_open = false;
	s->fault = (struct fault){0};
	return tsv_finish(&s->totals, true, &s->fault) ? SHEETS_END : SHEETS_FAILED;
}

enum sheets_event
sheets_next(struct sheets *s)
{
	struct sheets_file *file = &s->files[s->at];
	struct sheet_row row;
	const struct total_row *total;
	while (s->at < s->nfiles && sheet_next(&file->sheet, &row)) {
		file->kinds[row.kind]++;
		if (row.kind == ROW_DATA)
			return take_data(s, file, &row);
		if (row.kind == ROW_NOTE && file->kinds[ROW_NOTE] == 1)
			file->note_line = row.line;
		if (row.kind != ROW_TOTAL)
			continue;
		sheets_forget_above(s);
		total = totals_check(&file->totals, row.cells, row.n, row.line);
		if (total)
			return take_total(s, file, total);
	}
	if (s->at == s->nfiles)
		return end_all(s);
	enum sheets_event event = end_file(s, file);
	if (event == SHEETS_FILE) {
		sheets_forget_above(s);
		s->at++;
	}
	return event;
}
