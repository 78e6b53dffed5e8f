#include "sheets_sense.h"

#include "text.h"

static bool
is_free_text(const struct header *h)
{
	const struct column *c = h->column;
	return !c || ((c->type == COLUMN_TEXT || c->type == COLUMN_LIST)
	    && !str_ends(c->name, STR("name")));
}

bool
sheets_is_even(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
{
	const struct sheet *sheet = &file->sheet;
	size_t most = sheet->held[sheet->first].n, n = row->n;
	if (sheet->grid.sparse)
		return true;
	if (most < sheet->nheaders)
		most = sheet->nheaders;	/* its second row is longer */
	while (n > most && !text_trim(row->cells[n - 1]).n)
		n--;
	bool even = n <= most;
	for (size_t i = n; i < sheet->nheaders; i++)
		even = even && is_free_text(&sheet->headers[i]);
	return even || fault_set(&s->fault, M_IMPORT_RAGGED, n, sheet->nheaders);
}

bool
sheets_is_even_still(struct sheets *s, struct sheets_file *file)
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

void
sheets_count_unheaded(struct sheets_file *file, const struct sheet_row *row)
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

bool
sheets_is_nobody(struct sheets *s, const struct sheets_file *file, const struct sheet_row *row)
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
