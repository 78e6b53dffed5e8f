/* mask - how much of a cell is shown. */
#include "mask.h"

#include "date.h"
#include "text.h"

/* "first:6" with word "first:" is 6; from 1 to 99, else 0. */
static unsigned
number_after(struct str s, struct str word)
{
	struct str digits = str_from(s, word.n);
	unsigned n = 0;

	if (!str_starts(s, word) || digits.n > 2)
		return 0;
	for (size_t i = 0; i < digits.n; i++) {
		if (!str_is_digit(digits.p[i]))
			return 0;
		n = n * 10 + (unsigned)(digits.p[i] - '0');
	}
	return n;
}

static bool
parse_ends(struct str s, struct mask *m)
{
	struct str part;

	m->show = MASK_ENDS;
	while (str_cut(&s, ' ', &part)) {
		unsigned first = number_after(part, STR("first:"));
		unsigned last = number_after(part, STR("last:"));

		if ((first && (m->first || m->last)) || (last && m->last) || (!first && !last))
			return false;
		m->first += first;
		m->last += last;
	}
	return m->first || m->last;
}

static bool
parse_band(struct str s, struct mask *m)
{
	m->show = MASK_BAND;
	return str_starts(s, STR("band:")) && ratio_parse(str_from(s, 5), &m->width) &&
	    m->width.n > 0;
}

bool
mask_parse(struct str s, struct mask *m)
{
	static const struct {
		struct str word;
		enum mask_show show;
	} words[] = {
		{STR_INIT("all"), MASK_ALL}, {STR_INIT("month"), MASK_MONTH},
		{STR_INIT("none"), MASK_NONE}, {STR_INIT("surname"), MASK_SURNAME},
		{STR_INIT("year"), MASK_YEAR}
	};

	*m = (struct mask){.width = RATIO(1)};
	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq(s, words[i].word)) {
			m->show = words[i].show;
			return true;
		}
	return str_starts(s, STR("band:")) ? parse_band(s, m) : parse_ends(s, m);
}

/* ---- names */

/* Surnames of two characters that are in use, or were and stand in registers of the old. */
static const char compound[] =
    "欧阳歐陽司马司馬上官诸葛諸葛东方東方皇甫尉迟尉遲公孙公孫慕容令狐宇文长孙長孫司徒"
    "司空夏侯轩辕軒轅端木百里东郭東郭南宫南宮呼延闻人聞人赫连赫連澹台澹臺公冶宗政濮阳"
    "濮陽淳于单于單于太叔申屠仲孙仲孫钟离鍾離鲜于鮮于闾丘閭丘亓官司寇巫马巫馬公西漆雕"
    "乐正樂正公良拓跋夹谷宰父谷梁段干东门東門南门南門西门西門左丘梁丘第五独孤獨孤完颜"
    "完顏纳兰納蘭万俟羊舌微生公羊北宫";

/* Bytes of the surname that a Chinese name begins with: one character, or a known one of two. */
static size_t
surname(struct str name)
{
	size_t one = 0, two, at = 0;

	if (!name.n)
		return 0;
	text_next(name, &one);
	if (text_length(name) < 3)
		return one;
	two = one;
	text_next(name, &two);
	while (at + two <= sizeof(compound) - 1) {
		if (memcmp(compound + at, name.p, two) == 0)
			return two;
		at += 6;
	}
	return one;
}

/* ---- showing */

static void
put_stars(struct buf *b, size_t n)
{
	while (n--)
		buf_putc(b, '*');
}

/* The first and the last characters of value, as many as said. */
static bool
put_ends(struct buf *b, struct str value, size_t first, size_t last)
{
	size_t n = text_length(value), at = 0, head, i;

	if (first + last >= n)
		return false;
	for (i = 0; i < first; i++)
		text_next(value, &at);
	head = at;
	for (; i < n - last; i++)
		text_next(value, &at);
	buf_put(b, (struct str){value.p, head});
	put_stars(b, n - first - last);
	buf_put(b, str_from(value, at));
	return true;
}

static bool
put_surname(struct buf *b, struct str name)
{
	struct str shown = {name.p, surname(name)};

	return put_ends(b, name, text_length(shown), 0);
}

/* The first n bytes of a day or a month. */
static bool
put_date(struct buf *b, struct str value, size_t n)
{
	days day;
	months month;

	if (!date_parse(value, &day) && !month_parse(value, &month))
		return false;
	buf_put(b, (struct str){value.p, n});
	return true;
}

static bool
put_band(struct buf *b, struct str value, struct ratio width)
{
	struct ratio x, from, to;

	if (!ratio_parse(value, &x) || !ratio_round(x, ROUND_FLOOR, width, &from) ||
	    !ratio_add(from, width, &to))
		return false;
	ratio_print(b, from);
	buf_puts(b, "..");
	ratio_print(b, to);
	return true;
}

bool
mask_put(struct buf *b, struct str value, const struct mask *m)
{
	switch (m->show) {
	case MASK_NONE:
		return false;
	case MASK_ALL:
		buf_put(b, value);
		return true;
	case MASK_ENDS:
		return put_ends(b, value, m->first, m->last);
	case MASK_SURNAME:
		return put_surname(b, value);
	case MASK_YEAR:
		return put_date(b, value, 4);
	case MASK_MONTH:
		return put_date(b, value, 7);
	case MASK_BAND:
		break;
	}
	return put_band(b, value, m->width);
}
