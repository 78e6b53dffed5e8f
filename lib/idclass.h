/* idclass - an identity number as registers have it: what is right or wrong with it, and which it may have been. Layer 1: no I/O, never exits. */
#ifndef IDCLASS_H
#define IDCLASS_H

#include "idno.h"

enum id_class {
	ID_EMPTY,
	ID_VALID,		/* 18 characters, all of it right */
	ID_15TO18,		/* an old number of 15 digits, completed */
	ID_CERT20,		/* out of a disability certificate: 18 and class, grade, B1 */
	ID_TRUNCATED15,		/* a spreadsheet left 15 digits: 15 and *** or 000 */
	ID_BAD_CHECKSUM,	/* 18 characters that are no number: check, date, a letter */
	ID_BAD_CERT,		/* a certificate of a class or grade that there is none of */
	ID_WRONG_LENGTH,
	ID_CLASSES
};

#define ID_MOST 19	/* bytes kept of a number: one too many is still repaired */

struct idclass {
	uint8_t class, n;
	char text[ID_MOST];	/* n bytes, X in upper case; of ID_TRUNCATED15 the 15 digits */
};

/* Blanks, apostrophes and separators go, full-width digits become half-width. */
struct idclass idclass_of(struct str cell);
const char *idclass_name(enum id_class c);	/* "bad-checksum", in any language */

static inline bool
idclass_sound(enum id_class c)
{
	return c == ID_VALID || c == ID_15TO18 || c == ID_CERT20;
}

/*
 * Edits between two numbers: a character replaced, lost or added, two neighbours swapped (optimal
 * string alignment). most + 1: more than that; most <= 2.
 */
unsigned idclass_distance(struct str a, struct str b, unsigned most);

/*
 * The one edit between a and b as "1-digit(pos 9: 3→8)", "1-lost(pos 9)", "1-added(pos 9)",
 * "1-swap(pos 9)": what b has is behind the arrow. More edits: "2-edits".
 */
void idclass_edit(struct buf *out, struct str a, struct str b);

/*
 * All valid numbers that one edit makes of a damaged one, each 18 bytes, in room for
 * ID_REPAIRS. About 16 for a wrong digit: the check character rules out the rest.
 */
#define ID_REPAIRS 256
size_t idclass_repairs(const struct idclass *x, char (*out)[18]);

#endif
