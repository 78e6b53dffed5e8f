/* fakesheet - raw sheets as townships send them, written from a register. Layer 4: returns reasons, never exits. */
#ifndef FAKESHEET_H
#define FAKESHEET_H

#include "fake.h"
#include "fakelayout.h"

struct fakesheets;

/*
 * Sheets laid out as the table at `layouts` says. month: what {year} and {month} in
 * titles stand for; NULL = there is none, and they are an error. NULL with the
 * reason, which borrows the path.
 */
struct fakesheets *fakesheet_open(const char *layouts, const months *month, struct fault *f);

/*
 * Write one file for each sheet that has households into folder, which must be
 * there; rows by village, then in the order they came. *n: files written.
 */
bool fakesheet_write(struct fakesheets *s, const char *folder, size_t *n, struct fault *f);
/*
 * Every household that g gives and that is there in from..to, to w and, if s is not NULL, to its
 * sheet. *n: households.
 */
bool fakesheet_register(struct fake *g, struct tsv_out *w, struct fakesheets *s, months from,
    months to, size_t *n, struct fault *f);
void fakesheet_close(struct fakesheets *s);	/* NULL is fine */

#endif
