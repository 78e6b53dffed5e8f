/* weights - what each agreement and difference of two rows is worth (share/match/weights.tsv). Layer 4: returns reasons, never exits. */
#ifndef WEIGHTS_H
#define WEIGHTS_H

#include "money.h"
#include "tsv.h"

/* Hundredths of a bit: sums of integers, so that the same rows give the same score everywhere. */
typedef int32_t centibits;

#define WEIGHTS(X) \
	X(ID_EQUAL, "id", "equal") X(ID_REPAIRED, "id", "repaired") \
	X(ID_REPAIRED2, "id", "repaired2") \
	X(ID_PREFIX, "id", "prefix") X(ID_PART, "id", "part") X(ID_OTHER, "id", "other") \
	X(ID_SUSPECT, "id", "suspect") X(ID_DAMAGED, "id", "damaged") \
	X(NAME_MOST, "name", "most") X(NAME_USUAL, "name", "usual") \
	X(NAME_VARIANT, "name", "variant") X(NAME_SOUND, "name", "sound") \
	X(NAME_UNCLEAR, "name", "unclear") X(NAME_ONE, "name", "one") \
	X(NAME_PART, "name", "part") X(NAME_OTHER, "name", "other") \
	X(BIRTH_EQUAL, "birth", "equal") X(BIRTH_SWAPPED, "birth", "swapped") \
	X(BIRTH_NEAR, "birth", "near") X(BIRTH_MONTH, "birth", "month") \
	X(BIRTH_OTHER, "birth", "other") \
	X(SEX_EQUAL, "sex", "equal") X(SEX_OTHER, "sex", "other") \
	X(VILLAGE_MOST, "village", "most") X(VILLAGE_OTHER, "village", "other") \
	X(TOWNSHIP_EQUAL, "township", "equal") \
	X(LIMIT_ACCEPT, "limit", "accept") X(LIMIT_MARGIN, "limit", "margin") \
	X(LIMIT_REVIEW, "limit", "review")

enum weight {
#define WEIGHT(name, field, level) WEIGHT_##name,
	WEIGHTS(WEIGHT)
#undef WEIGHT
	WEIGHT_COUNT
};

/*
 * Columns field, level, bits (two decimals at most) of the table at path into all of bits.
 * False with the reason: a row that is none of the above, one twice, one that is missing.
 */
bool weights_read(centibits bits[WEIGHT_COUNT], const char *path, unsigned flags, struct fault *f);
/* "24" or "3.5" */
bool weights_bits(struct str s, centibits *out);

/* log2(whole / part) in hundredths, 0 < part <= whole: by integers alone, rounded down. */
centibits weights_log2(uint64_t whole, uint64_t part);

#endif
