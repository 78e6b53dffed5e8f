/* money - exact numbers: fen, and ratios that round only where a rule says. Layer 1: no I/O, never exits. */
#ifndef MONEY_H
#define MONEY_H

#include <stdint.h>

#include "buf.h"

/* An amount in fen (1 yuan = 100 fen). */
typedef int64_t fen;

/* Twice as wide as any value kept: the product of two of them always fits. */
__extension__ typedef __int128 int128;

/*
 * n/d in lowest terms, d > 0. Every intermediate is 128 bits wide. {0} is not valid; use
 * RATIO(0).
 */
struct ratio {
	int64_t n, d;
};
#define RATIO(n) ((struct ratio){(n), 1})

/* Rounding to a multiple of a quantum; symmetric for refunds (doudi-rules(5)). */
enum round_mode {
	ROUND_UP,		/* away from zero, 进一 */
	ROUND_DOWN,		/* toward zero, 去尾 */
	ROUND_HALF,		/* nearest, ties away from zero, 四舍五入 */
	ROUND_HALF_DOWN,	/* nearest, ties toward zero */
	ROUND_HALF_EVEN,	/* nearest, ties to the even multiple */
	ROUND_FLOOR,
	ROUND_CEIL
};

/* All of these return false and leave *out alone when the result does not fit 64 bits. */
bool ratio_make(int128 n, int128 d, struct ratio *out);	/* reduces; false when d is 0 */
bool ratio_add(struct ratio a, struct ratio b, struct ratio *out);
bool ratio_sub(struct ratio a, struct ratio b, struct ratio *out);
bool ratio_mul(struct ratio a, struct ratio b, struct ratio *out);
/* b != 0, the caller has looked */
bool ratio_div(struct ratio a, struct ratio b, struct ratio *out);
/* quantum > 0 */
bool ratio_round(struct ratio x, enum round_mode mode, struct ratio quantum, struct ratio *out);
int ratio_cmp(struct ratio a, struct ratio b);	/* exact, cannot overflow */

/* "half", "half-down", "up", …; false when it is none of the seven. */
bool round_mode_parse(struct str s, enum round_mode *mode);

/*
 * Decimal text "[-]digits[.digits]", all of it; no exponent, no grouping, no plus. False
 * leaves *out alone.
 */
bool ratio_parse(struct str s, struct ratio *out);

/* The shortest exact decimal ("0.5", "317", "-1.25"); "n/d" when there is none. */
void ratio_print(struct buf *b, struct ratio x);
bool ratio_is_decimal(struct ratio x);	/* has a finite decimal expansion */

/* Exactly `decimals` digits after the point; false (nothing appended) when x has more. */
bool ratio_print_fixed(struct buf *b, struct ratio x, unsigned decimals);

/*
 * An amount "-?[0-9]+(\.[0-9]{1,2})?" in yuan, to fen; "-0" is 0. All of s,
 * no spaces, no grouping, no more than two decimals. False leaves *v alone.
 */
bool money_parse(struct str s, fen *v);
void money_print(struct buf *b, fen v);	/* two decimals, always */
bool money_add(fen a, fen b, fen *sum);	/* false: does not fit */
bool money_of_ratio(struct ratio yuan, fen *v);	/* false: not whole fen, or does not fit */
struct ratio ratio_of_money(fen v);	/* in yuan */

#endif
