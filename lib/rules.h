/* rules - rule tables: load, check, choose, evaluate, explain (doudi-rules(5)). Layer 4: no I/O, never exits. */
#ifndef RULES_H
#define RULES_H

#include "columns.h"
#include "expr.h"

/*
 * The order of things:
 *	r = rules_new(&dictionary);
 *	rules_read(r, "dibao.tsv", text);        every rule file, later ones win ties
 *	t = rules_table(r, header, n, -1, &f);   every data table's header, the main one first
 *	if (!rules_compile(r)) ...               all faults of the rules at once: rules_faults
 *	rules_ask(r, "dibao.why", &ask, &f);     what is wanted
 *	u = run_new(r);
 *	for each household and day:
 *		run_begin(u, day, known);
 *		for each line: row = run_add(u, t, cells, line, &f);
 *		run_value(u, row, ask.name, &value) ...
 */
struct rules;

struct rules *rules_new(const struct columns *dictionary);
void rules_free(struct rules *r);

/*
 * One rule file. file and text must live as long as r. What is wrong is collected for
 * rules_faults.
 */
void rules_read(struct rules *r, struct str file, struct str text);

/*
 * Tell the header of a data table. Its entities are those whose key column it
 * has; `entity` (an index of the dictionary, -1 = none) is the one its rows
 * belong to when it has no key. `main`: the table the stream is in, first; a
 * table of another entity comes from --with. Returns the table's number, -1 with the reason.
 * Columns named like a result of the dictionary do not bind (decisions: an
 * imported amount must not set its own award).
 */
int rules_table(struct rules *r, const struct str *header, size_t n, int entity, struct fault *f);
int rules_table_entity(const struct rules *r, int table);	/* its deepest entity */
/*
 * The column that is the key of the topmost entity, or -1; the column of the deepest
 * entity's key, or -1.
 */
long rules_table_group(const struct rules *r, int table);

/*
 * A number known to all rules under a plain name (--figures): before rules_compile.
 * False: the name is taken or no name.
 */
bool rules_constant(struct rules *r, struct str name, struct ratio value, struct str unit);

bool rules_compile(struct rules *r);
size_t rules_faults(const struct rules *r, const struct fault **list);
/* Compile, and tell all that is wrong, not only the first. False: something is. */
bool rules_compile_or(struct rules *r, void (*warn)(const struct fault *));
bool rules_has_areas(const struct rules *r);	/* a row names an area */
/*
 * Does any of these words (names or programmes; none: all rules) rest on a row
 * whose citation marks it as an example? After rules_compile.
 */
bool rules_is_example(const struct rules *r, const struct str *words, size_t n);

/* What is asked: a name, or what stands behind its value. */
enum ask_part { ASK_VALUE, ASK_WHY, ASK_CITE, ASK_NOTE };
struct ask {
	int name;
	enum ask_part part;
};
/*
 * Resolve "x", "entity.x", "x.why" as seen from the main table's deepest entity; after
 * rules_compile.
 */
bool rules_ask(const struct rules *r, struct str text, struct ask *out, struct fault *f);
/* The same without a fault: -1 when there is no such name. */
int rules_find(const struct rules *r, struct str name);

struct str rules_name(const struct rules *r, int name);	/* "household.standard" */
int rules_name_entity(const struct rules *r, int name);
const struct type *rules_name_type(const struct rules *r, int name);
bool rules_name_has_rules(const struct rules *r, int name);
/* What people call it: the label of a rule file, else of the dictionary, else its own word. */
struct str rules_name_label(const struct rules *r, int name, bool english);
/* Of the word of an entity. */
struct str rules_entity_label(const struct rules *r, struct str entity, bool english);

/*
 * Programmes: names P of type bool with a name P_amount beside them, sorted by bytes.
 * Returns how many; list in r's arena.
 */
struct programme {
	struct str name;	/* without the entity */
	int decision, amount, persons;	/* names; amount and persons may be -1 */
};
size_t rules_programmes(const struct rules *r, const struct programme **list);
/* One by its word; false: no bool of that name. */
bool rules_programme(const struct rules *r, struct str word, struct programme *out);

/* ---- evaluating one household on one day */
struct run;
struct row;	/* a household, person, claim …, until the next run_begin */

struct run *run_new(struct rules *r);
void run_free(struct run *u);
/*
 * Forget the last household; what follows is reckoned for `date`, with rules issued
 * by `known` (DAYS_MAX: no limit).
 */
