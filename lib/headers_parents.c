#include "headers_parents.h"

/* What only says that several columns stand below: 户主信息 is 户主, 家庭情况 is 家庭. */
static const struct str tails[] = {
	STR_INIT("基本信息"), STR_INIT("基本情况"), STR_INIT("信息"), STR_INIT("情况"),
	STR_INIT("资料"), STR_INIT("姓名"), STR_INIT("情況"), STR_INIT("資料"),
};

/* People who are not in the register because of themselves. */
static const struct str others[] = {
	STR_INIT("监护人"), STR_INIT("監護人"), STR_INIT("代理人"), STR_INIT("联系人"),
	STR_INIT("经办人"), STR_INIT("护理人"), STR_INIT("照料人"), STR_INIT("赡养人"),
	STR_INIT("抚养人"), STR_INIT("扶养人"), STR_INIT("义务人"), STR_INIT("见证人"),
	STR_INIT("配偶"), STR_INIT("父亲"), STR_INIT("母亲"), STR_INIT("父母"),
	STR_INIT("子女"),
};

static struct str
subject(struct str parent)
{
	for (size_t i = 0; i < COUNT(tails); i++)
		if (parent.n > tails[i].n && str_ends(parent, tails[i]))
			return (struct str){parent.p, parent.n - tails[i].n};
	return parent;
}

const struct headers_word *
headers_find_joined(const struct headers *h, struct str a, struct str b)
{
	struct buf both = {0};
	buf_put(&both, a);
	buf_put(&both, b);
	const struct headers_word *w = headers_find(h, buf_str(&both));
	buf_reset(&both);
	buf_put(&both, b);
	buf_put(&both, a);
	if (!w)
		w = headers_find(h, buf_str(&both));
	buf_free(&both);
	return w;
}

/* The word of a person: 户主, 户主信息 and 户主姓名 are all head_name; or NULL. */
static const struct headers_word *
person(const struct headers *h, struct str parent)
{
	const struct headers_word *w = headers_find(h, parent);
	if (!w)
		w = headers_find(h, subject(parent));
	return w && str_ends(w->column->name, STR("name")) ? w : NULL;
}

const struct headers_word *
headers_find_under(const struct headers *h, struct str parent, struct str key)
{
	const struct headers_word *w = headers_find_joined(h, parent, key);
	if (!w)
		w = headers_find_joined(h, subject(parent), key);
	if (!w && parent.n > key.n && str_ends(parent, key))
		w = headers_find(h, parent);
	if (!w && str_eq(key, STR("姓名")))
		w = person(h, parent);
	if (!w && (str_eq(key, STR("合计")) || str_eq(key, STR("小计")) || str_eq(key, STR("计"))))
		w = headers_find(h, parent);	/* the sum of the columns beside it */
	return w;
}

bool
headers_is_somebody(struct str text)
{
	for (size_t i = 0; i < COUNT(others); i++)
		if (str_ends(subject(text), others[i]))
			return true;
	return false;
}

bool
headers_is_other(const struct headers *h, struct str parent, struct str key,
    const struct column *c)
{
	if (str_starts(key, subject(parent)))
		return false;
	if (headers_is_somebody(parent))
		return true;
	const struct headers_word *w = person(h, parent);
	return w && !str_eq(w->column->name, STR("name")) && !str_eq(c->entity, w->column->entity)
	    && !str_eq(c->entity, STR("payment"));
}

static const struct header *
find(const struct header *list, size_t n, struct str name)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].column && !list[i].group && str_eq(list[i].column->name, name))
			return &list[i];
	return NULL;
}

void
headers_heads(const struct headers *h, struct header *list, size_t n)
{
	static const struct str persons[] = {
		STR_INIT("name"), STR_INIT("relation"), STR_INIT("covered"),
		STR_INIT("head_id_number"),
	};
	const struct column *head = columns_find(h->columns, STR("head_id_number"));
	bool sized = find(list, n, STR("family_size")) || find(list, n, STR("covered_persons"));
	if (!head || !sized || !find(list, n, STR("head_name")))
		return;
	for (size_t i = 0; i < COUNT(persons); i++)
		if (find(list, n, persons[i]))
			return;
	for (size_t i = 0; i < n; i++)
		if (list[i].column && list[i].way != HEADER_MAPPED && !list[i].group
		    && str_eq(list[i].column->name, STR("id_number"))) {
			list[i].column = head;
			list[i].way = HEADER_WEAK;
		}
}
