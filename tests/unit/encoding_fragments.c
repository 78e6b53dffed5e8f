/*
 * encoding: how often the judge is right about fragments of 3 to 100 Hanzi, out of the texts
 * of this repository. The same fragments every time. Run where the repository is.
 */
#include <glob.h>
#include <iconv.h>
#include <stdlib.h>

#include "encoding.h"
#include "io.h"
#include "tap.h"
#include "text.h"

enum { TRIES = 500, LEAST = 99 };	/* fragments of a kind; percent from 12 Hanzi on */

static const size_t sizes[] = {3, 6, 12, 30, 100};

/* A text as characters. */
struct text {
	uint32_t *c;
	size_t n, room;
};

static uint64_t state = 20240901;

/* xorshift64*, Marsaglia 2003 and Vigna 2016: a number below n */
static size_t
below(size_t n)
{
	state ^= state >> 12;
	state ^= state << 25;
	state ^= state >> 27;
	return (size_t)((state * 0x2545f4914f6cdd1du) >> 33) % n;
}

static bool
is_hanzi(uint32_t c)
{
	return c >= 0x4e00 && c <= 0x9fff;
}

/* Append the files that fit the pattern; only: Hanzi and nothing else. */
static void
read_texts(struct text *t, const char *pattern, bool only)
{
	struct fault f;
	struct buf b = {0};
	glob_t g;

	if (glob(pattern, 0, NULL, &g))
		return;
	for (size_t i = 0; i < g.gl_pathc; i++) {
		buf_reset(&b);
		if (!io_slurp(g.gl_pathv[i], &b, &f))
			continue;
		for (size_t at = 0; at < b.n; ) {
			uint32_t c = text_next(buf_str(&b), &at);
			t->c = mem_grow(t->c, t->n, &t->room, sizeof *t->c);
			if (!only || is_hanzi(c))
				t->c[t->n++] = c;
		}
	}
	globfree(&g);
	buf_free(&b);
}

/* n Hanzi from somewhere in t with what stands between them, UTF-8. False: the text ended. */
static bool
running(const struct text *t, size_t n, struct buf *b)
{
	size_t i = below(t->n);

	while (i < t->n && !is_hanzi(t->c[i]))
		i++;
	for (; i < t->n && n; i++) {
		text_put(b, t->c[i]);
		n -= is_hanzi(t->c[i]);
	}
	return !n;
}

/* n Hanzi one by one from all over t, as in a list of names. */
static bool
picked(const struct text *t, size_t n, struct buf *b)
{
	while (n--)
		text_put(b, t->c[below(t->n)]);
	return true;
}

/* False: not a text of that encoding. */
static bool
encode(struct str s, iconv_t to, struct buf *b)
{
	char *in = (char *)s.p;
	size_t left = s.n, room = s.n * 4;

	buf_reset(b);
	buf_reserve(b, room);
	char *out = b->p;
	iconv(to, NULL, NULL, NULL, NULL);
	if (iconv(to, &in, &left, &out, &room))
		return false;
	b->n = (size_t)(out - b->p);
	return true;
}

static const struct encoding_row {
	const char *name;
	enum encoding_kind kind;
} encodings[] = {
	{"UTF-8", ENCODING_UTF8}, {"GB18030", ENCODING_GB18030}, {"Big5-HKSCS", ENCODING_BIG5},
	{"UTF-16LE", ENCODING_UTF16LE}, {"UTF-16BE", ENCODING_UTF16BE}
};

/* Per cent of fragments of n Hanzi that the judge is right about, times 10. */
static int
measure(const struct text *t, const struct encoding_row *e, size_t n,
    bool (*take)(const struct text *, size_t, struct buf *))
{
	iconv_t to = iconv_open(e->name, "UTF-8");
	struct buf plain = {0}, bytes = {0};
	int right = 0, all = 0;

	for (int tries = 0; all < TRIES && tries < 400 * TRIES; tries++) {
		buf_reset(&plain);
		if (!take(t, n, &plain) || !encode(buf_str(&plain), to, &bytes))
			continue;
		all++;
		right += encoding_judge(buf_str(&bytes)).kind == e->kind;
	}
	iconv_close(to);
	buf_free(&plain);
	buf_free(&bytes);
	return all < TRIES ? -1 : right * 1000 / all;
}

static void
row(const char *what, const struct text *t, const struct encoding_row *e,
    bool (*take)(const struct text *, size_t, struct buf *))
{
	int right[COUNT(sizes)];
	bool good = true;

	for (size_t i = 0; i < COUNT(sizes); i++) {
		right[i] = measure(t, e, sizes[i], take);
		good = good && (sizes[i] < ENCODING_FEW || right[i] >= LEAST * 10);
	}
	printf("# %-8s %-10s", what, e->name);
	for (size_t i = 0; i < COUNT(sizes); i++)
		printf(" %5d.%d", right[i] / 10, right[i] % 10);
	putchar('\n');
	ok(good, "%s in %s: right %d times of 100 from %d Hanzi on", what, e->name, LEAST,
	    ENCODING_FEW);
}

/* Those characters of t that the encoding has. */
static struct text
kept(const struct text *t, const char *name)
{
	struct text k = {0};
	iconv_t to = iconv_open(name, "UTF-8");
	struct buf one = {0}, bytes = {0};

	for (size_t i = 0; i < t->n; i++) {
		buf_reset(&one);
		text_put(&one, t->c[i]);
		k.c = mem_grow(k.c, k.n, &k.room, sizeof *k.c);
		if (encode(buf_str(&one), to, &bytes))
			k.c[k.n++] = t->c[i];
	}
	iconv_close(to);
	buf_free(&one);
	buf_free(&bytes);
	return k;
}

int
main(void)
{
	static const char *const texts[] = {
		"README.zh.md", "man/*", "share/columns.tsv", "share/codes.tsv", "share/policy/*/*.tsv"
	};
	struct text plain = {0}, names = {0}, traditional = {0};

	for (size_t i = 0; i < COUNT(texts); i++)
		read_texts(&plain, texts[i], false);
	read_texts(&names, "share/fake/names.tsv", true);
	read_texts(&traditional, "share/reports/*.zh-Hant.*", false);
	if (!plain.n || !names.n || !traditional.n)
		return ok(false, "the texts of the repository");
	struct text old_names = kept(&names, "Big5-HKSCS");
	printf("# %%, Hanzi:         ");
	for (size_t i = 0; i < COUNT(sizes); i++)
		printf(" %7zu", sizes[i]);
	putchar('\n');
	for (size_t i = 0; i < COUNT(encodings); i++) {
		bool old = encodings[i].kind == ENCODING_BIG5;
		row("text", old ? &traditional : &plain, &encodings[i], running);
		row("names", old ? &old_names : &names, &encodings[i], picked);
	}
	free(plain.c);
	free(names.c);
	free(traditional.c);
	free(old_names.c);
	return done();
}
