#include "csvequal.h"

/* c at the beginning of a cell: = is kept back until it is known what follows it. */
static void
begin(struct csvequal *e, char c)
{
	if (c != '=')
		buf_putc(&e->text, c);
	e->at = c == '=' ? EQUAL_SIGN : c == '"' ? EQUAL_QUOTED : EQUAL_PLAIN;
}

/* c behind an = that began a cell. */
static void
follow(struct csvequal *e, char c)
{
	buf_put(&e->text, c == '"' ? STR("\"=\"\"") : STR("="));
	if (c != '"')
		buf_putc(&e->text, c);
	e->at = c == '"' ? EQUAL_INSIDE : EQUAL_PLAIN;
}

/* A quote inside closes the cell; a doubled one in a quoted cell closes and opens it again. */
static void
go_on(struct csvequal *e, char c)
{
	bool quote = c == '"';
	if (e->at == EQUAL_INSIDE && quote)
		buf_put(&e->text, STR("\"\"\""));
	else
		buf_putc(&e->text, c);
	if (quote)
		e->at = e->at == EQUAL_PLAIN ? EQUAL_QUOTED : EQUAL_PLAIN;
}

struct str
csvequal_pass(struct csvequal *e, struct str block, char delimiter)
{
	buf_reset(&e->text);
	buf_reserve(&e->text, block.n + block.n / 4 + 16);
	if (!block.n && e->at == EQUAL_SIGN)
		follow(e, '\n');
	for (size_t i = 0; i < block.n; i++) {
		char c = block.p[i];
		bool ends = c == delimiter || c == '\n' || c == '\r';
		if (ends && (e->at == EQUAL_START || e->at == EQUAL_PLAIN)) {
			buf_putc(&e->text, c);
			e->at = EQUAL_START;
		} else if (e->at == EQUAL_START) {
			begin(e, c);
		} else if (e->at == EQUAL_SIGN) {
			follow(e, c);
			if (ends)
				e->at = EQUAL_START;
		} else {
			go_on(e, c);
		}
	}
	return buf_str(&e->text);
}

void
csvequal_free(struct csvequal *e)
{
	buf_free(&e->text);
}
