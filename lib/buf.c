/* buf - bytes that grow, and memory that is there or ends the program. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "buf.h"
#include "msg.h"

static void
say(const char *text)
{
	ssize_t ignored = write(STDERR_FILENO, text, strlen(text));

	(void)ignored;
}

/* No stdio here: it may want memory itself. */
static _Noreturn void
out_of_memory(void)
{
	say(program_invocation_short_name);
	say(": ");
	say(msg(M_OUT_OF_MEMORY));
	say("\n");
	_exit(2);
}

void *
mem_resize(void *old, size_t count, size_t size)
{
	size_t bytes;
	void *p;

	if (__builtin_mul_overflow(count, size, &bytes) || bytes > PTRDIFF_MAX)
		out_of_memory();
	p = realloc(old, bytes ? bytes : 1);
	if (!p)
		out_of_memory();
	return p;
}

void *
mem_grow(void *array, size_t count, size_t *room, size_t size)
{
	if (count < *room)
		return array;
	*room = count < 8 ? 8 : count + count / 2;
	return mem_resize(array, *room, size);
}

void
buf_widen(struct buf *b, size_t more)
{
	size_t need, half = b->room + b->room / 2;

	if (__builtin_add_overflow(b->n, more, &need))
		out_of_memory();
	b->room = need < half ? half : need < 64 ? 64 : need;
	b->p = mem_resize(b->p, b->room, 1);
}

void
buf_put(struct buf *b, struct str s)
{
	if (s.n == 0)
		return;
	buf_reserve(b, s.n);
	memcpy(b->p + b->n, s.p, s.n);
	b->n += s.n;
}

void
buf_puts(struct buf *b, const char *c)
{
	buf_put(b, str_of(c));
}

void
buf_int(struct buf *b, int64_t v)
{
	char digits[20], *end = digits + sizeof(digits), *p = end;
	uint64_t left = v < 0 ? -(uint64_t)v : (uint64_t)v;

	do
		*--p = (char)('0' + left % 10);
	while (left /= 10);
	if (v < 0)
		*--p = '-';
	buf_put(b, (struct str){p, (size_t)(end - p)});
}

void
buf_vprintf(struct buf *b, const char *format, va_list ap)
{
	va_list again;
	int n;

	va_copy(again, ap);
	buf_reserve(b, 128);
	n = vsnprintf(b->p + b->n, b->room - b->n, format, ap);
	if (n >= 0 && (size_t)n >= b->room - b->n) {
		buf_reserve(b, (size_t)n + 1);
		n = vsnprintf(b->p + b->n, b->room - b->n, format, again);
	}
	va_end(again);
	if (n > 0)
		b->n += (size_t)n;
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list ap;

	va_start(ap, format);
	buf_vprintf(b, format, ap);
	va_end(ap);
}

void
buf_reset(struct buf *b)
{
	b->n = 0;
}

void
buf_free(struct buf *b)
{
	free(b->p);
	*b = (struct buf){0};
}

struct str
buf_str(const struct buf *b)
{
	return (struct str){b->p, b->n};
}

const char *
buf_cstr(struct buf *b)
{
	buf_reserve(b, 1);
	b->p[b->n] = '\0';
	return b->p;
}
