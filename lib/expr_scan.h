/* expr_scan - the words of an expression. Layer 3: no I/O, never exits. Private to expr. */
#ifndef EXPR_SCAN_H
#define EXPR_SCAN_H

#include "msg.h"
#include "value.h"

enum token_kind {
	TOKEN_END, TOKEN_NUMBER, TOKEN_DATE, TOKEN_TEXT, TOKEN_NAME, TOKEN_SIGN
};

/* text of a sign is its ASCII spelling ("<=", ".."), whatever was typed. */
struct token {
	enum token_kind kind;
	unsigned at, end;	/* bytes of the expression, from 0 */
	struct str text;
	struct value value;	/* of a number or date */
};

/* All tokens, a TOKEN_END last, in the arena; NULL with f->at and the reason. */
struct token *expr_scan(struct arena *a, struct str text, struct fault *f);

#endif
