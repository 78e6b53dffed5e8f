/* beside - results that came with the input, compared with those the rules give. Layer 4: returns reasons, never exits. */
#ifndef BESIDE_H
#define BESIDE_H

#include "reckon.h"

/* A column of the dictionary's role result never is a fact; whether it agrees is worth knowing. */
struct beside_column {
	struct str name;
	size_t column;
	int of;			/* the name of the rules */
	size_t seen, differ;
};
struct beside {
	struct beside_column *list;
	size_t n;
};

/* The stream's columns of results that the rules compute too. Lives in k's arena. */
void beside_bind(struct beside *b, struct reckon *k);
/* Compare the chosen lines of the current run. Values that cannot be reckoned count as nothing. */
void beside_count(struct beside *b, struct reckon *k);
void beside_say(const struct beside *b, const struct reckon *k);
/* Does a cell say what the value is? Numbers by their value, the rest by their print. */
bool beside_same(struct str cell, const struct value *v);

#endif