void run_begin(struct run *u, days date, days known);
/* of --area: for tables without area column; kept until changed */
void run_area(struct run *u, struct str area);
void run_cell_file(struct run *u, int table, struct str file);	/* named in faults of cells */

/*
 * One line of a table: makes its row and those of its parents that are not
 * there yet. cells[0..n-1] as in the header, and must live until the next run_begin.
 * NULL with the reason: a household or person fact differs from the earlier line's (its
 * column named),
 * DUPLICATE key, ORPHAN (a side table's line whose household is not this one).
 */
struct row *run_add(struct run *u, int table, const struct str *cells, size_t line,
    struct fault *f);
/* the row itself or its parent of that entity; NULL */
struct row *row_up(struct row *row, int entity);
size_t row_line(const struct row *row);

/* A fact from elsewhere (a signed decision, the decision of an earlier program). */
void run_give(struct run *u, struct row *row, int name, const struct value *v);

/* The value of a name at a row (looked up at its parents too). False: run_error, run_fault. */
bool run_value(struct run *u, struct row *row, int name, struct value *out);
enum eval_error run_error(const struct run *u);
/* "CODE: text", file and line of the row, column where it is a cell's */
const struct fault *run_fault(const struct run *u);
/* The column in whose cell the value stands; empty: it is in none. */
struct str run_column(const struct run *u, struct row *row, int name);

/* What is asked, printed as a cell: money with two decimals (else NEEDS-ROUND). False: error. */
bool run_print(struct run *u, struct row *row, const struct ask *ask, struct buf *b);
/*
 * The reasons of a value as ids ("dib.inc,missing person.birth_date(2)"), its citations
 * and notes ("; ").
 */
bool run_why(struct run *u, struct row *row, int name, struct buf *b);
bool run_cite(struct run *u, struct row *row, int name, struct buf *b);
bool run_note(struct run *u, struct row *row, int name, struct buf *b);
/* An unknown's reasons, as seen from row. */
void run_reasons(struct run *u, const struct row *row, const struct reasons *why, struct buf *b);

/*
 * Ids of the rows used for a value, depth first, left to right, each once, own
 * row last, not descending into `except` (the decision; -1 = none); joined by commas.
 */
bool run_rules_used(struct run *u, struct row *row, int name, int except, struct buf *b);

/* The citations of the same rows, each once; joined by "; ". */
bool run_cites_used(struct run *u, struct row *row, int name, int except, struct buf *b);

/* ---- what a sentence needs; the lists live until the next run_begin */

/* One reason of run_why. */
struct because {
	enum reason_kind kind;
	int name;	/* REASON_MISSING, REASON_GIVEN: the cell */
	struct str entity;	/* REASON_NO_DATA: of which there is no table; its word */
	/* the cell is of the second, third … of its entity; 0: of this row or one above */
	size_t member;
	struct str id, note, cite;	/* REASON_RULE */
};
bool run_because(struct run *u, struct row *row, int name, const struct because **list, size_t *n);

/* A name that the rows behind a value look at directly, and whose. */
struct part {
	int name;
	struct row *row;
	size_t member;	/* as above */
};
bool run_parts(struct run *u, struct row *row, int name, const struct part **list, size_t *n);

/*
 * The trace: every name computed since run_begin, in the order it was finished.
 * Call run_keep_trace once before; the cells are borrowed until the next call.
 */
struct trace {
	struct row *row;
	struct str id, name, value, rule, line, expr, cite, why;
};
void run_keep_trace(struct run *u, bool keep);
size_t run_trace_count(const struct run *u);
bool run_trace(struct run *u, size_t i, struct trace *out);

/* ---- the rows themselves, for those who judge them */

/*
 * One value of a rule file: each cell of a crosstab is a row of its own. The same number
 * in every reading of the files.
 */
struct rule_row {
	struct str id, name, cite, file, column;	/* column: of a crosstab, "x=CELL" */
	struct str value;	/* as written */
	size_t line;
	bool repeal;
};
size_t rules_rows(const struct rules *r);
struct rule_row rules_row(const struct rules *r, size_t i);
/* Does any rule or declaration look at what a column of a data table gives? After rules_compile. */
bool rules_uses_column(const struct rules *r, int table, size_t column);
/* Mark the rows that spoke for any value since run_begin, on whatever day: marks[rules_rows(r)]. */
void run_touched(const struct run *u, bool *marks);

#endif
