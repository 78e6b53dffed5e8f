/* encoding - text in any usual encoding, as UTF-8 blocks. Layer 2: returns reasons, never exits. */
#ifndef ENCODING_H
#define ENCODING_H

#include "buf.h"
#include "msg.h"

#define ENCODING_BLOCK (64 * 1024)

enum encoding_kind {
	ENCODING_ASCII,		/* only ASCII so far: nothing to decide */
	ENCODING_UTF8, ENCODING_UTF16LE, ENCODING_UTF16BE, ENCODING_GB18030,
	ENCODING_NONE		/* none of these */
};

/*
 * What the bytes are: a byte order mark, then NUL at even or odd places only
 * (UTF-16), then strict UTF-8, then strict GB18030. head may end inside a character.
 */
enum encoding_kind encoding_judge(struct str head);

/* A kind of file that is no text, by its first bytes: the message for it, or M_NONE. */
enum msg encoding_foreign(struct str head);

struct encoding {
	int fd;
	void *iconv;		/* NULL: UTF-8 or ASCII, only checked */
	const char *name;	/* "GB18030"; for messages */
	bool given;		/* by --encoding */
	bool decided, started, ended, bad;
	struct buf raw, text;
};

/* name: of --encoding, or NULL. "-" is standard input. The first block is read. */
bool encoding_open(struct encoding *e, const char *path, const char *name, struct fault *f);
/*
 * The next block of valid UTF-8, until the next call, ending between
 * characters; empty at the end. False with the reason (file and line not set).
 */
bool encoding_next(struct encoding *e, struct str *block, struct fault *f);
void encoding_close(struct encoding *e);

#endif
