/* capitals - an amount in the Chinese capitals of bank vouchers (大写). Layer 1: no I/O, never exits. */
#ifndef CAPITALS_H
#define CAPITALS_H

#include "money.h"

/*
 * Append 壹佰贰拾叁元肆角伍分, as the rules for vouchers want it (支付结算办法, its annex
 * 正确填写票据和结算凭证的基本规定). 整 stands behind 元 and 角, a run of zeros inside is one 零;
 * where they leave a choice (zeros at the end of 万 or 元) no 零 is written. Below zero 负 stands
 * first.
 */
void capitals_print(struct buf *b, fen v);

#endif
