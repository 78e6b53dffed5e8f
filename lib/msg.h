/* msg - the texts people read, English and Chinese from one row. Layer 0: no I/O, never exits. */
#ifndef MSG_H
#define MSG_H

#include <stdarg.h>

#include "buf.h"

/*
 * msg.def holds MSG(name, "English", "中文") rows. Both are printf formats with
 * the same conversions in the same order (a test compares them). A missing
 * translation does not compile.
 */
enum msg {
	M_NONE,
#define MSG(name, en, zh) M_##name,
#include "msg.def"
#undef MSG
	M_COUNT
};

/*
 * The text in the language of LC_ALL, LC_MESSAGES, LANG (first that is set;
 * LANGUAGE before them unless the locale is C), without needing the locale to
 * be generated: a value that begins with "zh" gives Chinese, anything else English.
 */
const char *msg(enum msg m);
bool msg_chinese(void);
const char *msg_in(enum msg m, bool chinese);
/* Of --lang: zh or en; false: neither. */
bool msg_language(struct str word, bool *english);

/* One of two texts by number, for "1 row" and "2 rows". */
enum msg msg_n(size_t n, enum msg one, enum msg many);

/*
 * One thing that is wrong, and where: "FILE:LINE: column 'NAME': TEXT". The
 * library fills it and returns false; programs print it (cli_warn, cli_fail).
 * file and column are borrowed, for as long as the reader that set them; an
 * empty file, line 0 or an empty column is left out when printed.
 */
struct fault {
	struct str file;
	/* at: column of the text in bytes from 1, for rule files; 0 = none */
	size_t line, at;
	struct str column;
	char text[600];
};

/* Fill in the text; returns false always, so that a function can end with it. */
bool fault_set(struct fault *f, enum msg m, ...);
bool fault_vset(struct fault *f, enum msg m, va_list ap);
/* the text, then ": " and strerror(errno) */
bool fault_errno(struct fault *f, enum msg m, ...);

/*
 * Append "FILE:LINE:AT: column 'NAME': TEXT" (or its Chinese) to b, without program name
 * and newline.
 */
void fault_print(const struct fault *f, struct buf *b);

/*
 * Append up to 20 bytes of an offending value, cut between characters, control
 * bytes as '?', "..." where it was cut. Never for IDs, names, accounts.
 */
void msg_excerpt(struct buf *b, struct str value);

#endif
