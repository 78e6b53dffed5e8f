#include "headers.h"

#include <stdlib.h>

#include "headers_groups.h"
#include "headers_parents.h"
#include "headers_unit.h"
#include "text.h"

/* A header cut into the word and what stands in brackets behind it: 金额（万元）. */
struct spelled {
	struct str base, remark;
};

static struct spelled
spell(struct str key)
{
	size_t open = str_find(key, '(');
	if (open == 0 || open == key.n || key.p[key.n - 1] != ')')
		return (struct spelled){key, {0}};
	return (struct spelled){{key.p, open}, {key.p + open + 1, key.n - open - 2}};
}

static void
settle(struct header *to, const struct headers_word *w, bool weak)
{
	to->column = w->column;
	to->way = weak && w->way == HEADER_KNOWN ? HEADER_WEAK : w->way;
}

static bool
wrong_unit(const struct header *to, struct str unit, struct fault *f)
{
	f->column = to->text;
	return fault_set(f, M_IMPORT_UNIT, STR_FMT(unit), STR_FMT(to->column->name),
	    STR_FMT(to->column->unit));
}

/* 姓名(户主) is 户主姓名; 金额(万元) is 金额, scaled; other remarks leave a guess. */
static bool
bind_word(const struct headers *h, struct header *to, struct str key, struct fault *f)
{
	const struct headers_word *w = headers_find(h, key);
	if (w) {
		settle(to, w, false);
		return true;
	}
	struct spelled s = spell(key);
	const struct headers_word *base = s.remark.n ? headers_find(h, s.base) : NULL;
	if (!base)
		return true;
	enum unit_fit fit = unit_fit(s.remark, base->column, &to->scale);
	w = headers_find_joined(h, s.remark, s.base);
	if (w)
		settle(to, w, false);
	else if (fit != UNIT_UNKNOWN
	    || (!headers_find(h, s.remark) && !headers_is_somebody(s.remark)))
		settle(to, base, fit == UNIT_UNKNOWN);
	return fit != UNIT_WRONG || w || wrong_unit(to, s.remark, f);
}

/* 户主 over 姓名 is 户主姓名; 家庭情况 over 家庭人口 is 家庭人口, if that is clear. */
static bool
bind_under(const struct headers *h, struct header *to, struct str parent, struct str key,
    struct fault *f)
{
	struct spelled p = spell(parent), s = spell(key);
	const struct headers_word *w = headers_find_under(h, p.base, s.base);
	struct str unit = s.remark.n ? s.remark : p.remark;
	if (!w) {
		struct header as_if = *to;
		if (!bind_word(h, &as_if, key, f))
			return false;
		if (as_if.column && headers_is_other(h, p.base, s.base, as_if.column))
			return true;
		*to = as_if;
		if (to->way == HEADER_KNOWN)
			to->way = HEADER_WEAK;
		if (!to->column || to->scale || !p.remark.n)
			return true;
		unit = p.remark;
	} else {
		settle(to, w, false);
	}
	return !unit.n || unit_fit(unit, to->column, &to->scale) != UNIT_WRONG
	    || wrong_unit(to, unit, f);
}

/* The how manieth header of this text is it? */
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

/* The word that top is with the two below it together: 户主 over 证件 over 号码. */
static bool
bind_three(const struct headers *h, struct header *to, struct str top, struct str parent,
    struct str key, struct fault *f)
{
	struct spelled p = spell(parent), k = spell(key);
	struct buf both = {0};
	buf_put(&both, p.base);
	buf_put(&both, k.base);
	const struct headers_word *w = headers_find_under(h, spell(top).base, buf_str(&both));
	buf_free(&both);
	struct str unit = k.remark.n ? k.remark : p.remark;
	if (!w)
		return true;
	settle(to, w, false);
	return !unit.n || unit_fit(unit, to->column, &to->scale) != UNIT_WRONG
	    || wrong_unit(to, unit, f);
}

/* Below two parents: all together, or the nearer one, or the upper one. */
static bool
bind_deep(const struct headers *h, struct header *to, struct str top, struct str parent,
    struct str key, struct fault *f)
{
	struct header near = *to, far = *to;
	if (!bind_three(h, to, top, parent, key, f))
		return false;
	if (to->column)
		return true;
	if (!bind_under(h, &near, parent, key, f) || !bind_under(h, &far, top, key, f))
		return false;
	if (near.way != HEADER_KNOWN && far.way == HEADER_KNOWN)
		*to = far;
	else if (near.way == HEADER_KNOWN ? !headers_is_other(h, spell(top).base, spell(key).base,
	    near.column) : far.column != NULL)
		*to = near;
	return true;
}

/* The unit that a mapped header carries in brackets still counts. */
static bool
bind_mapped(const struct headers *h, struct header *to, size_t place, struct str key,
    struct fault *f)
{
	to->way = place ? HEADER_MAPPED : HEADER_DROPPED;
	if (!place)
		return true;
	to->column = &h->columns->list[place - 1];
	struct str remark = spell(key).remark;
	return !remark.n || unit_fit(remark, to->column, &to->scale) != UNIT_WRONG
	    || wrong_unit(to, remark, f);
}

/* What the dictionary makes of it. */
static bool
bind_path(const struct headers *h, const struct header_path *p, struct header *to, struct fault *f)
{
	struct buf top = {0}, parent = {0}, child = {0};
	headers_key(&top, p->top);
	headers_key(&parent, p->parent);
	headers_key(&child, p->child);
	bool good = true;
	if (top.n && parent.n && child.n)
		good = bind_deep(h, to, buf_str(&top), buf_str(&parent), buf_str(&child), f);
	else if (parent.n && child.n)
		good = bind_under(h, to, buf_str(&parent), buf_str(&child), f);
	else if (child.n)
		good = bind_word(h, to, buf_str(&child), f);
	buf_free(&top);
	buf_free(&parent);
	buf_free(&child);
	return good;
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
	bool good = place ? bind_mapped(h, to, *place, buf_str(&child), f) : bind_path(h, p, to, f);
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
	headers_groups(h, paths, list, n, bind_path);
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
	headers_groups(h, path, &one, 1, bind_path);
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
