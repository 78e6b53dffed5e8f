/* xlsx_book FILE [inline] - a table from standard input as a workbook, for `make bench` */
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#include "str.h"

/* no key: an amount or a count */
static bool
is_number(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((s.p[i] < '0' || s.p[i] > '9') && s.p[i] != '.')
			return false;
	return s.n && s.n < 10;
}

static bool
put(lxw_worksheet *sheet, lxw_row_t row, size_t column, struct str s)
{
	char cell[256];
	if (s.n >= sizeof cell)
		return false;
	memcpy(cell, s.p, s.n);
	cell[s.n] = '\0';
	lxw_col_t at = (lxw_col_t)column;
	return LXW_NO_ERROR == (is_number(s) ?
	    worksheet_write_number(sheet, row, at, strtod(cell, NULL), NULL) :
	    worksheet_write_string(sheet, row, at, cell, NULL));
}

int
main(int argc, char **argv)
{
	lxw_workbook_options o = {.constant_memory = argc > 2};
	if (argc < 2)
		return 2;
	lxw_workbook *book = workbook_new_opt(argv[1], &o);
	lxw_worksheet *sheet = workbook_add_worksheet(book, NULL);
	char *line = NULL;
	size_t room = 0;
	ssize_t n;
	bool good = true;

	for (lxw_row_t row = 0; good && (n = getline(&line, &room, stdin)) > 0; row++) {
		struct str rest = {line, (size_t)n - (line[n - 1] == '\n')}, cell;
		for (size_t column = 0; good && str_cut(&rest, '\t', &cell); column++)
			good = put(sheet, row, column, cell);
	}
	free(line);
	return workbook_close(book) == LXW_NO_ERROR && good ? 0 : 2;
}
