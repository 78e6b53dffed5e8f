#include "sheets_text.h"

#include "sheet.h"

static size_t
count_known(struct str line, char by, const struct headers *h)
{
	size_t known = 0, start = 0;
	if (line.n && line.p[line.n - 1] == '\r')
		line.n--;
	while (start <= line.n) {
		struct str cell = str_from(line, start);
		cell.n = str_find(cell, by);
		start += cell.n + 1;
		if (cell.n >= 2 && *cell.p == '"' && cell.p[cell.n - 1] == '"')
			cell = (struct str){cell.p + 1, cell.n - 2};
		known += headers_knows(h, cell);
	}
	return known;
}

char
sheets_delimiter(struct str head, const struct headers *h)
{
	static const char candidates[] = {',', '\t', ';', '|'};
	char best = ',';
	size_t most = 0;
	for (size_t i = 0; i < sizeof candidates; i++) {
		struct str rest = head, line;
		for (size_t n = 0; n < SHEET_LOOK && str_cut(&rest, '\n', &line); n++) {
			size_t known = count_known(line, candidates[i], h);
			if (known > most) {
				most = known;
				best = candidates[i];
			}
		}
	}
	return best;
}
