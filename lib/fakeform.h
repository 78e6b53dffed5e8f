/* fakeform - how people spell a value in a sheet. Layer 4: returns reasons, never exits. */
#ifndef FAKEFORM_H
#define FAKEFORM_H

#include "buf.h"

/*
 * Words separated by blanks: short (331 for 331.00), wan (in 万元), comma
 * (1,234.00), dot (2016.01), compact (201601), chinese (2016年1月), spaced (王　五),
 * lower (x for X), tick (a leading '), fullwidth (３３１), merged (empty where the
 * row above says the same), and pairs like urban=城镇,rural=农村.
 */
struct fakeform {
	unsigned words;		/* bits by place in the table of words */
	struct str pairs;	/* borrowed from the text that was parsed */
	bool merged;
};

bool fakeform_parse(struct fakeform *form, struct str text);	/* false: an unknown word */

/*
 * Append value as form spells it; false when it cannot be spelled so. An empty value
 * stays empty.
 */
bool fakeform_spell(const struct fakeform *form, struct str value, struct buf *out);

#endif
