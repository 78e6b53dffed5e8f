/* quantity - amounts as Chinese reports write them: 8万余元, 约300人, 四次. Layer 1: no I/O, never exits. */
#ifndef QUANTITY_H
#define QUANTITY_H

#include "money.h"

enum quantity_kind {
	QUANTITY_NONE,		/* not one, or one that must be guessed: 三百二, 十几 */
	QUANTITY_NUMBER,
	QUANTITY_RANGE		/* 45—60户: two numbers, never one */
};

struct quantity {
	struct ratio value;	/* with its 十 百 千 万 亿 multiplied out */
	/*
	 * exact; about 约 左右; over 余 多 超过; under 不足; near 近; at-least 不低于 以上;
	 * at-most 不超过 以内; expected 预计: the codes of the column qualifier
	 */
	struct str qualifier;
	struct str unit;	/* a code: yuan, household, percent …; empty: none was written */
};

/*
 * All of s, half-width and without blanks. The number may be in digits (1,234.5), in
 * Chinese numerals (三百二十, 叁佰贰拾), or both (3万5千); one qualifier; at most one
 * unit, a known one. q is filled for QUANTITY_NUMBER only.
 */
enum quantity_kind quantity_parse(struct str s, struct quantity *q);

#endif
