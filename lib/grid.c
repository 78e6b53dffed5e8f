#include "grid.h"

void
grid_address(struct buf *b, size_t column, size_t row)
{
	char letters[16];
	size_t n = sizeof letters;
	for (size_t c = column + 1; c; c = (c - 1) / 26)
		letters[--n] = (char)('A' + (c - 1) % 26);
	buf_put(b, (struct str){letters + n, sizeof letters - n});
	buf_printf(b, "%zu", row);
}
