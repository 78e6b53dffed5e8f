/* template - what is owned, and the reasons. */
#include <stdlib.h>

#include "template_priv.h"

struct template *
template_open(void)
{
	struct template *t = mem_resize(NULL, 1, sizeof(*t));

	*t = (struct template){.nsources = 0};
	return t;
}

void
template_close(struct template *t)
{
	size_t i;

	if (!t)
		return;
	for (i = 0; i < t->nsources; i++)
		free(t->sources[i].nodes);
	free(t->sources);
	free(t->faults);
	arena_free(&t->arena);
	free(t);
}

struct fault *
template_fault(struct template *t, struct str file, size_t line, size_t at)
{
	struct fault *f;

	if (t->nfaults == TEMPLATE_FAULTS)
		return NULL;
	t->faults = mem_grow(t->faults, t->nfaults, &t->faults_room, sizeof(*t->faults));
	f = &t->faults[t->nfaults++];
	*f = (struct fault){.file = file, .line = line, .at = at};
	return f;
}

const struct fault *
template_faults(const struct template *t, size_t *n)
{
	*n = t->nfaults;
	return t->faults;
}
