/* template_escape - values that stay text in Markdown and HTML. */
#include <string.h>

#include "template.h"

static bool
has_suffix(struct str path, const char *suffix)
{
	return str_ends(path, str_of(suffix));
}

bool
template_format_parse(struct str s, enum template_format *format)
{
	static const char *const names[] = {"text", "md", "html"};
	size_t i;

	for (i = 0; i < COUNT(names); i++)
		if (str_eq(s, str_of(names[i]))) {
			*format = (enum template_format)i;
			return true;
		}
	return false;
}

enum template_format
template_format_of(struct str path)
{
	if (has_suffix(path, ".md") || has_suffix(path, ".markdown"))
		return TEMPLATE_MARKDOWN;
	if (has_suffix(path, ".html") || has_suffix(path, ".htm"))
		return TEMPLATE_HTML;
	return TEMPLATE_PLAIN;
}

static const char *
reference(char c)
{
	switch (c) {
	case '&': return "&amp;";
	case '<': return "&lt;";
	case '>': return "&gt;";
	case '"': return "&quot;";
	case '\'': return "&#39;";
	default: return NULL;
	}
}

static void
escape_html(struct buf *b, struct str s)
{
	size_t i, start = 0;

	for (i = 0; i < s.n; i++) {
		const char *r = reference(s.p[i]);

		if (!r)
			continue;
		buf_put(b, (struct str){s.p + start, i - start});
		buf_puts(b, r);
		start = i + 1;
	}
	if (start < s.n)
		buf_put(b, str_from(s, start));
}

/*
 * Where a list or a heading would begin if the value began a line: a bullet,
 * a rule, or digits with a point or bracket. Returns the byte that needs a
 * backslash, or s.n.
 */
static size_t
marker(struct str s)
{
	size_t i = str_digits(s);
	bool bullet = s.n && strchr("-+=", s.p[0]);

	if (i == s.n || (i == 0 && !bullet) || (i && s.p[i] != '.' && s.p[i] != ')'))
		return s.n;
	if (i + 1 < s.n && s.p[i + 1] != ' ' && s.p[i + 1] != '\t' && s.p[i + 1] != s.p[i])
		return s.n;
	return i;
}

static void
escape_markdown(struct buf *b, struct str s)
{
	size_t i = 0, list;

	for (; i < s.n && (s.p[i] == ' ' || s.p[i] == '\t'); i++)
		buf_puts(b, "&#32;");	/* four of them would be code */
	s = str_from(s, i);
	list = marker(s);
	for (i = 0; i < s.n; i++) {
		if (i == list || (s.p[i] && strchr("\\`*_[]<>#|&~^$@!", s.p[i])))
			buf_putc(b, '\\');
		buf_putc(b, s.p[i]);
	}
}

void
template_escape(struct buf *b, struct str value, enum template_format format)
{
	if (format == TEMPLATE_HTML)
		escape_html(b, value);
	else if (format == TEMPLATE_MARKDOWN)
		escape_markdown(b, value);
	else
		buf_put(b, value);
}
