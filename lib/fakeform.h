/* fakeform - how people spell a value in a sheet. Layer 4: returns reasons, never exits. */
#ifndef FAKEFORM_H
#define FAKEFORM_H

#include "buf.h"
#include "fakepage.h"

/*
 * Words separated by blanks: short (331 for 331.00), wan (in 万元), comma
 * (1,234.00), yen (￥ before it), dot (2016.01), compact (201601), chinese (2016年1月),
 * spaced (王　五), lower (x for X), tick (a leading '), fullwidth (３３１), merged (empty
 * where the row above says the same; in a workbook one cell), and pairs like
 * urban=城镇,rural=农村. For workbooks only: text (an amount or count kept as text), date (a
 * month kept as the date of its first day), hidden (a column that is not shown).
 */
struct fakeform {
	unsigned words;		/* bits by place in the table of words */
	struct str pairs;	/* borrowed from the text that was parsed */
	bool merged, text, date, hidden;
};

/* What a column holds, whatever it looks like. */
enum fakeholds { HOLDS_TEXT, HOLDS_COUNT, HOLDS_YUAN, HOLDS_MONTH };

bool fakeform_parse(struct fakeform *form, struct str text);	/* false: an unknown word */

/*
 * Append value as form spells it; false when it cannot be spelled so. An empty value
 * stays empty.
 */
bool fakeform_spell(const struct fakeform *form, struct str value, struct buf *out);

/*
 * The same as a workbook holds it: amounts and counts are numbers, and what the spelling
 * says is the format of the cell. *cell gets its kind and format, out its text.
 */
bool fakeform_cell(const struct fakeform *form, enum fakeholds what, struct str value,
    struct buf *out, struct fakecell *cell);

#endif
