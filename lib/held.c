/* Rows between being made and being written. */
#include "held.h"

void
held_put(struct held *h, struct str cell)
{
	if (h->started)
		buf_putc(&h->text, '\t');
	h->started = true;
	buf_put(&h->text, cell);
}

void
held_clean(struct held *h, struct str cell)
{
	held_put(h, (struct str){0});
	for (size_t i = 0; i < cell.n; i++)
		buf_putc(&h->text, (unsigned char)cell.p[i] < 0x20 ||
		    cell.p[i] == 0x7F ? '?' : cell.p[i]);
}

void
held_end(struct held *h)
{
	buf_putc(&h->text, '\n');
	h->started = false;
	h->rows++;
}

size_t
held_write(struct held *h, struct tsv_out *w)
{
	struct str rest = buf_str(&h->text), row;
	size_t n = h->rows;

	while (str_cut(&rest, '\n', &row)) {
		tsv_put_row(w, row);
		tsv_end(w);
	}
	held_drop(h);
	return n;
}

void
held_drop(struct held *h)
{
	buf_reset(&h->text);
	h->rows = 0;
	h->started = false;
}

void
held_free(struct held *h)
{
	buf_free(&h->text);
	*h = (struct held){0};
}
