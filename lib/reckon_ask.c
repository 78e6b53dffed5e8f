/* The options that all three programs have. */
#include "reckon.h"

void
reckon_ask_init(struct reckon_ask *ask, int argc, struct arena *a)
{
	size_t n = (size_t)argc + 1;

	*ask = (struct reckon_ask){.known = DAYS_MAX};
	ask->rules.list = arena_take(a, n, sizeof(char *));
	ask->with.list = arena_take(a, n, sizeof(char *));
	ask->figures.list = arena_take(a, n, sizeof(char *));
	ask->dictionaries.list = arena_take(a, n, sizeof(char *));
}

static enum msg
ask_date(struct reckon_ask *ask, struct str text)
{
	if (!date_parse(text, &ask->date))
		return M_RECKON_BAD_DATE;
	ask->from = ask->to = month_of(ask->date);
	ask->dated = true;
	return ask->spanned ? M_RECKON_DATE_AND_MONTH : M_NONE;
}

static enum msg
ask_months(struct reckon_ask *ask, struct str text)
{
	if (!month_span_parse(text, &ask->from, &ask->to))
		return M_RECKON_BAD_SPAN;
	ask->spanned = true;
	return ask->dated ? M_RECKON_DATE_AND_MONTH : M_NONE;
}

enum msg
reckon_option(struct reckon_ask *ask, int option, char *argument)
{
	struct str text = str_of(argument);

	switch (option) {
	case 'd': return ask_date(ask, text);
	case 'D': ask->dictionaries.list[ask->dictionaries.n++] = argument; break;
	case 'm': return ask_months(ask, text);
	case 'r': ask->rules.list[ask->rules.n++] = argument; break;
	case RECKON_AREA: ask->area = text; break;
	case RECKON_EXPLAIN: ask->explain = argument; break;
	case RECKON_KNOWN: return date_parse(text, &ask->known) ? M_NONE : M_RECKON_BAD_DATE;
	case RECKON_LANG: return msg_language(text, &ask->english) ? M_NONE : M_BAD_LANG;
	case RECKON_WITH: ask->with.list[ask->with.n++] = argument; break;
	default: ask->flags |= TSV_MISSING_NEWLINE;
	}
	return M_NONE;
}

enum msg
reckon_wrong(const struct reckon_ask *ask)
{
	return ask->rules.n ? M_NONE : M_RECKON_NO_RULES;
}
