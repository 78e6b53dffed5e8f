/* weights - what each agreement and difference of two rows is worth. */
#include "weights.h"

#define BITS_MOST 100000	/* a thousand bits; the sum of all fields stays far below 2^31 */

static const struct {
	struct str field, level;
} names[WEIGHT_COUNT] = {
#define WEIGHT(name, field, level) {STR_INIT(field), STR_INIT(level)},
	WEIGHTS(WEIGHT)
#undef WEIGHT
};

bool
weights_bits(struct str s, centibits *out)
{
	fen v;

	if (!money_parse(s, &v) || v > BITS_MOST || v < -BITS_MOST)
		return false;
	*out = (centibits)v;
	return true;
}

static int
find(struct str field, struct str level)
{
	int i = 0;

	while (i < WEIGHT_COUNT &&
	    !(str_eq(names[i].field, field) && str_eq(names[i].level, level)))
		i++;
	return i;
}

/* One row of the table. */
static bool
take(centibits *bits, bool *had, const struct tsv *t, const long at[3], struct fault *f)
{
	struct str field = tsv_field(t, (size_t)at[0]), level = tsv_field(t, (size_t)at[1]);
	int i = find(field, level);

	*f = tsv_at(t, STR("level"));
	if (i == WEIGHT_COUNT)
		return fault_set(f, M_MATCH_NO_LEVEL, STR_FMT(field), STR_FMT(level));
	if (had[i])
		return fault_set(f, M_MATCH_LEVEL_AGAIN, STR_FMT(field), STR_FMT(level));
	f->column = STR("bits");
	had[i] = true;
	return weights_bits(tsv_field(t, (size_t)at[2]), &bits[i]) || fault_set(f, M_MATCH_BITS);
}

static bool
read_all(centibits *bits, struct tsv *t, struct fault *f)
{
	static const struct str columns[3] = {
		STR_INIT("field"), STR_INIT("level"), STR_INIT("bits")
	};
	bool had[WEIGHT_COUNT] = {false};
	long at[3];

	for (int i = 0; i < 3; i++)
		if ((at[i] = tsv_need(t, columns[i], f)) < 0)
			return false;
	while (tsv_next(t))
		if (!take(bits, had, t, at, f))
			return false;
	if (tsv_failed(t)) {
		*f = *tsv_failed(t);
		return false;
	}
	for (int i = 0; i < WEIGHT_COUNT; i++)
		if (!had[i]) {
			*f = tsv_at(t, (struct str){0});
			return fault_set(f, M_MATCH_LEVEL_LACKS, STR_FMT(names[i].field),
			    STR_FMT(names[i].level));
		}
	return true;
}

bool
weights_read(centibits bits[WEIGHT_COUNT], const char *path, unsigned flags, struct fault *f)
{
	struct tsv *t = tsv_open((char *const[]){(char *)(uintptr_t)path}, 1, flags, f);
	bool good = t && read_all(bits, t, f);

	if (t && !good)
		f->file = str_of(path);
	tsv_close(t);
	return good;
}

/* The fraction's bits by squaring: 16 of them, more than two decimals need. */
centibits
weights_log2(uint64_t whole, uint64_t part)
{
	uint32_t bits = 0;
	uint64_t x;

	while (whole >> 32)
		whole >>= 1, part >>= 1;
	part += !part;
	while (whole / 2 >= part) {
		part *= 2;
		bits += 1 << 16;
	}
	x = (whole << 31) / part;	/* from 1 up to 2, 31 bits behind the point */
	for (uint32_t bit = 1 << 15; bit; bit >>= 1) {
		x = (x * x) >> 31;
		if (x >> 32) {
			x >>= 1;
			bits += bit;
		}
	}
	return (centibits)((uint64_t)bits * 100 >> 16);
}
