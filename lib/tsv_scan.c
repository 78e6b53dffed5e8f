/* tsv_scan - a block of lines and where its TABs and LFs are. */
#include <stdlib.h>
#include <string.h>

#include "text.h"
#include "tsv_scan.h"

#define STRIDE 64
#define STRETCH (STRIDE * 64)	/* bytes between two looks at the room for marks */

/* What 64 bytes hold. */
struct sight {
	uint64_t stops;		/* one bit a byte: TAB or LF */
	unsigned lines;		/* how many LF */
	bool odd, high;		/* any NUL or CR; any byte above 0x7F */
};

#ifdef __SSE2__
#include <emmintrin.h>

static inline __m128i
load(const char *p)
{
	return _mm_loadu_si128((const __m128i *)(const void *)p);
}

static inline __m128i
equal(__m128i bytes, char c)
{
	return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

static inline __m128i
any(__m128i a, __m128i b, __m128i c, __m128i d)
{
	return _mm_or_si128(_mm_or_si128(a, b), _mm_or_si128(c, d));
}

static inline uint64_t
bits(__m128i found)
{
	return (unsigned)_mm_movemask_epi8(found);
}

/* How many bytes of a to d are set: each is 0 or -1. */
static inline unsigned
count(__m128i a, __m128i b, __m128i c, __m128i d)
{
	__m128i zero = _mm_setzero_si128();
	__m128i less = _mm_add_epi8(_mm_add_epi8(a, b), _mm_add_epi8(c, d));
	__m128i halves = _mm_sad_epu8(_mm_sub_epi8(zero, less), zero);

	return (unsigned)_mm_cvtsi128_si32(_mm_add_epi64(halves, _mm_srli_si128(halves, 8)));
}

/* A NUL is in one of the four where the least of them is 0. */
static inline struct sight
look(const char *p)
{
	__m128i a = load(p), b = load(p + 16), c = load(p + 32), d = load(p + 48);
	__m128i la = equal(a, '\n'), lb = equal(b, '\n'), lc = equal(c, '\n'), ld = equal(d, '\n');
	__m128i least = _mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d));
	__m128i cr = any(equal(a, '\r'), equal(b, '\r'), equal(c, '\r'), equal(d, '\r'));

	return (struct sight){
		.stops = bits(_mm_or_si128(la, equal(a, '\t'))) |
		    bits(_mm_or_si128(lb, equal(b, '\t'))) << 16 |
		    bits(_mm_or_si128(lc, equal(c, '\t'))) << 32 |
		    bits(_mm_or_si128(ld, equal(d, '\t'))) << 48,
		.lines = count(la, lb, lc, ld),
		.odd = bits(_mm_or_si128(cr, equal(least, '\0'))) != 0,
		.high = bits(any(a, b, c, d)) != 0
	};
}
#else
static inline struct sight
look(const char *p)
{
	struct sight x = {0};
	int i;

	for (i = 0; i < STRIDE; i++) {
		x.stops |= (uint64_t)(p[i] == '\t' || p[i] == '\n') << i;
		x.lines += p[i] == '\n';
		x.odd |= p[i] == '\0' || p[i] == '\r';
		x.high |= (p[i] & 0x80) != 0;
	}
	return x;
}
#endif

static void
make_room(struct tsv_scan *s)
{
	while (s->marks_room < s->nmarks + STRETCH)
		s->marks = mem_grow(s->marks, s->marks_room, &s->marks_room, sizeof(*s->marks));
}

/* For 32 bytes at a time: how often a loop goes round is foreseen better than for 64. */
static inline uint32_t *
put_marks(uint32_t *mark, size_t at, uint32_t stops)
{
	for (; stops; stops &= stops - 1)
		*mark++ = (uint32_t)at + (uint32_t)__builtin_ctz(stops);
	return mark;
}

/* At most STRETCH bytes from `from`; returns whether any of them is above 0x7F. */
static bool
scan_stretch(struct tsv_scan *s, size_t from, size_t to)
{
	uint32_t *mark = s->marks + s->nmarks;
	bool odd = false, high = false;
	size_t lines = 0;

	for (; from < to; from += STRIDE) {
		struct sight x = look(s->block.p + from);

		odd |= x.odd;
		high |= x.high;
		lines += x.lines;
		mark = put_marks(mark, from, (uint32_t)x.stops);
		mark = put_marks(mark, from + 32, (uint32_t)(x.stops >> 32));
	}
	s->nmarks = (size_t)(mark - s->marks);
	s->nlines += lines;
	s->odd |= odd;
	return high;
}

static size_t
end_of_lines(const struct tsv_scan *s)
{
	const char *last = s->nlines ? memrchr(s->block.p, '\n', s->block.n) : NULL;

	return last ? (size_t)(last - s->block.p) + 1 : 0;
}

void
tsv_scan(struct tsv_scan *s)
{
	size_t from, n = s->block.n;
	bool high = false;

	s->nmarks = s->nlines = 0;
	s->odd = false;
	make_room(s);
	s->marks[s->nmarks++] = UINT32_MAX;
	memset(s->block.p + n, ' ', TSV_SCAN_SLACK);
	for (from = 0; from < n; from += STRETCH) {
		make_room(s);
		high |= scan_stretch(s, from, n - from < STRETCH ? n : from + STRETCH);
	}
	s->whole = end_of_lines(s);
	s->invalid = high ? text_invalid((struct str){s->block.p, s->whole}) : s->whole;
}

static bool
ends_line(const struct tsv_scan *s, size_t mark)
{
	return s->block.p[s->marks[mark]] == '\n';
}

size_t
tsv_scan_fields(const struct tsv_scan *s, size_t mark)
{
	size_t fields = 0;

	while (mark + fields + 1 < s->nmarks)
		if (ends_line(s, mark + ++fields))
			return fields;
	return 0;
}

/*
 * When every n-th mark is an LF and there are no more LF than those, all lines
 * have n fields; only in a block where it is not so each mark is looked at.
 */
size_t
tsv_scan_regular(const struct tsv_scan *s, size_t mark, size_t lines, size_t fields)
{
	size_t i, regular = 0;

	for (i = 1; i <= lines; i++)
		if (mark + i * fields >= s->nmarks || !ends_line(s, mark + i * fields))
			break;
	if (i > lines)
		return lines;
	while (tsv_scan_fields(s, mark + regular * fields) == fields)
		regular++;
	return regular;
}

void
tsv_scan_free(struct tsv_scan *s)
{
	buf_free(&s->block);
	free(s->marks);
	*s = (struct tsv_scan){0};
}
