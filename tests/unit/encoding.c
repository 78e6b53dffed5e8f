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
		{"no encoding", BYTES("\xe5\xff\xff,1\n"), ENCODING_NONE},
	};
	for (size_t i = 0; i < COUNT(cases); i++)
		ok(encoding_judge(cases[i].bytes) == cases[i].kind, "%s", cases[i].what);
}

static void
foreign(void)
{
	ok(encoding_foreign(STR("PK\003\004")) == M_IMPORT_XLSX, "a zip file");
	ok(encoding_foreign(STR("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")) == M_IMPORT_XLS,
	    "a workbook of old");
	ok(encoding_foreign(STR("\xef\xbb\xbf\r\n <HTML>")) == M_IMPORT_HTML,
	    "a page behind a mark and blanks");
	ok(encoding_foreign(STR("<?xml version")) == M_IMPORT_HTML, "XML");
	ok(encoding_foreign(STR("PK\n")) == M_NONE, "text that begins with PK");
	ok(encoding_foreign((struct str){0}) == M_NONE, "nothing");
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
	ok(!through(path, "no-such", STR("a"), 1, &all), "a name that is none");
	ok(!through(path, "UTF-8", STR("ab\xff"), 1, &all) && all.n == 2,
	    "what is good comes before the fault");
	buf_reset(&all);
	ok(!through(path, NULL, STR("\xe5\xa7\x93\xe5\xa7"), 1, &all) && all.n == 3,
	    "an end inside a character");
	buf_free(&all);
	close(fd);
	unlink(path);
}

int
main(void)
{
	judging();
	foreign();
	blocks();
	return done();
}
