/* headers_parents - what a header means below a merged one. Layer 4: private to headers. */
#ifndef HEADERS_PARENTS_H
#define HEADERS_PARENTS_H

#include "headers_words.h"

/* The word of two texts put together, in either order; or NULL. */
const struct headers_word *headers_find_joined(const struct headers *h, struct str a,
    struct str b);
/* The word that parent and key are together; NULL when key has to speak for itself. */
const struct headers_word *headers_find_under(const struct headers *h, struct str parent,
    struct str key);

/* Is it a person beside the one whom a row is about: 监护人, 配偶, 联系人? */
bool headers_is_somebody(struct str text);
/*
 * Does parent name a person whom key does not name again, so that c would be said of the
 * wrong one? 户主 over 性别 is not 性别 of whoever the row is about.
 */
bool headers_is_other(const struct headers *h, struct str parent, struct str key,
    const struct column *c);

/*
 * In a sheet of households, with 户主姓名 and 家庭人口 but neither 姓名 nor 与户主关系,
 * 身份证号 is the number of the head: a row is not one person of the household, and must
 * not be counted as one.
 */
void headers_heads(const struct headers *h, struct header *list, size_t n);

#endif
