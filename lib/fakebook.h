/* fakebook - a page as a workbook that an office would have sent. Layer 4: returns reasons, never exits. */
#ifndef FAKEBOOK_H
#define FAKEBOOK_H

#include "fakelayout.h"
#include "fakepage.h"

/*
 * The page as the sheet l->tab of a new workbook, put in place whole or not at all. The
 * same page gives the same bytes. xlsx has merged cells, number formats, borders, hidden
 * columns and the second sheet; xls has merged cells and numbers, its months are text.
 * False with the reason, which may borrow path.
 */
bool fakebook_xlsx(const struct fakepage *p, const struct fakelayout *l, const char *path,
    struct fault *f);
bool fakebook_xls(const struct fakepage *p, const struct fakelayout *l, const char *path,
    struct fault *f);

#endif
