/* encoding: what bytes are, and blocks that end between characters. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "encoding.h"
#include "tap.h"
#include "text.h"

#define BYTES(literal) STR_INIT(literal)

static void
judging(void)
{
	static const struct {
		const char *what;
		struct str bytes;
		enum encoding_kind kind;
	} cases[] = {
		{"nothing", BYTES(""), ENCODING_ASCII},
		{"ASCII", BYTES("a,b\n1,2\n"), ENCODING_ASCII},
		{"UTF-8", BYTES("\xe5\xa7\x93\xe5\x90\x8d,1\n"), ENCODING_UTF8},
		{"UTF-8 cut in a character", BYTES("\xe5\xa7\x93\xe5\x90"), ENCODING_UTF8},
		{"UTF-8 with a mark", BYTES("\xef\xbb\xbf" "a"), ENCODING_UTF8},
		{"four bytes cut", BYTES("\xe5\xa7\x93\xf0\xa0\x80"), ENCODING_UTF8},
		{"GB18030", BYTES("\xd0\xd5\xc3\xfb,1\n"), ENCODING_GB18030},
		{"GB18030 cut in a character", BYTES("\xd0\xd5\xc3\xfb\xd0"), ENCODING_GB18030},
		{"two words that look like UTF-8 to some", BYTES("\xc1\xaa\xcd\xa8\n"), ENCODING_GB18030},
		{"four bytes of GB18030", BYTES("\xd0\xd5\x82\x35\x8f\x33\n"), ENCODING_GB18030},
		{"UTF-16LE", BYTES("\xff\xfe" "a\0\n\0"), ENCODING_UTF16LE},
		{"UTF-16BE", BYTES("\xfe\xff\0a\0\n"), ENCODING_UTF16BE},
		{"UTF-16LE without a mark", BYTES("a\0,\0\xd3\x59\r\0\n\0"), ENCODING_UTF16LE},
		{"UTF-16BE without a mark", BYTES("\0a\0,\x59\xd3\0\r\0\n"), ENCODING_UTF16BE},
		{"a NUL in text", BYTES("a,b,c,d,e,f,g,h\n1,2\0,3,4,5,6,7,8\n"), ENCODING_NONE},
		{"Big5", BYTES("\xa9\x6d\xa6\x57,\xa8\xad\xa5\xf7\xc3\xd2\xb8\xb9\n"), ENCODING_BIG5},
		{"Big5 cut in a character", BYTES("\xa9\x6d\xa6\x57,\xa8\xad\xa5\xf7\xc3\xd2\xb8"),
		    ENCODING_BIG5},
		{"a rare character of HKSCS among common ones",
		    BYTES("\xa9\x6d\xa6\x57,\xb3\xaf\x87\x45\xa9\xfa\n"), ENCODING_BIG5},
		{"Hanzi alone in UTF-16LE",
		    BYTES("\x8e\x73\x3a\x5f\xfd\x56\x4e\x67\x18\x5e\x2a\x4e"), ENCODING_UTF16LE},
		{"Hanzi alone in UTF-16BE",
		    BYTES("\x73\x8e\x5f\x3a\x56\xfd\x67\x4e\x5e\x18\x4e\x2a"), ENCODING_UTF16BE},
		{"letters of Windows-1252 in words", BYTES("Ren\xe9" "e,1\nM\xfc" "ller,2\n"), ENCODING_NONE},
		{"Hanzi beside a letter", BYTES("A\xd7\xe9,B\xd7\xe9\n"), ENCODING_GB18030},
		{"no encoding", BYTES("\xe5\xff\xff,1\n"), ENCODING_NONE},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ok(encoding_judge(cases[i].bytes).kind == cases[i].kind, "%s", cases[i].what);
}

/* Few Hanzi, of which both encodings know common ones, are said to be few. */
static void
few(void)
{
	struct buf b = {0};

	ok(encoding_judge(STR("\xd0\xd5\xc3\xfb\n")).few, "two Hanzi are few");
	for (int i = 0; i < 6; i++)
		buf_puts(&b, "\xd0\xd5\xc3\xfb\n");
	ok(!encoding_judge(buf_str(&b)).few, "twelve are not");
	ok(!encoding_judge(STR("\xd0\xd5\x82\x35\x8f\x33\n")).few,
	    "nor where one encoding alone fits");
	buf_free(&b);
}

