/* sheet_words - cells that say of their row that it is no data. Layer 4: private to sheet. */
#ifndef SHEET_WORDS_H
#define SHEET_WORDS_H

#include "str.h"

/* Where a word of totals stands, 合计 小计 总计 累计, or n. */
size_t sheet_find_total(const struct str *cells, size_t n);

enum footer {
	FOOTER_NONE,
	FOOTER_WORD,	/* the first cell begins as footers do: 填表人：, or is 第2页 */
	FOOTER_SIGN	/* it only speaks of 签字 or 盖章 */
};

enum footer sheet_footer(const struct str *cells, size_t n);
/* Does the first cell say that the row shows how to fill a template in? 例： */
bool sheet_is_example(const struct str *cells, size_t n);

#endif
