#include "sheets.h"
#include "sheets_figure.h"
#include "sheets_files.h"
#include "sheets_fill.h"
#include "sheets_out.h"
#include "sheets_unfold.h"
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
	put_name(&s->row, file->path);
	buf_putc(&s->row, '\t');
	put_name(&s->row, file->name);
	buf_printf(&s->row, "\t%zu", line);
}

static bool
is_identity(const struct column *c)
{
	return c->type == COLUMN_KEY || c->type == COLUMN_ID || c->type == COLUMN_CERT
	    || c->type == COLUMN_ACCOUNT || c->type == COLUMN_AREA;
}

/* What no cleaning can bring back; the text of the cell is not what people see. */
static bool
is_lost(const struct column *c, enum cell_kind kind, struct str cell, struct fault *f)
{
	switch (kind) {
	case CELL_LOST:
		return !fault_set(f, M_CELL_LOST);
	case CELL_ERROR:
		return !fault_set(f, M_CELL_ERROR, STR_FMT(cell));
	case CELL_FORMULA:
		return !fault_set(f, M_CELL_FORMULA);
	case CELL_DATE:
		return is_identity(c) && !fault_set(f, M_CELL_DATE);
	default:
		return false;
	}
}

/* In a workbook the cell is named by its address too. */
static void
name_cell(struct sheets *s, const struct sheets_file *file, size_t at)
{
	struct buf text = {0}, address = {0};
	if (file->encoding)
		return;
	buf_puts(&text, s->fault.text);
	grid_address(&address, at, s->fault.line);
	fault_set(&s->fault, M_CELL_AT, buf_cstr(&address), buf_cstr(&text));
	buf_free(&text);
	buf_free(&address);
}

/* 353.333333333333: a division that the sheet shows as 353.33. */
static bool
has_parts_of_fen(struct str number)
{
	return str_find(number, '.') + 3 < number.n && str_find(number, 'E') == number.n;
}

static size_t
count_digits(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n && s.p[i] != '.'; i++)
		n += s.p[i] >= '0' && s.p[i] <= '9';
	return n;
}

/*
 * An amount that was scaled: 100,000 yuan and more for each person that the row counts is
 * far too large, or a million where a row is a person, or 10^10 where it is not known.
 */
static void
weigh(struct sheets *s, struct sheets_file *file, size_t i, struct str yuan)
{
	struct sheets_amounts *a = &file->amounts[i];
	long at = file->persons;
	size_t persons = file->about ? 1 : 5;
	if (!file->about && at >= 0 && (size_t)at < s->current.n)
		persons = count_digits(s->current.cells[at]);
	if (!yuan.n)
		return;
	a->n++;
	a->large += count_digits(yuan) >= persons + 6;
}

static bool
clean_one(struct sheets *s, struct sheets_file *file, size_t i)
{
	size_t from = s->row.n;
	const struct column *c = s->columns[i].column;
	long at = s->sources[i];
	int64_t scale = at >= 0 ? file->sheet.headers[at].scale : 0;
	if (s->kinds[i] != CELL_TEXT && is_lost(c, s->kinds[i], s->cells[i], &s->fault))
		return false;
	if (!clean_cell(&s->cleaner, c, scale ? scale : file->totals.unit, s->cells[i], &s->row,
	    &s->fault)) {
		if (s->kinds[i] == CELL_NUMBER && c->type == COLUMN_MONEY
		    && has_parts_of_fen(s->cells[i]))
			fault_set(&s->fault, M_CELL_FEN, STR_FMT(s->cells[i]));
		return false;
	}
	s->changes[i] |= s->cleaner.changes;
	if (s->cleaner.changes & CHANGE_BIT(CHANGE_SCALED))
		weigh(s, file, i, str_from(buf_str(&s->row), from));
	if (s->kinds[i] == CELL_NUMBER && s->cleaner.changes & CHANGE_BIT(DOUBT_MONTH))
		return fault_set(&s->fault, M_CELL_MONTH, STR_FMT(s->cells[i]));
	return true;
}

/* The fault is of this column. */
static bool
blame(struct sheets *s, const struct sheets_file *file, size_t i)
{
	s->fault.column = s->columns[i].name;
	if (s->sources[i] >= 0)
		name_cell(s, file, (size_t)s->sources[i]);
	return false;
}

static bool
clean(struct sheets *s, struct sheets_file *file)
{
	if (!sheets_figure(s, file))
		return blame(s, file, (size_t)s->figure.at[0]);
	for (size_t i = 0; i < s->ncolumns; i++) {
		if (i)
			buf_putc(&s->row, '\t');
		if (clean_one(s, file, i))
			continue;
		sheets_figure_undo(s);
		return blame(s, file, i);
	}
	return true;
}

/* The row is good: now what was done to it counts. */
static void
count_changes(struct sheets *s, const struct sheets_file *file, size_t line)
{
	for (size_t i = 0; i < s->ncolumns; i++) {
		struct sheets_column *column = &s->columns[i];
		if (s->given > 1 && !str_eq(column->column->entity, STR("person")))
			continue;	/* repeated: it was counted in the first row */
		for (unsigned c = 0; s->changes[i] >> c; c++) {
			if (!(s->changes[i] & CHANGE_BIT(c)) || column->counts[c]++
			    || c < DOUBT_FIRST)
				continue;
			column->first_file[c - DOUBT_FIRST] = file->place;
			column->first_line[c - DOUBT_FIRST] = line;
		}
	}
}

