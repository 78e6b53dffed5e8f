#include "sheets_clean.h"

#include "sheets_figure.h"

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

static size_t
count_digits(struct str s)
{
	size_t n = 0;
	for (size_t i = 0; i < s.n && s.p[i] != '.'; i++)
		n += str_is_digit(s.p[i]);
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

/*
 * What a number was that cannot be cleaned: 353.333333333333, which the sheet shows as 353.33,
 * or 2024.1, which may have been 2024.10. False, and nothing else.
 */
static bool
explain_number(struct sheets *s, size_t i)
{
	const struct column *c = s->columns[i].column;
	struct str cell = s->cells[i];
	if (s->kinds[i] != CELL_NUMBER)
		return false;
	if (c->type == COLUMN_MONTH && s->cleaner.changes & CHANGE_BIT(DOUBT_MONTH))
		return fault_set(&s->fault, M_CELL_MONTH, STR_FMT(cell));
	if (c->type == COLUMN_MONEY && str_find(cell, '.') + 3 < cell.n)
		return fault_set(&s->fault, M_CELL_FEN, STR_FMT(cell));
	return false;
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
	    &s->fault))
		return explain_number(s, i);
	uint32_t changes = s->cleaner.changes;
	if (s->kinds[i] == CELL_NUMBER && changes & CHANGE_BIT(DOUBT_MONTH))
		return explain_number(s, i);
	s->changes[i] |= changes;
	if (changes & CHANGE_BIT(CHANGE_SCALED))
		weigh(s, file, i, str_from(buf_str(&s->row), from));
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

bool
sheets_clean(struct sheets *s, struct sheets_file *file)
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

void
sheets_count_changes(struct sheets *s, const struct sheets_file *file, size_t line)
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
