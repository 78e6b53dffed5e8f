/* clean - text, and names above all. */
#include "clean_parts.h"
#include "text.h"

/* What people type between the parts of a name, where U+00B7 belongs. */
static bool
is_dot(uint32_t c)
{
	static const uint32_t dots[] = {
		'.', 0xB7, 0x2022, 0x2027, 0x2219, 0x22C5, 0x30FB, 0xFF0E, 0xFF65,
	};
	for (size_t i = 0; i < COUNT(dots); i++)
		if (dots[i] == c)
			return true;
	return false;
}

static bool
is_space(uint32_t c)
{
	return c == ' ' || c == 0xa0 || c == 0x3000 || c == 0x200b || c == 0xfeff;
}

/* Is it a name in Han characters, dots between them and blanks aside? */
static bool
is_han(struct str s)
{
	bool after = false;	/* a Han character stands before */
	for (size_t at = 0; at < s.n;) {
		uint32_t c = text_next(s, &at);
		bool han = (c >= 0x3400 && c <= 0x9fff) || (c >= 0x20000 && c <= 0x3ffff);
		if (!is_space(c) && !han && !(is_dot(c) && after))
			return false;
		after = han || (after && is_space(c));
	}
	return after;
}

/* 张　三 is 张三, 买买提•阿不都 is 买买提·阿不都. */
static void
put_name(struct cleaner *k, struct str s, struct buf *out)
{
	for (size_t at = 0; at < s.n;) {
		size_t from = at;
		uint32_t c = text_next(s, &at);
		if (is_space(c)) {
			changed(k, CHANGE_INNER);
		} else if (is_dot(c)) {
			if (c != 0xB7)
				changed(k, CHANGE_DOT);
			text_put(out, 0xB7);
		} else {
			buf_put(out, (struct str){s.p + from, at - from});
		}
	}
}

void
clean_text(struct cleaner *k, const struct column *c, struct str s, struct buf *out)
{
	if (c && (str_eq(c->name, STR("name")) || str_ends(c->name, STR("_name"))) && is_han(s))
		put_name(k, s, out);
	else
		buf_put(out, s);
}
