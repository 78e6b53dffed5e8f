/* headers_words - one word of the dictionary as headers.c keeps it. Layer 4: private to headers. */
#ifndef HEADERS_WORDS_H
#define HEADERS_WORDS_H

#include "headers.h"

struct headers_word {
	const struct column *column;
	enum header_way way;	/* KNOWN, WEAK, DROPPED; UNSURE: two columns share it */
	int rank;		/* where it comes from: the lower the stronger */
};

const struct headers_word *headers_find(const struct headers *h, struct str key);

#endif