static bool
is_free_text(const struct header *h)
{
	const struct column *c = h->column;
	return !c || ((c->type == COLUMN_TEXT || c->type == COLUMN_LIST)
	    && !str_ends(c->name, STR("name")));
}

/*
 * As many cells as the header has; blank ones behind do not matter. Excel leaves out the last
 * cells of rows where they are empty: nothing but text may be missing.
 */
static bool
is_even(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
{
	const struct sheet *sheet = &file->sheet;
	size_t most = sheet->held[sheet->first].n, n = row->n;
	if (sheet->grid.sparse)
		return true;
	while (n > most && !text_trim(row->cells[n - 1]).n)
		n--;
	bool even = n <= most;
	for (size_t i = n; i < sheet->nheaders; i++)
		even = even && is_free_text(&sheet->headers[i]);
	return even || fault_set(&s->fault, M_IMPORT_RAGGED, n, sheet->nheaders);
}

/* A row without its last cells in which another looks wrong: rather a delimiter is missing. */
static bool
is_short(struct sheets *s, struct sheets_file *file)
{
	const struct sheet *sheet = &file->sheet;
	const uint32_t doubts = CHANGE_BIT(DOUBT_ID) | CHANGE_BIT(DOUBT_CODE);
	size_t n = s->current.n;
	if (sheet->grid.sparse || n >= sheet->nheaders)
		return true;
	for (size_t i = 0; i < s->ncolumns; i++)
		if (s->changes[i] & doubts)
			return fault_set(&s->fault, M_IMPORT_RAGGED, n, sheet->nheaders);
	if (s->given == 1 && !file->shorter++)
		file->shorter_line = s->current.line;
	return true;
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
		    && !sheet_is_blank(row, i) && !file->unheaded++)
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
		bool filled = !sheet_is_blank(row, i) && h->way != HEADER_DROPPED;
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
	if (!file->about)
		return false;
	for (size_t i = 0; i < s->ncolumns; i++)
		if ((s->columns[i].fill && text_trim(s->cells[i]).n)
		    || s->changes[i] & CHANGE_BIT(DOUBT_SPAN))
			return false;
	struct content c = count_content(file, row);
	if (c.person || (c.words && (c.cells > 1 || c.known < 3)))
		return false;
	fault_set(&s->fault, c.words ? M_IMPORT_ALONE : M_IMPORT_NOBODY);
	return true;
}

/* The cells that are picked, as a row of the table. */
static enum sheets_event
give(struct sheets *s, struct sheets_file *file, size_t line)
{
	s->unfolded += s->given++ > 0;
	s->fault = (struct fault){.file = file->place, .line = line};
	buf_reset(&s->row);
	if (!clean(s, file) || !is_short(s, file))
		return refuse(s, file, line);
	count_changes(s, file, line);
	put_origin(s, file, line);
	s->out++;
	return SHEETS_ROW;
}

static bool
names_somebody(const struct sheets *s)
{
	return (s->name_at >= 0 && text_trim(s->cells[s->name_at]).n)
	    || (s->id_at >= 0 && text_trim(s->cells[s->id_at]).n);
}

/* The next person of the row, if there is one. */
static bool
take_member(struct sheets *s, struct sheets_file *file, enum sheets_event *event)
{
	if (!sheets_unfold_next(s, file))
		return false;
	size_t line = s->current.line;
	if (names_somebody(s)) {
		*event = give(s, file, line);
		return true;
	}
	s->unfolded += s->given++ > 0;
	s->fault = (struct fault){.file = file->place, .line = line};
	fault_set(&s->fault, M_IMPORT_MEMBER, s->group - 1);
	*event = refuse(s, file, line);
	return true;
}

static enum sheets_event
take_data(struct sheets *s, struct sheets_file *file, const struct sheet_row *row)
{
	enum sheets_event event;
	s->in++;
	s->given = 0;
	if (row->hidden && !file->hidden++)
		file->hidden_line = row->line;
	s->fault = (struct fault){.file = file->place, .line = row->line};
	s->current = *row;
	sheets_pick(s, file, row);
	if (is_nobody(s, file, row))
		return refuse(s, file, row->line);
	totals_add(&file->totals, row);
	if (!is_even(s, file, row))
		return refuse(s, file, row->line);
	count_unheaded(file, row);
	if (file->ngroups > 1 && !sheets_unfold_own(s, file) && take_member(s, file, &event))
		return event;
	return give(s, file, row->line);
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
	file->skipped += total->unread;
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
		s->fault.file = file->place;
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
	struct sheets_file *file = s->at < s->nfiles ? s->files[s->at] : NULL;
	struct sheet_row row;
	const struct total_row *total;
	if (file && !s->begun && !sheets_begin(file, &s->fault))
		return SHEETS_FAILED;
	s->begun = true;
	enum sheets_event member;
	if (file && s->group && take_member(s, file, &member))
		return member;
	while (file && sheet_next(&file->sheet, &row)) {
		file->kinds[row.kind]++;
		if (row.kind == ROW_DATA)
			return take_data(s, file, &row);
		if (row.kind == ROW_NOTE && file->kinds[ROW_NOTE] == 1)
			file->note_line = row.line;
		if (row.kind != ROW_TOTAL)
			continue;
		sheets_forget_above(s);
		total = totals_check(&file->totals, &row);
		if (total)
			return take_total(s, file, total);
	}
	if (!file)
		return end_all(s);
	enum sheets_event event = end_file(s, file);
	if (event == SHEETS_FILE) {
		sheets_forget_above(s);
		s->at++;
		s->begun = false;
	}
	return event;
}
