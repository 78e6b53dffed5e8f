/* xlsxout_text - which characters a workbook can hold, and how. */
#include <strings.h>

#include "xlsxout_priv.h"

/* UTF-16 units, as a spreadsheet counts. */
bool
xlsxout_fits(struct str text)
{
	size_t n = 0;

	if (text.n <= XLSXOUT_CHARACTERS)
		return true;
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];

		n += (c & 0xc0) != 0x80;
		n += c >= 0xf0;
	}
	return n <= XLSXOUT_CHARACTERS;
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* A text that reads like the escape of a character. */
static bool
is_escape(struct str s)
{
	return s.n >= 7 && s.p[1] == 'x' && is_hex(s.p[2]) && is_hex(s.p[3]) && is_hex(s.p[4])
	    && is_hex(s.p[5]) && s.p[6] == '_';
}

/* Not U+FFFE nor U+FFFF. */
static bool
is_character(struct str s)
{
	return !str_starts(s, STR("\xef\xbf\xbe")) && !str_starts(s, STR("\xef\xbf\xbf"));
}

/*
 * XML has no control characters, U+FFFE, U+FFFF: a workbook writes them as _x0007_, and a
 * text that looks like that as _x005F_x0007_. The library does it in shared texts only.
 */
const char *
xlsxout_escape(struct buf *b, struct str text)
{
	buf_reset(b);
	for (size_t i = 0; i < text.n; i++) {
		unsigned char c = (unsigned char)text.p[i];
		struct str rest = str_from(text, i);

		if (c < 0x20 || (c == '_' && is_escape(rest))) {
			buf_printf(b, "_x%04X_", c);
		} else if (!is_character(rest)) {
			buf_puts(b, rest.p[2] == '\xbe' ? "_xFFFE_" : "_xFFFF_");
			i += 2;
		} else {
			buf_putc(b, (char)c);
		}
	}
	return buf_cstr(b);
}

/* Nothing is escaped in the properties: what cannot stand there is a blank. */
const char *
xlsxout_plain(struct buf *b, struct str text)
{
	buf_reset(b);
	for (size_t i = 0; i < text.n; i++) {
		bool good = is_character(str_from(text, i));

		buf_putc(b, (unsigned char)text.p[i] < 0x20 || !good ? ' ' : text.p[i]);
		i += good ? 0 : 2;
	}
	return buf_cstr(b);
}

/* Nothing is escaped in a name; History is one that Excel keeps for itself. */
bool
xlsxout_can_be_name(struct xlsxout *x, struct str name)
{
	buf_reset(&x->text);
	buf_put(&x->text, name);
	for (size_t i = 0; i < name.n; i++)
		if ((unsigned char)name.p[i] < 0x20 || !is_character(str_from(name, i)))
			return false;
	return strcasecmp(buf_cstr(&x->text), "History")
	    && workbook_validate_sheet_name(x->book, buf_cstr(&x->text)) == LXW_NO_ERROR;
}
