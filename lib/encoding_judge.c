/* Which encoding bytes are in: marks, forms that cannot be by chance, and common Hanzi. */
#include <ctype.h>
#include <errno.h>
#include <iconv.h>

#include "encoding.h"
#include "text.h"

/* What a reading of two bytes a character finds. */
struct tally {
	size_t hanzi, common;	/* and those of the first level of their standard */
	size_t latin;		/* that would stand inside a Latin word */
};

/* Where the Hanzi of the first level are: in GB 2312-80 and in Big5. */
static const struct level {
	const char *iconv;
	unsigned char first, last;	/* leading bytes */
	bool low;			/* with 40..7E behind them too */
} gb = {"GB18030", 0xb0, 0xd7, false}, big5 = {"Big5-HKSCS", 0xa4, 0xc6, true};

/* Does all of s decode? Its end may cut a character in two. */
static bool
decodes(struct str s, const char *name)
{
	iconv_t c = iconv_open("UTF-8", name);
	char out[4096], *in = (char *)s.p;
	size_t left = s.n, r = 0;

	if (c == (iconv_t)-1)
		return false;
	do {
		char *to = out;
		size_t room = sizeof out;
		r = iconv(c, &in, &left, &to, &room);
	} while (r == (size_t)-1 && errno == E2BIG);
	bool good = r != (size_t)-1 || errno == EINVAL;
	iconv_close(c);
	return good;
}

/* s read as pairs of bytes; rows A1 to A3 are signs in both standards, and count for none. */
static struct tally
count(struct str s, const struct level *l)
{
	struct tally t = {0};
	bool word = false;	/* a Latin letter stands before */

	for (size_t i = 0; i + 1 < s.n; i++) {
		unsigned char lead = (unsigned char)s.p[i], trail = (unsigned char)s.p[i + 1];
		if (lead < 0x80) {
			word = isalpha(lead);
			continue;
		}
		bool sign = lead >= 0xa1 && lead <= 0xa3 && (trail >= 0xa1 || l->low);
		bool first = lead >= l->first && lead <= l->last;
		t.latin += word && isalpha(trail);
		t.hanzi += !sign;
		t.common += first && (trail >= 0xa1 || (l->low && trail < 0x7f));
		word = false;
		i += isdigit(trail) ? 3 : 1;	/* four bytes of GB 18030, or two */
	}
	return t;
}

/* A character that a table may hold: ASCII, Hanzi, the usual signs, halves of rare Hanzi. */
static bool
is_usual(unsigned c)
{
	static const struct {
		unsigned short from, to;
	} spans[] = {
		{0x20, 0x7e}, {0x4e00, 0x9fff}, {0x3000, 0x301f}, {0xff01, 0xff5e}, {0x09, 0x0a},
		{0x0d, 0x0d}, {0x2010, 0x2027}, {0xb0, 0xb7}, {0xd7, 0xd7}, {0x2160, 0x216b},
		{0x2460, 0x249b}, {0x25a0, 0x25cf}, {0x3400, 0x4dbf}, {0xd840, 0xdfff},
		{0xfeff, 0xfeff}, {0x2100, 0x2116}, {0x2212, 0x221a}, {0x3380, 0x33df}
	};

	for (size_t i = 0; i < COUNT(spans); i++)
		if (c >= spans[i].from && c <= spans[i].to)
			return true;
	return false;
}

/* How many of the units of 16 bits are usual, with the high byte first or behind. */
static size_t
usual_units(struct str s, size_t high)
{
	size_t n = 0;

	for (size_t i = 0; i + 1 < s.n; i += 2)
		n += is_usual((unsigned)(unsigned char)s.p[i + high] << 8
		    | (unsigned char)s.p[i + 1 - high]);
	return n;
}

/* UTF-16 without a mark: 9 of 10 characters are usual ones, which pairs of other bytes are not. */
static enum encoding_kind
judge_utf16(struct str s)
{
	size_t big = usual_units(s, 0), little = usual_units(s, 1);
	size_t most = big > little ? big : little;

	if (most * 10 < s.n / 2 * 9 || !most || big == little)
		return ENCODING_NONE;
	return big > little ? ENCODING_UTF16BE : ENCODING_UTF16LE;
}

