/* tsv_scan - a block of lines and where its TABs and LFs are. */
#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "tsv_scan.h"

#define STRIDE 64
#define STRETCH (STRIDE * 64)	/* bytes between two looks at the room for marks */

/* One bit a byte of 64: what is there. */
struct bits {
	uint64_t tab, lf;
	bool odd, high;		/* any NUL or CR; any byte above 0x7F */
};

#ifdef __SSE2__
#include <emmintrin.h>

static inline uint64_t
equal_bits(const __m128i v[4], char c)
{
	__m128i want = _mm_set1_epi8(c);
	uint64_t bits = 0;
	int i;

	for (i = 0; i < 4; i++)
		bits |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(v[i], want)) << (16 * i);
	return bits;
}

static inline struct bits
look(const char *p)
{
	const __m128i zero = _mm_setzero_si128(), cr = _mm_set1_epi8('\r');
	__m128i v[4], odd = zero, high = zero;
	int i;

	for (i = 0; i < 4; i++) {
		v[i] = _mm_loadu_si128((const __m128i *)(const void *)(p + 16 * i));
		odd = _mm_or_si128(odd, _mm_cmpeq_epi8(v[i], zero));
		odd = _mm_or_si128(odd, _mm_cmpeq_epi8(v[i], cr));
		high = _mm_or_si128(high, v[i]);
	}
	return (struct bits){equal_bits(v, '\t'), equal_bits(v, '\n'),
		_mm_movemask_epi8(odd) != 0, _mm_movemask_epi8(high) != 0};
}
#else
static inline struct bits
look(const char *p)
{
	struct bits b = {0};
	int i;

	for (i = 0; i < STRIDE; i++) {
		b.tab |= (uint64_t)(p[i] == '\t') << i;
		b.lf |= (uint64_t)(p[i] == '\n') << i;
		b.odd |= p[i] == '\0' || p[i] == '\r';
		b.high |= (p[i] & 0x80) != 0;
	}
	return b;
}
#endif

static void
make_room(struct tsv_scan *s)
{
	while (s->marks_room < s->nmarks + STRETCH)
		s->marks = mem_grow(s->marks, s->marks_room, &s->marks_room, sizeof(*s->marks));
	while (s->lines_room < s->nlines + STRETCH)
		s->lines = mem_grow(s->lines, s->lines_room, &s->lines_room, sizeof(*s->lines));
}

/* At most STRETCH bytes from `from`; returns whether any of them is above 0x7F. */
static bool
scan_stretch(struct tsv_scan *s, size_t from, size_t to)
{
	uint32_t *mark = s->marks + s->nmarks, *line = s->lines + s->nlines;
	bool odd = false, high = false;

	for (; from < to; from += STRIDE) {
		struct bits b = look(s->block.p + from);
		uint64_t left = b.tab | b.lf;

		odd |= b.odd;
		high |= b.high;
		for (; left; left &= left - 1) {
			unsigned at = (unsigned)__builtin_ctzll(left);

			*line = (uint32_t)(mark - s->marks);
			line += b.lf >> at & 1;
			*mark++ = (uint32_t)from + at;
		}
	}
	s->nmarks = (size_t)(mark - s->marks);
	s->nlines = (size_t)(line - s->lines);
	s->odd |= odd;
	return high;
}

void
tsv_scan(struct tsv_scan *s)
{
	size_t from, n = s->block.n;
	bool high = false;

	s->nmarks = s->nlines = 0;
	make_room(s);
	s->marks[s->nmarks++] = UINT32_MAX;
	s->lines[s->nlines++] = 0;
	s->invalid = SIZE_MAX;
	s->odd = false;
	memset(s->block.p + n, ' ', TSV_SCAN_SLACK);
	for (from = 0; from < n; from += STRETCH) {
		make_room(s);
		high |= scan_stretch(s, from, n - from < STRETCH ? n : from + STRETCH);
	}
	if (high && s->nlines > 1) {
		struct str whole = {s->block.p, tsv_scan_end(s, s->nlines - 1)};
		size_t good = text_invalid(whole);

		s->invalid = good < whole.n ? good : SIZE_MAX;
	}
}

void
tsv_scan_free(struct tsv_scan *s)
{
	buf_free(&s->block);
	free(s->marks);
	free(s->lines);
	*s = (struct tsv_scan){0};
}
