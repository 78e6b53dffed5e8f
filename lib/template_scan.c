/* template_scan - where the tags of a template are. */
#include <string.h>

#include "template_priv.h"

struct str
scan_trim(struct str s)
{
	while (s.n && strchr(" \t\r\n", s.p[0]))
		s = str_from(s, 1);
	while (s.n && strchr(" \t\r\n", s.p[s.n - 1]))
		s.n--;
	return s;
}

bool
scan_line_start(const struct scan *c, size_t at)
{
	return at == 0 || c->text.p[at - 1] == '\n';
}

/* Where needle begins at or after from, or the text's end. */
static size_t
find(const struct scan *c, size_t from, struct str needle)
{
	const char *hit = NULL;

	if (from < c->text.n)
		hit = memmem(c->text.p + from, c->text.n - from, needle.p, needle.n);
	return hit ? (size_t)(hit - c->text.p) : c->text.n;
}

static void
count_lines(struct scan *c, size_t from, size_t to)
{
	size_t i;

	for (i = from; i < to; i++)
		if (c->text.p[i] == '\n') {
			c->line++;
			c->line_start = i + 1;
		}
}

/* What ends the tag: the closing delimiter, after '}' or '=' for two kinds. */
static void
put_closing(const struct scan *c, char kind, struct buf *b)
{
	if (kind == '{')
		buf_putc(b, '}');
	else if (kind == '=')
		buf_putc(b, '=');
	buf_put(b, c->close);
}

/* The tag whose opening delimiter is at start. False: its end is missing. */
static bool
read_tag(struct scan *c, size_t start, struct tag *tag)
{
	size_t at = start + c->open.n, end;
	struct buf closing = {0};

	*tag = (struct tag){.start = start, .line = c->line, .at = start - c->line_start + 1};
	if (at < c->text.n && memchr("#^/!=>&{", c->text.p[at], 8))
		tag->kind = c->text.p[at++];
	put_closing(c, tag->kind, &closing);
	end = find(c, at, buf_str(&closing));
	tag->says = scan_trim((struct str){c->text.p + at, end - at});
	tag->end = end + closing.n;
	buf_free(&closing);
	return end < c->text.n;
}

/*
 * Is the tag alone on its line or lines? Then *from and *to are the whole of
 * them, the line's end included.
 */
static bool
alone(const struct scan *c, const struct tag *tag, size_t *from, size_t *to)
{
	size_t a = tag->start, b = tag->end;

	while (a && (c->text.p[a - 1] == ' ' || c->text.p[a - 1] == '\t'))
		a--;
	while (b < c->text.n && (c->text.p[b] == ' ' || c->text.p[b] == '\t'))
		b++;
	if (b + 1 < c->text.n && c->text.p[b] == '\r' && c->text.p[b + 1] == '\n')
		b++;
	if (!scan_line_start(c, a) || (b < c->text.n && c->text.p[b] != '\n'))
		return false;
	*from = a;
	*to = b < c->text.n ? b + 1 : b;
	return true;
}

enum scan_found
scan_next(struct scan *c, struct tag *tag)
{
	size_t start = find(c, c->at, c->open), from = start, to;

	count_lines(c, c->at, start);
	if (start == c->text.n)
		return SCAN_END;
	if (!read_tag(c, start, tag))
		return SCAN_UNCLOSED;
	to = tag->end;
	tag->alone = tag->kind && strchr("#^/!=>", tag->kind) && alone(c, tag, &from, &to);
	tag->before = (struct str){c->text.p + c->at, from - c->at};
	tag->indent = (struct str){c->text.p + from, start - from};
	count_lines(c, start, to);
	c->at = to;
	return SCAN_TAG;
}

bool
scan_delimiters(struct scan *c, struct str says)
{
	size_t blank = 0;
	struct str open = says, close;

	while (blank < open.n && !strchr(" \t\r\n", open.p[blank]))
		blank++;
	open.n = blank;
	close = scan_trim(str_from(says, blank));
	if (!open.n || !close.n || str_find(open, '=') < open.n || str_find(close, '=') < close.n ||
	    str_find(close, ' ') < close.n || str_find(close, '\n') < close.n)
		return false;
	c->open = open;
	c->close = close;
	return true;
}
