/* buf - bytes that grow. Layer 0: ends the program only when memory runs out. */
#ifndef BUF_H
#define BUF_H

#include <stdarg.h>
#include <stdint.h>

#include "str.h"

/* Memory that is there: the program ends (status 2) instead of returning NULL. */
void *mem_resize(void *old, size_t count, size_t size);	/* checked count * size */

/* Room for one more in an array of *room items; returns where the array is now. */
void *mem_grow(void *array, size_t count, size_t *room, size_t size);

/* The owner of n bytes at p, room for `room`. The zero value is empty and valid. */
struct buf {
	char *p;
	size_t n, room;
};

void buf_put(struct buf *b, struct str s);
void buf_puts(struct buf *b, const char *c);
void buf_int(struct buf *b, int64_t v);
void buf_printf(struct buf *b, const char *format, ...) __attribute__((format(printf, 2, 3)));
void buf_vprintf(struct buf *b, const char *format, va_list ap);
void buf_widen(struct buf *b, size_t more);	/* what buf_reserve does when they do not fit yet */
void buf_reset(struct buf *b);	/* empty, memory kept */
void buf_free(struct buf *b);
struct str buf_str(const struct buf *b);	/* borrowed: until the next change of b */
const char *buf_cstr(struct buf *b);	/* with a NUL behind; borrowed likewise */

/* So that `more` bytes fit without a move. */
static inline void
buf_reserve(struct buf *b, size_t more)
{
	if (b->room - b->n < more)
		buf_widen(b, more);
}

static inline void
buf_putc(struct buf *b, char c)
{
	buf_reserve(b, 1);
	b->p[b->n++] = c;
}

#endif
