/* sheets_text - how the cells of a text are parted. Layer 4: private to sheets. */
#ifndef SHEETS_TEXT_H
#define SHEETS_TEXT_H

#include "headers.h"

/* The delimiter with which the dictionary knows most cells of one line of head. */
char sheets_delimiter(struct str head, const struct headers *h);

#endif
