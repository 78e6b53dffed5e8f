/* places - a number for each row of several files, and back to file and line. Layer 1: no I/O, never exits. */
#ifndef PLACES_H
#define PLACES_H

#include "str.h"

/* Rows of one file follow each other: where each file begins. Names live as long as the reader. */
struct places_file {
	struct str name;
	size_t first, line;	/* number of its first row; line of that row */
};
struct places {
	struct places_file *files;
	size_t n, room;
	size_t rows, line;	/* so far; line of the last */
};

/* The number of the next row, from 1. */
size_t places_add(struct places *p, struct str file, size_t line);
/* Where row number `row` stood. */
struct str places_find(const struct places *p, size_t row, size_t *line);
void places_free(struct places *p);

#endif
