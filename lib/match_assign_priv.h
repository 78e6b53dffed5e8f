/* match_assign_priv - candidates while they are assigned. For match_assign and match_leave only. Layer 4: returns reasons, never exits. */
#ifndef MATCH_ASSIGN_PRIV_H
#define MATCH_ASSIGN_PRIV_H

#include "match_priv.h"

struct best {
	centibits first, second;	/* scores of the best two pairs a row could still have */
	bool taken, shown, given;	/* given: somebody said whose it is */
	uint8_t listed;			/* pairs for people, as many as match_leave counts */
};

struct assign {
	struct match *m;
	struct best *left, *right;
	struct match_list list;		/* what is printed */
};

/* Neither of the two has a partner yet. */
static inline bool
match_is_live(const struct assign *a, const struct match_pair *p)
{
	return p->class != MATCH_CLASSES && p->class != MATCH_CONFLICT &&
	    !a->left[p->left].taken && !a->right[p->right].taken;
}

static inline void
match_show(struct assign *a, const struct match_pair *p)
{
	a->left[p->left].shown = a->right[p->right].shown = true;
	match_list_put(a->m, &a->list, p);
}

/* By row: the best scores of the pairs that are live. */
void match_find_best(struct assign *a);
/* What was not accepted, for people. */
void match_leave(struct assign *a);

#endif
