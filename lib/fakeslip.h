/* fakeslip - characters of names that are written for others. Layer 4: returns reasons, never exits. */
#ifndef FAKESLIP_H
#define FAKESLIP_H

#include "fakedamage.h"

struct fakeslip {
	struct str to;
	size_t next;		/* of the same character, + 1; 0 = the last */
};

/* Read a table "slip from to" into d->slips; slip is variant or homophone. */
bool fakeslip_load(struct fakedamage *d, const char *path, struct fault *f);
/* One of those that are written for `from`; empty: there is none. */
struct str fakeslip_draw(const struct fakeslips *s, struct fakerandom *r, struct str from);

#endif
