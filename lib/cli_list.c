/* cli_list - what the argument of an option may be. */
#include "cli_priv.h"
#include "figures.h"
#include "text.h"

/* Does it go into a table, as a name or a part of one? A file or a condition does not. */
static bool
is_written(enum msg argument)
{
	return argument == M_ARG_NAME || argument == M_ARG_NAMES || argument == M_ARG_PREFIX ||
	    argument == M_ARG_KEYS || argument == M_ARG_CODE || argument == M_MATCH_ARG_TEXT;
}

static bool
has_control(struct str s)
{
	for (size_t i = 0; i < s.n; i++)
		if ((unsigned char)s.p[i] < ' ' || s.p[i] == 0x7f)
			return true;
	return false;
}

void
cli_check(int key)
{
	struct str s = str_of(cli_argument);
	const struct cli_option *o = cli_program->options;

	while (o->key != key)
		o++;
	if (is_written(o->argument) && (has_control(s) || text_invalid(s) < s.n))
		cli_usage(M_OPTION_BYTES, o->name);
	if (key == 'F' && !figures_prefix(s))
		cli_usage(M_FIGURES_PREFIX, o->name);
}

struct str *
cli_list(struct arena *a, const char *argument, size_t *n)
{
	struct str all = str_of(argument), *list = arena_take(a, all.n + 1, sizeof(*list));
	size_t i, start = 0;

	for (*n = 0; start <= all.n; (*n)++) {
		struct str part = str_from(all, start);

		part.n = str_find(part, ',');
		if (part.n == 0)
			cli_usage(M_LIST_EMPTY, argument);
		for (i = 0; i < *n; i++)
			if (str_eq(list[i], part))
				cli_usage(M_LIST_TWICE, STR_FMT(part), argument);
		list[*n] = part;
		start += part.n + 1;
	}
	return list;
}

bool
cli_english(void)
{
	bool english;

	if (!msg_language(str_of(cli_argument), &english))
		cli_usage(M_BAD_LANG, cli_argument);
	return english;
}

bool
cli_is_dash(const char *path)
{
	return path && strcmp(path, "-") == 0;
}