size_t
encoding_whole(struct str s)
{
	size_t n = s.n;

	for (int back = 0; n && back < 3; back++) {
		unsigned char c = (unsigned char)s.p[n - 1];
		if (c < 0x80)
			break;
		n--;
		if (c < 0xc0)
			continue;
		int need = c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : 2;
		return (size_t)need > s.n - n ? n : s.n;
	}
	return s.n;
}

enum encoding_kind
encoding_utf16(struct str s)
{
	if (str_starts(s, STR("\xff\xfe")) || str_starts(s, STR("\xfe\xff")))
		return *s.p == '\xfe' ? ENCODING_UTF16BE : ENCODING_UTF16LE;
	return usual_units(s, 0) > usual_units(s, 1) ? ENCODING_UTF16BE : ENCODING_UTF16LE;
}

static bool
is_ascii(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] >= 0x80)
			return false;
	return true;
}

/* What bytes of two a character are, and its Hanzi. */
struct reading {
	struct encoding_verdict verdict;
	struct tally tally;
};

/* Does a find a larger share of common Hanzi than b? */
static bool
is_likelier(const struct tally *a, const struct tally *b)
{
	return a->common * b->hanzi > b->common * a->hanzi;
}

/*
 * Every text of Big5 can be read as GB 18030 too, and some the other way: but then its Hanzi
 * are rare ones. Bytes inside Latin words are of neither.
 */
static struct reading
read_double(struct str s)
{
	struct tally g = count(s, &gb), b = count(s, &big5);
	bool is_gb = g.latin * 2 <= g.hanzi && decodes(s, gb.iconv);
	bool is_big5 = b.latin * 2 <= b.hanzi && decodes(s, big5.iconv);
	bool few = g.hanzi < ENCODING_FEW || b.hanzi < ENCODING_FEW;

	if (is_big5 && (!is_gb || is_likelier(&b, &g)))
		return (struct reading){{ENCODING_BIG5, is_gb && few}, b};
	if (is_gb)
		return (struct reading){{ENCODING_GB18030, is_big5 && few}, g};
	return (struct reading){{ENCODING_NONE, false}, g};
}

/* The Hanzi of UTF-16, as GB 18030 counts them. */
static struct tally
count_utf16(struct str s, enum encoding_kind kind)
{
	iconv_t c = iconv_open(gb.iconv, kind == ENCODING_UTF16LE ? "UTF-16LE" : "UTF-16BE");
	struct buf b = {0};
	char *in = (char *)s.p;
	size_t left = s.n, room = s.n * 2 + 16;

	buf_reserve(&b, room);
	char *out = b.p;
	if (c != (iconv_t)-1) {
		iconv(c, &in, &left, &out, &room);
		iconv_close(c);
	}
	struct tally t = count((struct str){b.p, (size_t)(out - b.p)}, &gb);
	buf_free(&b);
	return t;
}

struct encoding_verdict
encoding_judge(struct str s)
{
	static const struct {
		struct str mark;
		enum encoding_kind kind;
	} marks[] = {
		{STR_INIT("\xef\xbb\xbf"), ENCODING_UTF8}, {STR_INIT("\xff\xfe"), ENCODING_UTF16LE},
		{STR_INIT("\xfe\xff"), ENCODING_UTF16BE}
	};
	bool nul = s.n && memchr(s.p, 0, s.n);
	size_t whole = encoding_whole(s);

	for (size_t i = 0; i < COUNT(marks); i++)
		if (str_starts(s, marks[i].mark))
			return (struct encoding_verdict){.kind = marks[i].kind};
	if (!nul && is_ascii(s))
		return (struct encoding_verdict){.kind = ENCODING_ASCII};
	if (!nul && whole && text_invalid((struct str){s.p, whole}) == whole)
		return (struct encoding_verdict){.kind = ENCODING_UTF8};
	enum encoding_kind wide = judge_utf16(s);
	if (nul)
		return (struct encoding_verdict){.kind = wide};
	struct reading r = read_double(s);
	if (wide == ENCODING_NONE)
		return r.verdict;
	struct tally t = count_utf16(s, wide);
	bool sure = t.hanzi >= ENCODING_FEW && t.common * 3 >= t.hanzi;
	if (sure || r.verdict.kind == ENCODING_NONE || !is_likelier(&r.tally, &t))
		r.verdict = (struct encoding_verdict){.kind = wide};
	return r.verdict;
}
