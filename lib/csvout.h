/* csvout - rows of CSV or delimited text in any encoding, written to a file. Layer 2: returns reasons, never exits. */
#ifndef CSVOUT_H
#define CSVOUT_H

#include <iconv.h>

#include "io.h"

struct csvout_style {
	const char *encoding;	/* a name iconv knows */
	char delimiter;
	bool crlf, bom;
	bool quote_all;		/* every cell in quotes, not only where RFC 4180 needs them */
};

struct csvout {
	struct csvout_style style;
	struct io_out out;
	iconv_t encoder;
	struct buf line, bytes;
	size_t cells;		/* in the line so far */
};

/*
 * Through a temporary file beside path, see io_out_open. False with the reason, which
 * borrows path.
 */
bool csvout_open(struct csvout *c, const char *path, const struct csvout_style *style,
    struct fault *f);
void csvout_put(struct csvout *c, struct str cell);	/* UTF-8 */
/* of the line; false: not in that encoding */
bool csvout_end(struct csvout *c, struct fault *f);
/* Once after csvout_open succeeded. good: the file is there now; else the old one stays. */
bool csvout_close(struct csvout *c, bool good, struct fault *f);

#endif
