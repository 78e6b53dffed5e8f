/* encoding - text in any usual encoding, as UTF-8 blocks. Layer 2: returns reasons, never exits. */
#ifndef ENCODING_H
#define ENCODING_H

#include "buf.h"
#include "msg.h"

#define ENCODING_BLOCK (64 * 1024)

enum encoding_kind {
	ENCODING_ASCII,		/* only ASCII so far: nothing to decide */
	ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_GB18030, ENCODING_BIG5,
	ENCODING_NONE		/* none of these */
};

#define ENCODING_FEW 12	/* Hanzi; from so many on the judge is right 99 times of 100 */

struct encoding_verdict {
	enum encoding_kind kind;
	bool few;	/* GB18030 and Big5 both fit, and fewer than ENCODING_FEW Hanzi decided */
};

/*
 * What the bytes are: a byte order mark; strict UTF-8 without NUL; UTF-16 where nearly all
 * pairs of bytes are characters of everyday; else GB18030 or Big5-HKSCS, strictly, by which
 * of them finds the larger share of common Hanzi (the first level of its standard), GB18030
 * when both find the same. head may end inside a character.
 */
struct encoding_verdict encoding_judge(struct str head);
/* Of the two forms of UTF-16 the one that head is in, when it is known to be UTF-16. */
enum encoding_kind encoding_utf16(struct str head);
/* The length of UTF-8 without a character that its end cuts in two. */
size_t encoding_whole(struct str s);

struct encoding {
	int fd;
	void *iconv;		/* NULL: UTF-8 or ASCII, only checked */
	const char *name;	/* "GB18030"; for messages */
	bool given;		/* by --encoding */
	/*
	 * Judged by fewer than ENCODING_FEW Hanzi, and Big5 would fit as well as GB18030: to be
	 * said, so that somebody looks at a name or two.
	 */
	bool few;
	bool decided, started, ended, bad, passed;	/* passed: a block was given */
	struct buf raw, text;
};

/*
 * name: of --encoding, or NULL to judge; any that iconv knows, GBK and Big5 as the larger sets
 * of today, UTF-16 in the form that the bytes are in. "-" is standard input. The first block
 * is read, and more of it while there are few Hanzi to judge by.
 */
bool encoding_open(struct encoding *e, const char *path, const char *name, struct fault *f);
/*
 * The next block of valid UTF-8, until the next call, ending between
 * characters; empty at the end. False with the reason (file and line not set).
 */
bool encoding_next(struct encoding *e, struct str *block, struct fault *f);
void encoding_close(struct encoding *e);

#endif
