/* tsv_header - the names of a table's columns; private to tsv. Layer 2: returns reasons, never exits. */
#ifndef TSV_HEADER_H
#define TSV_HEADER_H

#include "arena.h"
#include "map.h"
#include "msg.h"

/* The zero value is empty and valid. */
struct tsv_header {
	struct arena memory;
	struct str *names;	/* copies */
	size_t n;
	struct map by_name;	/* name -> index */
};

/*
 * The names of a header line; false: one is empty or there twice. f's file and line are
 * the caller's.
 */
bool tsv_header_read(struct tsv_header *h, struct str line, struct fault *f);
long tsv_header_find(const struct tsv_header *h, struct str name);	/* -1: not there */
/*
 * order[i] = where the i-th name of first stands in h. False, with the
 * difference, when the two do not hold the same names.
 */
bool tsv_header_order(const struct tsv_header *h, const struct tsv_header *first,
	const char *first_file, size_t *order, struct fault *f);
/* Fill in why name is not there, with the nearest that is. Returns false. */
bool tsv_header_lacks(const struct tsv_header *h, struct str name, struct fault *f);
void tsv_header_free(struct tsv_header *h);

#endif