/*
 * A file of n times the bytes, read through the blocks; what came out, or the length
 * before the fault.
 */
static bool
through(const char *path, const char *encoding, struct str unit, size_t n, struct buf *all)
{
	struct encoding e;
	struct fault f;
	struct str block;
	FILE *file = fopen(path, "w");
	for (size_t i = 0; file && i < n; i++)
		fwrite(unit.p, 1, unit.n, file);
	if (!file || fclose(file) || !encoding_open(&e, path, encoding, &f))
		return false;
	bool good, whole = true;
	while ((good = encoding_next(&e, &block, &f)) && block.n) {
		whole = whole && text_invalid(block) == block.n;
		buf_put(all, block);
	}
	encoding_close(&e);
	return good && whole;
}

/* A Hanzi in the first block that both encodings have; more in the third say which it is. */
static bool
looks_further(const char *path)
{
	struct encoding e;
	struct fault f;
	struct str block;
	FILE *file = fopen(path, "w");

	fputs("\xa5\xf7\n", file);
	for (int i = 0; i < 2 * ENCODING_BLOCK; i++)
		fputc('a', file);
	for (int i = 0; i < 2; i++)
		fputs("\n\xa9\x6d\xa6\x57,\xa8\xad\xa5\xf7\xc3\xd2\xb8\xb9", file);
	if (fclose(file) || !encoding_open(&e, path, NULL, &f))
		return false;
	bool good = encoding_next(&e, &block, &f) && str_starts(block, STR("\xe4\xbb\xbd"));
	good = good && !e.few && str_eq(str_of(e.name), STR("Big5-HKSCS"));
	encoding_close(&e);
	return good;
}

static void
blocks(void)
{
	char path[] = "/tmp/doudi-unit-XXXXXX";
	int fd = mkstemp(path);
	struct buf all = {0};
	/* three bytes and two: no block ends where a character does */
	ok(fd >= 0 && through(path, NULL, STR("\xe5\xa7\x93" "a"), 50001, &all) && all.n == 200004,
	    "UTF-8 in blocks");
	buf_reset(&all);
	ok(through(path, NULL, STR("\xd0\xd5" "a"), 70001, &all) && all.n == 280004,
	    "GB18030 in blocks");
	buf_reset(&all);
	ok(through(path, "GBK", STR("\xd0\xd5" "a"), 5, &all) && all.n == 20,
	    "a name that was given");
	buf_reset(&all);
	ok(through(path, "big5", STR("\x87\x45" "a"), 5, &all) && all.n == 25,
	    "Big5 with what Hong Kong has added");
	buf_reset(&all);
	ok(through(path, "UTF-16", STR("\x59\xd3\0a"), 5, &all) && all.n == 20,
	    "UTF-16 in the form that it has");
	buf_reset(&all);
	ok(through(path, NULL, STR("\0a\0,\0\n"), 1, &all) && all.n == 3, "UTF-16 of ASCII");
	buf_reset(&all);
	ok(!through(path, "no-such", STR("a"), 1, &all), "a name that is none");
	ok(!through(path, "UTF-8", STR("ab\xff"), 1, &all) && all.n == 2,
	    "what is good comes before the fault");
	buf_reset(&all);
	ok(!through(path, NULL, STR("\xe5\xa7\x93\xe5\xa7"), 1, &all) && all.n == 3,
	    "an end inside a character");
	ok(looks_further(path), "the Hanzi of later blocks help to judge");
	buf_free(&all);
	close(fd);
	unlink(path);
}

int
main(void)
{
	judging();
	few();
	blocks();
	return done();
}
