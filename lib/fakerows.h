/* fakerows - the rows of a township's sheet: titles, header, households, sums. Layer 4: returns reasons, never exits. */
#ifndef FAKEROWS_H
#define FAKEROWS_H

#include "fake.h"
#include "fakelayout.h"

/* A household as it stays in memory. */
struct fakeentry {
	size_t layout;		/* of its sheet, among the layouts */
	size_t number;		/* in the order they came, from 0; in its sheet, from 1 */
	struct fake_household h;
};

/*
 * The entries of one sheet, laid out into page, and numbered. month: what {year} and
 * {month} in titles stand for; NULL = there is none, and they are an error.
 */
bool fakerows_put(struct fakepage *page, const struct fakelayout *l, const months *month,
    struct fakeentry *e, size_t n, struct fault *f);

#endif
