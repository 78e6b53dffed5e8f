#include "capitals.h"

static const char *const digits[] = {
	"零", "壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖"
};

/* Below 10000, without zeros before it: 1020 is 壹仟零贰拾. */
static void
put_group(struct buf *b, unsigned v)
{
	static const char *const units[] = {"仟", "佰", "拾", ""};
	bool begun = false, gap = false;
	unsigned place = 1000;

	for (int i = 0; i < 4; i++, place /= 10) {
		unsigned digit = v / place % 10;

		gap = gap || (begun && !digit);
		if (!digit)
			continue;
		if (gap)
			buf_puts(b, "零");
		buf_puts(b, digits[digit]);
		buf_puts(b, units[i]);
		begun = true;
		gap = false;
	}
}

/* 1,0000,7000 is 壹亿零柒仟: a 零 where the lower part does not fill its first place. */
static void
put_yuan(struct buf *b, uint64_t v)
{
	uint64_t unit = v >= 100000000 ? 100000000 : 10000, rest = v % unit;

	if (v < 10000) {
		put_group(b, (unsigned)v);
		return;
	}
	put_yuan(b, v / unit);
	buf_puts(b, unit == 10000 ? "万" : "亿");
	if (rest && rest < unit / 10)
		buf_puts(b, "零");
	if (rest)
		put_yuan(b, rest);
}

void
capitals_print(struct buf *b, fen v)
{
	uint64_t all = v < 0 ? -(uint64_t)v : (uint64_t)v, yuan = all / 100;
	unsigned jiao = (unsigned)(all / 10 % 10), cents = (unsigned)(all % 10);

	if (v < 0)
		buf_puts(b, "负");
	if (yuan || !all) {
		put_yuan(b, yuan);
		buf_puts(b, all ? "元" : "零元");
	}
	if (jiao) {
		buf_puts(b, digits[jiao]);
		buf_puts(b, "角");
	} else if (cents && yuan) {
		buf_puts(b, "零");
	}
	if (cents) {
		buf_puts(b, digits[cents]);
		buf_puts(b, "分");
	} else {
		buf_puts(b, "整");
	}
}
