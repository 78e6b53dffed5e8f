#include "headers_groups.h"

#include "headers_path.h"

#define MOST_GROUPS 30	/* what is numbered higher is no member of a household */

static const struct str digits[] = {
	STR_INIT("一"), STR_INIT("二"), STR_INIT("三"), STR_INIT("四"), STR_INIT("五"),
	STR_INIT("六"), STR_INIT("七"), STR_INIT("八"), STR_INIT("九"), STR_INIT("十"),
};

/* Who is numbered; the longer before the shorter. */
static const struct str members[] = {
	STR_INIT("共同生活的家庭成员"), STR_INIT("共同生活家庭成员"), STR_INIT("共同生活成员"),
	STR_INIT("家庭成员"), STR_INIT("家庭成員"), STR_INIT("成员"), STR_INIT("成員"),
	STR_INIT("家属"), STR_INIT("人员"),
};

static const struct str others[] = {STR_INIT("其他"), STR_INIT("其它"), STR_INIT("其余")};

/* Where part stands in s, or s.n. */
static size_t
find(struct str s, struct str part)
{
	const char *p = s.n ? memmem(s.p, s.n, part.p, part.n) : NULL;
	return p ? (size_t)(p - s.p) : s.n;
}

static bool
ends_in_members(struct str s)
{
	if (s.n && s.p[s.n - 1] == '(')
		s.n--;
	for (size_t i = 0; i < COUNT(members); i++)
		if (str_ends(s, members[i]))
			return true;
	return false;
}

/* Where the number is in key: its length, 0 = none, its value to *value. */
struct number {
	size_t at, n, value;
};

static struct number
find_digits(struct str key)
{
	struct number x = {0};
	while (x.at < key.n && !str_is_digit(key.p[x.at]))
		x.at++;
	for (; x.at + x.n < key.n && str_is_digit(key.p[x.at + x.n]); x.n++)
		if (x.value <= MOST_GROUPS)
			x.value = x.value * 10 + (size_t)(key.p[x.at + x.n] - '0');
	char behind = x.at + x.n < key.n ? key.p[x.at + x.n] : ')';
	bool range = behind != ')' && !(behind & 0x80);	/* 1-4级 */
	struct str rest = str_from(key, x.at + x.n);
	bool said = !str_ends((struct str){key.p, x.at}, STR("第"))
	    && (str_starts(rest, STR("位")) || str_starts(rest, STR("或")));	/* 15或18位 */
	if (!x.value || x.value > MOST_GROUPS || range || said)
		x.n = 0;
	return x;
}

/* 一 only at the end, or behind 成员: 一卡通 is no number. */
static struct number
find_word(struct str key)
{
	struct str all = key;
	if (key.n && key.p[key.n - 1] == ')')
		key.n--;
	for (size_t i = 0; i < COUNT(digits); i++) {
		struct number x = {find(all, digits[i]), digits[i].n, i + 1};
		if (x.at < all.n && ends_in_members((struct str){all.p, x.at}))
			return x;
		x.at = key.n - digits[i].n;
		if (key.n > digits[i].n && str_ends(key, digits[i]))
			return x;
	}
	return (struct number){0};
}

/* key without its number, and the brackets or 第…人 around it, goes to stem; the number, or 0. */
static size_t
cut_number(struct buf *stem, struct str key)
{
	struct number x = find_digits(key);
	if (!x.n)
		x = find_word(key);
	if (!x.n)
		return 0;
	struct str before = {key.p, x.at}, behind = str_from(key, x.at + x.n);
	if (str_ends(before, STR("(")) && str_starts(behind, STR(")"))) {
		before.n--;
		behind = str_from(behind, 1);
	}
	if (str_ends(before, STR("第"))) {
		before.n -= sizeof "第" - 1;
		if (str_starts(behind, STR("人")))
			behind = str_from(behind, sizeof "人" - 1);
	}
	buf_put(stem, before);
	buf_put(stem, behind);
	return x.value;
}

