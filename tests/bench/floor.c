/* floor - read standard input and find every field: what any program that reads a table must do. */
#include <stdint.h>
#include <stdio.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "io.h"

struct count {
	uint64_t rows, fields, longest;
	uint64_t start;		/* where the current field begins in the stream */
};

static void
end_field(struct count *c, uint64_t at, bool row)
{
	if (at - c->start > c->longest)
		c->longest = at - c->start;
	c->start = at + 1;
	c->fields++;
	c->rows += row;
}

static void
scan(struct count *c, const char *p, size_t n, uint64_t base)
{
	size_t i = 0;

#ifdef __SSE2__
	const __m128i tab = _mm_set1_epi8('\t'), end = _mm_set1_epi8('\n');

	for (; i + 16 <= n; i += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
		unsigned ends = (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, end));
		unsigned stops = ends | (unsigned)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, tab));

		for (; stops != 0; stops &= stops - 1) {
			unsigned bit = (unsigned)__builtin_ctz(stops);

			end_field(c, base + i + bit, ends >> bit & 1);
		}
	}
#endif
	for (; i < n; i++)
		if (p[i] == '\t' || p[i] == '\n')
			end_field(c, base + i, p[i] == '\n');
}

int
main(void)
{
	static char block[IO_BLOCK];
	struct count c = {0};
	uint64_t base = 0;
	ssize_t n;

	while ((n = io_read(0, block, sizeof block)) > 0) {
		scan(&c, block, (size_t)n, base);
		base += (uint64_t)n;
	}
	printf("%llu rows, %llu fields, longest %llu\n", (unsigned long long)c.rows,
	    (unsigned long long)c.fields, (unsigned long long)c.longest);
	return n < 0;
}
