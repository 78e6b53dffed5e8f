/* sheets - sheets of several files as one clean table. Layer 4: returns reasons, never exits. */
#ifndef SHEETS_H
#define SHEETS_H

#include "book.h"
#include "clean.h"
#include "csvrow.h"
#include "sheet_totals.h"
#include "tsv.h"

#define SHEETS_MARKS 5

struct sheets_options {
	char **dictionaries;		/* -D */
	size_t ndictionaries;
	const char *map;		/* NULL: none */
	const char *encoding;		/* NULL: judged */
	size_t header;			/* line of the header; 0: looked for */
	char delimiter;			/* 0: looked for */
	/* of money where no header says one; 0: a title row may, else yuan */
	int64_t unit;
	const struct str *columns;	/* -c */
	size_t ncolumns;
	const struct str *names;	/* -s: sheets of each workbook; none: by their headers */
	size_t nnames;
	const struct str *fill;		/* --fill-down */
	size_t nfill;
	bool unfold;
	bool origin;			/* file, sheet and row behind the columns */
	const char *totals;		/* --totals FILE, or NULL */
};

/* A column of the table, and what was done to its cells. */
struct sheets_column {
	struct str name;
	const struct column *column;
	bool fill;
	size_t counts[CHANGES];
	struct str first_file[CHANGES - DOUBT_FIRST];	/* where each doubt came up first */
	size_t first_line[CHANGES - DOUBT_FIRST];
};

/* A sheet of a workbook that is not read, and why: a message that names several of them. */
struct sheets_skipped {
	struct str name;
	enum msg why;
};

/* The cell above in a column, for --fill-down: the last that was not blank, and its row. */
struct sheets_above {
	struct buf text;
	enum cell_kind kind;
	size_t line;
};

/* The merged cells of a sheet in a column of the table; next: the first that may still matter. */
struct sheets_merged {
	enum { MERGED_UNKNOWN, MERGED_NONE, MERGED_SOME } state;
	size_t next;
};

/* Amounts in 万元 and the like: are they plausible, made yuan? */
struct sheets_amounts {
	size_t n, large;
};

/* One operand. */
struct sheets_book {
	struct book *book;
	struct str path;
	size_t open;			/* which sheet book_grid gave last */
	struct sheets_skipped *skipped;
	size_t nskipped;
};

/* Where a sheet names a person, the row's own or a numbered one: its columns, or -1. */
struct sheets_who {
	size_t group;			/* as in its headers; 0: the row's own, or the head */
	long name, id;
};

/* One sheet of it that is read; a text is one. */
struct sheets_file {
	struct sheets_book *book;
	size_t which;			/* of the book's sheets */
	struct str place;		/* "a.csv" or "a.xlsx[农村低保]", for messages */
	struct str path, name;		/* for --origin */
	char delimiter;
	const char *encoding;		/* as known when the header was found; NULL: a workbook */
	struct sheet sheet;
	struct totals totals;
	bool about;			/* a column says whom a row is about */
	/* by column of the table: that of the sheet, or -1; from is groups[0], of the row itself */
	long *from, **groups;
	struct sheets_who *who;		/* of each group */
	size_t ngroups;
	long persons;			/* column of the sheet: the persons a row counts, or -1 */
	bool of_head;			/* who[0] is the head: a row names no other person */
	struct sheets_merged *merged;	/* by column of the table */
	size_t kinds[ROW_KINDS];
	size_t unheaded, unheaded_line;	/* cells under no header */
	size_t shorter, shorter_line;	/* rows of a text without their last cells */
	struct sheets_amounts *amounts;	/* by column of the table */
	size_t note_line;		/* the first row without a value */
	/* rows above the header with the number of a person or account; the first */
	size_t above, above_line;
	size_t hidden, hidden_line;	/* rows of data that the sheet does not show */
	size_t agreed, skipped;		/* numbers of totals rows that do, that were not compared */
};

/* A table of figures: its columns value, unit, qualifier (-1: not there); see sheets_figure.h. */
struct sheets_figure {
	long at[3];
	struct str was[3];		/* their cells before this row's number was taken apart */
	bool taken;
	struct buf half, text, number;
};

struct sheets {
	struct sheets_options options;
	struct arena memory;
	struct columns dictionary;
	struct headers headers;
	struct cleaner cleaner;
	struct sheets_book *books;
	size_t nbooks;
	struct sheets_file **files;
	size_t nfiles, rfiles, at;
	bool begun;			/* files[at]: its rows are being read */
	struct sheets_column *columns;
	size_t ncolumns;
	size_t in, out, refused;	/* rows of data */
	size_t unfolded;		/* further rows, of numbered persons */
	size_t differing;		/* totals rows that do */
	struct tsv_out totals;
	bool totals_open;
	/* of the last event */
	/* fields joined by TAB; as they stood, of a refused or a totals row */
	struct buf row;
	struct fault fault;
	const struct total_row *total;
	/* while a row is made, by column: its cell, its kind, the column of the sheet or -1 */
	struct str *cells;
	enum cell_kind *kinds;
	long *sources;
	uint32_t *changes;		/* what was done to it */
	struct sheets_above *above;
	struct sheets_figure figure;
	long name_at, id_at, relation_at;	/* columns of the table, or -1 */
	/* a row of several persons: the next group (0: none), that of the row's own person */
	struct sheet_row current;
	size_t group, own_group, given;	/* given: rows made of it so far */
	struct buf seen[SHEETS_MARKS];	/* names and numbers of the household and person above */
	bool headed;			/* of that household its head was seen */
};

enum sheets_event {
	SHEETS_ROW,		/* a clean row */
	SHEETS_REFUSED,		/* row as it stood, fault says why */
	SHEETS_TOTAL,		/* total is a totals row, judged; row as it stood */
	SHEETS_FILE,		/* files[at] ends here; the next call goes on */
	SHEETS_END,
	SHEETS_FAILED		/* fault: a file cannot be read on */
};

/*
 * Load the dictionary and --map, open all files (n = 0 or "-": standard input),
 * find their headers, and make the columns of the table: those of -c, else all
 * that any sheet has, in the order in which they come up. What o points at must
 * live as long. False with the reason; sheets_close is due all the same.
 * --totals FILE is written on the way and closed before SHEETS_END.
 */
bool sheets_open(struct sheets *s, char *const *paths, size_t n, const struct sheets_options *o,
    struct fault *f);
enum sheets_event sheets_next(struct sheets *s);
void sheets_close(struct sheets *s);

/* Notices are given one by one, as faults without fault: where, and what. */
typedef void sheets_say(const struct fault *notice);
/*
 * What was chosen for the first file. After SHEETS_FILE: its counts, and what was chosen
 * for the next.
 */
void sheets_say_start(const struct sheets *s, sheets_say *say);
void sheets_say_file(const struct sheets *s, sheets_say *say);
/* At the end: what was done to each column, and what was left doubtful. */
void sheets_say_columns(const struct sheets *s, sheets_say *say);

#endif
