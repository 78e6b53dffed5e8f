/* balance - last month + entered - left = this month, by group. Layer 4: returns reasons, never exits. */
#ifndef BALANCE_H
#define BALANCE_H

#include "columns.h"
#include "date.h"
#include "figures.h"

/* Rows. A row of both tables that stands in another group now has moved. */
struct balance_group {
	struct str key;		/* its cells joined by TAB */
	size_t old, entered, moved_in, moved_out, left, new, changed, same;
};

/* The zero value is empty and valid. */
struct balance {
	struct arena memory;
	struct map by_key;
	struct balance_group **list;	/* in the order they were met */
	size_t n, room;
};

struct balance_group *balance_group(struct balance *b, struct str key);	/* for good; made if new */
struct balance_group balance_total(const struct balance *b);
/* old + entered + moved_in - moved_out - left = new in every group, and old - left = changed + same. */
bool balance_holds(const struct balance *b, struct fault *f);

/* A table: the columns of the groups, then the counts; in the order of the keys' bytes. */
void balance_table(const struct balance *b, const struct str *by, size_t nby, struct tsv_out *w);

/* What the figures say besides their value. */
struct balance_figures {
	struct str prefix, unit;
	bool dated;		/* of a month, the state of its last day */
	months month;
	size_t nby;
};
/* PREFIX.NAME; with groups PREFIX.CELL.NAME and PREFIX.total.NAME. False with the reason. */
bool balance_tell(const struct balance *b, const struct balance_figures *how, struct tsv_out *w,
	size_t *made, struct fault *f);
/* What a row of a table with these keys is: the entity whose key is the deepest of them. */
struct str balance_unit(const struct columns *c, const struct str *keys, size_t nkeys);
/* So many figures of one group under these names, "-" in place of empty cells. */
struct balance_count {
	const char *name;
	size_t n;
};
bool balance_tell_counts(const struct balance_figures *how, struct str group,
	const struct balance_count *list, size_t n, struct figures *made, struct arena *a,
	struct fault *f);
void balance_put(const struct figures *made, struct tsv_out *w, size_t *n);
void balance_free(struct balance *b);

#endif
