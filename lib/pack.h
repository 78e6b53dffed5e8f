/* pack - rule files, folders of them, and figures as constants, read into rules. Layer 4: returns reasons, never exits. */
#ifndef PACK_H
#define PACK_H

#include "rules.h"

/*
 * A rule file ("-" = standard input), or a folder: every *.tsv in it and below, in the order
 * of the bytes of their paths. Tables of cases (cases*.tsv) and hidden files in a folder are
 * no rules. The text is copied into a and lives as long. False with the reason: it
 * cannot be read, or a folder has no rule file. What is wrong inside: rules_faults.
 */
bool pack_read(struct rules *r, const char *path, struct arena *a, struct fault *f);

/*
 * A table of figures, each a constant known to all rules: its key with '_' for '.', its unit.
 * Of several days the newest counts. Figures that are no number, or whose key makes no
 * name, are nobody's constant. False with the reason: the table, or two keys that make one name.
 */
bool pack_figures(struct rules *r, const char *path, struct arena *a, struct fault *f);

#endif
