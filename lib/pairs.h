/* pairs - may two benefits be held together? Judged by rules over the entity pair. Layer 4: returns reasons, never exits. */
#ifndef PAIRS_H
#define PAIRS_H

#include "rules.h"
#include "stack.h"

/*
 * What the rules say of two benefits, each pair asked in both orders (programme, other):
 *	pair.allowed	yes, no or review; no rule in either order: UNRULED
 *	pair.higher	of the two only the higher is paid
 *	pair.difference	one fills the other up
 *	pair.cut, pair.other_cut	yuan to take from the first, from the other
 */
enum pair_kind {
	PAIR_FINE,
	PAIR_FORBIDDEN, PAIR_HIGHER, PAIR_DIFFERENCE,	/* too much is paid */
	PAIR_REVIEW, PAIR_UNRULED,			/* a person has to look */
	PAIR_GIVEN,	/* it would be one of these, but a signed decision allows it */
	PAIR_KINDS
};
const char *pair_kind_name(enum pair_kind k);	/* "forbidden" … */

struct verdict {
	enum pair_kind kind;
	bool turned;		/* the rule names the second benefit first */
	bool priced;		/* the cuts are known */
	fen cut[2];		/* from the first and the second benefit as they were asked for */
	struct buf cites, note;
};

/* A human decision on a pair (decisions.tsv), in the order of the file. */
struct ruling {
	struct str key;		/* household_id or id_number */
	struct str one, other;	/* programmes, in the order of their bytes */
	days from, to;		/* both in */
	struct value decision;	/* yes, no or unknown */
	size_t line;
	struct str signed_on;
	size_t next;		/* an earlier one of the same key: its place + 1; 0: none */
};

#define PAIR_CELLS 13

struct pairs {
	struct columns dictionary;
	struct rules *rules;
	struct run *run;
	struct arena arena;
	int allowed, higher, difference, cut, other_cut;	/* names; -1: no such rules */
	struct str area;	/* of --area, where a payment has none */
	struct ruling *rulings;
	size_t nrulings, rulings_room;
	struct map by_key;	/* key -> the place of its last ruling */
	struct str file;	/* of the decisions */
	struct str cells[PAIR_CELLS];	/* the pair at hand, for the rules */
	struct buf amounts;		/* those of its cells that are made here */
	struct verdict scratch;
};

/* What the command line says. */
struct pairs_ask {
	char **rules, **dictionaries;	/* files and folders */
	size_t nrules, ndictionaries;
	const char *decisions, *area;	/* or NULL */
	unsigned flags;			/* of tsv_open */
};

/* The dictionary, the rules and the decisions. False: what is wrong went to warn. */
bool pairs_open(struct pairs *p, const struct pairs_ask *ask, void (*warn)(const struct fault *));
/* Is there an area for rules that differ by it? False with the reason. */
bool pairs_area(const struct pairs *p, const struct tsv *payments, struct fault *f);
/*
 * Signed decisions. False with the reason: one that nobody signed, no such decision,
 * a cell that cannot be read.
 */
bool pairs_decisions(struct pairs *p, const char *path, unsigned flags, struct fault *f);

/* The decision on a and b for this holder in its month, or NULL. */
const struct ruling *pairs_ruling(const struct pairs *p, const struct holder *h,
	const struct benefit *a, const struct benefit *b);
/* Judge. False with the reason: the rules fail, or say different things in the two orders. */
bool pairs_judge(struct pairs *p, const struct benefit *a, const struct benefit *b,
	const struct ruling *given, struct verdict *v, struct fault *f);
/* What people call a programme. */
struct str pairs_label(const struct pairs *p, struct str programme, bool chinese);

void verdict_free(struct verdict *v);
void pairs_free(struct pairs *p);

#endif
