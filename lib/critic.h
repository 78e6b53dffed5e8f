/* critic - rules read by one who doubts them: their cases, their faults, what is in force. Layer 4: returns reasons, never exits. */
#ifndef CRITIC_H
#define CRITIC_H

#include "findings.h"
#include "reckon.h"

/* What the command line says. The lists have room for all of argv. */
struct critic_ask {
	struct names rules, dictionaries, cases;
	struct str area;
	bool dated, coverage;
	days date, known;
	unsigned flags;		/* of tsv_open */
};

struct critic {
	const struct critic_ask *ask;
	void (*warn)(const struct fault *);
	struct arena arena;
	struct columns dictionary;
	struct findings *findings;
	size_t checked, met;	/* expectations */
	size_t used, rows;	/* rule rows */
	bool *touched;
};

/* Load the dictionary. What cannot be done is told to warn, here and below. */
bool critic_open(struct critic *c, const struct critic_ask *ask,
    void (*warn)(const struct fault *));
void critic_free(struct critic *c);

/*
 * All tables of cases; each expectation that is not met is a finding,
 * with coverage each row that no case uses.
 */
bool critic_cases(struct critic *c, struct findings *findings);
/* What is wrong or doubtful in the rules themselves. */
bool critic_rules(struct critic *c, struct findings *findings);
/* The parameters in force on the day asked for, as a table: name value unit area since id cites. */
bool critic_parameters(struct critic *c, struct tsv_out *w);

/* Read the rule files into new rules; NULL: told. Freed by the caller. */
struct rules *critic_read(struct critic *c);

#endif
