/* reckon - rules over a register: what calc-columns, check-eligibility and calc-subsidy share. Layer 4: returns reasons, never exits. */
#ifndef RECKON_H
#define RECKON_H

#include "group.h"

/* Options of all three; their rows for the option tables, which are cli's. */
enum reckon_key {
	RECKON_AREA = 600, RECKON_KNOWN, RECKON_WITH, RECKON_EXPLAIN, RECKON_LANG, RECKON_NEWLINE
};
#define RECKON_OPTIONS \
	{'d', "date", M_ARG_DATE, M_HELP_DATE}, \
	{'D', "dictionary", M_ARG_FILE, M_HELP_DICTIONARY}, \
	{'m', "month", M_ARG_MONTHS, M_HELP_MONTH}, \
	{'r', "rules", M_ARG_PATH, M_HELP_RULES}, \
	{RECKON_AREA, "area", M_ARG_CODE, M_RECKON_HELP_AREA}, \
	{RECKON_EXPLAIN, "explain", M_ARG_FILE, M_RECKON_HELP_EXPLAIN}, \
	{RECKON_KNOWN, "known", M_ARG_DATE, M_RECKON_HELP_KNOWN}, \
	{RECKON_LANG, "lang", M_ARG_LANG, M_RECKON_HELP_LANG}, \
	{RECKON_WITH, "with", M_RECKON_ARG_WITH, M_RECKON_HELP_WITH}, \
	{RECKON_NEWLINE, "accept-missing-newline", M_NONE, M_HELP_MISSING_NEWLINE}

struct names {
	char **list;
	size_t n;
};

/* What the command line says. The lists have room for all of argv. */
struct reckon_ask {
	struct names rules, with, figures, dictionaries, operands;
	/* the names or programmes asked: a table without keys is of their entity */
	struct str *words;
	size_t nwords;
	struct str area;
	const char *explain;	/* FILE or NULL */
	bool english;		/* sentences in data */
	bool dated, spanned;	/* -d, -m */
	days date, known;
	months from, to;
	unsigned flags;		/* of tsv_open */
};

void reckon_ask_init(struct reckon_ask *ask, int argc, struct arena *a);
/*
 * Take an option of RECKON_OPTIONS. Not M_NONE: its argument is wrong, a format for the
 * argument.
 */
enum msg reckon_option(struct reckon_ask *ask, int option, char *argument);
/* Is anything missing? Not M_NONE: what. */
enum msg reckon_wrong(const struct reckon_ask *ask);

/* How a program tells what it does not print itself: the functions of cli. */
struct cli_refused;
struct reckon_tell {
	struct cli_refused *refused;
	void (*refuse)(struct cli_refused *, struct str row, const struct fault *);
	bool (*refuse_close)(struct cli_refused *, bool good);
	void (*warn)(const struct fault *);
	void (*say)(enum msg, ...);
	void (*counts)(size_t in, size_t out, size_t refused);
};
/* Those of cli, for a program with struct cli_refused x. */
#define RECKON_TELL(x) {&(x), cli_refuse_row, cli_refuse_close, cli_warn, cli_say, cli_counts}

struct reckon {
	const struct reckon_ask *ask;
	struct reckon_tell tell;
	struct arena arena;	/* of the run */
	struct columns dictionary;
	struct rules *rules;
	struct run *run;
	struct group group;
	bool own_months;	/* neither -d nor -m: each row in its own month */
	months month;		/* the one being reckoned */
	struct line **chosen;	/* lines of the stream that it is reckoned with */
	size_t nchosen, chosen_room;
	struct line **added;	/* all lines of the run: those, and the side tables' */
	size_t nadded, added_room;
	size_t refused, absent;	/* rows of the stream: refused; of no month that was asked for */
};

/*
 * Load the dictionary, open the stream and the side tables, read and compile the rules.
 * False: everything that is wrong has been told to tell->warn.
 */
bool reckon_open(struct reckon *k, const struct reckon_ask *ask, const struct reckon_tell *tell);
void reckon_free(struct reckon *k);
struct tsv *reckon_stream(const struct reckon *k);

/* Is there a column of that name already? Then f says so. */
bool reckon_taken(const struct reckon *k, struct str name, struct fault *f);

/*
 *	while (reckon_next(&k))                            households
 *		for (m = RECKON_FIRST; reckon_month(&k, &m);)  months with lines
 *			reckon_choose, reckon_run, run_value(k.run, k.chosen[i]->at, ...)
 * Any false of reckon_run or run_value: reckon_refuse, and the next household.
 */
#define RECKON_FIRST INT32_MIN
bool reckon_next(struct reckon *k);
/* after the last: NULL if all was read */
const struct fault *reckon_failed(const struct reckon *k);
bool reckon_month(struct reckon *k, months *m);
/* The lines of month m; with column >= 0 only those whose cell there is `cell`. How many. */
size_t reckon_choose(struct reckon *k, months m, long column, struct str cell);
/* Begin the run for the month and add the chosen lines and those of the side tables. */
bool reckon_run(struct reckon *k, struct fault *f);
/* What the engine says is wrong, with its code. Returns false. */
bool reckon_fault(const struct reckon *k, struct fault *f);
/* All lines of the household, each with its reason. */
void reckon_refuse(struct reckon *k, const struct fault *f);
/*
 * The end: says what broke the stream, closes the refused rows and the outputs (good only if
 * all went well), then the counts. False: the exit status is 2.
 */
bool reckon_close(struct reckon *k, struct tsv_out *const *outs, size_t n, size_t rows_out);
/* A fault of a cell of a line, with its code: text m about the cell. Returns false. */
bool reckon_cell(const struct line *l, struct str column, struct fault *f, enum msg m, ...);

#endif
