/* findings - what a critic has to say about a table, one row each (doudi-tables(5)). Layer 4: returns reasons, never exits. */
#ifndef FINDINGS_H
#define FINDINGS_H

#include "arena.h"
#include "map.h"
#include "tsv.h"

enum severity { SEVERITY_ERROR, SEVERITY_DOUBT, SEVERITY_NOTE };

/* Everything is borrowed until findings_add returns. */
struct finding {
	struct str check;	/* what was looked for: "overlap", "case" … */
	enum severity severity;
	struct str key;		/* what it is about, the same in the next run: ids, not lines */
	struct str file, column;
	size_t line;		/* 0: not of one line */
	struct str name;	/* of the rules */
	struct str title;	/* of the case */
	struct str expected, actual, message, cites;
};

/*
 * The table: finding_id check severity file line column name case expected actual message cites.
 * finding_id is check:key, with :2 and so on behind where several are about the same.
 */
struct findings {
	struct tsv_out *w;
	bool started;
	struct map ids;
	struct arena arena;
	struct buf cell;
	size_t count[SEVERITY_NOTE + 1];
};

void findings_open(struct findings *s, struct tsv_out *w);
void findings_start(struct findings *s);	/* the header: first, or alone */
void findings_add(struct findings *s, const struct finding *f);
/* A fault of a reader as a finding: its file, line, column (or byte of the line) and text. */
void findings_fault(struct findings *s, struct str check, const struct fault *f);
void findings_free(struct findings *s);

#endif
