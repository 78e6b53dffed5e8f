/* headers_unit - units as people write them in headers and cells (万元). Layer 4: no I/O, never exits. */
#ifndef HEADERS_UNIT_H
#define HEADERS_UNIT_H

#include <stdint.h>

#include "columns.h"

enum unit_fit {
	UNIT_UNKNOWN,	/* no unit we know: a remark */
	UNIT_FITS,	/* and *scale is set: a value times this is in the column's unit */
	UNIT_WRONG	/* a unit, of something else or for another span of time */
};

/* text: squeezed and half-width ("万元", "元/月"). */
enum unit_fit unit_fit(struct str text, const struct column *c, int64_t *scale);
/* Is it a unit, of whatever? */
bool unit_is(struct str text);
/* is it an amount of money, like 万元 in a title row? */
bool unit_amount(struct str text, int64_t *scale);

#endif
