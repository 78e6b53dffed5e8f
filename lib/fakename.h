/* fakename - names that sound right and belong to nobody (share/fake/names.tsv). Layer 4: returns reasons, never exits. */
#ifndef FAKENAME_H
#define FAKENAME_H

#include "arena.h"
#include "fakerandom.h"
#include "msg.h"

struct fakename_part {
	struct str text;
	uint64_t upto;		/* weights of the parts so far, this one in */
};

struct fakename_list {
	struct fakename_part *parts;
	size_t n, room;
};

/* Surnames, and characters of given names by sex. The zero value is valid for fakename_free. */
struct fakenames {
	struct arena arena;
	struct fakename_list surnames, given[2];	/* given[1]: male */
};

/*
 * Read a table "part text weight"; part is surname, male, female or both. False with the
 * reason, which borrows path.
 */
bool fakename_load(struct fakenames *names, const char *path, struct fault *f);
void fakename_free(struct fakenames *names);

/*
 * Append a surname and, four times in five, two given characters, else one. Returns the bytes
 * of the surname.
 */
size_t fakename_draw(const struct fakenames *names, struct fakerandom *r, bool male,
    struct buf *out);
/* A character of given names; as long as names. */
struct str fakename_given(const struct fakenames *names, struct fakerandom *r, bool male);

#endif
