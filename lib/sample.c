/* sample - some of the rows, drawn by lot, in their order. */
#include <errno.h>
#include <stdlib.h>
#include <sys/random.h>

#include "sample.h"

bool
sample_share(struct str s, struct ratio *share)
{
	struct ratio percent;

	if (!str_ends(s, STR("%")) || !ratio_parse((struct str){s.p, s.n - 1}, &percent))
		return false;
	if (ratio_cmp(percent, RATIO(0)) <= 0 || ratio_cmp(percent, RATIO(100)) > 0)
		return false;
	return ratio_div(percent, RATIO(100), share);
}

bool
sample_seed(const char *text, uint64_t *seed)
{
	char *end;

	errno = 0;
	*seed = strtoull(text, &end, 10);
	return str_is_digit(*text) && !*end && !errno;
}

bool
sample_any_seed(uint64_t *seed)
{
	return getrandom(seed, sizeof(*seed), 0) == (ssize_t)sizeof(*seed);
}

void
sample_keep(struct sample *s, struct str row)
{
	buf_put(&s->bytes, row);
	s->ends = mem_grow(s->ends, s->n, &s->room, sizeof(*s->ends));
	s->ends[s->n++] = s->bytes.n;
}

size_t
sample_start(struct sample *s, struct ratio share, uint64_t seed)
{
	struct ratio wanted;

	s->at = s->left = 0;
	fakerandom_seed(&s->lot, seed);
	if (ratio_mul(share, RATIO((int64_t)s->n), &wanted) &&
	    ratio_round(wanted, ROUND_HALF, RATIO(1), &wanted))
		s->left = (size_t)wanted.n;
	return s->left;
}

/*
 * Taken with the chance "still to draw / still to come": exactly `left` rows, every set
 * as likely.
 */
bool
sample_next(struct sample *s, struct str *row)
{
	while (s->left && s->at < s->n) {
		size_t start = s->at ? s->ends[s->at - 1] : 0;
		bool taken = fakerandom_below(&s->lot, s->n - s->at) < s->left;

		*row = (struct str){s->bytes.p + start, s->ends[s->at] - start};
		s->at++;
		if (taken) {
			s->left--;
			return true;
		}
	}
	return false;
}

void
sample_free(struct sample *s)
{
	buf_free(&s->bytes);
	free(s->ends);
	*s = (struct sample){0};
}
