#include "headers_path.h"

#include "headers_parents.h"
#include "headers_unit.h"

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

/* The scale of a unit in brackets; one that may be none of its column's is a remark. */
static bool
take_unit(struct header *to, struct str unit, struct fault *f)
{
	return !unit.n || unit_fit(unit, to->column, &to->scale) != UNIT_WRONG
	    || wrong_unit(to, unit, f);
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
	return take_unit(to, unit, f);
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
	return take_unit(to, unit, f);
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

bool
headers_bind_mapped(const struct headers *h, struct header *to, size_t place, struct str key,
    struct fault *f)
{
	to->way = place ? HEADER_MAPPED : HEADER_DROPPED;
	if (!place)
		return true;
	to->column = &h->columns->list[place - 1];
	return take_unit(to, spell(key).remark, f);
}

bool
headers_bind_path(const struct headers *h, const struct header_path *p, struct header *to,
    struct fault *f)
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
