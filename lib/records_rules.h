/* records_rules - checks that are rows of rules. Layer 4: private to records. */
#ifndef RECORDS_RULES_H
#define RECORDS_RULES_H

#include "records_priv.h"

struct rule_check {
	struct str name;	/* "check_size", without its entity */
	int of;			/* the name of the rules */
	enum severity severity;
	bool each;		/* of every row, not once of the household */
	size_t judged;		/* times it was yes or no, or a rule's review */
	size_t open, absent;	/* not known; of an entity that the table does not have */
	struct record_tally tally, doubted;	/* no; review, of a check_ */
};

struct record_rules {
	struct rules *rules;
	struct run *run;
	int table;
	struct rule_check *list;
	size_t n;
	struct row **rows;	/* of r->together; NULL: left out */
	size_t rows_room;
	struct buf note, cites;
};

/* What stands behind the dot of "household.check_size". */
struct str records_rules_word(struct str name);

#endif
