/* Rows whose standards and rates are illustrations: does what is asked rest on one? */
#include <stdlib.h>
#include <string.h>

#include "rules_priv.h"

/* Names still to be looked at; each once. */
struct search {
	const struct rules *r;
	bool *seen;
	int *list;
	size_t n;
};

static void
add(struct search *s, int name)
{
	if (name < 0 || s->seen[name])
		return;
	s->seen[name] = true;
	s->list[s->n++] = name;
}

/* x, entity.x, x.why, or the programme x with what it pays. */
static void
add_word(struct search *s, struct str word)
{
	for (size_t i = 0; i < s->r->nnames; i++) {
		const struct name *n = &s->r->names[i];
		struct str rest = str_from(word, n->plain.n < word.n ? n->plain.n : word.n);

		if (str_eq(n->plain, word) || str_eq(n->full, word) ||
		    (str_starts(word, n->plain) && str_starts(rest, STR("."))) ||
		    (str_starts(n->plain, word) &&
			str_starts(str_from(n->plain, word.n), STR("_"))))
			add(s, (int)i);
	}
}

static bool
has_example(const struct name *n)
{
	for (size_t i = 0; i < n->nrules; i++)
		if (n->rules[i]->example)
			return true;
	return false;
}

static bool
found(struct search *s)
{
	for (size_t at = 0; at < s->n; at++) {
		const struct name *n = &s->r->names[s->list[at]];

		if (has_example(n))
			return true;
		for (size_t i = 0; i < n->nuses; i++)
			add(s, n->uses[i]);
	}
	return false;
}

bool
rules_is_example(const struct rules *r, const struct str *words, size_t n)
{
	struct search s = {.r = r};
	bool is;

	s.seen = mem_resize(NULL, r->nnames + 1, sizeof(*s.seen));
	memset(s.seen, 0, r->nnames * sizeof(*s.seen));
	s.list = mem_resize(NULL, r->nnames + 1, sizeof(*s.list));
	for (size_t i = 0; i < n; i++)
		add_word(&s, words[i]);
	for (size_t i = 0; n == 0 && i < r->nnames; i++)
		add(&s, (int)i);
	is = found(&s);
	free(s.seen);
	free(s.list);
	return is;
}
