/* A pack of rules from the first word to the last. */
#include <stdlib.h>

#include "rules_priv.h"

struct rules *
rules_new(const struct columns *dictionary)
{
	struct rules *r = mem_resize(NULL, 1, sizeof(*r));

	*r = (struct rules){.dictionary = dictionary};
	rules_names_init(r);
	return r;
}

void
rules_free(struct rules *r)
{
	if (!r)
		return;
	for (size_t i = 0; i < r->nnames; i++) {
		free(r->names[i].rules);
		free(r->names[i].uses);
	}
	for (size_t i = 0; i < r->n; i++)
		free(r->list[i]->over);
	map_free(&r->by_name);
	map_free(&r->by_id);
	free(r->names);
	free(r->ids);
	free(r->list);
	free(r->tables);
	free(r->faults);
	arena_free(&r->arena);
	free(r);
}

size_t
rules_faults(const struct rules *r, const struct fault **list)
{
	*list = r->faults;
	return r->nfaults;
}

bool
rules_compile_or(struct rules *r, void (*warn)(const struct fault *))
{
	bool good = rules_compile(r);

	for (size_t i = 0; i < r->nfaults; i++)
		warn(&r->faults[i]);
	return good && !r->nfaults;
}

bool
rules_has_areas(const struct rules *r)
{
	return r->has_areas;
}

size_t
rules_programmes(const struct rules *r, const struct programme **list)
{
	*list = r->programmes;
	return r->nprogrammes;
}

/* entity.word + suffix, or -1 */
static int
beside(const struct rules *r, int entity, struct str word, const char *suffix)
{
	char text[2 * RULES_IDENT];
	struct buf b = {text, 0, sizeof(text)};

	if (word.n + 16 > sizeof(text))
		return -1;
	buf_put(&b, word);
	buf_puts(&b, suffix);
	return rules_name_get(r, entity, buf_str(&b));
}

bool
rules_programme(const struct rules *r, struct str word, struct programme *out)
{
	for (size_t i = 0; i < r->nnames; i++) {
		const struct name *n = &r->names[i];

		if (n->type.kind != TYPE_BOOL || !n->nrules || !str_eq(n->plain, word))
			continue;
		*out = (struct programme){n->plain, (int)i, beside(r, n->entity, word, "_amount"),
		    beside(r, n->entity, word, "_persons")};
		return true;
	}
	return false;
}
