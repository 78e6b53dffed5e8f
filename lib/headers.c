#include "headers.h"

#include "headers_groups.h"
#include "headers_parents.h"
#include "headers_path.h"
#include "text.h"

/* Is it the first header of this text, the second, …? */
static size_t
count_alike(const struct header *list, size_t at)
{
	size_t times = 1;
	for (size_t i = 0; i < at; i++)
		times += str_eq(list[i].text, list[at].text);
	return times;
}

/*
 * What --map says of this text, or of its second, third … time ("备注#2"): what it says for the
 * sheet, else for all.
 */
static const size_t *
find_mapped(const struct headers *h, struct str key, const struct header *list, size_t at)
{
	const struct str sheets[] = {h->sheet, {0}};
	const size_t *place = NULL;
	struct buf word = {0};
	if (!h->mapped.count)
		return NULL;
	size_t times = count_alike(list, at);
	for (size_t i = 0; i < COUNT(sheets) && !place; i++) {
		buf_reset(&word);
		buf_printf(&word, "%.*s\t%.*s", STR_FMT(sheets[i]), STR_FMT(key));
		size_t n = word.n;
		buf_printf(&word, "#%zu", times);
		place = map_get(&h->mapped, buf_str(&word));
		if (!place)
			place = map_get(&h->mapped, (struct str){word.p, n});
	}
	buf_free(&word);
	return place;
}

static void
join_text(const struct headers *h, struct header *to, const struct header_path *p)
{
	const struct str parts[] = {p->top, p->parent, p->child};
	struct buf text = {0};
	for (size_t i = 0; i < COUNT(parts); i++) {
		if (text.n && parts[i].n)
			buf_putc(&text, '/');
		buf_put(&text, parts[i]);
	}
	to->text = arena_str(h->memory, buf_str(&text));
	buf_free(&text);
}

/* The same, unless --map says something of it. */
static bool
bind_one(const struct headers *h, const struct header_path *p, struct header *list, size_t at,
    struct fault *f)
{
	struct header *to = &list[at];
	struct buf whole = {0}, child = {0};
	*to = (struct header){.way = p->child.n ? HEADER_UNKNOWN : HEADER_BLANK};
	join_text(h, to, p);
	headers_key(&whole, to->text);
	headers_key(&child, p->child);
	const size_t *place = find_mapped(h, buf_str(&whole), list, at);
	bool good = place ? headers_bind_mapped(h, to, *place, buf_str(&child), f) :
	    headers_bind_path(h, p, to, f);
	buf_free(&whole);
	buf_free(&child);
	return good;
}

static bool
is_sure(const struct header *a)
{
	return a->way == HEADER_KNOWN || a->way == HEADER_MAPPED;
}

/* The same column, of the same person. */
static bool
is_same(const struct header *a, const struct header *b)
{
	return a->column == b->column && a->group == b->group;
}

/* A guess stands only if nothing else in the sheet means the same name. */
static void
judge_weak(struct header *list, size_t n, size_t at)
{
	for (size_t i = 0; i < n; i++)
		if (i != at && is_same(&list[i], &list[at]) && list[i].way != HEADER_DROPPED)
			list[at].way = HEADER_UNSURE;
}

/* Two that are alike are told apart as --map tells them. */
static bool
twice(const struct header *list, size_t one, size_t other, struct fault *f)
{
	struct buf text = {0};
	size_t times = count_alike(list, other);
	buf_put(&text, list[other].text);
	if (times > 1)
		buf_printf(&text, "#%zu", times);
	fault_set(f, M_IMPORT_TWICE, STR_FMT(list[one].text), buf_cstr(&text),
	    STR_FMT(list[other].column->name));
	buf_free(&text);
	return false;
}

/* Two lists side by side: all of their headers come twice. */
static bool
check_twice(const struct header *list, size_t n, struct fault *f)
{
	size_t times = 0;
	struct str first = {0};
	for (size_t i = n; i-- > 0;)
		for (size_t k = 0; k < i; k++)
			if (is_sure(&list[i]) && is_sure(&list[k])
			    && is_same(&list[i], &list[k])) {
				times++;
				first = list[k].text;
				twice(list, k, i, f);
			}
	if (times > 1)
		return fault_set(f, M_IMPORT_BESIDE, STR_FMT(first), times - 1);
	return !times;
}

bool
headers_bind(const struct headers *h, const struct header_path *paths, struct header *list,
    size_t n, struct fault *f)
{
	for (size_t i = 0; i < n; i++)
		if (!bind_one(h, &paths[i], list, i, f))
			return false;
	headers_groups(h, paths, list, n);
	/* two weak ones spoil each other: look at all before any is changed for good */
	for (size_t i = 0; i < n; i++)
		if (list[i].way == HEADER_WEAK)
			judge_weak(list, n, i);
	for (size_t i = 0; i < n; i++)
		if (list[i].way == HEADER_UNSURE || list[i].way == HEADER_DROPPED)
			list[i].column = NULL;
	if (!check_twice(list, n, f))
		return false;
	headers_heads(h, list, n);
	return true;
}

/* 成员2姓名 */
static bool
is_group(const struct headers *h, const struct header_path *path)
{
	struct header one = {.way = HEADER_UNKNOWN};
	headers_groups(h, path, &one, 1);
	return one.about;
}

bool
headers_knows(const struct headers *h, struct str text)
{
	return headers_knows_path(h, &(struct header_path){.child = text})
	    && text_trim(text).n;
}

bool
headers_knows_path(const struct headers *h, const struct header_path *path)
{
	struct arena scratch = {0};
	struct headers with = *h;
	struct header one = {0};
	struct fault ignored = {0};
	with.memory = &scratch;
	bool known = !bind_one(&with, path, &one, 0, &ignored) || one.column
	    || one.way == HEADER_DROPPED || is_group(&with, path);
	arena_free(&scratch);
	return known;
}
