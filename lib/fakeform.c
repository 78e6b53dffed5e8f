#include "fakeform.h"

#include "date.h"
#include "money.h"
#include "text.h"

static bool
spell_short(struct str value, struct buf *out)
{
	struct ratio x;

	if (!ratio_parse(value, &x))
		return false;
	ratio_print(out, x);
	return true;
}

static bool
spell_wan(struct str value, struct buf *out)
{
	struct ratio x;

	if (!ratio_parse(value, &x) || !ratio_div(x, RATIO(10000), &x))
		return false;
	ratio_print(out, x);
	return true;
}

static bool
spell_comma(struct str value, struct buf *out)
{
	size_t digits = str_find(value, '.');

	for (size_t i = 0; i < value.n; i++) {
		if (i && i < digits && (digits - i) % 3 == 0)
			buf_putc(out, ',');
		buf_putc(out, value.p[i]);
	}
	return true;
}

static bool
spell_yen(struct str value, struct buf *out)
{
	buf_puts(out, "￥");
	buf_put(out, value);
	return true;
}

static bool
spell_month(struct str value, const char *format, struct buf *out)
{
	months m;

	if (!month_parse(value, &m))
		return false;
	buf_printf(out, format, m / 12, m % 12 + 1);
	return true;
}

static bool
spell_dot(struct str value, struct buf *out)
{
	return spell_month(value, "%d.%02d", out);
}

static bool
spell_compact(struct str value, struct buf *out)
{
	return spell_month(value, "%d%02d", out);
}

static bool
spell_chinese(struct str value, struct buf *out)
{
	return spell_month(value, "%d年%d月", out);
}

/* Names of two characters, spread to the width of three. */
static bool
spell_spaced(struct str value, struct buf *out)
{
	size_t at = 0;

	if (text_length(value) != 2) {
		buf_put(out, value);
		return true;
	}
	text_next(value, &at);
	buf_put(out, (struct str){value.p, at});
	text_put(out, 0x3000);
	buf_put(out, str_from(value, at));
	return true;
}

static bool
spell_lower(struct str value, struct buf *out)
{
	for (size_t i = 0; i < value.n; i++)
		buf_putc(out, value.p[i] == 'X' ? 'x' : value.p[i]);
	return true;
}

static bool
spell_tick(struct str value, struct buf *out)
{
	buf_putc(out, '\'');
	buf_put(out, value);
	return true;
}

static bool
spell_fullwidth(struct str value, struct buf *out)
{
	for (size_t at = 0; at < value.n; ) {
		uint32_t c = text_next(value, &at);

		text_put(out, c > ' ' && c < 0x7f ? c - 0x20 + 0xff00 : c);
	}
	return true;
}

/* In the order they are applied in, and the format that says the same in a workbook. */
static const struct {
	const char *word;
	bool (*spell)(struct str value, struct buf *out);
	const char *format;
} spellings[] = {
	{"short", spell_short, "General"},
	{"wan", spell_wan, "0.0000##"},
	{"comma", spell_comma, "#,##0.00"},
	{"yen", spell_yen, "\"￥\"#,##0.00"},
	{"dot", spell_dot, "yyyy.mm"},
	{"compact", spell_compact, "yyyymm"},
	{"chinese", spell_chinese, "yyyy\"年\"m\"月\""},
	{"spaced", spell_spaced, NULL},
	{"lower", spell_lower, NULL},
	{"tick", spell_tick, NULL},
	{"fullwidth", spell_fullwidth, NULL},
};

#define SPELL_WAN (1U << 1)	/* its place above: it changes the number, not its looks */

static bool
flag(struct fakeform *form, struct str word)
{
	const struct {
		const char *word;
		bool *flag;
	} flags[] = {
		{"merged", &form->merged}, {"text", &form->text}, {"date", &form->date},
		{"hidden", &form->hidden},
	};

	for (size_t i = 0; i < COUNT(flags); i++)
		if (str_eq(word, str_of(flags[i].word)))
			return *flags[i].flag = true;
	return false;
}

static bool
parse_word(struct fakeform *form, struct str word)
{
	if (str_find(word, '=') < word.n) {
		form->pairs = word;
		return true;
	}
	if (flag(form, word))
		return true;
	for (unsigned i = 0; i < COUNT(spellings); i++) {
		if (str_eq(word, str_of(spellings[i].word))) {
			form->words |= 1U << i;
			return true;
		}
	}
	return false;
}

bool
fakeform_parse(struct fakeform *form, struct str text)
{
	struct str word;

	*form = (struct fakeform){0};
	while (str_cut(&text, ' ', &word))
		if (word.n && !parse_word(form, word))
			return false;
	return true;
}

/* The right side of the pair whose left side is value, else value. */
static struct str
translate(struct str pairs, struct str value)
{
	struct str pair;

	while (str_cut(&pairs, ',', &pair)) {
		size_t equals = str_find(pair, '=');

		if (equals < pair.n && str_eq((struct str){pair.p, equals}, value))
			return str_from(pair, equals + 1);
	}
	return value;
}

/* value through those spellings that are both in the form and among `words`. */
static bool
spell(const struct fakeform *form, unsigned words, struct str value, struct buf *out)
{
	struct buf scratch[2] = {{0}};
	bool good = true;
	int which = 0;

	value = translate(form->pairs, value);
	for (unsigned i = 0; good && value.n && i < COUNT(spellings); i++) {
		if (!(form->words & words & 1U << i))
			continue;
		struct buf *next = &scratch[which ^= 1];
		buf_reset(next);
		good = spellings[i].spell(value, next);
		value = buf_str(next);
	}
	buf_put(out, value);
	buf_free(&scratch[0]);
	buf_free(&scratch[1]);
	return good;
}

bool
fakeform_spell(const struct fakeform *form, struct str value, struct buf *out)
{
	return spell(form, ~0U, value, out);
}

/* The format of the last spelling that has one, or else. */
static const char *
format_of(const struct fakeform *form, const char *otherwise)
{
	for (unsigned i = 0; i < COUNT(spellings); i++)
		if (form->words & 1U << i && spellings[i].format)
			otherwise = spellings[i].format;
	return otherwise;
}

bool
fakeform_cell(const struct fakeform *form, enum fakeholds what, struct str value,
    struct buf *out, struct fakecell *cell)
{
	cell->format = "@";
	if (what == HOLDS_MONTH && form->date && value.n) {
		cell->kind = FAKE_MONTH;
		cell->format = format_of(form, "yyyy-mm");
		buf_put(out, value);
		return true;
	}
	if ((what != HOLDS_COUNT && what != HOLDS_YUAN) || form->text || !value.n)
		return spell(form, ~0U, value, out);
	cell->kind = FAKE_NUMBER;
	cell->format = format_of(form, what == HOLDS_YUAN ? "0.00" : NULL);
	return spell(form, SPELL_WAN, value, out);
}
