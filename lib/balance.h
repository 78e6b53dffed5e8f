/* balance - last month + entered - left = this month, by group. Layer 4: returns reasons, never exits. */
#ifndef BALANCE_H
#define BALANCE_H

#include "columns.h"
#include "date.h"
#include "figures.h"
#include "money.h"

/*
 * What is counted is a row, or what a column of it says: persons, or yuan in fen. A row of
 * both tables that stands in another group now has moved; one that stayed and says another
 * number is adjusted.
 */
struct balance_group {
	struct str key;		/* its cells joined by TAB */
	int64_t old, entered, moved_in, moved_out, adjusted, left, new;
	size_t old_rows, entered_rows, left_rows, changed, same, moved_rows;
};

/* The zero value is empty and valid. */
struct balance {
	struct arena memory;
	struct map by_key;
	struct balance_group **list;	/* in the order they were met */
	size_t n, room;
	bool valued, money;	/* a column is counted and not rows; it is in yuan */
	bool overflow;
};

struct balance_group *balance_group(struct balance *b, struct str key);	/* for good; made if new */
/* *sum += v, *sum -= v, where sum is of one of its groups. */
void balance_add(struct balance *b, int64_t *sum, int64_t v);
void balance_take(struct balance *b, int64_t *sum, int64_t v);
struct balance_group balance_total(struct balance *b);
/* In all what moved out has moved in: what is left of both is adjusted, too. */
int64_t balance_adjusted(struct balance *b, const struct balance_group *total);
/*
 * old + entered + moved_in - moved_out + adjusted - left = new in every group, and of rows
 * old - left = changed + same.
 */
bool balance_holds(struct balance *b, struct fault *f);

/* A table: the columns of the groups, then the counts; in the order of the keys' bytes. */
void balance_table(struct balance *b, const struct str *by, size_t nby, struct tsv_out *w);

/* Is it a column of that table besides those of the groups? */
bool balance_has_column(struct str name);

/* What the figures say besides their value. */
struct balance_figures {
	struct str prefix, unit;
	bool dated;		/* of a month, the state of its last day */
	months month;
	size_t nby;
};
/* PREFIX.NAME; with groups PREFIX.CELL.NAME and PREFIX.total.NAME. False with the reason. */
bool balance_tell(struct balance *b, const struct balance_figures *how, struct tsv_out *w,
	size_t *made, struct fault *f);
/* What a row of a table with these keys is: the entity whose key is the deepest of them. */
struct str balance_unit(const struct columns *c, const struct str *keys, size_t nkeys);

/* Figures of other counts in the same way: those of each group, of all, then balance_told. */
struct balance_count {
	const char *name;
	int64_t n;
	bool money;	/* n is in fen */
};
struct balance_told {
	const struct balance_figures *how;
	struct figures figures;
	struct arena memory;
};
/* So many of one group, "-" in place of empty cells; group NULL: of all. */
bool balance_tell_counts(struct balance_told *t, const struct str *group,
	const struct balance_count *list, size_t n, struct fault *f);
/* good: they are written, *made says how many. Returns good; t is empty again. */
bool balance_told(struct balance_told *t, bool good, struct tsv_out *w, size_t *made);
/* As it is printed. */
void balance_print(struct buf *b, int64_t n, bool money);
void balance_free(struct balance *b);

#endif
