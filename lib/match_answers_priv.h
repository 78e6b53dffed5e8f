/* match_answers_priv - what people said of pairs of rows, as it is kept. For match_answers and match_said only. Layer 4: returns reasons, never exits. */
#ifndef MATCH_ANSWERS_PRIV_H
#define MATCH_ANSWERS_PRIV_H

#include "match_priv.h"

/* Rows are known by their keys: rows that are alike in all columns of -k are answered together. */
struct answer {
	uint32_t keys[2];	/* of a left row and a right one */
	bool same;
	size_t line;
};

struct rows {
	uint32_t *list;
	size_t n, room;
};

struct match_answers {
	struct map by_key[2], by_both;	/* a key -> its number, from 1; two -> place in list */
	struct rows *rows[2];		/* by key: those that have it */
	size_t nkeys[2], keys_room[2];
	struct answer **list;
	size_t n, room;
};

static inline struct str
match_both_keys(const uint32_t keys[2])
{
	return (struct str){(const char *)keys, 2 * sizeof(*keys)};
}

#endif
