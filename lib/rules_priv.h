/* rules_priv - what the files of the rule engine share. Layer 4: no I/O, never exits. Private to rules. */
#ifndef RULES_PRIV_H
#define RULES_PRIV_H

#include "rules.h"

#define RULES_LINE (64 * 1024)	/* bytes of a rule line */
#define RULES_IDENT 127		/* bytes of a name part */
#define RULES_PER_NAME 65535
/* Names that need each other, heavy ones counted more: what the stack holds. */
#define RULES_DEEP 400
#define RULES_MEMBERS 10000	/* rows of one entity below one topmost row */

enum pick { PICK_NONE, PICK_AGREE, PICK_MAX, PICK_MIN, PICK_SUM };

/* Where a cell of a rule file stands: for file:line:column of what is wrong in it. */
struct place {
	struct str file;
	size_t line;
	unsigned at;		/* byte of the line, from 1; 0: the line */
	struct str text;	/* of the cell */
};

/* A condition that must hold for a row to speak; parts of `when` and test cells alike. */
struct condition {
	struct node *e;
	struct place place;
};

/* Rows that spoke for a value. */
struct rule;
struct used {
	size_t n;
	const struct rule *list[];
};
struct rule {
	struct str id, cite, note, area;
	struct str over_text;
	struct place place;	/* of the value cell */
	struct place over_place;
	struct str column;	/* "x=CELL" of a crosstab, else empty */
	int name;
	struct condition *conditions;
	size_t nconditions;
	struct node *value;	/* NULL: a repeal */
	struct str key;		/* spelling of the set of conditions: equal for equal sets */
	bool rounds;
	bool example;		/* its citation says that it is one */
	enum round_mode mode;
	struct ratio quantum;
	days from, to, issued;
	size_t order;		/* over all files */
	size_t id_index;
	size_t *over;		/* ids it beats as written */
	size_t nover;
	size_t *beats;		/* and, followed through, all of them; ascending */
	size_t nbeats;
	const struct reasons *self;	/* the set of just this rule */
	const struct used *alone;	/* just this rule, when no other speaks */
};

/* A declaration: conditions that must hold for a name's value. */
struct declaration {
	struct condition *conditions;
	size_t nconditions;
	struct place place;
	struct declaration *next;
};

enum type_state { TYPE_OPEN, TYPE_BUSY, TYPE_SETTLED };

/* entity.variable: computed by rules, given by a column, or both. */
struct name {
	struct str full, plain;
	int entity;
	struct place place;	/* where it was first written */
	struct rule **rules;
	size_t nrules, rules_room;
	struct declaration *declarations;
	bool declared;
	struct str unit;	/* as written in a rule file */
	struct str label;	/* the first one written */
	struct place unit_place;
	enum pick pick;
	const struct column *column;	/* of the dictionary, or NULL */
	enum column_type cell;	/* how its cells read */
	struct type type;
	enum type_state state;
	int slot;		/* its place among the values of a row of its entity */
	bool is_constant;
	struct ratio constant;
	unsigned weight;	/* on the stack, in RULES_DEEP */
	int *uses;		/* names its rules look at, for the cycle check */
	size_t nuses, uses_room;
};

struct engine_entity {
	struct str name, key;
	int parent;		/* -1: the topmost (area) */
	int date_name;		/* name of its date column, -1 */
	struct str date;
	size_t slots;
	bool has_table;		/* rows of it can come */
};

/* A data table: which entity each column belongs to and which name it binds to. */
struct table {
	struct str *header;
	size_t n;
	int entity;		/* of its rows */
	int top;		/* the topmost entity with a key column, or `entity` */
	int *owner;		/* column -> entity */
	int *name;		/* column -> name, -1: does not bind */
	long area;		/* its area_code column, -1 */
	long *key;		/* entity -> key column, -1 */
	int *column_of;		/* name -> column, -1; after rules_compile */
	struct str file;
};

struct rules {
	const struct columns *dictionary;
	struct arena arena;
	struct map by_name;	/* full name -> index */
	struct name *names;
	size_t nnames, names_room;
	struct map by_id;
	struct str *ids;
	size_t nids, ids_room;
	struct rule **list;	/* in order of reading, repeals too */
	size_t n, room;
	struct engine_entity *entities;
	size_t nentities;
	int area_entity, area_name;	/* the name: area_code of the main table's topmost entity */
	struct table *tables;
	size_t ntables, tables_room;
	struct fault *faults;
	size_t nfaults, faults_room;
	struct programme *programmes;
	size_t nprogrammes;
	unsigned settling;	/* types being settled, one for the sake of the other */
	bool has_areas, compiled;
	struct str *areas;	/* distinct areas of rows, ascending */
	size_t nareas;
	days *breaks;		/* days on which some row starts or has just ended, ascending */
	size_t nbreaks;
};

