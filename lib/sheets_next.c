#include "sheets.h"
#include "sheets_clean.h"
#include "sheets_files.h"
#include "sheets_fill.h"
#include "sheets_out.h"
#include "sheets_sense.h"
#include "sheets_unfold.h"
#include "text.h"

static void
put_origin(struct sheets *s, const struct sheets_file *file, size_t line)
{
	if (!s->options.origin)
		return;
	buf_putc(&s->row, '\t');
	sheets_put_place(&s->row, file->path);
	buf_putc(&s->row, '\t');
	sheets_put_place(&s->row, file->name);
	buf_printf(&s->row, "\t%zu", line);
}

/* The cells as they stand, for -x; of a number that lost its end what is left, and that it did. */
static enum sheets_event
refuse(struct sheets *s, const struct sheets_file *file, size_t line)
{
	buf_reset(&s->row);
	for (size_t i = 0; i < s->ncolumns; i++) {
		if (i)
			buf_putc(&s->row, '\t');
		buf_put(&s->row, text_trim(s->cells[i]));
		if (s->kinds[i] == CELL_LOST)
			buf_put(&s->row, STR(CLEAN_LOST));
	}
	put_origin(s, file, line);
	s->refused++;
	return SHEETS_REFUSED;
}

/* The cells that are picked, as a row of the table. */
static enum sheets_event
give(struct sheets *s, struct sheets_file *file, size_t line)
{
	s->unfolded += s->given++ > 0;
	s->fault = (struct fault){.file = file->place, .line = line};
	buf_reset(&s->row);
	if (!sheets_clean(s, file) || !sheets_is_even_still(s, file))
		return refuse(s, file, line);
	sheets_count_changes(s, file, line);
	put_origin(s, file, line);
	s->out++;
	return SHEETS_ROW;
}

/* The next person of the row, if there is one. */
static bool
take_member(struct sheets *s, struct sheets_file *file, enum sheets_event *event)
{
	if (!sheets_unfold_next(s, file))
		return false;
	size_t line = s->current.line;
	if (sheets_unfold_named(s, file, s->group - 1)) {
		*event = give(s, file, line);
		return true;
	}
	s->unfolded += s->given++ > 0;
	s->fault = (struct fault){.file = file->place, .line = line};
	fault_set(&s->fault, M_IMPORT_MEMBER, file->who[s->group - 1].group);
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
	if (sheets_is_nobody(s, file, row))
		return refuse(s, file, row->line);
	totals_add(&file->totals, row);
	if (!sheets_is_even(s, file, row))
		return refuse(s, file, row->line);
	sheets_count_unheaded(file, row);
	bool own = file->ngroups < 2 || sheets_unfold_own(s, file);
	if (!own && take_member(s, file, &event))
		return event;
	if (own && file->ngroups > 1 && !sheets_unfold_complete(s, file))
		return refuse(s, file, row->line);
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
		if (row.kind == ROW_OTHER) {
			s->fault = (struct fault){.file = file->place, .line = row.line};
			fault_set(&s->fault, M_IMPORT_OTHER_TABLE, file->sheet.line);
			return SHEETS_FAILED;
		}
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
