/* namefold - names compared as registers write them: variants, sounds, characters nobody could type. Layer 4: returns reasons, never exits. */
#ifndef NAMEFOLD_H
#define NAMEFOLD_H

#include "arena.h"
#include "map.h"
#include "tsv.h"

enum name_level {
	NAME_EQUAL,	/* spaces and dots aside */
	NAME_VARIANT,	/* other characters for the same: traditional, 肖 for 萧 */
	NAME_SOUND,	/* one character of the same sound */
	NAME_UNCLEAR,	/* equal where both can be read, and but for a remark in brackets */
	NAME_ONE,	/* one character differs, is missing, or two are swapped */
	NAME_PART,	/* one is what stands before the dot of the other: 买买提 of 买买提·艾山 */
	NAME_OTHER,
	NAME_MISSING	/* one of them is empty */
};

/*
 * One name, once however many rows have it. c: its characters without spaces and dots, 0 for
 * one that cannot be read. In the arena of the namefold.
 */
struct name {
	uint32_t *c, n;
	uint32_t part;		/* characters before its first dot; 0: no dot */
	uint32_t folded;	/* index in counts: names that are variants share it */
	bool unclear;
};

#define NAMEFOLD_PLANE 65536

struct namefold {
	uint16_t *means, *sounds;	/* by character up to U+FFFF; 0: itself; none */
	struct arena memory;
	struct map by_name, by_folded;
	struct name *list;		/* list[0] is the empty name */
	size_t n, room;
	uint32_t *counts;		/* by folded: rows that have it */
	size_t nfolded, folded_room;
	struct buf text, key;
};

/* The character that c is a form of, or c. */
static inline uint32_t
namefold_of(const struct namefold *k, uint32_t c)
{
	return c < NAMEFOLD_PLANE && k->means[c] ? k->means[c] : c;
}

/* Read variants.tsv and sounds.tsv of the folder. False with the reason. */
bool namefold_open(struct namefold *k, const char *folder, struct fault *f);
/* The number of a name in k->list, made when it was not there, counted. */
uint32_t namefold_put(struct namefold *k, struct str cell);
enum name_level namefold_compare(const struct namefold *k, uint32_t a, uint32_t b);
/* Its first character, folded; 0: none that can be read. */
uint32_t namefold_surname(const struct namefold *k, uint32_t name);
/* How its first characters sound, one number each (itself if the tables do not say); how many. */
size_t namefold_sounds(const struct namefold *k, uint32_t name, uint32_t *out, size_t room);
/* Drop all names and their counts; the tables stay. */
void namefold_forget(struct namefold *k);
void namefold_free(struct namefold *k);

#endif
