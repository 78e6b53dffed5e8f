/* matchexact_priv - the inside of matchexact: the right register by number. Layer 4: returns reasons, never exits. */
#ifndef MATCHEXACT_PRIV_H
#define MATCHEXACT_PRIV_H

#include "matchexact.h"
#include "prints.h"

/* What has become of a row of the right register, each more than the one before. */
enum shown {
	NOT_MET,	/* no left row has its number so far */
	PUT_OFF,	/* one has, but belongs to others: see struct put_off */
	SHOWN,		/* it stands in the output */
	SHOWN_BOTH	/* with the same person */
};

/* A right row with the number of one left row at hand. */
struct hit {
	uint32_t row;		/* of exact.rows */
	uint8_t class, name;	/* enum match_class, enum name_level */
};

/*
 * One number under another name: to be listed at the end if no left row has the number and
 * the name of the right row.
 */
struct put_off {
	size_t row;
	uint64_t left;		/* the left row, in its store */
};

struct exact {
	struct match *m;
	struct matchout *o;
	struct prints rows;	/* of the right register, those that have a number */
	uint64_t first;		/* where the right register's first row is */
	struct hit *hits;	/* the latest row first */
	size_t nhits, hits_room;
	bool cut;		/* there are more */
	struct put_off *later;
	size_t nlater, later_room;
};

/* What a row says, from its cells. */
struct said {
	char id[18];
	struct str number;	/* empty: none that can be compared */
	enum id_class class;
	struct str name;
};

void exact_listen(const struct match *m, const struct match_side *s, struct str row,
    struct said *x);
/* Of a row of exact.rows: where it is in its store, and what became of it. */
uint64_t exact_at(const struct exact *x, size_t row);
enum shown exact_note(const struct exact *x, size_t row);
void exact_set_note(struct exact *x, size_t row, enum shown note);
/* The whole right register into x->rows. */
bool exact_load(struct exact *x, void (*progress)(const struct tsv *), struct fault *f);
/*
 * Right rows with this number into x->hits: all of them for the first who asks, of those that
 * were met before MATCH_HITS at most, so that all questions together take linear time.
 */
bool exact_find(struct exact *x, const struct said *said, struct fault *f);
enum name_level exact_names(struct exact *x, struct str one, struct str other);
/* What two rows of one number are, by their names. */
enum match_class exact_class(enum name_level level);

#endif
