/* sheets_files - the sheets that are read, of all operands. Layer 4: private to sheets. */
#ifndef SHEETS_FILES_H
#define SHEETS_FILES_H

#include "sheets.h"

/*
 * Open path as the next of s->books, and its sheets as further s->files: those of -s; else
 * all that are shown and have a header, but for summaries beside sheets of people.
 */
bool sheets_open_book(struct sheets *s, const char *path, struct fault *f);
/* Stand behind the held rows of f's sheet: another sheet of its book may have been opened since. */
bool sheets_begin(struct sheets_file *file, struct fault *f);

/* A sheet of b as the next of s->files. False with the reason; *headless: it has no header. */
bool sheets_open_sheet(struct sheets *s, struct sheets_book *b, size_t which, bool *headless,
    struct fault *f);
/* Take files[at] out again. */
void sheets_drop(struct sheets *s, size_t at);

#endif