/* names */
int rules_entity(const struct rules *r, struct str word);	/* index, -1 */
int rules_name_make(struct rules *r, int entity, struct str plain);	/* finds or makes */
int rules_name_get(const struct rules *r, int entity, struct str plain);	/* -1 */
/* as a rule for entity sees it, -1 */
int rules_resolve(struct rules *r, int entity, struct str text);
/* entity is below or one of its parents */
bool rules_above(const struct rules *r, int entity, int below);
bool rules_split(const struct rules *r, struct str full, int *entity, struct str *plain);
void rules_names_init(struct rules *r);
void rules_settle_type(struct rules *r, int name);
void rules_check_rule(struct rules *r, struct rule *rule);
void rules_check_names(struct rules *r);	/* types, declarations, units of amounts */
void rules_check_cycles(struct rules *r);

/* faults; at counts from the cell's own place */
void rules_complain(struct rules *r, const struct place *p, unsigned at, enum msg m, ...);

/* rows in force */
struct vintages;
struct rule_index;
struct candidates {
	const struct rule **list;	/* in order of reading */
	size_t n;
	bool by_place;		/* some row in force names an area */
	const struct rule_index *index;	/* NULL: try one by one */
};
struct rule_index *rule_index_new(struct arena *a, const struct candidates *c);
struct vintages *vintages_new(const struct rules *r);
void vintages_free(struct vintages *v);
const struct candidates *vintages_get(struct vintages *v, int name, days date, days known,
    struct str area);

/* a run */
enum slot_state { SLOT_EMPTY, SLOT_BUSY, SLOT_DONE, SLOT_GIVEN, SLOT_ERROR };
struct failure {
	enum eval_error error;
	struct fault fault;
};
struct slot {
	enum slot_state state;
	struct value value;
	const struct used *used;	/* rows that spoke */
	const struct failure *failure;
	size_t walk;		/* the last walk of run_rules_used that came by */
};
/* The values of a row reckoned on another day, inside at(). */
struct other_day {
	days date;
	struct slot *slots;
	struct other_day *next;
};
/* All rows of one entity below a row, in the order of their parents. */
struct members {
	int entity;
	struct row **rows;
	size_t n;
	bool ordered;		/* they are known to be in the order of their dates */
	struct members *next;
};
struct row {
	int entity;
	int table;		/* -1: implied, without cells */
	struct row *parent, *next, *first, *last;	/* next sibling; children in input order */
	const struct str *cells;
	size_t line;
	size_t number;		/* 1, 2, … among the rows of its entity below the topmost row */
	struct str area;
	struct slot *slots;
	struct other_day *other_days;
	struct members *members;	/* lists of rows below, for aggregates */
	size_t position;	/* among its parent's rows of its entity, once listed */
};
struct run {
	struct expr_env env;	/* first: the callbacks get &env */
	struct rules *r;
	struct arena arena;	/* of the household */
	struct vintages *vintages;
	days date, known;
	bool forced;		/* inside at() */
	days forced_date;
	struct str area;	/* of --area */
	struct row *top;	/* the topmost row: area */
	struct row **all;	/* every row but the topmost, in input order */
	size_t nall, all_room;
	size_t *counts;		/* per entity: rows so far */
	struct logged {
		struct row *row;
		int name;
	} *log;
	size_t nlog, log_room;
	bool keep_trace;
	size_t walks;
	unsigned depth;		/* of names being solved */
	struct buf cells;	/* of the trace line being shown */
};
/* Reasons in the order they were found, each once; the list is the caller's to free. */
struct found {
	struct reason *list;
	size_t n, room;
};
/* Evaluate a name, find the row it belongs to and who is responsible. */
bool run_find_why(struct run *u, struct row *row, int name, struct found *f, struct row **at,
    bool *unknown);
bool row_sees(const struct row *from, const struct row *row);	/* row is from, or above it */
/* "; " and text, unless it is there since `start`. */
void run_join_text(struct buf *b, size_t start, struct str text);
struct slot *run_slot(struct run *u, struct row *row, int name);
bool run_solve(struct run *u, struct row *row, int name, struct value *out);
bool run_is_given(const struct run *u, const struct row *row, int name);
/* only when run_is_given */
bool run_given(struct run *u, struct row *row, int name, struct slot *s);
days run_today(struct run *u, const struct row *row, bool *fine);

#endif
