#include "encoding.h"

#include <errno.h>
#include <fcntl.h>
#include <iconv.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "io.h"
#include "text.h"

/* by enum encoding_kind */
static const char *const names[] = {
	"ASCII", "UTF-8", "UTF-16LE", "UTF-16BE", "GB18030", "Big5-HKSCS", NULL
};

enum { LOOK_MOST = 8 * ENCODING_BLOCK };	/* bytes looked at for Hanzi to judge by */

/* One more block of raw bytes behind what is left of the last. */
static bool
fill(struct encoding *e, struct fault *f)
{
	buf_reserve(&e->raw, ENCODING_BLOCK);
	ssize_t n = io_read(e->fd, e->raw.p + e->raw.n, ENCODING_BLOCK);
	if (n < 0)
		return fault_errno(f, M_IMPORT_READ);
	e->raw.n += (size_t)n;
	e->ended = n == 0;
	return true;
}

static bool
use(struct encoding *e, const char *name, struct fault *f)
{
	e->name = name;
	e->decided = true;
	if (strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0)
		return true;
	iconv_t c = iconv_open("UTF-8", name);
	if (c == (iconv_t)-1)
		return fault_set(f, M_IMPORT_ENCODING_UNKNOWN, name);
	e->iconv = c;
	return true;
}

/* --encoding: what people call an encoding, as the one that holds all its texts. */
static bool
use_given(struct encoding *e, const char *name, struct fault *f)
{
	static const struct {
		const char *name;
		enum encoding_kind kind;
	} known[] = {
		{"GBK", ENCODING_GB18030}, {"GB2312", ENCODING_GB18030},
		{"CP936", ENCODING_GB18030}, {"Big5", ENCODING_BIG5}, {"CP950", ENCODING_BIG5},
		{"UTF-16", ENCODING_UTF16LE}, {"UTF16", ENCODING_UTF16LE},
		{"Unicode", ENCODING_UTF16LE}
	};

	for (size_t i = 0; i < COUNT(known); i++) {
		if (strcasecmp(name, known[i].name) != 0)
			continue;
		enum encoding_kind kind = known[i].kind;
		if (kind == ENCODING_UTF16LE)
			kind = encoding_utf16(buf_str(&e->raw));
		return use(e, names[kind], f);
	}
	return use(e, name, f);
}

/* While all is ASCII there is nothing to decide, and nothing can go wrong. */
static bool
decide(struct encoding *e, struct fault *f)
{
	struct encoding_verdict v = encoding_judge(buf_str(&e->raw));

	while (v.few && !e->ended && e->raw.n < LOOK_MOST) {
		if (!fill(e, f))
			return false;
		v = encoding_judge(buf_str(&e->raw));
	}
	if (v.kind == ENCODING_ASCII)
		return true;
	/* what was ASCII so far cannot go on in UTF-16 */
	bool wide = v.kind == ENCODING_UTF16LE || v.kind == ENCODING_UTF16BE;
	if (v.kind == ENCODING_NONE || (wide && e->passed))
		return fault_set(f, memchr(e->raw.p, 0, e->raw.n) ? M_IMPORT_BINARY
		    : M_IMPORT_ENCODING_NONE);
	e->few = v.few;
	return use(e, names[v.kind], f);
}

bool
encoding_open(struct encoding *e, const char *path, const char *name, struct fault *f)
{
	*e = (struct encoding){.name = names[ENCODING_ASCII], .given = name};
	e->fd = strcmp(path, "-") == 0 ? 0 : open(path, O_RDONLY | O_CLOEXEC);
	if (e->fd < 0)
		return fault_errno(f, M_IMPORT_OPEN);
	bool good = fill(e, f) && (!name || use_given(e, name, f));
	if (!good)
		encoding_close(e);
	return good;
}

static void
drop(struct buf *b, size_t n)
{
	memmove(b->p, b->p + n, b->n - n);
	b->n -= n;
}

/* Move the valid part of raw to text; e->bad when a wrong byte follows it. */
static void
check(struct encoding *e)
{
	struct str s = buf_str(&e->raw);
	size_t n = text_invalid(s);
	e->bad = n < s.n && (e->ended || n < encoding_whole(s));
	buf_put(&e->text, (struct str){s.p, n});
	if (n)
		drop(&e->raw, n);
}

static void
convert(struct encoding *e)
{
	buf_reserve(&e->text, e->raw.n * 4 + 16);
	char *in = e->raw.p, *to = e->text.p;
	size_t left = e->raw.n, room = e->text.room;
	size_t r = iconv(e->iconv, &in, &left, &to, &room);
	e->bad = r == (size_t)-1 && (errno == EILSEQ || (e->ended && left));
	e->text.n = (size_t)(to - e->text.p);
	drop(&e->raw, e->raw.n - left);
}

bool
encoding_next(struct encoding *e, struct str *block, struct fault *f)
{
	*block = (struct str){0};
	if (e->bad)
		return fault_set(f, M_IMPORT_BAD_BYTES, e->name);
	buf_reset(&e->text);
	while (!e->text.n && !e->bad) {
		if (e->started && !e->ended && !fill(e, f))
			return false;
		e->started = true;
		if (!e->raw.n && e->ended)
			return true;
		if (!e->decided && !decide(e, f))
			return false;
		if (e->iconv)
			convert(e);
		else
			check(e);
	}
	if (!e->text.n)
		return fault_set(f, M_IMPORT_BAD_BYTES, e->name);
	*block = buf_str(&e->text);
	e->passed = true;
	return true;
}

void
encoding_close(struct encoding *e)
{
	if (e->iconv)
		iconv_close(e->iconv);
	if (e->fd > 0)
		close(e->fd);
	buf_free(&e->raw);
	buf_free(&e->text);
	e->iconv = NULL;
	e->fd = -1;
}
