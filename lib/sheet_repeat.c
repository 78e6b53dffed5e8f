#include "sheet_repeat.h"

#include "headers_words.h"
#include "text.h"

/* What a cell says, appended to b; of the title of a page without its numbers: 第2页. */
static void
put_said(struct buf *b, const struct str *cells, size_t n, size_t i, bool digits)
{
	struct buf all = {0};
	text_squeeze(&all, i < n ? cells[i] : (struct str){0});
	for (size_t k = 0; k < all.n; k++)
		if (digits || !str_is_digit(all.p[k]))
			buf_putc(b, all.p[k]);
	buf_free(&all);
}

static bool
same_cells(const struct grid_row *as, const struct str *cells, size_t n, bool digits)
{
	struct buf a = {0}, b = {0};
	bool same = true, words = digits;
	size_t most = n > as->n ? n : as->n;
	for (size_t i = 0; i < most && same; i++) {
		buf_reset(&a);
		buf_reset(&b);
		put_said(&a, as->cells, as->n, i, digits);
		put_said(&b, cells, n, i, digits);
		same = str_eq(buf_str(&a), buf_str(&b));
		words = words || a.n > sizeof "页" - 1;
	}
	buf_free(&a);
	buf_free(&b);
	return same && words;
}

static bool
is_repeat(const struct sheet *s, const struct str *cells, size_t n)
{
	for (size_t i = 0; i < s->last; i++)
		if (same_cells(&s->held[i], cells, n, i >= s->first))
			return true;
	return false;
}

/* The cell begins like a number: no header does. */
static bool
has_digit(const struct str *cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct str s = text_trim(cells[i]);
		if (s.n && str_is_digit(*s.p))
			return true;
	}
	return false;
}

/* The words of header at, in its lowest row. */
static bool
is_ours(const struct sheet *s, size_t at, struct str key)
{
	struct buf b = {0};
	if (at < s->nheaders)
		headers_key(&b, s->headers[at].text);
	bool ours = str_ends(buf_str(&b), key);
	buf_free(&b);
	return ours;
}

/* Is it a header, of three known words and more? Of the same columns as ours, or of others? */
static enum row_kind
headers_kind(const struct sheet *s, const struct str *cells, size_t n)
{
	size_t known = 0, other = 0, filled = 0;
	struct buf b = {0};
	if (has_digit(cells, n))
		return ROW_DATA;
	for (size_t i = 0; i < n && filled < known * 2 + 3; i++) {
		buf_reset(&b);
		headers_key(&b, cells[i]);
		struct str key = buf_str(&b);
		filled += key.n > 0;
		key.n = str_find(key, '(');
		const struct headers_word *w = key.n ? headers_find(s->known, key) : NULL;
		const struct column *ours = i < s->nheaders ? s->headers[i].column : NULL;
		known += w != NULL;
		other += w && w->way == HEADER_KNOWN && w->column != ours
		    && !is_ours(s, i, buf_str(&b));
	}
	buf_free(&b);
	if (known < 3 || known * 2 < filled)
		return ROW_DATA;
	return other ? ROW_OTHER : ROW_REPEAT;
}

enum row_kind
sheet_repeat(const struct sheet *s, const struct str *cells, size_t n)
{
	return is_repeat(s, cells, n) ? ROW_REPEAT : headers_kind(s, cells, n);
}
