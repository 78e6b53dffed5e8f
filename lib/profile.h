/* profile - what a list shows: its columns and how much of each. Layer 4: returns reasons, never exits. */
#ifndef PROFILE_H
#define PROFILE_H

#include "mask.h"
#include "privacy.h"

struct profile_column {
	struct str show;	/* as the profile has it: "first:3 last:4" */
	struct mask mask;
	const struct column *meaning;
	struct privacy_rule privacy;
	struct profile_column *next;
};

/*
 * Read a profile: a table of `column` and `show` (see mask_parse), all else in it is for
 * people. name: "notice" is profiles/notice.tsv of the data folder, with a slash it is a
 * file. Rows that show nothing are left out of the list. Kept in a; the dictionary and the
 * privacy list are borrowed. Refused with file and line, whatever was asked: a column that
 * the dictionary does not know, one twice, a word that is no mask or none for its type, and
 * whatever privacy forbids. NULL with the reason.
 */
struct profile_column *profile_load(const char *name, const struct columns *dictionary,
    const struct privacy_rule *privacy, struct arena *a, struct fault *f);

/* The row of a column; NULL: the profile does not show it. */
struct profile_column *profile_find(struct profile_column *list, struct str column);

#endif
