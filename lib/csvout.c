#include "csvout.h"

#include <errno.h>

bool
csvout_open(struct csvout *c, const char *path, const struct csvout_style *style, struct fault *f)
{
	*c = (struct csvout){.style = *style};
	c->encoder = iconv_open(style->encoding, "UTF-8");
	if (c->encoder == (iconv_t)-1) {
		*f = (struct fault){.file = str_of(path)};
		return fault_errno(f, M_CSVOUT_ENCODING, style->encoding);
	}
	if (!io_out_open(&c->out, path, f)) {
		iconv_close(c->encoder);
		return false;
	}
	if (style->bom)
		buf_puts(&c->line, "\xef\xbb\xbf");
	return true;
}

/* A semicolon too: LibreOffice cuts there unless told otherwise, and computes what follows. */
static bool
needs_quotes(const struct csvout *c, struct str s)
{
	return c->style.quote_all || str_find(s, c->style.delimiter) < s.n || str_find(s, '"') < s.n
	    || str_find(s, ';') < s.n || str_find(s, '\n') < s.n || str_find(s, '\r') < s.n;
}

void
csvout_put(struct csvout *c, struct str cell)
{
	if (c->cells++)
		buf_putc(&c->line, c->style.delimiter);
	if (!needs_quotes(c, cell)) {
		buf_put(&c->line, cell);
		return;
	}
	buf_putc(&c->line, '"');
	for (size_t i = 0; i < cell.n; i++) {
		if (cell.p[i] == '"')
			buf_putc(&c->line, '"');
		buf_putc(&c->line, cell.p[i]);
	}
	buf_putc(&c->line, '"');
}

bool
csvout_end(struct csvout *c, struct fault *f)
{
	buf_puts(&c->line, c->style.crlf ? "\r\n" : "\n");
	char *in = c->line.p;
	size_t left = c->line.n, room = 4 * left + 16;	/* no encoding takes more */

	buf_reset(&c->bytes);
	buf_reserve(&c->bytes, room);
	char *out = c->bytes.p;
	if (iconv(c->encoder, &in, &left, &out, &room) == (size_t)-1) {
		*f = (struct fault){0};
		return fault_errno(f, M_CSVOUT_ENCODING, c->style.encoding);
	}
	struct str line = {c->bytes.p, (size_t)(out - c->bytes.p)};

	/* the last LF is held back, so that a file cut short does not look whole */
	if (str_ends(line, STR("\n"))) {
		line.n--;
		io_out_put(&c->out, line);
		io_out_line(&c->out);
	} else {
		io_out_put(&c->out, line);
	}
	buf_reset(&c->line);
	c->cells = 0;
	return true;
}

bool
csvout_close(struct csvout *c, bool good, struct fault *f)
{
	struct fault ignored;

	iconv_close(c->encoder);
	buf_free(&c->line);
	buf_free(&c->bytes);
	return io_out_close(&c->out, good, good ? f : &ignored) && good;
}
