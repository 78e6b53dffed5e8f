/* headers_path - what stands above a column, as the dictionary knows it. Layer 4: private to headers. */
#ifndef HEADERS_PATH_H
#define HEADERS_PATH_H

#include "headers_words.h"

/*
 * Fill in to: its column, its way, its scale; nothing where the dictionary knows none. False
 * with the reason: a unit that does not belong to the column.
 */
bool headers_bind_path(const struct headers *h, const struct header_path *p, struct header *to,
    struct fault *f);
/*
 * The same of a header that --map knows: place is 1 + column, 0 = drop. The unit that key
 * carries in brackets still counts.
 */
bool headers_bind_mapped(const struct headers *h, struct header *to, size_t place, struct str key,
    struct fault *f);

#endif
