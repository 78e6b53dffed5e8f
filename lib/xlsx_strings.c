#include "xlsx_strings.h"

#include <stdlib.h>

#include "xlsx_cell.h"

void
xlsx_runs_start(struct xlsx_runs *r, unsigned depth, const char *name, const struct buf *to)
{
	if (r->taking)
		return;
	if (depth == r->base + 1)
		r->run = strcmp(name, "r") == 0;
	if (strcmp(name, "t") == 0 && (depth == r->base + 1 || (depth == r->base + 2 && r->run))) {
		r->taking = depth;
		r->from = to->n;
	}
}

void
xlsx_runs_end(struct xlsx_runs *r, unsigned depth, struct buf *to)
{
	if (r->taking == depth) {
		xlsx_text_clean(to, r->from);
		r->taking = 0;
	}
	if (depth == r->base)
		r->base = 0;
}

enum { ITEM = 2 };	/* depth of si, in sst */

static void
on_start(void *user, unsigned depth, const char *name, const char **attributes)
{
	struct xlsx_strings *s = user;
	(void)attributes;
	if (depth == ITEM && strcmp(name, "si") == 0)
		s->runs = (struct xlsx_runs){.base = ITEM};
	else if (s->runs.base)
		xlsx_runs_start(&s->runs, depth, name, &s->text);
}

static void
on_end(void *user, unsigned depth, const char *name)
{
	struct xlsx_strings *s = user;
	(void)name;
	if (!s->runs.base)
		return;
	xlsx_runs_end(&s->runs, depth, &s->text);
	if (s->runs.base || !xlsx_xml_few(s->xml, s->n, XLSX_TEXTS, "si"))
		return;
	s->ends = mem_grow(s->ends, s->n, &s->room, sizeof *s->ends);
	s->ends[s->n++] = (uint32_t)s->text.n;
}

static void
on_text(void *user, const char *p, size_t n)
{
	struct xlsx_strings *s = user;
	if (s->runs.taking)
		buf_put(&s->text, (struct str){p, n});
}

bool
xlsx_strings_read(struct xlsx_strings *s, struct xlsx_zip *z, struct str part, struct fault *f)
{
	static const struct xlsx_events events = {on_start, on_end, on_text};
	struct xlsx_xml x;
	s->xml = &x;
	xlsx_xml_open(&x, z, part, XLSX_STRINGS_MIB, &events, s, f);
	bool good = xlsx_xml_finish(&x);
	s->xml = NULL;
	return good;
}

void
xlsx_strings_free(struct xlsx_strings *s)
{
	buf_free(&s->text);
	free(s->ends);
	*s = (struct xlsx_strings){.n = 0};
}
