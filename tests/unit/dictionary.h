/* dictionary - the suite's column dictionary, for tests that need rules. Include after tap.h. */
#ifndef DICTIONARY_H
#define DICTIONARY_H

#include "columns.h"

static struct columns dictionary;
static struct arena dictionary_memory;

/* Load it, or fail with the reason. */
static inline bool
dictionary_load(void)
{
	struct fault f = {0};

	if (columns_load(&dictionary, NULL, 0, &dictionary_memory, &f))
		return true;
	return ok(false, "the dictionary: %.*s %s", STR_FMT(f.file), f.text);
}

/* Give it back and end with the plan: the status of main. */
static inline int
dictionary_done(void)
{
	columns_free(&dictionary);
	arena_free(&dictionary_memory);
	return done();
}

#endif
