/* sheets_say - what is said of each sheet. Layer 4: private to sheets. */
#ifndef SHEETS_SAY_H
#define SHEETS_SAY_H

#include "sheets.h"

/* How the sheet is read: its header, what is left out, what it lacks, what it does not show. */
void sheets_say_headers(const struct sheets *s, const struct sheets_file *file, sheets_say *say);

#endif
