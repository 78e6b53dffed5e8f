/* targets - one target against its figure: percent, gap, state. Layer 4: returns reasons, never exits. */
#ifndef TARGETS_H
#define TARGETS_H

#include "date.h"
#include "figures.h"
#include "money.h"

/* relation_to_target: what the figure must be. */
enum target_relation { TARGET_GE, TARGET_GT, TARGET_LE, TARGET_LT, TARGET_EQ };

/*
 * How it stands. A limit (le, lt) that is passed is exceeded, as is an exact
 * number (eq); whatever else fails is not met.
 */
enum target_state { TARGET_MET, TARGET_NOT_MET, TARGET_EXCEEDED, TARGET_MISSING, TARGET_STATES };

/* One row of a table of targets; strings of the reader's current row. */
struct target {
	struct str id, key, unit;
	struct ratio value;
	enum target_relation relation;
	bool due_known;
	days due;
};

/* Columns of a table of targets; -1: absent (key, target_id, target_value never are). */
struct targets {
	long id, key, value, relation, unit, due;
	struct map seen;	/* target_id -> line */
	struct arena store;
};

/* The columns; false with the reason when one is not there, or one that will be appended is. */
bool targets_bind(struct targets *x, const struct tsv *t, bool days_left, struct fault *f);

/*
 * The current row. False with the reason: an empty or repeated target_id, a
 * value that is no number, a relation or date that is none.
 */
bool targets_row(struct targets *x, const struct tsv *t, struct target *out, struct fault *f);
void targets_free(struct targets *x);

/* What became of a target. The buffers hold text for cells, empty where there is nothing to say. */
struct standing {
	enum target_state state;
	const struct figure *figure;	/* NULL: there is none */
	struct buf percent, gap;
};

/*
 * Judge by the figure as it was printed. percent = value / target * 100, half
 * 0.01, empty when the target is 0. gap = what is still missing (ge, gt, eq:
 * target - value; le, lt: value - target, what is too much); negative = to
 * spare. Two decimals when the unit has yuan, else the shortest decimal.
 * False: the figure is no number, or its unit is another one (both named).
 */
bool target_judge(const struct target *x, const struct figures *g, struct standing *out,
    struct fault *f);
struct str target_state_name(enum target_state s);	/* "met" "not-met" "exceeded" "missing" */
void standing_free(struct standing *s);

/* The table: the columns of t, then value percent gap state, and days_left when there is a date. */
void targets_put_header(const struct tsv *t, bool days_left, struct tsv_out *w);
void targets_put(const struct tsv *t, const struct target *x, const struct standing *s,
    const days *date, struct tsv_out *w);

/* Figures about targets that were written, so that no key is written twice. */
struct targets_told {
	struct str prefix;
	struct tsv_out *w;
	struct figures made;
	struct arena store;
};

/* PREFIX.ID.value, .gap and .percent, the state as their note; nothing for a missing figure. */
bool targets_tell(struct targets_told *told, const struct target *x, const struct standing *s,
    struct fault *f);
/* PREFIX.met, .not_met, .exceeded, .missing and .targets: how many. */
bool targets_tell_states(struct targets_told *told, const size_t counts[TARGET_STATES],
    struct fault *f);
/* "1 met, 2 not met, ..." */
void targets_say(const size_t counts[TARGET_STATES], void (*say)(enum msg m, ...));
void targets_told_free(struct targets_told *told);

#endif
