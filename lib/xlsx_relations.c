#include <stdlib.h>

#include "xlsx_parts.h"

/* While they are read. */
struct reading {
	struct xlsx_xml xml;
	struct arena *arena;
	struct str folder;	/* that targets are relative to, with '/' at its end or empty */
	struct xlsx_relation *list;
	size_t n, room;
};

/* How long s is up to and with the last '/'. */
static size_t
folder_length(struct str s)
{
	size_t n = s.n;
	while (n && s.p[n - 1] != '/')
		n--;
	return n;
}

/* Append one step of a path to b. */
static void
walk(struct buf *b, struct str step)
{
	if (str_eq(step, STR("..")))
		b->n = folder_length((struct str){b->p, b->n ? b->n - 1 : 0});
	else if (step.n && !str_eq(step, STR(".")))
		buf_put(b, step);
	if (b->n && b->p[b->n - 1] != '/')
		buf_putc(b, '/');
}

static struct str
resolve(const struct reading *r, struct str target)
{
	struct buf b = {0};
	struct str step;
	if (!str_starts(target, STR("/")))
		buf_put(&b, r->folder);
	while (str_cut(&target, '/', &step))
		walk(&b, step);
	struct str path = buf_str(&b);
	path.n -= path.n && path.p[path.n - 1] == '/';
	path = arena_str(r->arena, path);
	buf_free(&b);
	return path;
}

static void
on_start(void *user, unsigned depth, const char *name, const char **attributes)
{
	struct reading *r = user;
	const char *id = xlsx_attribute(attributes, "Id");
	const char *type = xlsx_attribute(attributes, "Type");
	const char *target = xlsx_attribute(attributes, "Target");
	const char *mode = xlsx_attribute(attributes, "TargetMode");

	if (depth != 2 || strcmp(name, "Relationship") != 0 || !id || !type || !target)
		return;
	if (mode && strcmp(mode, "External") == 0)
		return;
	if (!xlsx_xml_few(&r->xml, r->n, XLSX_SHEETS * 10, name))
		return;
	struct str last = str_of(type);
	r->list = mem_grow(r->list, r->n, &r->room, sizeof *r->list);
	r->list[r->n++] = (struct xlsx_relation){
		.id = arena_str(r->arena, str_of(id)),
		.type = arena_str(r->arena, str_from(last, folder_length(last))),
		.part = resolve(r, str_of(target)),
	};
}

bool
xlsx_relations_read(struct xlsx_relations *out, struct xlsx_zip *z, struct str from,
    struct arena *a, struct fault *f)
{
	static const struct xlsx_events events = {.start = on_start};
	size_t n = folder_length(from);
	struct reading r = {.arena = a, .folder = {from.p, n}};
	struct buf part = {0};

	buf_put(&part, r.folder);
	buf_puts(&part, "_rels/");
	buf_put(&part, str_from(from, n));
	buf_puts(&part, ".rels");
	xlsx_xml_open(&r.xml, z, buf_str(&part), XLSX_SMALL_MIB, &events, &r, f);
	bool good = xlsx_xml_finish(&r.xml);
	out->n = r.n;
	out->list = arena_take(a, r.n, sizeof *r.list);
	if (r.n)
		memcpy(out->list, r.list, r.n * sizeof *r.list);
	free(r.list);
	buf_free(&part);
	return good;
}

const struct xlsx_relation *
xlsx_relation_by_type(const struct xlsx_relations *r, struct str type)
{
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->list[i].type, type))
			return &r->list[i];
	return NULL;
}

const struct xlsx_relation *
xlsx_relation_by_id(const struct xlsx_relations *r, struct str id)
{
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->list[i].id, id))
			return &r->list[i];
	return NULL;
}
