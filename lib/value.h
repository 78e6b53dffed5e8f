/* value - what an expression gives: yes/no, number, text, date, or unknown with its reasons. Layer 3: no I/O, never exits. */
#ifndef VALUE_H
#define VALUE_H

#include "arena.h"
#include "date.h"
#include "money.h"

/*
 * Why a value is not known, or who is responsible for it. Two reasons are the same when
 * all members are.
 */
enum reason_kind {
	REASON_MISSING,	/* the cell `ref` (a variable) of the row `what` is empty */
	REASON_NO_DATA,	/* no table was given for the entity `ref` */
	REASON_GIVEN,	/* the cell `ref` of the row `what` holds it (or says review) */
	REASON_RULE	/* the rule `what` says it */
};
struct reason {
	enum reason_kind kind;
	int ref;
	const void *what;
};

/* An unchanging set, each reason once; lives in the arena it was made in. NULL is the empty set. */
struct reasons {
	size_t n;
	struct reason list[];
};

const struct reasons *reasons_one(struct arena *a, struct reason r);
const struct reasons *reasons_join(struct arena *a, const struct reasons *x,
    const struct reasons *y);

/*
 * Many sets to be joined: part i holds 2^i of them or none, so n cost n log n and not
 * n^2. Zero is empty.
 */
struct reasons_pile {
	const struct reasons *part[16];
};
void reasons_add(struct arena *a, struct reasons_pile *p, const struct reasons *set);
const struct reasons *reasons_of(struct arena *a, const struct reasons_pile *p);

enum value_kind { VALUE_UNKNOWN, VALUE_BOOL, VALUE_NUMBER, VALUE_TEXT, VALUE_DATE };

struct value {
	enum value_kind kind;
	union {
		bool yes;
		struct ratio number;
		struct str text;		/* borrowed from a cell or the rule text */
		days date;
		const struct reasons *why;	/* of VALUE_UNKNOWN */
	};
};

struct value value_bool(bool yes);
struct value value_number(struct ratio n);
struct value value_text(struct str s);
struct value value_date(days d);
struct value value_unknown(const struct reasons *why);
/*
 * The same where a step of a rule leaves its result: written member by member.
 * A value returned as a whole and read again at once makes the processor wait.
 */
static inline void
value_set_bool(struct value *v, bool yes)
{
	v->kind = VALUE_BOOL;
	v->yes = yes;
}

static inline void
value_set_number(struct value *v, struct ratio n)
{
	v->kind = VALUE_NUMBER;
	v->number = n;
}
/* Same kind and content; two unknowns are the same whatever their reasons. */
bool value_same(const struct value *a, const struct value *b);
/* -1, 0, 1 of two values of one kind; yes is above no. */
int value_cmp(const struct value *a, const struct value *b);
/* yes/no, shortest decimal or fraction, text, YYYY-MM-DD; an unknown prints nothing. */
void value_print(struct buf *b, const struct value *v);

/*
 * What the checker knows of a value. kind TYPE_ANY: nothing. A number has a
 * unit: words with exponents ("yuan/month" is yuan^1 month^-1), or none.
 */
enum type_kind { TYPE_ANY, TYPE_BOOL, TYPE_NUMBER, TYPE_TEXT, TYPE_DATE };
#define UNIT_WORDS 6
struct type {
	enum type_kind kind;
	bool unit_known;	/* a number whose unit is written somewhere; else unchecked */
	bool bare;		/* a plain number: fits any unit until it meets money */
	unsigned char n;
	struct {
		struct str word;
		signed char power;
	} unit[UNIT_WORDS];
};

extern const struct type type_any, type_bool, type_text, type_date, type_bare;

/*
 * "yuan/month", "bool", "int", "%" …; the words are borrowed. False: more than
 * UNIT_WORDS, or an empty word.
 */
bool type_parse(struct str unit, struct type *t);
bool type_same_unit(const struct type *a, const struct type *b);
bool type_is_money(const struct type *t);
/* An unknown prints as the word: of a yes/no, or where no rule says more. */
bool type_says_review(const struct type *t);
/* for messages: "yuan/month", "yes/no", "text" … */
void type_print(struct buf *b, const struct type *t);
/* The unit of a product (power 1) or quotient (-1). False: too many words. */
bool type_multiply(const struct type *a, const struct type *b, int power, struct type *out);

#endif
