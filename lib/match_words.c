/* A pair in words: the short reason of the output, the sentences of --explain. */
#include <stdlib.h>

#include "match_priv.h"

const char *const match_class_names[MATCH_CLASSES] = {
	"both", "conflict", "review", "left", "right"
};

const char *const match_field_names[FIELDS] = {
	"id", "name", "birth", "sex", "village", "township"
};

const char *const match_level_names[LEVELS] = {
	"missing", "equal", "repaired", "repaired2", "prefix", "part", "suspect", "damaged",
	"variant", "sound", "unclear", "one", "swapped", "near", "month", "other"
};

void
match_score_print(struct buf *b, centibits score)
{
	buf_printf(b, "%s%d.%02d", score < 0 ? "-" : "", abs(score) / 100, abs(score) % 100);
}

/* The damaged number first, so that what stands behind the arrow is the whole one. */
static void
put_edit(const struct match *m, const struct match_pair *p, struct buf *b)
{
	const struct idclass *l = &m->left.list[p->left].id, *r = &m->right.list[p->right].id;
	bool turn = idclass_sound(l->class);
	struct str a = {l->text, l->n}, c = {r->text, r->n};

	if (l->class == ID_BAD_CERT || r->class == ID_BAD_CERT)
		buf_puts(b, idclass_name(ID_BAD_CERT));
	else if (str_eq(a, c))
		buf_puts(b, "same-damage");
	else
		idclass_edit(b, turn ? c : a, turn ? a : c);
}

void
match_reason(const struct match *m, const struct match_pair *p, struct buf *b)
{
	struct match_facts x;

	match_compare(m, &m->left.list[p->left], &m->right.list[p->right], &x);
	if (p->marks & MARK_GIVEN)
		buf_puts(b, "given ");
	for (int i = 0; i < FIELDS; i++) {
		if (x.levels[i] == LEVEL_MISSING)
			continue;
		buf_printf(b, "%s:", match_field_names[i]);
		if (i == FIELD_ID &&
		    (x.levels[i] == LEVEL_REPAIRED || x.levels[i] == LEVEL_REPAIRED2))
			put_edit(m, p, b);
		else
			buf_puts(b, match_level_names[x.levels[i]]);
		buf_putc(b, ' ');
	}
	if (p->marks & MARK_RIVAL)
		buf_puts(b, "rival ");
	if (p->marks & MARK_AGAIN)
		buf_puts(b, "again ");
	b->n -= b->n && b->p[b->n - 1] == ' ';
}

static const struct {
	const char *en, *zh;
} fields[FIELDS] = {
	{"identity number", "身份证号"}, {"name", "姓名"}, {"birth", "出生日期"}, {"sex", "性别"},
	{"village", "村"}, {"township", "乡镇"}
}, levels[LEVELS] = {
	[LEVEL_MISSING] = {"not there on both sides", "有一方缺少"},
	[LEVEL_EQUAL] = {"equal", "一致"},
	[LEVEL_REPAIRED] = {"one is damaged, and one edit makes it the other",
		"一方有误，改一处即与另一方相同"},
	[LEVEL_REPAIRED2] = {"one is damaged, and two edits make it the other",
		"一方有误，改两处即与另一方相同"},
	[LEVEL_PREFIX] = {"only 15 digits are left of one, and they agree",
		"一方只剩前 15 位，与另一方相同"},
	[LEVEL_PART] = {"one is a piece of the other", "一方是另一方的一段"},
	[LEVEL_SUSPECT] = {"they differ, and one of them stands under another name too",
		"不同，且其中一个号码另有他人使用"},
	[LEVEL_DAMAGED] = {"one is damaged and far from the other",
		"一方有误，与另一方相差较大"},
	[LEVEL_VARIANT] = {"the same in other characters", "同名异体字"},
	[LEVEL_SOUND] = {"one character of the same sound", "一字同音"},
	[LEVEL_UNCLEAR] = {"a character cannot be read, the others are equal",
		"有字无法辨认，其余一致"},
	[LEVEL_ONE] = {"one character differs", "一字不同"},
	[LEVEL_SWAPPED] = {"day and month are swapped", "月日颠倒"},
	[LEVEL_NEAR] = {"one digit differs", "一位数字不同"},
	[LEVEL_MONTH] = {"the same month", "同年同月"},
	[LEVEL_OTHER] = {"different", "不同"}
};

void
match_sentence(const struct match *m, const struct match_pair *p, const struct match_facts *x,
    enum match_field field, bool english, struct buf *b)
{
	enum match_level level = x->levels[field];

	buf_printf(b, english ? "%s: %s" : "%s：%s",
	    english ? fields[field].en : fields[field].zh,
	    english ? levels[level].en : levels[level].zh);
	if (field == FIELD_ID && level == LEVEL_REPAIRED) {
		buf_puts(b, english ? ", " : "，");
		put_edit(m, p, b);
	}
	if (x->bits[field] || level != LEVEL_MISSING) {
		buf_puts(b, english ? "; " : "；");
		buf_puts(b, x->bits[field] > 0 ? "+" : "");
		match_score_print(b, x->bits[field]);
	}
}
