/* cases - tables of cases: what the rules must give, held against what they give. Layer 4: returns reasons, never exits. */
#ifndef CASES_H
#define CASES_H

#include "group.h"

/* How a table is read. */
struct cases_ask {
	char *path;		/* of the table; its side tables lie beside it, PATH.ENTITY.tsv */
	bool dated;
	days date;		/* of cases that do not say their day */
	days known;
	struct str area;	/* of a table without area_code */
	unsigned flags;		/* of tsv_open */
};

/* An expectation that is not met. Borrowed until the callback returns. */
struct unmet {
	struct str file, column, name;	/* the header; what it asks for */
	size_t line;
	struct str title;	/* of the case */
	struct str want, got;
	struct str why;		/* what is wrong, or the ids of the rows that made the value */
	struct str cites;
};

/*
 *	r = rules_new(...); rules_read(...);
 *	cases_open(&c, r, &dictionary, &ask, &f)	adds its tables to r
 *	rules_compile(r)
 *	cases_run(&c, &f)				calls unmet for each
 */
struct cases {
	struct rules *rules;
	const struct columns *dictionary;
	const struct cases_ask *ask;
	struct group group;
	struct arena arena;
	struct run *run;
	struct expectation {
		size_t column;
		struct str header, word;
		struct ask ask;
	} *wants;
	size_t nwants;
	long *title, date;	/* columns: of each table the case, of the main one the day; -1 */
	bool keep_touched;
	bool *touched;		/* of each rule row, by its number: it spoke in some case */
	size_t checked, met;
	void (*unmet)(void *context, const struct unmet *u);
	void *context;
	bool stop;		/* set by unmet: enough */
	struct fault why;
	bool broken;
	struct buf got, said, cites;
};

bool cases_open(struct cases *c, struct rules *r, const struct columns *d,
    const struct cases_ask *ask, struct fault *f);
bool cases_run(struct cases *c, struct fault *f);
void cases_close(struct cases *c);
/* Is this the side table of a table of cases beside it: x.asset.tsv of x.tsv? */
bool cases_is_side(const struct columns *d, const char *path);
/* The columns of the main table that no rule looks at, one call after the other; false: no more. */
bool cases_unused(const struct cases *c, size_t *at, struct str *column);

#endif
