#include <iconv.h>

#include "text.h"
#include "xls_priv.h"

bool
xls_next(struct xls_records *r)
{
	struct str rest = str_from(r->stream, r->next);

	if (rest.n < 4 || rest.n - 4 < xls_get16(rest.p + 2))
		return false;
	r->type = xls_get16(rest.p);
	r->body = (struct str){rest.p + 4, xls_get16(rest.p + 2)};
	r->next += 4 + r->body.n;
	return true;
}

/* The record goes on in the next one. */
static bool
go_on(struct xls_records *r)
{
	struct xls_records next = *r;

	if (!xls_next(&next) || next.type != XLS_CONTINUE)
		return false;
	*r = next;
	return true;
}

static bool
skip(struct xls_records *r, size_t n)
{
	while (n > r->body.n) {
		n -= r->body.n;
		if (!go_on(r))
			return false;
	}
	r->body = str_from(r->body, n);
	return true;
}

/* n units of UTF-16, of which one byte each is there unless wide. */
static bool
put_units(struct xls_records *r, size_t n, bool wide, struct buf *b)
{
	uint32_t high = 0;

	for (; n; n--) {
		if (!r->body.n) {
			if (!go_on(r) || !r->body.n)
				return false;
			wide = *r->body.p & 1;
			r->body = str_from(r->body, 1);
		}
		if (r->body.n < 1u + wide)
			return false;
		uint32_t c = wide ? xls_get16(r->body.p) : (unsigned char)*r->body.p;
		r->body = str_from(r->body, 1u + wide);
		bool low = c >= 0xdc00 && c < 0xe000;
		if (high && low)
			c = 0x10000 + (high - 0xd800) * 0x400 + (c - 0xdc00);
		else if (high || low)
			text_put(b, 0xfffd);	/* half of a character */
		high = c >= 0xd800 && c < 0xdc00 ? c : 0;
		if (!high && !(c >= 0xdc00 && c < 0xe000))
			text_put(b, c);
	}
	if (high)
		text_put(b, 0xfffd);
	return true;
}

/* UTF-16 with flags in front; fonts and sounds behind it are of no use here. */
static bool
put_unicode(struct xls_records *r, size_t n, struct buf *b)
{
	enum { WIDE = 1, EXTENDED = 4, RICH = 8 };
	size_t behind = 0;

	if (!r->body.n && !go_on(r))
		return false;
	if (!r->body.n)
		return false;
	unsigned flags = (unsigned char)*r->body.p;
	size_t head = 1 + (flags & RICH ? 2 : 0) + (flags & EXTENDED ? 4 : 0);
	if (r->body.n < head)
		return false;
	if (flags & RICH)
		behind += (size_t)xls_get16(r->body.p + 1) * 4;
	if (flags & EXTENDED)
		behind += xls_get32(r->body.p + head - 4);
	r->body = str_from(r->body, head);
	return put_units(r, n, flags & WIDE, b) && skip(r, behind);
}

/* n bytes of the code page. */
static bool
put_bytes(struct xls_records *r, size_t n, void *decoder, struct buf *b)
{
	char *in = (char *)r->body.p;
	size_t left = n;

	if (r->body.n < n)
		return false;
	buf_reserve(b, n * 4 + 16);
	char *out = b->p + b->n;
	size_t room = b->room - b->n;
	if (iconv(decoder, &in, &left, &out, &room) == (size_t)-1)
		return false;
	b->n = (size_t)(out - b->p);
	r->body = str_from(r->body, n);
	return true;
}

bool
xls_text(struct xls_records *r, const struct xls_coding *c, size_t n, struct buf *b)
{
	size_t from = b->n;
	bool good = c->old ? put_bytes(r, n, c->iconv, b) : put_unicode(r, n, b);

	grid_clean(b, from);
	return good;
}
