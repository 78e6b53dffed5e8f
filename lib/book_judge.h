/* book_judge - what a file is. Layer 2: private to book. */
#ifndef BOOK_JUDGE_H
#define BOOK_JUDGE_H

#include "book.h"

/* The kind of a file by its first bytes; *other: a file that is no table, and why, or M_NONE. */
enum book_kind book_judge(struct str head, enum msg *other);

#endif
