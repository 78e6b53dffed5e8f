/* headers_groups - numbered columns, 成员1姓名 成员2姓名: of one person each. Layer 4: private to headers. */
#ifndef HEADERS_GROUPS_H
#define HEADERS_GROUPS_H

#include "headers_words.h"

/*
 * Headers with a number, of which the rest is a column of a person: 其他家庭成员姓名1,
 * 成员二/身份证号, 姓名（3）. Sets their group and what they mean; without h->unfold they are
 * left out, for one row has one person.
 */
void headers_groups(const struct headers *h, const struct header_path *paths, struct header *list,
    size_t n);

#endif
