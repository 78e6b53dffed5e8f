/* seen - what was met before, kept as fingerprints. Layer 0: ends the program only when memory runs out. */
#ifndef SEEN_H
#define SEEN_H

#include "prints.h"

/*
 * 30 to 32 bytes for each different key, whatever its length. Its print alone tells it: of
 * a million keys two are taken for one with a chance of 1 in 30 million. The zero value is
 * empty and valid.
 */
struct seen_entry {
	uint32_t row;		/* where it was met first */
	uint32_t notes[3];	/* the caller's; 0 at first */
};
struct seen {
	struct prints prints;
	struct seen_entry *list;
	size_t room;
};

/* The entry for key, until the next seen_put; *fresh: made now, with this row. */
struct seen_entry *seen_put(struct seen *s, struct str key, size_t row, bool *fresh);
/* 32 bits of a text, to tell two of them apart; 0 for the empty one only. */
uint32_t seen_note(struct seen *s, struct str text);
void seen_free(struct seen *s);

#endif
