/* sheet_words - the words of totals and of footers. */
#include "sheet_words.h"

#include <string.h>

#include "sheet.h"
#include "text.h"

/* A totals row says so in one of its first cells; 共计 and 计 are seen too. */
static const struct str totals[] = {
	STR_INIT("合计"), STR_INIT("小计"), STR_INIT("总计"), STR_INIT("累计"),
	STR_INIT("共计"), STR_INIT("总合计"), STR_INIT("承前页"), STR_INIT("过次页"),
	STR_INIT("转下页"), STR_INIT("接上页"), STR_INIT("计"),
};

/* What the lines below a table begin with. */
static const struct str footers[] = {
	STR_INIT("填表"), STR_INIT("制表"), STR_INIT("填报"), STR_INIT("审核"),
	STR_INIT("审批"), STR_INIT("复核"), STR_INIT("经办"), STR_INIT("负责人"),
	STR_INIT("单位负责人"), STR_INIT("备注"), STR_INIT("说明"), STR_INIT("填表说明"),
	STR_INIT("注"), STR_INIT("报送"), STR_INIT("联系人"),
	STR_INIT("联系电话"), STR_INIT("主管"), STR_INIT("分管"), STR_INIT("盖章"),
	STR_INIT("单位(盖章)"), STR_INIT("填制"), STR_INIT("日期"),
	STR_INIT("校对"), STR_INIT("领导签字"), STR_INIT("大写"),
	STR_INIT("金额大写"), STR_INIT("人民币"), STR_INIT("总笔数"), STR_INIT("总金额"),
	STR_INIT("成功笔数"), STR_INIT("失败笔数"), STR_INIT("以下空白"), STR_INIT("以下无正文"),
};

/* What the row of a template begins with that shows how to fill it in. */
static const struct str examples[] = {
	STR_INIT("例"), STR_INIT("例如"), STR_INIT("示例"), STR_INIT("样例"), STR_INIT("范例"),
	STR_INIT("举例"), STR_INIT("填写示例"), STR_INIT("填写样例"), STR_INIT("填表示例"),
};

/* And what stands somewhere in them. */
static const struct str signs[] = {
	STR_INIT("签字"), STR_INIT("签名"), STR_INIT("签章"), STR_INIT("盖章"), STR_INIT("公章"),
};

static bool
is_word(struct str key, const struct str *words, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(key, words[i]))
			return true;
	return false;
}

/* 合计:1200元, 合计(大写) */
static bool
is_said(struct str key, struct str word)
{
	if (!str_starts(key, word) || key.n == word.n)
		return false;
	char next = key.p[word.n];
	return next == ':' || next == '(' || str_is_digit(next);
}

/*
 * 合计; in the first cell also behind something short, or before its number: 青山镇合计,
 * 合计:1200元.
 */
static bool
is_total_word(struct str key, bool first)
{
	if (is_word(key, totals, COUNT(totals)))
		return true;
	first = first || str_starts(key, STR("本"));	/* 本页小计: nobody's name */
	for (size_t i = 0; i + 1 < COUNT(totals) && first; i++)
		if ((str_ends(key, totals[i]) && text_length(key) <= 16) || is_said(key, totals[i]))
			return true;
	return false;
}

/* All words of totals end in one of these: most cells are passed at once. */
static bool
may_be_total(struct str s)
{
	return s.n >= 3 && (memmem(s.p, s.n, "计", 3) || memmem(s.p, s.n, "計", 3)
	    || memmem(s.p, s.n, "页", 3));
}

size_t
sheet_find_total(const struct str *cells, size_t n)
{
	bool first = true;
	for (size_t i = 0; i < n; i++) {
		struct buf key = {0};
		bool filled = text_trim(cells[i]).n > 0;
		if (may_be_total(cells[i]))
			headers_key(&key, cells[i]);
		bool found = is_total_word(buf_str(&key), first);
		first = first && !filled;
		buf_free(&key);
		if (found)
			return i;
	}
	return n;
}

struct str
sheet_label(const struct str *cells, size_t n)
{
	size_t at = sheet_find_total(cells, n);
	for (size_t i = 0; i < n && at == n; i++)
		if (text_trim(cells[i]).n)
			at = i;
	return at < n ? text_trim(cells[at]) : (struct str){0};
}

static bool
has_sign(struct str key)
{
	for (; key.n; key = str_from(key, 1))
		for (size_t i = 0; i < COUNT(signs); i++)
			if (str_starts(key, signs[i]))
				return true;
	return false;
}

enum footer
sheet_footer(const struct str *cells, size_t n)
{
	struct buf b = {0};
	for (size_t i = 0; i < n && !b.n; i++) {
		struct str s = text_trim(cells[i]);
		if (s.n)
			headers_key(&b, (struct str){s.p, text_cut(s, 200)});
		if (b.n && text_trim(cells[i]).n && str_ends(s, STR("：")))
			buf_putc(&b, ':');
	}
	struct str key = buf_str(&b);
	bool page = str_ends(key, STR("页"))
	    && (str_starts(key, STR("第")) || str_starts(key, STR("共")));
	bool found = page;
	for (size_t i = 0; i < COUNT(footers) && !found; i++) {
		if (!str_starts(key, footers[i]))
			continue;
		struct str rest = str_from(key, footers[i].n);
		found = !rest.n || str_find(rest, ':') < rest.n || *rest.p == '.'
		    || str_starts(rest, STR("、")) || str_is_digit(*rest.p);
	}
	enum footer kind = found ? FOOTER_WORD : has_sign(key) ? FOOTER_SIGN : FOOTER_NONE;
	buf_free(&b);
	return kind;
}

bool
sheet_is_example(const struct str *cells, size_t n)
{
	size_t at = 0;
	while (at < n && !text_trim(cells[at]).n)
		at++;
	struct buf b = {0};
	if (at < n && text_trim(cells[at]).n < 200)
		headers_key(&b, cells[at]);
	struct str key = buf_str(&b);
	bool found = false;
	for (size_t i = 0; i < COUNT(examples) && !found; i++)
		found = str_starts(key, examples[i])
		    && (key.n == examples[i].n || key.p[examples[i].n] == ':');
	buf_free(&b);
	return found;
}