/* s without the first of words that it holds, if it holds one. */
static bool
drop_word(struct buf *b, const struct str *words, size_t n)
{
	struct str s = buf_str(b);
	for (size_t i = 0; i < n; i++) {
		size_t at = find(s, words[i]);
		if (at == s.n)
			continue;
		memmove(b->p + at, b->p + at + words[i].n, b->n - at - words[i].n);
		b->n -= words[i].n;
		return true;
	}
	return false;
}

static bool
is_persons(const struct header *one)
{
	return one->column && one->way != HEADER_DROPPED
	    && str_eq(one->column->entity, STR("person"));
}

/* Levels that became empty are left out. */
static struct header_path
path_of(struct buf level[3])
{
	struct header_path p = {0};
	for (size_t i = 0; i < 3; i++) {
		if (!level[i].n)
			continue;
		p.top = p.parent;
		p.parent = p.child;
		p.child = buf_str(&level[i]);
	}
	return p;
}

/* The stem as it is, then without 其他, then without 家庭成员. */
static bool
bind_stem(const struct headers *h, struct buf level[3], struct header *to)
{
	for (int step = 0; step < 3; step++) {
		struct fault ignored = {0};
		for (size_t i = 0; i < 3 && step == 1; i++)
			drop_word(&level[i], others, COUNT(others));
		for (size_t i = 0; i < 3 && step == 2; i++)
			drop_word(&level[i], members, COUNT(members));
		struct header_path path = path_of(level);
		*to = (struct header){0};
		if (path.child.n && headers_bind_path(h, &path, to, &ignored) && is_persons(to))
			return true;
	}
	return false;
}

static void
try_group(const struct headers *h, const struct header_path *path, struct header *to)
{
	const struct str texts[3] = {path->top, path->parent, path->child};
	struct buf level[3] = {{0}};
	struct header stem = {0};
	size_t number = 0;
	for (size_t i = 3; i-- > 0;) {
		struct buf key = {0};
		headers_key(&key, texts[i]);
		size_t found = number ? 0 : cut_number(&level[i], buf_str(&key));
		if (!found)
			buf_put(&level[i], buf_str(&key));
		number = number ? number : found;
		buf_free(&key);
	}
	bool mapped = to->way == HEADER_MAPPED && is_persons(to);
	if (number && (mapped || bind_stem(h, level, &stem))) {
		const struct column *c = mapped ? to->column : stem.column;
		to->group = number;
		to->about = str_eq(c->name, STR("name")) || str_eq(c->name, STR("id_number"));
		if (!mapped) {
			to->column = stem.column;
			to->way = stem.way;
		}
	}
	for (size_t i = 0; i < 3; i++)
		buf_free(&level[i]);
}

/* 残疾等级1 and 残疾等级2 alone are two of one person. */
static bool
is_somebody(const struct header *list, size_t n, size_t group)
{
	for (size_t i = 0; i < n; i++)
		if (list[i].group == group && list[i].about)
			return true;
	return false;
}

void
headers_groups(const struct headers *h, const struct header_path *paths, struct header *list,
    size_t n)
{
	struct header *before = arena_take(h->memory, n, sizeof *before);
	memcpy(before, list, n * sizeof *list);
	for (size_t i = 0; i < n; i++)
		if (list[i].way != HEADER_BLANK && list[i].way != HEADER_DROPPED)
			try_group(h, &paths[i], &list[i]);
	for (size_t i = 0; i < n; i++) {
		if (!list[i].group)
			continue;
		if (!is_somebody(list, n, list[i].group)
		    || (!h->unfold && list[i].way == HEADER_MAPPED)) {
			list[i] = before[i];
		} else if (!h->unfold) {
			list[i].column = NULL;
			list[i].way = HEADER_UNKNOWN;
		}
	}
}
