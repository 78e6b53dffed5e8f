/*
 * floor - read standard input and slice every field: what any program that reads a table
 * must do.
 */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "io.h"

#define FIELDS_MOST 1024

/*
 * The fields of the current row, and what is kept of all, so that no compiler leaves the
 * work out.
 */
struct rows {
	struct str field[FIELDS_MOST];
	size_t n;
	const char *start;	/* of the current field */
	uint64_t count, fields, bytes;
};

static inline void
end_field(struct rows *r, const char *at, bool last)
{
	r->field[r->n] = (struct str){r->start, (size_t)(at - r->start)};
	r->n += r->n < FIELDS_MOST - 1;
	r->start = at + 1;
	if (last) {
		r->count++;
		r->fields += r->n;
		r->bytes += r->field[0].n + r->field[r->n - 1].n;
		r->n = 0;
	}
}

/* From p to the end, which is the end of a row. */
static void
slice(struct rows *r, const char *p, const char *end)
{
	r->start = p;
#ifdef __SSE2__
	const __m128i tab = _mm_set1_epi8('\t'), line = _mm_set1_epi8('\n');

	for (; end - p >= 16; p += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)p);
		unsigned lines = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, line));
		unsigned stops = lines | (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, tab));

		for (; stops != 0; stops &= stops - 1) {
			int bit = __builtin_ctz(stops);

			end_field(r, p + bit, lines >> bit & 1);
		}
	}
#endif
	for (; p < end; p++)
		if (*p == '\t' || *p == '\n')
			end_field(r, p, *p == '\n');
}

int
main(void)
{
	static char block[2 * IO_BLOCK];
	static struct rows r;
	size_t held = 0;	/* the beginning of a row whose end is not read yet */
	ssize_t n;

	while ((n = io_read(0, block + held, IO_BLOCK)) > 0) {
		size_t all = held + (size_t)n;
		const char *last = memrchr(block, '\n', all);
		size_t whole = last ? (size_t)(last - block) + 1 : 0;

		slice(&r, block, block + whole);
		held = all - whole;
		if (held > IO_BLOCK)
			return 2;
		memmove(block, block + whole, held);
	}
	printf("%llu rows, %llu fields, %llu\n", (unsigned long long)r.count,
	    (unsigned long long)r.fields, (unsigned long long)r.bytes);
	return n < 0;
}
